"""Finds who wrote a page: those that most of its JSON-LD, its `meta` and its bylines agree on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from reader.intake.dateline import MONTH
from reader.intake.pages.extracted import folded_words
from reader.intake.pages.zones import Zone, zone_of

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

    from reader.intake.pages.blocks import Block

_BY = re.compile(
    r"^\W*(?:(?:written|words|posted|reported|reporting|story|analysis|opinion|article)\s+)?"
    r"(?:by|von|par|por|di|da|text|author|autor|auteur|автор|作者)\s*[:︱|]?\s+|^作者\s*[:︱|：]?\s*|^\W*(?:by|author|autor|text)\s*:\s*",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*[;|·•\n/]\s*|\s+(?:and|und|et|y|e|och|og|en|with|mit|avec)\s+|\s*&\s*", re.IGNORECASE)
_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]+")
_COMMA = re.compile(r"\s*,\s*")
_END = re.compile(
    rf"\s*(?:[\u2013\u2014|\[<@]|\d|https?:|\b(?:updated|published|posted|last|email|follow|view|photographs?|edited|illustrat\w+)\b"
    rf"|\b(?:{MONTH})\.?\s+\d|\s(?:for|at|in|on|of|is|from|před|發表在|mis à jour)\s).*$",
    re.IGNORECASE | re.DOTALL,
)
_ROLE = re.compile(
    r"\b(?:correspondent|reporter|editor|writer|columnist|contributor|critic|journalist|staff|producer|bureau|chief|desk|photographer|"
    r"korrespondent(?:in)?|redakteur(?:in)?|redaktion|autor(?:in)?|correspondant|journaliste|officer|analyst|director|president|technologist"
    r"|project|university|institute|department|college|foundation)\b",
    re.IGNORECASE,
)
_DEGREE = re.compile(
    r"(?:M\.?D|Ph\.?D|M\.?A|M\.?Sc|B\.?A|B\.?Sc|R\.?N|R\.?D|J\.?D|M\.?P\.?H|D\.?O|Jr|Sr|I{2,3}|MBA|CFA|Esq)\.?"
)
_JUNK = frozenset(
    "username admin administrator author authors editor editors guest user unknown anonymous null none undefined"
    " contact comments share email print subscribe redaktion name webmaster root test staff home about".split()
)
_WEEKDAY = re.compile(r"(?:mon|tue(?:s)?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\b", re.IGNORECASE)
_JUNK_WORDS = re.compile(
    r"\b(?:follow|email|click|read|more|login|log in|sign|subscribe|view|comments?|updated|minutes?|share)\b",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_][\w.’'`-]*(?:\s(?:[^\W\d_][\w.’'`-]*|\([\w. ]+\)(?=\s))){0,5}")
_LINE = re.compile(
    r"(?:(?:story|text|words|report(?:ing|ed)?|written|posted) )?(?:by|von|par|por|di) [^\W\d_]",
    re.IGNORECASE,
)
_CLASS = re.compile(
    r"(?:^|[\s_-])(?:by-?line|authors?|author-?name|contributor|writer|creator|byl)(?=$|[\s_-])",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:^|[\s_-])author-?(?:views?|counts?|notes?|follow\w*|avatars?|images?|img|pic\w*|thumb\w*|links?|social|email|twitter)(?=$|[\s_-])",
    re.IGNORECASE,
)  # what stands beside an author's name
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NAMING = tuple("a address author b cite div em h3 h4 h5 i li p section span strong".split())
_LONGEST_LIST = 500  # code points of a value that may name many
_LONGEST_BYLINE = 160  # code points of an element that names authors
_NEAR, _SHORT = 14, 16  # blocks in which a byline is looked for, and words of one
_NAME_COUNTS = 0.02  # of two lists that agree as much, the one that others name more of
_BRAND = 0.1  # how much it counts that a site names itself
_MOST = 12  # authors; a page that names more lists its staff


def authors_in(
    root: HtmlElement,
    data: Sequence[Sequence[str]],
    meta: Sequence[Sequence[str]],
    byline: Sequence[str],
    sites: Sequence[str] = (),
    story: Sequence[Block] = (),
) -> tuple[str, ...]:
    """The authors that most sources agree on: of JSON-LD, of `meta`, of marked bylines, of a line “By …”.

    A name of `sites` counts where nobody else is named. What holds the `story` is no part of the page beside it.
    """
    holding = {each for block in story[:1] for each in block.element.iterancestors()}
    brands = {_key(site) for site in sites}
    sources = [
        *(_Source("data", 3.0, _distinct(said, listed=True)) for said in data),
        *(_Source("meta", 2.0 - 0.01 * at, _distinct(said)) for at, said in enumerate(meta)),
        *(_Source(kind, weight, _distinct(said)) for kind, weight, said in _marked(root, holding)),
        _Source("line", 1.5, _distinct(byline)),
    ]
    sources = [
        source._replace(weight=_BRAND) if source.keys <= brands else source
        for source in sources
        if source.names
    ]
    best = max(sources, key=lambda source: _agreement(source, sources), default=None)
    return best.names[:_MOST] if best else ()


class _Source(NamedTuple):
    """Names by one of the ways in which a page says them, and how much that counts."""

    kind: str
    weight: float
    names: tuple[str, ...]

    @property
    def keys(self) -> set[str]:
        return {_key(name) for name in self.names}


def _agreement(source: _Source, sources: Sequence[_Source]) -> float:
    """How much a source counts with all other kinds that name somebody of its names."""
    others = [other for other in sources if other.kind != source.kind]
    agreeing: dict[str, float] = {}
    for other in others:
        if source.keys & other.keys:
            agreeing[other.kind] = max(agreeing.get(other.kind, 0), other.weight)
    known = {key for other in others for key in other.keys}
    named = len(source.keys & known) - len(source.keys - known)
    return source.weight + sum(agreeing.values()) + _NAME_COUNTS * named


def bylines_in(blocks: Sequence[Block], story: Sequence[Block]) -> list[str]:
    """The short lines “By …” around the beginning of a story and right behind its end."""
    if not story:
        return []
    first = next(at for at, block in enumerate(blocks) if block is story[0])
    last = next(at for at, block in enumerate(blocks) if block is story[-1])
    top = next((at for at, block in enumerate(blocks) if block.tag == "h1"), first)
    near = [*blocks[top : top + _NEAR], *blocks[max(0, first - _NEAR) : first + 8], *blocks[last : last + 3]]
    return [block.text for block in near if block.words <= _SHORT and _LINE.match(block.text)][:2]


def names_in(written: str, *, listed: bool = False) -> Iterator[str]:
    """The names in a byline, without roles, dates and addresses; `listed`: it is one author of a list."""
    line = " ".join(written[:_LONGEST_LIST].split())
    if not line or line.lower().startswith(("http", "www.", "@")):
        return
    line = _BRACKETS.sub("", _BY.sub("", _EMAIL.sub("", line))).strip()
    pieces = [part for piece in _AND.split(line) for part in _before_roles(_COMMA.split(piece))]
    inverted = _inverted(line)
    if inverted is not None:
        pieces = [inverted]
    whole = any(" " in piece for piece in pieces)
    for at, piece in enumerate(pieces):
        if at and whole and " " not in piece and piece.isascii():
            continue  # By Ana Lind, Ostvik
        if " " not in piece and any(char.isdigit() for char in piece):
            continue  # what someone signs in with
        if _WEEKDAY.match(piece) and any(char.isdigit() for char in piece):
            continue
        name = _END.sub("", _BY.sub("", piece)).strip(" .,;:-–—*•|“”\"'()[]")
        if _is_name(name, loose=listed and not at):
            yield name


def _before_roles(pieces: list[str]) -> Iterator[str]:
    """The pieces between commas up to one that says what somebody is: where that is follows."""
    for at, piece in enumerate(pieces):
        if at and _ROLE.search(piece):
            return
        yield piece


def _inverted(line: str) -> str | None:
    """Lind, Ana Maria → Ana Maria Lind."""
    match = re.fullmatch(r"([^\W\d_][\w’'-]+), ((?:[^\W\d_][\w.’'-]*)(?: [^\W\d_][\w.’'-]*){0,2})", line)
    if (
        match is None
        or _ROLE.search(match[2])
        or _DEGREE.fullmatch(match[2])
        or not match[2][0].isupper()
        or (len(match[2]) > 2 and match[2].isupper())
    ):
        return None
    return f"{match[2]} {match[1]}"


def _is_name(name: str, *, loose: bool) -> bool:
    if not name or not _NAME.fullmatch(name) or name.casefold() in _JUNK or _DEGREE.fullmatch(name):
        return False
    if _JUNK_WORDS.search(name) or (_ROLE.search(name) and not loose):
        return False
    return loose or not name[0].islower()


def _distinct(said: Sequence[str], *, listed: bool = False) -> tuple[str, ...]:
    """Every name once; of two that only differ in capitals the one that isn't all in capitals."""
    names: dict[str, str] = {}
    for written in said:
        for name in names_in(written, listed=listed):
            key = _key(name)
            if key not in names or names[key].isupper():
                names[key] = name
    return tuple(names.values())


