"""Events against TimeSET: salient events of news and their order, in brat standoff.

Articles in sorted order; every fourth (number % 4 = 3) is never read. Covered: a gold event whose word lies in the
parts of a drafted event. A pair of gold events that the annotators ordered (AFTER: the second is behind the first)
is covered where two different drafted events hold them and we order those, by their dates or by what is said, also
through other events; right where the order is the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

from reader.model.article import Event, EventId
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text
from tests.bench.attribution import Count, carried
from tests.bench.drafting.drafters import Drafter


@dataclass(slots=True)
class Score:
    """Gold events held and drafted events that hold one; ordered pairs, covered and right."""

    held: Count = field(default_factory=Count)
    holding: Count = field(default_factory=Count)
    pairs: int = 0
    covered: int = 0
    right: int = 0


def score(folder: Path, draft: Drafter) -> Score:
    total = Score()
    for number, file in enumerate(sorted(folder.glob("*/*.ann"), key=lambda path: path.name)):
        if number % 4 != 3:
            _add(total, file, draft)
    return total


def _add(total: Score, file: Path, draft: Drafter) -> None:
    written = file.with_suffix(".txt").read_text("utf-8")
    raw = written.replace("\n", "\n\n")  # every line is a paragraph
    content, doubled = carried(raw)
    places = [doubled[at + written.count("\n", 0, at)] for at in range(len(written) + 1)]
    words: dict[str, Span] = {}
    triggers: dict[str, str] = {}
    orders: list[tuple[str, str]] = []
    for line in file.read_text("utf-8").split("\n"):
        name, _, rest = line.partition("\t")
        if name[:1] == "T" and rest.startswith("event "):
            start, end = re.findall(r"\d+", rest.partition("\t")[0])[:2]
            words[name] = Span(places[int(start)], places[int(end) - 1] + 1)
        elif name[:1] == "E" and rest.startswith("event:"):
            triggers[name] = rest.split()[0].partition(":")[2]
        elif name[:1] == "R" and (match := re.match(r"(AFTER|BEFORE) Arg1:(\w+) Arg2:(\w+)", rest)):
            pair = (match[2], match[3])
            orders.append(pair if match[1] == "AFTER" else pair[::-1])
    gold = {name: words[trigger] for name, trigger in triggers.items() if trigger in words}
    published = _published(content)
    drafted = draft(Text(content), published=published, language="en").events
    by = {name: _holder(span, drafted) for name, span in gold.items()}
    total.held.gold += len(gold)
    total.held.right += sum(event is not None for event in by.values())
    total.holding.drafted += len(drafted)
    total.holding.right += sum(
        any(part.contains(span) for part in event.parts for span in gold.values()) for event in drafted
    )
    behind = _behind(drafted)
    for first, second in orders:
        total.pairs += 1
        one, other = by.get(first), by.get(second)
        if one is None or other is None or one is other:
            continue
        forth, back = other.id in behind[one.id], one.id in behind[other.id]
        total.covered += forth != back
        total.right += forth and not back


def _published(content: str) -> Edtf | None:
    from reader.draft.english.date_patterns import dating as english_dating
    from reader.draft.languages import grammar_of

    dating = english_dating(grammar_of("en").language, None)
    for expression in dating.expressions(content[:400]):
        dated = dating.resolve(expression, None)
        if dated is not None and len(dated.point.text) == 10:
            return dated.point
    return None


def _holder(span: Span, drafted: tuple[Event, ...]) -> Event | None:
    holding = [event for event in drafted if any(part.contains(span) for part in event.parts)]
    return min(holding, key=lambda event: sum(part.end - part.start for part in event.parts), default=None)


def _behind(drafted: tuple[Event, ...]) -> dict[EventId, set[EventId]]:
    """For each event those that come after it, by dates and by what is said, also through others."""
    following: dict[EventId, set[EventId]] = {event.id: set(event.order.before) for event in drafted}
    for event in drafted:
        for earlier in event.order.after:
            following[earlier].add(event.id)
        for other in drafted:
            last, first = event.when and event.when.latest, other.when and other.when.earliest
            if last and first and last < first:
                following[event.id].add(other.id)
    found = {}
    for start in following:
        found[start] = reached = set[EventId]()
        waiting = [start]
        while waiting:
            fresh = following[waiting.pop()] - reached
            reached |= fresh
            waiting += fresh
    return found
