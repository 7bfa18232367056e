"""The rules between the items of a file. A rule yields faults; it neither raises nor prints."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, pairwise

from reader.load.anchored import AnchoredFile
from reader.load.rules.references import AGENTS, ALL_ENTITIES, PLACES, References
from reader.load.values.items import EntityItem, EventItem, QuoteItem, Word
from reader.model.article import NOBODY, EntityId, EventId, QuoteType
from reader.model.clean import shorten
from reader.model.diagnostic import Diagnostic, Mark, Severity
from reader.model.order.chronology import circles, contradictions
from reader.model.order.graph import EventConstraints, Statement
from reader.model.text import PART_BREAK, Span

MOST_NAMED = 12  # quotes of a circle that a message names
LONGEST_REASON = 400

_DOUBLE = frozenset('“”„‟"«»‹›「」『』《》〈〉＂״')
_LABEL = r"[^\W\d_][^:.?!\n]{0,60}:\s*"  # compiled where no mark is found
_SINGLE, _DASHES = frozenset("‘’‚‛'`"), frozenset("—–―-")

Rule = Callable[[AnchoredFile], Iterator[Diagnostic]]


def ids_are_given_once(file: AnchoredFile) -> Iterator[Diagnostic]:
    """Entities share one set of ids, quotes and events another, and no id is in both."""
    items = file.items
    given: dict[str, tuple[str, Mark]] = {}
    things: Iterable[tuple[str, EntityItem | QuoteItem | EventItem]] = chain(
        ((entity.kind, entity) for entity in items.entities),
        (("quote", quote) for quote in items.quotes),
        (("event", event) for event in items.events),
    )
    for kind, thing in sorted(things, key=lambda pair: pair[1].id.mark):
        word = thing.id
        other, mark = given.setdefault(word.value, (kind, word.mark))
        # one id twice in `people`, or twice in `places`, is a key twice, and reported as that
        if mark != word.mark and (kind != other or not isinstance(thing, EntityItem)):
            whose = f"the {other} in line {mark.line}"
            yield Diagnostic(word.mark, "duplicate-id", f"the id '{shorten(word.value)}' is taken by {whose}")


def ids_exist(file: AnchoredFile) -> Iterator[Diagnostic]:
    """Every id that something is said of belongs to a thing of the right kind."""
    references = References(file)
    for quote in file.items.quotes:
        for word in quote.speakers:
            if word.value != NOBODY:
                yield from references.entity(word, ALL_ENTITIES)
            elif len(quote.speakers) > 1:
                message = "'unknown' stands for a speaker alone, not for one of several"
                yield Diagnostic(word.mark, "bad-value", message)
        for word in quote.to:
            yield from references.entity(word, ALL_ENTITIES)
        for word in quote.about:
            yield from references.subject(word)
        if quote.inside is not None:
            yield from references.quote(quote.inside)
    for event in file.items.events:
        for word in event.people:
            yield from references.entity(word, AGENTS)
        for word in event.places:
            yield from references.entity(word, PLACES)
        if event.alleged_by is not None:
            yield from references.entity(event.alleged_by, ALL_ENTITIES)
        for word in (*event.after, *event.before, *event.during):
            yield from references.event(word)


def quotes_inside_quotes_end(file: AnchoredFile) -> Iterator[Diagnostic]:
    """No quote is quoted in itself, by whatever way."""
    outer = {key: quote.inside for key, quote in file.quotes_by_id.items() if quote.inside is not None}
    done: set[str] = set()
    for start in outer:
        path: dict[str, None] = {}
        at = start
        while at in outer and at not in done and at not in path:
            path[at] = None
            at = outer[at].value
        if at in path:
            yield _circle(outer, list(path)[list(path).index(at) :])
        done.update(path)


def _circle(outer: Mapping[str, Word], quotes: list[str]) -> Diagnostic:
    """Quotes each inside the next and the last inside the first, reported where the first of the file says so."""
    turn = min(range(len(quotes)), key=lambda index: outer[quotes[index]].mark)
    named = [*quotes[turn:], *quotes[:turn], quotes[turn]]
    message = f"quotes in a circle: {', in '.join(named[:MOST_NAMED])}{' …' * (len(named) > MOST_NAMED)}"
    if len(quotes) == 1:
        message = "a quote cannot be inside itself"
    return Diagnostic(outer[quotes[turn]].mark, "circle", shorten(message, LONGEST_REASON))


def quotes_stand_inside(file: AnchoredFile) -> Iterator[Diagnostic]:
    for place in file.quotes:
        inside = place.item.inside
        outer = None if inside is None else file.anchored_quotes.get(inside.value)
        if inside is None or outer is None or not outer.parts or not place.parts:
            continue
        start, end = outer.parts[0].start, outer.parts[-1].end
        if place.parts[0].start < start or place.parts[-1].end > end:
            message = f"the words of this quote do not stand inside those of '{shorten(inside.value)}'"
            yield Diagnostic(inside.mark, "not-inside", message)


def order_holds(file: AnchoredFile) -> Iterator[Diagnostic]:
    """The stated order has no circle, and no date contradicts it."""
    events = file.events_by_id
    constrained = [_constraints(event, events) for event in events.values()]
    if not any(event.after or event.before or event.during for event in constrained):
        return
    for circle in circles(constrained):
        yield Diagnostic(_mark_of(circle.statement, events), "circle", shorten(circle.reason, LONGEST_REASON))
    for contradiction in contradictions(constrained):
        mark = _mark_of(contradiction.statement, events)
        yield Diagnostic(mark, "order-contradicted", shorten(contradiction.reason, LONGEST_REASON))


def entities_occur(file: AnchoredFile) -> Iterator[Diagnostic]:
    """A warning for whoever is named in the file alone: most often a name that the text spells otherwise."""
    items = file.items
    used: set[str] = set()
    for quote in items.quotes:
        used.update(word.value for word in (*quote.speakers, *quote.to, *quote.about))
    for event in items.events:
        used.update(word.value for word in (*event.people, *event.places))
        if event.alleged_by is not None:
            used.add(event.alleged_by.value)
    for entity in items.entities:
        key = EntityId(entity.id.value)
        if key not in used and not file.mentions.get(key):
            message = (
                f"the text never names '{shorten(entity.name.value)}', and nothing in the file is said of it"
            )
            yield Diagnostic(entity.id.mark, "never-mentioned", message, Severity.WARNING)


def mentions_do_not_cross(file: AnchoredFile) -> Iterator[Diagnostic]:
    """A warning for words given as a mention that begin in another mention and end behind it, or the other way round.

    Words that hold others are none: *his wife* may hold *his*.
    """
    if not file.given:
        return
    marks = {(mention.span, mention.entity): mark for mark, mention in file.given}
    mentions = sorted(
        (mention for of_one in file.mentions.values() for mention in of_one), key=lambda mention: mention.span
    )
    for one, other in pairwise(mentions):
        if one.span.start < other.span.start < one.span.end < other.span.end:
            given = [marks.get((each.span, each.entity)) for each in (one, other)]
            mark = given[1] or given[0]
            if mark is not None:
                words = [shorten(file.items.text[each.span]) for each in (one, other)]
                message = (
                    f"the mentions '{words[0]}' and '{words[1]}' overlap; let one of them hold the other"
                )
                yield Diagnostic(mark, "overlapping-mentions", message, Severity.WARNING)


def quotation_marks_fit(file: AnchoredFile) -> Iterator[Diagnostic]:
    """A warning where the text's quotation marks say otherwise than a quote's type.

    Not of quotes in others: they may have no marks of their own.
    """
    content = file.items.text.content
    for place in file.quotes:
        item = place.item
        if item.inside is not None or item.orphaned:
            continue
        if item.type is QuoteType.INDIRECT:
            if all(
                content[part.start] in _DOUBLE and content[part.end - 1] in _DOUBLE for part in place.parts
            ):
                message = "the text has quotation marks about these words: is the type 'direct'?"
                yield Diagnostic(item.parts[0].mark, "quotation-marks", message, Severity.WARNING)
        elif not any(_is_quoted(content, part) for part in place.parts):
            message = f"the text has no quotation marks at these words, told as {item.type}: is the type 'indirect'?"
            yield Diagnostic(item.parts[0].mark, "quotation-marks", message, Severity.WARNING)


def _is_quoted(content: str, part: Span) -> bool:
    """Whether quotation marks stand in some words or at their ends, or before them what begins speech.

    That is a dash, or in a transcript the name of whoever speaks, and a colon.
    """
    low, high = max(part.start - 1, 0), min(part.end + 1, len(content))
    ends = (content[low], content[part.start], content[part.end - 1], content[high - 1])
    return (
        not _DOUBLE.isdisjoint(content[low:high])
        or any(character in _SINGLE for character in ends)
        or content[max(part.start - 2, 0) : part.start + 1].strip()[:1] in _DASHES
        or re.compile(_LABEL).fullmatch(content, content.rfind("\n", 0, part.start) + 1, part.start)
        is not None
    )


def words_are_there(file: AnchoredFile) -> Iterator[Diagnostic]:
    """A warning for each annotation whose words the text has no longer."""
    anchors = [anchor for entity in file.items.entities for anchor in entity.mentions]
    anchors += [note.anchor for note in file.items.notes]
    gone = [(anchor.words.mark, anchor.provenance.was) for anchor in anchors if anchor.orphaned]
    things: tuple[QuoteItem | EventItem, ...] = (*file.items.quotes, *file.items.events)
    gone += [(thing.id.mark, thing.provenance.was) for thing in things if thing.orphaned]
    for mark, was in gone:
        words = shorten(PART_BREAK.join(was))
        message = f"'{words}' is no longer in the text; `reader review` gives it other words or takes it out"
        yield Diagnostic(mark, "orphaned", message, Severity.WARNING)


RULES: tuple[Rule, ...] = (
    ids_are_given_once,
    ids_exist,
    quotes_inside_quotes_end,
    quotes_stand_inside,
    order_holds,
)
# looked at only where there is no fault: what was left out of a faulty file might have used them
WARNINGS: tuple[Rule, ...] = (entities_occur, mentions_do_not_cross, quotation_marks_fit, words_are_there)


def _constraints(event: EventItem, events: Mapping[str, EventItem]) -> EventConstraints:
    def known(words: Iterable[Word]) -> tuple[EventId, ...]:
        return tuple(EventId(word.value) for word in words if word.value in events)

    when = event.when.edtf if event.when else None
    return EventConstraints(
        EventId(event.id.value), when, known(event.after), known(event.before), known(event.during)
    )


def _mark_of(statement: Statement, events: Mapping[str, EventItem]) -> Mark:
    """Where an event's order names the other event."""
    event = events[statement.event]
    words: tuple[Word, ...] = getattr(event, statement.relation)
    return next(word.mark for word in words if word.value == statement.other)
