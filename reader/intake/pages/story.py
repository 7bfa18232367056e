"""Chooses the blocks of a page that are its story: those an extractor found, and what belongs to them by its place."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from reader.intake.pages.blocks import Block
from reader.intake.pages.extracted import Extracted, folded_words
from reader.intake.pages.labels import is_byline, says_when
from reader.intake.pages.zones import Zone
from reader.intake.paragraphs import ends_sentence

if TYPE_CHECKING:
    from lxml.etree import _Element

_HELD = 0.9  # the share of the found words that the story's element holds
_MOST_OF_PAGE = 0.4  # a zone that holds so much of a page's prose is no zone
_SURE, _NEARLY_ALL = ("aside", "nav", "footer"), 0.99  # these are what their tags say, if they aren’t all
_MUCH, _MOST = 60, 0.7  # words found in a zone, and their share of it, by which it is none
_FEWEST_SAID = 8  # words of a caption that says something, and not only whose picture it is
_LONG = 8  # words of a block that nobody writes twice by chance
_POINTER = re.compile(
    r"\W*(?:read(?: more| also| next|:)|see also|more on this|related(?: stories| articles)?\b|also read|sign up"
    r"|subscribe|watch:|listen:|follow (?:us|@)|share this|click here|advertisement|continue reading"
    r"|more (?:on|from)\b|(?:story|article) continues|scroll to continue|you may also"
    r"|follow .{2,80}(?:https?:|@| on (?:twitter|facebook|instagram|x)\b)"
    r"|don[’']t miss|get the latest|recommended(?: for you)?\b"
    r"|mehr zum thema|lesen sie|lire aussi|à lire|lea también|leia (?:também|mais)|photos?:|video:|more:)",
    re.IGNORECASE,
)
_CONTACT = re.compile(r"\W*reach .{2,60} at\b", re.IGNORECASE)
_ADDRESS = re.compile(r"@|https?:|\bwww\.|\d[\d ()-]{5,}\d")
_CLOCK = re.compile(
    r"(?:updated |posted |at )?\d{1,2}[:.]\d\d(?:[:.]\d\d)? ?(?:[ap]\.?m\.?|uhr|h)?(?: [A-Z]{2,4})?",
    re.IGNORECASE,
)
_LABEL = re.compile(  # of what isn't shown, of where it comes from, of who owns it
    r"(?:image|photo|picture|bild|foto|slideshow|gallery)s?|_+|[a-zäöü]{2,4}(?:/[a-zäöü]{2,5})+"
    r"|(?:copyright )?[©Ⓒ] ?.{0,80}",
    re.IGNORECASE,
)
_ALONE = frozenset([Zone.ASIDE, Zone.CAPTION, Zone.BYLINE, Zone.FOOTER])
_ALL_LINKED = 0.95  # the share of a paragraph's code points that is links where it is one
_OPENING = frozenset('“„«»"「')
_ITEMS = frozenset(["li", "dt", "dd"])
_OWN_TEXT = frozenset(["div", "td", "article", "section", "body", "main"])


@dataclass(frozen=True, slots=True)
class Found:
    """A story: its blocks, and how many words of the page look like text and are not among them."""

    blocks: list[Block] = field(default_factory=list)
    left_out: int = 0

    @property
    def words(self) -> int:
        return sum(block.words for block in self.blocks)


@dataclass(slots=True)
class _Candidate:
    """A block, and what is known of it so far."""

    block: Block
    found: bool
    outside: bool = False
    inside: bool = False
    kept: bool = False
    zones: frozenset[Zone] = frozenset()

    @property
    def is_prose(self) -> bool:
        return not self.outside and self.block.is_prose

    @property
    def may_stand(self) -> bool:
        """Whether it can be part of a story at all."""
        return not (self.outside or _is_pointer(self.block) or self.block.is_moment or _is_label(self.block))


def settled(blocks: Sequence[Block]) -> list[Block]:
    """Blocks without the zones that hold much of a page's prose: those are named after something else."""
    prose = [block for block in blocks if block.is_prose]
    total = sum(block.words for block in prose)
    held: defaultdict[_Element, int] = defaultdict(int)
    for block in prose:
        for element, _ in block.zones:
            held[element] += block.words
    return [
        replace(block, zones=tuple(zone for zone in block.zones if held[zone[0]] <= _most(zone[0]) * total))
        if block.zones
        else block
        for block in blocks
    ]


def _most(element: _Element) -> float:
    return _NEARLY_ALL if element.tag in _SURE else _MOST_OF_PAGE


