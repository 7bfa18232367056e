"""Finds events in a German text: clauses that tell of something done or planned, with their dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from reader.draft.dates.dates import Dated, Dating
from reader.draft.dates.in_sentences import When, dates_in, listed_with
from reader.draft.german.clauses import Clause, clauses_of, is_made_known, is_of_noun, ordered
from reader.draft.german.phrases import Tagged
from reader.draft.german.verb_groups import saying_at
from reader.draft.german.verbs import is_participle, is_past, is_present
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
_ONLY_POSSIBLE = frozenset("könnte könnten müsste müssten sollte sollten würde würden dürfte dürften".split())
_NOT = frozenset("nicht kein keine keinen keiner nie niemals".split())


def event_clauses(
    sentences: Sequence[Sentence], tags: Sequence[str], dating: Dating
) -> Iterator[EventClause]:
    """Every clause that tells of something done or planned, in order."""
    for number, (sentence, classes) in enumerate(zip(sentences, tags, strict=True)):
        s = Tagged.of(sentence.words, classes, dating.language)
        if not s.end or sentence.words[-1].low == "?" or ("Q" in classes and s.end < 4):
            continue
        dates = list(dates_in(sentence.words, dating))
        of_nouns = {each.end for each in dates if is_of_noun(s, each)}  # das 1967 gebaute Bad
        dates = [each for each in dates if each.end not in of_nouns]
        s = replace(s, tags="".join("a" if k in of_nouns else tag for k, tag in enumerate(s.tags)))
        for clause in clauses_of(s, dates):
            event = _event(s, clause, dates, dating, sentence.paragraph <= LEADING)
            if event is not None:
                yield event._replace(telling=_telling(s, clause, event, Telling(sentence.paragraph, number)))


def _telling(s: Tagged, clause: Clause, event: EventClause, telling: Telling) -> Telling:
    """How a clause is told: its tense, later or earlier, whose subject it has."""
    words = ordered(s, clause, frozenset()) or [clause.start]
    before = clause.verb is not None and s.low(clause.verb) in ("hatte", "hatten", "war", "waren")
    done = clause.verb is not None and is_participle(_done(s, clause, clause.verb))
    tense = "future" if event.state is EventState.PLANNED else "pluperfect" if before and done else "past"
    lows = {s.low(k) for k in words}
    cue = next((cue for cue in ("later", "earlier", "also") if lows & s.language.set_of(f"told_{cue}")), "")
    return telling._replace(
        tense=tense,
        cue=cue,
        subject=s.words[words[0]].start,
        pronoun=s.low(words[0]) in s.language.personal_pronouns,
        relative=clause.inner,
    )


def _event(
    s: Tagged, clause: Clause, dates: Sequence[When], dating: Dating, leads: bool
) -> EventClause | None:
    start, end, verb = clause.start, clause.end, clause.verb
    if end - start > LONGEST or _is_no_event(s, clause):
        return None
    when = next((each for each in dates if start <= each.start < end), None)
    dated = None
    if when is not None and when.expression.prefix == "for":
        when = None  # rief für Montag zum Streik auf
    if verb is None:
        state: EventState | None = EventState.HAPPENED
    else:
        state = _state(s, clause, verb)
        present = is_present(s.low(verb)) or s.low(verb) in ("wird", "werden")
        if state is None and (when is None or not present):
            return None
        lasting = present or s.low(verb) in ("ist", "sind")
        if (
            state is EventState.HAPPENED
            and lasting
            and when is not None
            and when.expression.prefix == "until"
        ):
            state = EventState.ONGOING  # sind bis Juli gesichert
    if when is not None:
        ahead = state in (EventState.PLANNED, EventState.ONGOING, None)
        dated = dating.resolve(when.expression, ahead)
    if state is None:  # a present: of a day that is still to come it is planned
        if dated is None or not dating.is_to_come(dated):
            return None
        state = EventState.PLANNED
    if dated is None and (
        not leads
        or clause.inner
        or state is EventState.PLANNED
        or (verb is not None and _is_lasting(s, clause, verb))
    ):
        return None
    if dated is not None:
        dating.record(dated)
    gone: frozenset[int] = frozenset()
    if when is not None and dated is not None:
        gone = listed_with(s.words, dates, when, s.language.set_of("joining_names"))
    title = _title(s, clause, gone)
    return None if title is None else _drafted(s, clause, title, when, dated, state)


def _state(s: Tagged, clause: Clause, verb: int) -> EventState | None:
    """Whether a clause tells of what is alleged, planned or was; None for a present, and for what is no event."""
    done = _done(s, clause, verb)
    if s.low(verb) in _SAID_TO and _ends_perfect(s, clause.end):
        return EventState.ALLEGED
    if _is_participle(s, done, verb) or is_made_known(s, verb, clause.end):
        return None if s.low(verb) in ("wird", "werden") else EventState.HAPPENED
    if s.low(verb) in s.language.set_of("planning") and done.endswith("n"):
        return EventState.PLANNED
    return EventState.HAPPENED if is_past(s.low(verb)) and s.low(verb) not in _ONLY_POSSIBLE else None


def _is_participle(s: Tagged, done: str, verb: int) -> bool:
    """Whether the word that ends a clause is a participle; behind an auxiliary it may be written like a present."""
    alike = done.startswith(("be", "er", "über", "unter")) and done.endswith("t") and len(done) > 5
    return is_participle(done) or (alike and s.tags[verb] == "x")


def _done(s: Tagged, clause: Clause, verb: int) -> str:
    """The word that ends a clause: a participle, an infinitive, the separable part of a verb; else nothing.

    In a relative clause it stands before the verb that ends that.
    """
    last = clause.end - 1
    if last == verb:
        return s.low(verb - 1) if clause.inner else ""
    return s.low(last - 1) if s.low(last) == "worden" else s.low(last)


def _is_lasting(s: Tagged, clause: Clause, verb: int) -> bool:
    """Whether a clause tells what is so, and nothing that was done: Die Brücke ist gesperrt. Der Hafen hatte Kräne."""
    done = _done(s, clause, verb)
    if s.low(verb) not in _STATIVE:
        return False
    being = s.low(verb) in ("ist", "sind", "war", "waren") and s.low(clause.end - 1) != "worden"
    return not is_participle(done) or (being and done not in s.language.set_of("gone"))


def _ends_perfect(s: Tagged, end: int) -> bool:
    """Whether a clause ends with “geflohen sein” or “gestohlen haben”: it is only said to have been."""
    done = s.low(end - 2)
    strong = done.startswith(("ge", "be", "ver", "er", "ent", "zer")) and done.endswith("en")
    return s.low(end - 1) in ("sein", "haben") and (strong or is_participle(done) or done == "worden")


def _is_no_event(s: Tagged, clause: Clause) -> bool:
    """Whether a clause says what somebody said, what was not, or what only might be."""
    words = range(clause.start, clause.end)
    if any(s.low(k) in _NOT for k in words) or s.is_subjunctive(clause.start, clause.end):
        return True
    if clause.verb is None:
        return False
    reacts = s.low(clause.verb).startswith("reagier") or (
        s.low(clause.verb) in ("zeigte", "zeigten") and any(s.low(k) == "sich" for k in words)
    )
    if reacts or (clause.verb == clause.start + 1 and s.low(clause.start) in ("das", "dies", "dem")):
        return True  # Das gab die Firma bekannt
    for k in words:
        saying = None if s.words[k].capital else saying_at(s, k)
        if saying is not None and saying[1] == clause.verb:
            done = s.is_passive(clause.verb) or saying[0].verb in s.language.set_of("also_done")
            return not done or _is_followed(s, clause.end)
    return False


def _is_followed(s: Tagged, end: int) -> bool:
    """Whether what is said stands behind a clause: behind a colon, in quotation marks, in a clause of its own."""
    if end >= s.end:
        return False
    stop = s.stop(end + 1)
    return s.tags[end] == ":" or s.tags[end + 1 : end + 2] in ("T", "Q") or s.is_infinitive(end + 1, stop)


def _drafted(
    s: Tagged, clause: Clause, title: str, when: When | None, dated: Dated | None, state: EventState
) -> EventClause:
    words = s.words
    if state is EventState.HAPPENED and dated is not None and dated.when.text.endswith("/.."):
        state = EventState.ONGOING
    span = (
        Span(words[when.start].start, words[when.end - 1].end)
        if dated is not None and when is not None
        else None
    )
    parts = [Span(words[clause.start].start, words[clause.end - 1].end)]
    if clause.subject:
        parts.append(Span(words[clause.subject[0]].start, words[clause.subject[-1]].end))
    return EventClause(
        tuple(sorted(parts)),
        title,
        dated.when if dated is not None else None,
        span,
        dated.basis if dated is not None else Basis.STATED,
        state,
        0.4 if dated is None else 0.55,
    )


def _title(s: Tagged, clause: Clause, gone: frozenset[int]) -> str | None:
    """The clause without its date, as somebody would write it by itself: whoever does it, the verb, the rest."""
    told = ordered(s, clause, gone)
    if told is None:
        return None
    told = [k for k in told if not _is_in_brackets(s, k)]
    if not told:
        return None
    text = "Es" if told[0] == clause.verb else ""
    for k in told:
        written = s.words[k].written
        if text and not k and s.tags[k] != "N":
            written = written.lower()
        glued = not text or written in ",.;:)" or text.endswith("(")
        text += ("" if glued else " ") + written
        if clause.verb is None and k == clause.subject[-1]:
            text += f" {clause.auxiliary}"
    title = text.strip(" ,")
    return title[:1].upper() + title[1:]


def _is_in_brackets(s: Tagged, at: int) -> bool:
    """Whether a word stands in brackets, or is one: (SPD)."""
    opening = s.tags.rfind("(", 0, at + 1)
    return opening >= 0 and ")" not in s.tags[opening:at]
