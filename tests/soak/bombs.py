"""Files that are small to write and dear to read: what `reader check` has to refuse in half a second and 200 MB.

Each is made when it is asked for, of as many bytes as are wanted: none of them is worth keeping.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from tests.soak.checking import MEMORY, SECONDS

FULL = 60_000_000
"""Bytes: nearly as many as a file may have."""
SECONDS_A_MEGABYTE, MEMORY_A_MEGABYTE = 0.75, 50_000_000
"""What a file may cost besides that only its end settles: twice what a faultless one costs that is all annotations."""

_HEAD = b"format: 1\nheadline: News\n"
_TEXT = _HEAD + b"text: |-\n  One two three. The mayor said so.\n"
_DEEP = 20
_MARKS = "\u0301\u0316".encode()


@dataclass(frozen=True, slots=True)
class Bomb:
    """`make` takes the bytes wanted. `honest`: it might be an article until its end, so its size is paid for."""

    make: Callable[[int], bytes]
    honest: bool = False

    def bars(self, size: int) -> tuple[float, float]:
        """What a bomb of that size may cost: seconds and bytes."""
        megabytes = size / 1e6 if self.honest else 0
        return SECONDS + SECONDS_A_MEGABYTE * megabytes, MEMORY + MEMORY_A_MEGABYTE * megabytes


def _filled(start: bytes, piece: bytes, end: bytes = b"") -> Bomb:
    """One piece again and again."""
    return Bomb(lambda size: start + piece * max((size - len(start) - len(end)) // len(piece), 1) + end)


def _numbered(start: bytes, form: bytes, end: bytes = b"") -> Bomb:
    """A piece with a number in it, another each time."""

    def made(size: int) -> bytes:
        number = max((size - len(start) - len(end)) // (len(form) + 6), 1)
        return start + b"".join([form % each for each in range(number)]) + end

    return Bomb(made)


def _split(size: int, start: bytes, piece: bytes, middle: bytes) -> bytes:
    """A quarter of the pieces, something, and all the others."""
    return start + piece * (size // 4) + middle + piece * (size * 3 // 4)


def _long_values(size: int) -> bytes:
    """Words in a million bytes each, and none of them in the text."""
    note = b"- note: x\n  text: " + b"one " * 225_000 + b"\n"
    return _TEXT + b"notes:\n" + note * (size // len(note)) + b"- note: x\n"


def _addresses(size: int) -> bytes:
    """Long addresses with a space at their end."""
    form = b"  p%d: {name: X, url: 'http://" + b"a." * 4_000 + b" '}\n"
    return _TEXT + b"people:\n" + b"".join([form % number for number in range(size // len(form) + 1)])


def _nearly_named(size: int) -> bytes:
    """A text of one word, and names that are that word up to their last."""
    names = [b"  p%d: {name: %sit, x: y}\n" % (number, b"so " * number) for number in range(1, 800)]
    return _HEAD + b"text: |-\n  " + b"so " * (size // 6) + b"\npeople:\n" + b"".join(names)


def _nested(size: int) -> bytes:
    """Names each of which begins with all those before it, and a text that goes on otherwise."""
    names = [b"  p%d: {name: so%s, x: y}\n" % (number, b" so" * number) for number in range(800)]
    return (
        _HEAD + b"text: |-\n  " + (b"so " * 300 + b"to ") * (size // 1_800) + b"\npeople:\n" + b"".join(names)
    )


def _everybody(size: int) -> bytes:
    """Hundreds for all of whom one word stands, at thousands of places."""
    form = b"  p%d: {name: Nobody, x: y, mentions: [{text: he, nth: all}]}\n"
    people = b"".join([form % number for number in range(500)])
    return _HEAD + b"text: |-\n  " + b"he " * (size // 3) + b"\npeople:\n" + people


def _one_paragraph(size: int) -> bytes:
    """Thousands of quotes in one paragraph, each with the cue that all have."""
    number = size // 110
    form = b"- {speaker: ana, type: direct, text: '\"So,\"', at: {nth: %d}, cue: said, mention: he}\n"
    quotes = b"".join([form % (each + 1) for each in range(number)])
    return (
        _HEAD
        + b"text: |-\n  "
        + b'"So," he said. ' * number
        + b"\npeople:\n  ana: {nam: Ana}\nquotes:\n"
        + quotes
    )


def _wide(encoding: str) -> Bomb:
    return Bomb(lambda size: ("a: b\n" * (size // 10)).encode(encoding))


def _honest(most: int, make: Callable[[int], bytes]) -> Bomb:
    return Bomb(lambda size: make(min(size, most)), honest=True)


def _begun(start: bytes) -> Bomb:
    """What is refused at its beginning, with as much more behind it as is wanted.

    Nesting is a little deeper than the 16 levels that are allowed, aliases are a few: that proves our guards, and no
    file made here is one that other software can't bear.
    """
    return _filled(start, b"b: and so on\n")


def _circle(size: int) -> bytes:
    """Events, each after the next one, and the last after the first."""
    number = size // 72
    form = b"- {id: e%d, title: x, basis: background, order: {after: [e%d]}}\n"
    return _TEXT + b"events:\n" + b"".join([form % (n, (n + 1) % number) for n in range(number)])


def _slips(size: int) -> bytes:
    """People, and as many quotes whose speakers are nearly one of them."""
    number = size // 100
    people = b"".join([b"  person-%d: {name: Nobody %d}\n" % (n, n) for n in range(number)])
    form = b"- {speaker: persn-%d, type: direct, text: One two three}\n"
    return _TEXT + b"people:\n" + people + b"quotes:\n" + b"".join([form % n for n in range(number)])


def _word(size: int) -> bytes:
    """One giant word, and thousands of words that might be in it."""
    notes = b"".join([b"- {text: %s, note: x}\n" % (b"ab" * 40 + b"%d" % n) for n in range(5_000)])
    return _HEAD + b"text: |-\n  " + b"ab" * (size // 2) + b"\nnotes:\n" + notes


def _missing(size: int) -> bytes:
    """A long text, and thousands of passages that are nearly in it."""
    text = b"".join([b"  the council of the harbour said number %d again\n" % n for n in range(size // 60)])
    form = b"- {text: the council of a harbor said nmber %d again, note: x}\n"
    return _HEAD + b"text: |-\n" + text + b"notes:\n" + b"".join([form % n for n in range(5_000)])


def _crowded(size: int) -> bytes:
    """One word throughout, and thousands that ask for one of its places."""
    return _HEAD + b"text: |-\n  " + b"so " * (size // 3) + b"\nnotes:\n" + b"- {text: so, note: x}\n" * 5_000


def _shared(size: int) -> bytes:
    """Thousands of people with one name, which is the whole text."""
    people = b"".join([b"  p%d: {name: Ana}\n" % n for n in range(5_000)])
    return _HEAD + b"text: |-\n  " + b"Ana " * (size // 4) + b"\npeople:\n" + people


BOMBS: Mapping[str, Bomb] = MappingProxyType({
    "open brackets": _begun(b"a: " + b"[" * _DEEP + b"]" * _DEEP + b"\n"),
    "open braces": _begun(b"a: " + b"{a: " * _DEEP + b"}" * _DEEP + b"\n"),
    "dashes": _begun(b"a:\n" + b"- " * _DEEP + b"x\n"),
    "question marks": _begun(b"? " * _DEEP + b"x\n"),
    "indented keys": _begun(b"".join(b" " * depth + b"a:\n" for depth in range(_DEEP))),
    "billion laughs": _begun(b"a: &a x\nb: &b [*a, *a]\nc: &c [*b, *b]\n"),
    "aliases": _begun(b"a: &a x\nb: [*a, *a, *a]\n"),
    "anchors": _filled(b"b: [", b"&a x,", b"]\n"),
    "tags": _filled(b"b: [", b"!!str x,", b"]\n"),
    "merge keys": _filled(b"", b"<<: {a: b}\n"),
    "merged twice": _begun(b"a: &a {x: y}\nb: &b {<<: [*a, *a]}\nc: {<<: [*b, *b]}\n"),
    "a million keys": _numbered(b"", b"k%d: v\n"),
    "a million keys in braces": _numbered(b"{", b"k%d: v,", b"}"),
    "a million unknown keys of a person": _numbered(_TEXT + b"people:\n  ana:\n    name: x\n", b"    nam%d: v\n"),
    "the same key": _filled(b"", b"a: b\n"),
    "documents": _filled(b"", b"--- a\n"),
    "a list at the root": _filled(b"", b"- x\n"),
    "quotes with every fault": _filled(_TEXT + b"quotes:\n", b"- {speaker: x, type: y, txt: z}\n"),
    "quotes with a hundred keys": _filled(
        _TEXT + b"quotes:\n", b"- {%s}\n" % b", ".join([b"k%d: v" % number for number in range(100)])
    ),
    "lists of people": _filled(_TEXT + b"people:\n  ana:\n", b"  - [%s]\n" % (b"x," * 1_000)),
    "lists under no key": _filled(_TEXT + b"kwotes: [", b"[a, b, c]," * 100, b"]\n"),
    "people with nothing": _numbered(_TEXT + b"people:\n", b"  k%d: {}\n"),
    "a key without end": _filled(b"", b"k", b": v\n"),
    "a quoted value": _filled(b'headline: "', b"x", b'"\n'),
    "a quoted value never closed": _filled(b'headline: "', b"x"),
    "lines in quotation marks": _filled(b'headline: "', b"x\n  ", b'"\n'),
    "a value in single quotation marks": _filled(b"headline: '", b"x ", b"'\n"),
    "doubled quotation marks": _filled(b"headline: ", b"''"),
    "a plain value": _filled(b"headline: ", b"x"),
    "plain words": _filled(b"headline: ", b"x ", b"x\n"),
    "plain lines": _filled(b"headline:\n", b"  x\n"),
    "characters of three bytes": _filled(b"headline: ", "字".encode()),
    "emoji": _filled(b'headline: "', "🏛".encode(), b'"\n'),
    "a block": _filled(b"headline: |\n", b"  x\n"),
    "a block of one line": _filled(b"headline: |\n  ", b"x"),
    "a quoted key": _filled(b'"', b"x", b'": y\n'),
    "a key after a question mark": _filled(b"? ", b"x", b"\n: y\n"),
    "a text past its limit": _filled(_HEAD + b'text: "', b"x "),
    "a text of escapes": _filled(_HEAD + b'text: "', b"\\e", b'"\n'),
    "a text of escaped line breaks": _filled(_HEAD + b'text: "', b"\\\n", b'"\n'),
    "a text again": Bomb(lambda size: _HEAD + (b'text: "' + b"x" * (size // 4) + b'"\n') * 4),
    "a long text and a longer comment": Bomb(lambda size: _split(size, b'text: "', b"x", b'"\n#')),
    "a comment": _filled(b"#", b"x"),
    "comments": _filled(b"", b"#\n"),
    "blank lines": _filled(b"", b"\n"),
    "spaces": _filled(b"headline:", b" "),
    "Windows line ends": _filled(b"headline: x", b"\r\n", b"y"),
    "ends of documents": _filled(b"a: b\n", b"...\n"),
    "the name of an anchor": _filled(b"a: &", b"x", b" b\n"),
    "the name of an alias": _filled(b"a: *", b"x", b"\n"),
    "the name of a tag": _filled(b"a: !", b"x", b" b\n"),
    "a directive": _filled(b"%", b"x", b"\n"),
    "a date": _filled(b"published: ", b"20"),
    "escapes": _filled(b'headline: "', b"\\e", b'"\n'),
    "escaped line breaks": _filled(b'headline: "', b"\\\n", b'"\n'),
    "zeros": _filled(b"", b"\x00"),
    "joiners": _filled(b"headline: ", "\u200d".encode()),
    "bytes of no encoding": _filled(_HEAD + b"text: ", b"\xff"),
    "a wide encoding": _wide("utf-16"),
    "a wide encoding without a mark": _wide("utf-16-le"),
    "a wide encoding the other way round": _wide("utf-16-be"),
    "marks on a letter of the text": _filled(_HEAD + b"text: |-\n  a", _MARKS, b"\n"),
    "marks on a letter of a key": _filled(_HEAD + b"a", _MARKS, b": b\n"),
    "one giant word": _honest(15_000_000, _word),
    "words without end": _honest(FULL, _long_values),
    "addresses that are none": _honest(3_000_000, _addresses),
    "names nearly there": _honest(3_000_000, _nearly_named),
    "names that begin with others": _honest(3_000_000, _nested),
    "one word for all": _honest(100_000, _everybody),
    "quotes of one paragraph": _honest(5_000_000, _one_paragraph),
    "passages nearly there": _honest(10_000_000, _missing),
    "one word everywhere": _honest(15_000_000, _crowded),
    "one name for thousands": _honest(10_000_000, _shared),
    "speakers nearly known": _honest(10_000_000, _slips),
    "a circle of events": _honest(10_000_000, _circle),
    "more than a file may have": Bomb(lambda size: _HEAD + bytes(max(size, 64 * 1024 * 1024))),
})  # fmt: skip
