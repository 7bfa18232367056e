"""Makes the canonical text of a file's `text`, and brings all other words of the file into the same form."""

from __future__ import annotations

import re
import unicodedata

# Characters of scripts written without spaces between words, and the punctuation that stands among them:
# Thai, Lao, Tibetan, Burmese, Khmer, Tai, Kana, Bopomofo, Han, Yi, and the full-width and half-width forms of
# these. (Search needs no punctuation, and the reading pace Kana and Han alone: they have sets of their own.)
UNSPACED = (
    "\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1780-\u17ff\u1950-\u19df\u1a20-\u1aaf\u2e80-\u312f\u31a0-\u9fff"
    "\ua000-\ua4cf\ua9e0-\ua9ff\uaa60-\uaadf\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40"
    "\uff5b-\uff9f\U00011700-\U0001174f\U0001aff0-\U0001b16f\U00020000-\U0003ffff"
)
LONG = 100_000
"""Characters of a text that are looked at together: no second copy of a long one is made only to see what it is."""
_BREAK = "\n\n"
# Beyond Latin on both sides: compiled in a hundredth of the time that all those ranges take.
_PERHAPS_UNSPACED = "\n(?<=[^\x00-\xff]\n)(?=[^\x00-\xff])"


def canonical(text: str) -> str:
    """Paragraphs joined by one blank line, soft wraps and runs of spaces undone, in NFC; often `text` itself."""
    if "\r" in text:
        text = text.replace("\r\n", "\n")
    text = text.replace("\t", " ").strip(" \n")
    joined = _joined(text)
    if joined is not None:
        return joined
    if "  " in text:
        text = re.sub(" {2,}", " ", text)
    text = text.replace(" \n", "\n").replace("\n ", "\n")
    if "\n\n\n" in text:
        text = re.sub("\n{3,}", "\n\n", text)
    return _joined(text) or ""


def _joined(text: str) -> str | None:
    """The canonical form of a text that has soft wraps, but no space or blank line too many; None of any other."""
    unwrap = None
    if not text.isascii() and re.search(_PERHAPS_UNSPACED, text) is not None:
        without_space = re.compile(f"\n(?<=[{UNSPACED}]\n)(?=[{UNSPACED}])")
        unwrap = without_space if without_space.search(text) is not None else None
    pieces, is_same, end = [], True, -len(_BREAK)
    while end < len(text):
        start, end = end + len(_BREAK), text.find(_BREAK, end + LONG)
        end = len(text) if end < 0 else end
        piece = text[start:end]
        joined = _joined_piece(piece, unwrap)
        if joined is None:
            return None
        pieces.append(joined)
        is_same = is_same and joined == piece
    return text if is_same else _BREAK.join(pieces)


def _joined_piece(piece: str, unwrap: re.Pattern[str] | None) -> str | None:
    """The same of some paragraphs; `unwrap` finds soft wraps that leave no space, None where there are none."""
    written = piece.split(_BREAK)
    lines = [paragraph.replace("\n", " ") for paragraph in written]
    if not all(lines) or any("  " in line or line[0] == " " or line[-1] == " " for line in lines):
        return None
    if unwrap is not None:
        lines = [unwrap.sub("", paragraph).replace("\n", " ") for paragraph in written]
    return composed(_BREAK.join(lines))


def one_line(text: str) -> str:
    """A value that is shown on one line: every run of spaces, tabs and line breaks is one space."""
    if not _is_tidy(text):
        text = canonical(text).replace("\n\n", " ")
    return composed(text)


def words(text: str) -> str:
    """The words of an anchor, in the form in which the canonical text has them."""
    return composed(text) if _is_tidy(text) else canonical(text)


def _is_tidy(text: str) -> bool:
    """Whether there is no space or line break to undo. Four searches in C, for one in `re` takes thrice as long."""
    return (
        "\n" not in text
        and "  " not in text
        and "\t" not in text
        and "\r" not in text
        and text[:1] != " "
        and text[-1:] != " "
    )


def composed(text: str) -> str:
    """`text` in NFC; `text` itself where it is that already."""
    if text.isascii() or (len(text) > LONG and _is_composed(text)):
        return text
    return unicodedata.normalize("NFC", text)


def _is_composed(text: str) -> bool:
    """Whether `text` is in NFC. By lines: where it can't be seen at a glance, a copy is made and compared."""
    start, end = 0, 0
    while end < len(text):
        start, end = end, text.find("\n", end + LONG) + 1 or len(text)
        if not unicodedata.is_normalized("NFC", text[start:end]):
            return False
    return True
