"""Prepares a page's markup for reading: signs where tags stand for signs, and no words that were struck out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_MARKS = {  # around a quotation, and around one in it
    "cs": "„“‚‘",
    "da": "»«›‹",
    "de": "„“‚‘",
    "el": "«»“”",
    "es": "«»“”",
    "fi": "””’’",
    "fr": "«»“”",
    "it": "«»“”",
    "ja": "「」『』",
    "no": "«»‘’",
    "nb": "«»‘’",
    "pl": "„”«»",
    "pt": "«»“”",
    "ru": "«»„“",
    "sv": "””’’",
    "uk": "«»„“",
}
_ENGLISH = "“”‘’"
_ANY_MARK = frozenset("“”„‟«»‹›‘’‚\"'「『")
_SUPERSCRIPTS = str.maketrans("0123456789+-−=()ni", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ⁿⁱ")
_SUBSCRIPTS = str.maketrans("0123456789+-−=()", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎")
_SIGNS = re.compile(r"[0-9+\-−=()ni]{1,6}")
_NOTE = re.compile(r"\[?[\d,–-]{1,7}\]?|[a-z]|\[[^\]]{1,20}\]|[*†‡§¶]+", re.IGNORECASE)
_DASHES = frozenset("—–-―")
_CLOSING = ('"', "”", "“", "»", "’", "'", "」")
_DEGREE = re.compile(r",\s(?:[A-Z][A-Za-z]{0,2}\.){1,3}$")
_LONGEST_NAME = 8  # words of who signs a quotation
_DOUBLE_MARKS = frozenset('“”„‟«»"「『')
_NO_SPEECH = ("ul", "ol", "table", "h1", "h2", "h3", "h4", "img", "iframe", "blockquote")
_LONGEST_QUOTATION = 4_000  # code points; more is set apart for another reason
_PLAIN_NOTE = re.compile(r"\[?\d{1,3}\]?|\[[a-z]\]|[*†‡§¶]+", re.IGNORECASE)
_NOTE_CLASS = re.compile(r"foot|note|(?:^|[\s_-])ref|citation|cite", re.IGNORECASE)
_COUNTED = re.compile(
    r"(?:\d|(?<![^\W\d_])[kcmdµμ]?m|(?<![^\W\d_])(?:ft|in|yd|mi|[a-zA-Z])|[)\]])$"
)  # 10, km, x
_CREDITS = ("copyrightHolder", "creditText", "copyrightNotice")
_CREDIT_CLASS = re.compile(
    r"credit|copyright|photographer|attribution|(?:^|[\s_-])source(?=$|[\s_-])", re.IGNORECASE
)
_CAPTION_CLASS = re.compile(r"(?:^|[\s_-])caption(?:-?text)?(?=$|\s)", re.IGNORECASE)
_YEAR = re.compile(r"(?<!\d)(?:1[5-9]|20)\d\d$")
_QUOTING = ("blockquote", "q")
_PICTURES = ("img", "picture", "video", "audio", "iframe", "svg", "object", "embed", "canvas", "table", "pre")
_LONGEST_STRUCK = 300  # code points; more of it is no correction, but how a page looks


def mend(root: HtmlElement, language: str | None) -> None:
    """The tree of a page with its quotation marks, superscripts, corrections and quotations in figures as text."""
    for element in list(root.iter("del", "s", "strike")):
        if len(element.text_content()) <= _LONGEST_STRUCK:
            element.drop_tree()
    for element in list(root.iter("ins")):
        element.drop_tag()
    for element in list(root.iter("q")):
        _quote(element, language)
    for element in list(root.iter("q")):
        element.drop_tag()
    for element in list(root.iter("sup")):
        if element.getparent() is not None:  # else it was in one that is characters now
            _raise(element)
    for element in list(root.iter("sub")):
        if element.getparent() is not None:
            _replace(element, element.text_content(), _SUBSCRIPTS)
    for caption in list(root.iterfind(".//span[@class]")):
        named = _CAPTION_CLASS.search(caption.get("class", ""))
        if named and next(caption.iterancestors("figcaption"), None) is None:
            caption.tag = "figcaption"  # no part of the sentence that it stands in
    for caption in root.iter("figcaption"):
        for credit in [each for each in caption.iterdescendants() if _is_credit(each)]:
            if credit.getparent() is not None:
                credit.drop_tree()
    for figure in root.iter("figure"):
        _open(figure)
    for quotation in root.iter("blockquote"):
        _quote_block(quotation, language)
    for aside in root.iter("aside"):
        _sources(aside)


def _quote(element: HtmlElement, language: str | None) -> None:
    """A `q` without its tag, between the quotation marks of its language, where it has none of its own."""
    written = element.text_content().strip()
    if written and written[0] not in _ANY_MARK:
        inner = sum(1 for _ in element.iterancestors("q")) % 2
        _open_quotation(element, _marks(language)[2 * inner])
        _close_quotation(element, _marks(language)[2 * inner + 1])


def _marks(language: str | None) -> tuple[str, str, str, str]:
    """The marks around a quotation, and around one in it."""
    code = (language or "").lower().partition("-")[0]
    marks = _MARKS.get(code, _ENGLISH)
    space = "\u00a0" if code == "fr" else ""
    return marks[0] + space, space + marks[1], marks[2], marks[3]


def _open_quotation(element: HtmlElement, mark: str) -> None:
    element.text = mark + (element.text or "").lstrip()


def _close_quotation(element: HtmlElement, mark: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "").rstrip() + mark
    else:
        element.text = (element.text or "").rstrip() + mark


def _quote_block(quotation: HtmlElement, language: str | None) -> None:
    """A `blockquote` in quotation marks where it has none; a dash before who said it."""
    sources = _sources(quotation)
    if next(quotation.iterdescendants(*_NO_SPEECH), None) is not None:
        return
    paragraphs = [each for each in quotation.iter("p") if each not in sources and each.text_content().strip()]
    said = "".join(each.text_content() for each in paragraphs) or quotation.text_content()
    if len(said) > _LONGEST_QUOTATION or any(mark in said for mark in _DOUBLE_MARKS):
        return
    opening, closing, _, _ = _marks(language)
    for paragraph in paragraphs:
        _open_quotation(paragraph, opening)
    if paragraphs:
        _close_quotation(paragraphs[-1], closing)
    elif sources and (quotation.text or "").strip():
        _open_quotation(quotation, opening)
        _close_before(sources[0], closing)
    elif said.strip() and not sources:
        _open_quotation(quotation, opening)
        _close_quotation(quotation, closing)


def _sources(quotation: HtmlElement) -> list[HtmlElement]:
    """What in a quotation says whose it is, each a paragraph of its own now, behind a dash."""
    sources = [
        *quotation.iter("footer"),
        *(each for each in quotation.iter("cite") if _is_last(each, quotation)),
    ]
    *before, last = [quotation, *quotation.iter("p")]
    if before and (last.text_content().strip()[:1] in _DASHES or _is_signature(last, before[-1])):
        sources.append(last)
    for source in sources:
        source.tag = "p"  # who said it, not what stands below a page
        _sign(source)
    return sources


def _is_signature(last: HtmlElement, before: HtmlElement) -> bool:
    """Whether the last paragraph of a quotation is a name below words in quotation marks."""
    said, name = before.text_content().strip(), last.text_content().strip()
    return (
        before.tag == "p"
        and said[-1:] in _CLOSING
        and name[:1].isupper()
        and len(name.split()) <= _LONGEST_NAME
        and not name.endswith(("!", "?", ":", *_CLOSING))
        and (name[-1:] != "." or bool(_DEGREE.search(name)))
    )


def _close_before(element: HtmlElement, mark: str) -> None:
    previous, parent = element.getprevious(), element.getparent()
    if previous is not None:
        previous.tail = (previous.tail or "").rstrip() + mark
    elif parent is not None:
        parent.text = (parent.text or "").rstrip() + mark


def _is_last(element: HtmlElement, whole: HtmlElement) -> bool:
    """Whether nothing follows an element in the whole that it is in."""
    while element is not whole:
        parent = element.getparent()
        if (element.tail or "").strip() or element.getnext() is not None or parent is None:
            return False
        element = parent
    return True


def _sign(source: HtmlElement) -> None:
    written = source.text_content().strip()
    if written and written[0] not in _DASHES:
        source.text = "— " + (source.text or "").lstrip()


def _raise(element: HtmlElement) -> None:
    """A `sup` as superscript characters; nothing where it is the mark of a note."""
    written = element.text_content().strip()
    classes = f"{element.get('class', '')} {element.get('id', '')}"
    links = [link.get("href", "") for link in element.iter("a")]
    parent = element.getparent()
    if parent is not None and parent.tag == "a":
        links.append(parent.get("href", ""))
    points = bool(_NOTE_CLASS.search(classes))
    linked = bool(links) or points
    if (_NOTE if linked else _PLAIN_NOTE).fullmatch(written) and (
        linked or not _COUNTED.search(_before(element)) or _YEAR.search(_before(element))
    ):
        element.drop_tree()
    else:
        _replace(element, written, _SUPERSCRIPTS)


def _before(element: HtmlElement) -> str:
    """The words right before an element, within its parent."""
    previous = element.getprevious()
    if previous is not None:
        return (
            previous.tail or previous.text_content() if isinstance(previous.tag, str) else previous.tail or ""
        )
    parent = element.getparent()
    return "" if parent is None else parent.text or ""


def _replace(element: HtmlElement, written: str, signs: dict[int, int]) -> None:
    if _SIGNS.fullmatch(written.strip()):
        for child in list(element):
            child.drop_tree()
        element.text = written.strip().translate(signs)
    element.drop_tag()


def _is_credit(element: HtmlElement) -> bool:
    """Whether it says whose picture it is."""
    if not isinstance(element.tag, str):
        return False
    return element.get("itemprop") in _CREDITS or bool(_CREDIT_CLASS.search(element.get("class", "")))


def _open(figure: HtmlElement) -> None:
    """A figure as a part of the text where it holds a quotation, or nothing but text."""
    quoting = next(figure.iter(*_QUOTING), None) is not None
    if quoting or next(figure.iter(*_PICTURES), None) is None:
        figure.tag = "div"
        _sources(figure)
        figure.attrib.clear()
        for caption in list(figure.iter("figcaption")):
            if quoting:
                _sign(caption)
            caption.tag = "p" if next(caption.iter("p", "div", "blockquote"), None) is None else "div"
            caption.attrib.clear()
