"""Divides a page into blocks of text (paragraphs, headings, items, rows), each with its place in the tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.intake.pages.zones import Zone, zone_of
from reader.intake.paragraphs import ends_sentence

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

HEADINGS = frozenset(["h1", "h2", "h3", "h4", "h5", "h6"])
_BLOCKS = HEADINGS | frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption figure"
    " footer form header hgroup hr legend li main menu nav ol p pre section summary table tbody tfoot thead tr ul"
    " marquee td th noscript".split()
)
_SKIPPED = frozenset(
    "applet area audio button canvas datalist embed frame frameset head iframe input map math meta meter noscript"
    " object optgroup option output param progress script select source style svg template textarea title track"
    " video rp rt link".split()
)
_IN_ROWS = _BLOCKS - {"tr", "table", "td", "th"}
_SPACES = re.compile(r"[ \t\r\n\f]+")
_RUNS = re.compile(r" {2,}")
_BREAKS = re.compile(r" ?\n[ \n]*\n ?")
_WORD = re.compile(r"[^\W_]+(?:[’'-][^\W_]+)*")
_LETTERS = re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")
_FEWEST_WORDS = 8  # of a line that counts as prose without a full stop
_CELL = 200  # code points in a cell; with more a table is no table of figures
_PER_WORD = 2  # letters of scripts without spaces that count as a word


@dataclass(frozen=True, slots=True)
class Block:
    """A run of text that nothing parts. `linked`: how many of its code points are links; `times`: in `time`."""

    text: str
    element: _Element
    zones: tuple[tuple[_Element, Zone], ...]
    linked: int
    times: int
    words: int

    @property
    def tag(self) -> str:
        return str(self.element.tag)

    @property
    def is_heading(self) -> bool:
        return self.element.tag in HEADINGS

    @property
    def is_linked(self) -> bool:
        """Whether most of it is links."""
        return 2 * self.linked > len(self.text)

    @property
    def is_moment(self) -> bool:
        """Whether it only says when something was written."""
        return 2 * self.times > len(self.text)

    @property
    def is_prose(self) -> bool:
        """Whether it reads like a sentence, or more."""
        if self.is_heading or self.is_linked:
            return False
        return self.words >= _FEWEST_WORDS or (self.words >= 3 and ends_sentence(self.text))


def words_in(text: str) -> int:
    """How many words there are; in scripts without spaces two letters count as one."""
    unspaced = len(_LETTERS.findall(text))
    if unspaced:
        return unspaced // _PER_WORD + len(_WORD.findall(_LETTERS.sub(" ", text)))
    return len(_WORD.findall(text))


def blocks_of(root: HtmlElement) -> Iterator[Block]:
    """The blocks of a page's body, in its order; what is only for programs and fields to fill in is left out."""
    body = root.find(".//body")
    return _Walk().blocks(root if body is None else body)


class _Walk:
    """One pass over a tree: what is open, and what was gathered since the last block."""

    def __init__(self) -> None:
        self._open: list[_Element] = []
        self._zones: list[tuple[_Element, Zone]] = []
        self._pieces: list[str] = []
        self._links = self._times = 0
        self._linked = self._timed = 0
        self._row: _Element | None = None
        self._pre = 0

    def blocks(self, body: _Element) -> Iterator[Block]:
        from lxml.etree import iterwalk  # only the child that finds the story needs lxml

        walk = iterwalk(body, events=("start", "end", "comment", "pi"))
        for event, element in walk:
            tag = element.tag
            if event == "start":
                if tag in _SKIPPED:
                    walk.skip_subtree()
                    continue
                yield from self._start(element, str(tag))
                if tag == "table" and self._row is None and _is_figures(element):
                    self._row = element
            else:
                if event == "end" and tag not in _SKIPPED:
                    yield from self._end(element, str(tag))
                if element is not body:
                    self._add(element.tail)
        yield from self._flush(body)

    def _start(self, element: _Element, tag: str) -> Iterator[Block]:
        if self._is_block(tag):
            yield from self._flush(self._open[-1] if self._open else element)
            self._open.append(element)
        elif self._row is not None and tag in _IN_ROWS:
            self._add(" ")
        if tag in ("td", "th") and self._row is not None and self._pieces:
            self._pieces.append(" | ")
        zone = zone_of(element)
        if zone is not None:
            self._zones.append((element, zone))
        if tag == "a":
            self._links += 1
        elif tag == "time":
            self._times += 1
        elif tag == "pre":
            self._pre += 1
        elif tag == "br":
            self._pieces.append("\n")
        self._add(element.text)

    def _end(self, element: _Element, tag: str) -> Iterator[Block]:
        if self._is_block(tag) and self._open:
            yield from self._flush(self._open[-1])
            self._open.pop()
        elif self._row is not None and tag in _IN_ROWS:
            self._add(" ")
        if self._zones and self._zones[-1][0] is element:
            self._zones.pop()
        if tag == "a":
            self._links -= 1
        elif tag == "time":
            self._times -= 1
        elif tag == "pre":
            self._pre -= 1
        elif element is self._row:
            self._row = None

    def _is_block(self, tag: str) -> bool:
        return tag in _BLOCKS and (self._row is None or tag in ("tr", "table"))

    def _add(self, text: str | None) -> None:
        if not text:
            return
        written = text if self._pre else _SPACES.sub(" ", text)
        self._pieces.append(written)
        if self._links:
            self._linked += len(written.strip())
        if self._times:
            self._timed += len(written.strip())

    def _flush(self, element: _Element) -> Iterator[Block]:
        if not self._pieces:
            return
        whole = "".join(self._pieces)
        linked, timed = self._linked, self._timed
        self._pieces.clear()
        self._linked = self._timed = 0
        lines = [whole] if self._pre else _BREAKS.split(_RUNS.sub(" ", whole))
        parts = [line.strip(" |\n") for line in lines]
        length = sum(map(len, parts)) or 1
        for part in parts:
            if part:
                yield Block(
                    part,
                    element,
                    tuple(self._zones),
                    linked * len(part) // length,
                    timed * len(part) // length,
                    words_in(part),
                )


def _is_figures(table: _Element) -> bool:
    """Whether a table's cells are short and hold no blocks of text: pages were once laid out in tables."""
    if next(table.iterdescendants("table", "h1", "h2", "h3", "blockquote"), None) is not None:
        return False
    return all(sum(map(len, cell.itertext())) <= _CELL for cell in table.iter("td", "th"))
