"""Finds the day on which a page was published: the one that most of what says it agrees on, and no more precise."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from reader.intake.dateline import days_in
from reader.intake.pages.blocks import Block
from reader.intake.pages.labels import says_when
from reader.intake.pages.zones import Zone
from reader.intake.paragraphs import ends_sentence
from reader.model.dates.dates import Edtf

if TYPE_CHECKING:
    from lxml.etree import _Element
    from lxml.html import HtmlElement

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?=$|[T\s])|(?=$)))?(?=$|[T\s-])")
_PACKED = re.compile(r"(\d{4})(\d\d)(\d\d)(?=$|T|\d{4,6}$)")
_NUMBERS = re.compile(r"(?<![\d/.-])(\d{1,4})([./-])(\d{1,2})\2(\d{4}|\d{1,2})(?![\d/-])")
_IN_URL = re.compile(
    r"/((?:1[6-9]|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_.-]|$)|/((?:19|20)\d\d)(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?=[/_.-]|$)"
)
_CHANGED = re.compile(
    r"\b(?:updated?|modified|last|aktualisiert|stand|mis à jour|actualizado|corrected)\b", re.IGNORECASE
)
_PUBLISHED = re.compile(
    r"\b(?:published|publicado|publié|veröffentlicht|posted|first|created|issued|pub-?date|date-?published)\b",
    re.IGNORECASE,
)
_MONTH_FIRST = ("en-us", "en_us")
_NEAR = 14  # blocks before the headline and after it in which a page says when it was published
_SHORT = 16  # words of such a block


def published_in(
    root: HtmlElement,
    blocks: Sequence[Block],
    *,
    data: Iterable[str | None],
    meta: Iterable[str],
    url: str | None,
    language: str | None,
    story: Sequence[Block],
) -> str | None:
    """A day, month or year of EDTF: the one that most of what says it agrees on; None where nothing does."""
    weights: dict[str, float] = {}
    sources: list[tuple[float, str | None]] = []
    sources += [
        (3.0 - 0.5 * at, day_of(said, language)) for at, said in enumerate(filter(None, data)) if at < 2
    ]
    sources += [(2.5 - 0.4 * at, day_of(said, language)) for at, said in enumerate(meta) if at < 4]
    sources += [(2.0, day_of(said, language)) for said in _properties(root)]
    sources += [(1.8 - 0.1 * at, day) for at, day in enumerate(_shown(blocks, story, language)) if at < 3]
    sources += [(1.0, _in_url(url))]
    for weight, day in sources:
        if day is not None:
            weights[day] = weights.get(day, 0.0) + weight
    for day in list(weights):  # a month is the day in it that another source has
        for other in weights:
            if len(other) > len(day) and other.startswith(day):
                weights[other] += weights[day]
                weights[day] = 0
                break
    return max(weights, key=weights.__getitem__, default=None)


def day_of(written: str | None, language: str | None = None) -> str | None:
    """The day, month or year that a value says, as EDTF; None where it says none, or one that could be two."""
    said = (written or "").strip()[:80]
    for pattern in (_ISO, _PACKED):
        match = pattern.match(said)
        if match:
            return _valid("-".join(filter(None, match.groups())))
    day = next(days_in(said), None)
    if day is not None:
        return day.text
    return _numbers(said, language)


def _numbers(said: str, language: str | None) -> str | None:
    match = _NUMBERS.search(said)
    if match is None:
        return None
    first, second, third = match[1], match[3], match[4]
    if len(first) == 4:
        return _valid(f"{first}-{int(second):02}-{int(third):02}")
    if len(third) != 4:
        return None
    one, other = int(first), int(second)
    if match[2] == "." or one > 12:
        day, month = one, other
    elif other > 12 or (language or "").lower() in _MONTH_FIRST:
        day, month = other, one
    elif (
        one == other
        or (language and not language.lower().startswith("en"))
        or language in ("en-GB", "en-AU", "en-IE", "en-IN", "en-NZ")
    ):
        day, month = one, other
    else:
        return None  # 03/05/2024 is two days
    return _valid(f"{third}-{month:02}-{day:02}")


def _valid(edtf: str) -> str | None:
    try:
        date = Edtf.parse(edtf)
    except ValueError:
        return None
    return date.text if 1500 <= int(edtf[:4]) <= 2200 else None


def _in_url(url: str | None) -> str | None:
    match = _IN_URL.search(url or "")
    if match is None:
        return None
    year, month, day = match.groups()[:3] if match[1] else match.groups()[3:]
    return _valid(f"{year}-{int(month):02}-{int(day):02}")


def _properties(root: HtmlElement) -> Iterator[str]:
    """What is marked as the day of publishing, in the first article of the page."""
    for element in root.iter("time", "span", "div", "p", "abbr", "li"):
        said = element.get("itemprop", "").lower().split()
        if (
            "datepublished" in said
            or "datecreated" in said
            or (element.tag == "time" and "pubdate" in element.attrib)
        ):
            yield element.get("datetime") or element.get("content") or element.text_content()
            return


def _shown(blocks: Sequence[Block], story: Sequence[Block], language: str | None) -> Iterator[str]:
    """Days in the short lines around the headline, those first that say “published” or are marked so."""
    top = next(
        (at for at, block in enumerate(blocks) if block.tag == "h1" and not _is_elsewhere(block)), None
    )
    beginning = next((at for at, block in enumerate(blocks) if story and block is story[0]), None)
    if beginning is None:
        return
    start = max(0, (beginning if top is None or top > beginning else top) - _NEAR)
    end = min(len(blocks), max(beginning, top or 0) + _NEAR)
    found: list[tuple[int, bool, int, str]] = []
    head = beginning if top is None else top
    for at in range(start, end):
        block = blocks[at]
        if block.words > _SHORT or _is_elsewhere(block) or block.is_heading:
            continue
        if ends_sentence(block.text) and not says_when(block):
            continue
        stamps = [each for each in block.element.iter("time") if each.get("datetime")] if block.times else []
        for element in stamps:
            # some say in the attribute when they were changed, and show when they were published
            written = next(days_in(" ".join(element.itertext())), None)
            day = day_of(element.get("datetime"), language) if written is None else written.text
            if day is not None and (len(day) == 10 or element.get("datetime", "")[:4] == day):
                before = _before(element) if len(stamps) > 1 else block.text
                said = [before, *(element.get(key, "") for key in ("class", "itemprop", "data-testid"))]
                named = " ".join(said)
                found.append((_rank(named), at < head, at, day))
        in_byline = any(zone is Zone.BYLINE for _, zone in block.zones)
        if not stamps and (block.words <= 10 or in_byline or says_when(block)):
            day = _day_in(block.text, language)
            if day is not None:
                found.append((_rank(block.text) + 1, at < head, at, day))
    for *_, day in sorted(found):
        yield day


def _before(element: _Element) -> str:
    """The words right before an element."""
    previous, parent = element.getprevious(), element.getparent()
    return (previous.tail if previous is not None else parent.text if parent is not None else "") or ""


def _rank(named: str) -> int:
    if _PUBLISHED.search(named):
        return 0
    return 4 if _CHANGED.search(named) else 2


def _day_in(line: str, language: str | None) -> str | None:
    day = next(days_in(line), None)
    return day.text if day is not None else _numbers(line, language)


def _is_elsewhere(block: Block) -> bool:
    return any(zone in (Zone.OUTSIDE, Zone.ASIDE) for _, zone in block.zones)