def story_in(
    blocks: Sequence[Block], extracted: Extracted, description: str | None, *, live: bool = False
) -> Found:
    """The story among the blocks of a page; `description` is what the page says that it is about.

    `live`: it is a live blog, and the times of its entries are a part of it.
    """
    candidates = [
        _Candidate(block, extracted.contains(block.text), zones=frozenset(zone for _, zone in block.zones))
        for block in blocks
    ]
    _mark_outside(candidates)
    element = _element(candidates)
    if element is None:
        return Found()
    whole = {element, *element.iterdescendants()}
    for each in candidates:
        each.inside = each.block.element in whole
        each.kept = each.may_stand and _belongs(each)
    _keep_between(candidates)
    if live:
        _keep_times(candidates)
    _keep_standfirst(candidates, description)
    kept = _without_repeats([each.block for each in candidates if each.kept])
    return Found(kept, _left_out(candidates))


def _mark_outside(candidates: Sequence[_Candidate]) -> None:
    """Marks what lies in parts of the page that are none of its story, and in which little was found."""
    held: defaultdict[_Element, int] = defaultdict(int)
    found: defaultdict[_Element, int] = defaultdict(int)
    for each in candidates:
        if each.block.is_prose:
            for element, _ in each.block.zones:
                held[element] += each.block.words
                found[element] += each.found and each.block.words
    for each in candidates:
        each.outside = any(
            zone is Zone.OUTSIDE and (found[element] < _MUCH or found[element] < _MOST * held[element])
            for element, zone in each.block.zones
        )
        each.found = each.found and not each.outside and Zone.ASIDE not in each.zones


def _element(candidates: Sequence[_Candidate]) -> _Element | None:
    """The smallest element that holds nearly all of what was found; where that is little, the one with most prose."""
    densest, prose = _densest(candidates)
    found = [each for each in candidates if each.found]
    if not found or (
        densest is not None and 2 * sum(each.block.words for each in found if each.is_prose) <= prose
    ):
        return densest
    held: defaultdict[_Element, int] = defaultdict(int)
    depth: dict[_Element, int] = {}
    for each in found:
        path = [each.block.element, *each.block.element.iterancestors()]
        for at, element in enumerate(path):
            held[element] += each.block.words * (3 if each.is_prose else 1)
            depth[element] = len(path) - at
    least = _HELD * max(held.values())
    return max((element for element in held if held[element] >= least), key=depth.__getitem__)


def _densest(candidates: Sequence[_Candidate]) -> tuple[_Element | None, int]:
    """The element with most prose close to it, less of it counting the deeper it lies, and the words of that prose."""
    scores: defaultdict[_Element, float] = defaultdict(float)
    held: defaultdict[_Element, int] = defaultdict(int)
    for each in candidates:
        if each.is_prose and not each.zones & _ALONE:
            path = list(each.block.element.iterancestors())
            if each.block.tag in _OWN_TEXT:
                path.insert(0, each.block.element)
            for level, element in enumerate(path):
                held[element] += each.block.words
                if level < 5:
                    scores[element] += each.block.words / (1 + level)
    best = max(scores, key=scores.__getitem__, default=None)
    return best, 0 if best is None else held[best]


def _belongs(each: _Candidate) -> bool:
    """Whether it was found, or is prose in the story's element."""
    if each.found and (each.is_prose or not each.zones & {Zone.CAPTION, Zone.BYLINE}):
        return True
    if not each.inside or not (each.is_prose or _is_quotation(each.block)):
        return False
    if Zone.CAPTION in each.zones:
        return _says_something(each.block)
    return not each.zones & _ALONE or (Zone.ASIDE in each.zones and _is_quotation(each.block))


def _says_something(caption: Block) -> bool:
    few = caption.words < _FEWEST_SAID
    return not few and (2 * caption.words >= 3 * _FEWEST_SAID or ends_sentence(caption.text))


def _is_quotation(block: Block) -> bool:
    """Whether it is words in quotation marks, or who said those."""
    return block.text[:1] in _OPENING or block.text[:2] == "— "


def _is_pointer(block: Block) -> bool:
    """READ MORE: something else; it points out of the story. So does a headline that is nothing but a link."""
    if block.tag == "p" and block.linked >= _ALL_LINKED * len(block.text) and not ends_sentence(block.text):
        return True
    if _CONTACT.match(block.text) and (block.linked > 0 or _ADDRESS.search(block.text)):
        return True
    return bool(_POINTER.match(block.text)) and (block.linked > 0 or block.words < 12)


def _is_label(block: Block) -> bool:
    """Whether it only says that there is a picture, or when the story was published."""
    return bool(_LABEL.fullmatch(block.text)) or says_when(block) or is_byline(block)