def _key(name: str) -> str:
    return " ".join(folded_words(name))


def _marked(root: HtmlElement, holding: set[_Element]) -> Iterator[tuple[str, float, list[str]]]:
    """Elements that the page marks as its author or byline, the surest kind first; none of comments and menus."""
    rel: list[str] = []
    prop: list[str] = []
    named: list[str] = []
    for element in root.iter(*_NAMING):
        attributes = element.attrib
        if not attributes:
            continue
        is_rel = "author" in attributes.get("rel", "").split()
        is_prop = "author" in attributes.get("itemprop", "").split()
        classes = _CAMEL.sub("-", f"{attributes.get('class', '')} {attributes.get('id', '')}")
        is_named = bool(_CLASS.search(classes)) and not _NO_NAME.search(classes)
        if not (is_rel or is_prop or is_named) or _is_elsewhere(element, holding, in_asides=not is_prop):
            continue
        text = _named_in(element)
        if 2 < len(text) <= _LONGEST_BYLINE:
            (rel if is_rel else prop if is_prop else named).append(text)
    for kind, found in (("rel", rel), ("property", prop)):
        if found:
            yield kind, 2.0, list(dict.fromkeys(found))[:_MOST]
    for at, text in enumerate(dict.fromkeys(named)):
        if at < 3:
            yield "class", 1.2 - 0.1 * at, [text]


def _named_in(element: HtmlElement) -> str:
    """The words of an element, or of what is marked as names in it; part by part, where there is no name in them."""
    marked = [
        text
        for inner in element.iterdescendants()
        if isinstance(inner.tag, str)
        and ("name" in inner.get("itemprop", "").split() or "author" in inner.get("rel", "").split())
        and (text := " ".join(inner.text_content().split()))
    ]
    if marked:
        return "; ".join(dict.fromkeys(marked))
    parts = [" ".join(part.split()) for part in element.itertext()]
    whole = " ".join(filter(None, parts))
    if len(whole) > _LONGEST_BYLINE or next(names_in(whole), None) is not None:
        return whole
    return "; ".join(filter(None, parts))


def _is_elsewhere(element: HtmlElement, holding: set[_Element], *, in_asides: bool) -> bool:
    zones = {zone_of(each) for each in [element, *element.iterancestors()] if each not in holding}
    return Zone.OUTSIDE in zones or (in_asides and Zone.ASIDE in zones)
