"""Finds events in a German text: main clauses that tell of something done or planned, with their dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.draft.dates.dates import Dated, Dating
from reader.draft.dates.in_sentences import When, dates_in
from reader.draft.german.phrases import Tagged
from reader.draft.german.verbs import is_participle, is_past, sayings
from reader.draft.grammar import EventClause, Telling
from reader.draft.sentences import Sentence
from reader.model.article import Basis, EventState
from reader.model.text import Span

LEADING = 6  # paragraphs in which events without a date are told
LONGEST = 30  # words of a clause
_STATIVE = frozenset(
    "war waren hatte hatten ist sind hat haben galt lag lagen stand standen blieb gehörte".split()
)
_SAID_TO = frozenset(["soll", "sollen"])
_NOT = frozenset("nicht kein keine keinen keiner nie niemals".split())


def event_clauses(
    sentences: Sequence[Sentence], tags: Sequence[str], dating: Dating
) -> Iterator[EventClause]:
    """Every main clause that tells of something done or planned, in order."""
    for number, (sentence, classes) in enumerate(zip(sentences, tags, strict=True)):
        s = Tagged.of(sentence.words, classes, dating.language)
        if not s.end or ("Q" in classes and s.end < 4):
            continue
        dates = list(dates_in(sentence.words, dating))
        start = 0
        while start < s.end:
            end = s.stop(start)
            event = _event(s, start, end, dates, dating, sentence.paragraph <= LEADING)
            if event is not None:
                yield event._replace(telling=Telling(sentence.paragraph, number, _tense(event)))
            start = end + 1


def _tense(event: EventClause) -> str:
    return "future" if event.state is EventState.PLANNED else "past"


def _event(
    s: Tagged, start: int, end: int, dates: Sequence[When], dating: Dating, leads: bool
) -> EventClause | None:
    if s.tags[start] in "bTQ" or (start and s.is_relative(start, end)) or end - start > LONGEST:
        return None
    verb = s.finite(start, end)
    if verb is None or verb == start or _is_no_event(s, start, end):
        return None
    done = s.low(end - 1) if end - 1 > verb else ""
    alleged = s.low(verb) in _SAID_TO and _ends_perfect(s, end)
    planned = (
        not alleged
        and s.low(verb) in s.language.set_of("planning")
        and done.endswith("n")
        and not is_participle(done)
    )
    perfect = is_participle(done)
    if not planned and not perfect and not alleged and not is_past(s.low(verb)):
        return None
    when = next((each for each in dates if start <= each.start < end), None)
    dated = dating.resolve(when.expression, planned) if when is not None else None
    if dated is None and (not leads or planned or (s.low(verb) in _STATIVE and not perfect)):
        return None
    if dated is not None:
        dating.record(dated)
    title = _title(s, start, end, verb, when if dated is not None else None)
    state = EventState.ALLEGED if alleged else EventState.PLANNED if planned else EventState.HAPPENED
    return None if title is None else _clause(s, start, end, title, when, dated, state)


def _ends_perfect(s: Tagged, end: int) -> bool:
    """Whether a clause ends with “geflohen sein” or “gestohlen haben”: it is only said to have been."""
    done = s.low(end - 2)
    strong = done.startswith(("ge", "be", "ver", "er", "ent", "zer")) and done.endswith("en")
    return s.low(end - 1) in ("sein", "haben") and (strong or is_participle(done) or done == "worden")


def _is_no_event(s: Tagged, start: int, end: int) -> bool:
    """Whether a clause says what somebody said, what was not, or what only might be."""
    said = any(sayings().get(s.low(k)) and not s.words[k].capital for k in range(start, end))
    denied = any(s.low(k) in _NOT for k in range(start, end))
    return said or denied or s.is_subjunctive(start, end)


def _clause(
    s: Tagged, start: int, end: int, title: str, when: When | None, dated: Dated | None, state: EventState
) -> EventClause:
    words = s.words
    if state is EventState.HAPPENED and dated is not None and dated.when.text.endswith("/.."):
        state = EventState.ONGOING
    span = (
        Span(words[when.start].start, words[when.end - 1].end)
        if dated is not None and when is not None
        else None
    )
    return EventClause(
        (Span(words[start].start, words[end - 1].end),),
        title,
        dated.when if dated is not None else None,
        span,
        dated.basis if dated is not None else Basis.STATED,
        state,
        0.4 if dated is None else 0.55,
    )


def _title(s: Tagged, start: int, end: int, verb: int, when: When | None) -> str | None:
    """The clause without its date; whoever does it stands first, also where the date stood there."""
    gone = set(when.span) if when is not None else set()
    before = [k for k in range(start, verb) if k not in gone]
    rest = [k for k in range(verb + 1, end) if k not in gone]
    while before and s.tags[before[0]] in "ac,":
        before.pop(0)
    if before and s.low(before[0]) in s.language.set_of("according"):
        before = []  # Laut Angela Merkel soll der Mann …
    subject = before
    if not before:  # Am Freitag stürzte die Brücke ein
        who = s.behind(verb)
        if who is None:
            return None
        subject = [k for k in range(who.start, who.end) if k not in gone]
        rest = [k for k in rest if k not in subject]
    told = [*subject, verb, *rest]
    text = ""
    for k in told:
        written = s.words[k].written
        text += ("" if not text or written in ",.;:)" else " ") + written
    title = text.strip(" ,")
    return title[:1].upper() + title[1:]