def _keep_between(candidates: Sequence[_Candidate]) -> None:
    """Keeps headings, short paragraphs, items and rows that stand among what is kept, in the same elements."""
    places = [at for at, each in enumerate(candidates) if each.kept]
    if not places:
        return
    elements = {candidates[at].block.element for at in places}
    elements |= {parent for element in elements if (parent := element.getparent()) is not None}
    first, last = places[0], _end(candidates, places[-1], elements)
    follows = False  # whether what stands below is kept
    for at in range(min(last + 1, len(candidates) - 1), first, -1):
        each, block = candidates[at], candidates[at].block
        if each.outside or each.zones & _ALONE or block.is_moment:
            continue
        if block.is_heading:
            each.kept = follows and at < last and each.may_stand and (each.inside or each.kept)
        elif each.may_stand and each.inside and _is_among(block, elements):
            ends = ends_sentence(block.text)
            each.kept |= (ends or not block.is_linked) if at < last else (ends and not block.is_linked)
        follows = each.kept


def _end(candidates: Sequence[_Candidate], last: int, elements: set[_Element]) -> int:
    """Where a story ends, of which candidate `last` is kept: behind it linked sentences may stand, under a heading."""
    for at in range(last + 1, len(candidates)):
        each, block = candidates[at], candidates[at].block
        if block.is_heading and each.may_stand and each.inside:
            continue
        if block.tag != "p" or block.text[-1:] != "." or not _is_among(block, elements):
            break
        if not each.may_stand or not each.inside or each.zones & _ALONE:
            break
        each.kept, last = True, at
    return last


def _keep_times(candidates: Sequence[_Candidate]) -> None:
    """Keeps the times that stand right above or below what is kept, behind the first of it."""
    first = next((at for at, each in enumerate(candidates) if each.kept), len(candidates))
    for at in range(max(first - 1, 0), len(candidates)):
        each = candidates[at]
        element, entry = each.block.element, _parent(candidates, first)
        if at <= first and entry not in (element, element.getparent()):
            continue  # when the page was written, not its first entry
        if each.inside and not each.outside and (each.block.is_moment or _CLOCK.fullmatch(each.block.text)):
            each.kept = any(beside.kept for beside in candidates[at - 1 : at + 3])


def _parent(candidates: Sequence[_Candidate], at: int) -> _Element | None:
    return candidates[at].block.element.getparent() if at < len(candidates) else None


def _is_among(block: Block, elements: set[_Element]) -> bool:
    """Whether a block, or the list that it is an item of, lies in one of these elements or is one; rows always."""
    if block.tag == "tr":
        return True
    parent = block.element.getparent()
    if block.tag in _ITEMS and parent is not None and parent.getparent() in elements:
        return True
    return block.element in elements or parent in elements


def _keep_standfirst(candidates: Sequence[_Candidate], description: str | None) -> None:
    """Keeps what stands between headline and story and tells what it is about."""
    first = next((at for at, each in enumerate(candidates) if each.kept and each.block.tag != "h1"), 0)
    top = next((at for at in range(first, -1, -1) if candidates[at].block.tag == "h1"), first)
    about = set(folded_words(description or ""))
    for each in candidates[top + 1 : first]:
        block = each.block
        said = set(folded_words(block.text))
        same = 5 * len(said & about) >= 4 * len(said)
        if not (each.may_stand or same) or block.is_linked or block.words < 4:
            continue
        if Zone.CAPTION in each.zones:
            each.kept = _says_something(block)
            continue
        named = Zone.STANDFIRST in each.zones and Zone.BYLINE not in each.zones
        sentence = block.words >= 5 and ends_sentence(block.text) and not each.zones & _ALONE
        each.kept = named or sentence or same


def _without_repeats(blocks: list[Block]) -> list[Block]:
    """Blocks without those that say again what another has said: pull quotes, teasers, copies for narrow screens."""
    seen: set[str] = set()
    texts = [" ".join(folded_words(block.text)) for block in blocks]
    whole = "\n".join(text for text, block in zip(texts, blocks, strict=True) if not _is_aside(block))
    kept: list[Block] = []
    repeated = False
    for text, block in zip(texts, blocks, strict=True):
        signs = repeated and block.text[:2] == "— "  # whose the words were that are not kept twice
        repeated = signs or (block.words >= _LONG and text in seen) or (_is_aside(block) and text in whole)
        if not repeated:
            seen.add(text)
            kept.append(block)
    return kept


def _is_aside(block: Block) -> bool:
    return any(zone is Zone.ASIDE for _, zone in block.zones)


def _left_out(candidates: Sequence[_Candidate]) -> int:
    """How many words look like text and were not kept, what is said twice not counted."""
    said = {tuple(folded_words(each.block.text)) for each in candidates if each.kept}
    return sum(
        each.block.words
        for each in candidates
        if each.is_prose and not each.kept and tuple(folded_words(each.block.text)) not in said
    )
