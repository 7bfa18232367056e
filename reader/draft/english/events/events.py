"""Finds events: clauses that tell of something done, with their dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.draft.english.events.clause_dates import is_attributive, resolved_dates
from reader.draft.english.events.event_titles import title_of

from reader.draft.dates.dates import Dated, Dating
from reader.draft.dates.in_sentences import When, dates_in
from reader.draft.english.clauses import Clause, clauses_of
from reader.draft.grammar import EventClause, Telling, WordRange
from reader.draft.language import Language
from reader.draft.sentences import Sentence
from reader.draft.words import Word
from reader.model.article import Basis, EventState
from reader.model.text import Span

LONGEST_SENTENCE = 300  # words; a longer one is a list or none at all
LEADING = 6  # paragraphs in which events without a date are told; what is behind them is mostly background
LONGEST = 40  # words of a clause; what is longer was not understood
SHORT_RUN = 3  # spaces in a quotation that may stand among the words of an event


def event_clauses(
    sentences: Sequence[Sentence], tags: Sequence[str], dating: Dating, language: Language
) -> Iterator[EventClause]:
    """Every clause that tells of something done or planned, in order."""
    for at, (sentence, classes) in enumerate(zip(sentences, tags, strict=True)):
        words = sentence.words
        if len(words) > LONGEST_SENTENCE or _is_heading(sentence):
            continue
        leads = sentence.paragraph <= LEADING
        dates = list(dates_in(words, dating))
        if not (leads or dates):
            continue
        clauses = clauses_of(words, classes, language)
        given, resolved = resolved_dates(clauses, dates, words, classes, dating)
        events = [
            (clause, event)
            for number, clause in enumerate(clauses)
            if (leads or number in resolved)
            and (
                event := _event(
                    clause, given.get(number), resolved.get(number), dates, words, classes, dating, language
                )
            )
        ]
        saying = [clause for clause in clauses if _is_saying(clause, None, classes, language)]
        for number, (clause, event) in enumerate(events):
            told = [each for each, _ in (*events[:number], *events[number + 1 :])] + saying
            telling = _telling(clause, words, language)._replace(paragraph=sentence.paragraph, sentence=at)
            yield _extended(clause, event, told, words, classes)._replace(telling=telling)


def _telling(clause: Clause, words: Sequence[Word], language: Language) -> Telling:
    """How a clause is told: its tense, the word that joins it to another, and whether it says later or earlier."""
    group = clause.group
    tense = (
        "future"
        if group.planned or group.time == "future"
        else ("pluperfect" if group.time == "past" else "perfect")
        if group.perfect
        else group.time
    )
    before = words[clause.ranges[0].start - 1].low if clause.ranges[0].start else ""
    link = clause.opener or (before if before in language.set_of("links") else "")
    inside = {words[k].low for part in clause.ranges for k in range(*part)} | {before}
    cue = (
        "later"
        if inside & language.set_of("onward")
        else "earlier"
        if inside & language.set_of("back")
        else ""
    )
    who = clause.subject
    subject = words[who.start].start if who is not None else -1
    pronoun = who is not None and words[who.start].low in language.set_of("chaining_pronouns")
    return Telling(0, 0, tense, link, cue, subject, pronoun)


def _is_heading(sentence: Sentence) -> bool:
    """Whether a sentence is a paragraph that no mark ends: a headline, an item of a list."""
    return sentence.first and sentence.last and sentence.words[-1].written[-1].isalnum()


def _extended(
    clause: Clause, event: EventClause, others: Sequence[Clause], words: Sequence[Word], tags: str
) -> EventClause:
    """An event with the words of its sentence beside it that tell of nothing else, up to another’s."""
    starts = [part.start for other in others for part in other.ranges if part.start >= clause.end]
    at, end = clause.end, min([len(words), *starts])
    while at < end and not _parts(words, tags, at):
        at += 1
    while at > clause.end and tags[at - 1] in ",.cbTw-":
        at -= 1
    first = clause.ranges[0].start
    ends = [part.end for other in others for part in other.ranges if part.start < first]
    begin, low = first, max([0, *ends])
    while begin > low and not _parts(words, tags, begin - 1):
        begin -= 1
    while begin < first and tags[begin] in ",cbTw-.":
        begin += 1
    parts = list(event.parts)
    parts[0] = Span(min(parts[0].start, words[begin].start), parts[0].end)
    parts[-1] = Span(parts[-1].start, max(parts[-1].end, words[at - 1].end))
    return event._replace(parts=tuple(parts))


def _parts(words: Sequence[Word], tags: str, at: int) -> bool:
    """Whether a mark, or a long quotation, parts the words of an event from those beside them."""
    return tags[at] in ";:(" or (tags[at] == "Q" and words[at].written.count(" ") > SHORT_RUN)


def _event(
    clause: Clause,
    when: When | None,
    dated: Dated | None,
    dates: Sequence[When],
    words: Sequence[Word],
    tags: str,
    dating: Dating,
    language: Language,
) -> EventClause | None:
    group = clause.group
    if group.negated or clause.opener in language.set_of("conditions") or clause.end - clause.start > LONGEST:
        return None
    if _is_saying(clause, when, tags, language):
        return None
    if clause.opener in language.set_of("asides"):
        return None
    if dated is None and not _is_worth_telling(clause, words, tags, language):
        return None
    state = _state(clause, dated, words, dating)
    ranges = list(clause.ranges)
    if (
        dated is not None
        and when is not None
        and when.end <= ranges[0].start
        and not tags[when.end : ranges[0].start].strip(",d")
    ):
        ranges[0] = WordRange(when.start, ranges[0].end)
    parts = tuple(
        Span(words[part.start].start, words[part.end - 1].end) for part in ranges if part.end > part.start
    )
    title = title_of(
        clause, words, tags, [each.span for each in dates if not is_attributive(each, tags)], language
    )
    if not title:
        return None
    return EventClause(
        parts,
        title,
        None if dated is None else dated.when,
        Span(words[when.start].start, words[when.end - 1].end)
        if dated is not None and when is not None
        else None,
        Basis.STATED if dated is None else dated.basis,
        state,
        _confidence(clause, dated),
    )


def _state(clause: Clause, dated: Dated | None, words: Sequence[Word], dating: Dating) -> EventState:
    group, language = clause.group, dating.language
    if clause.reporter in language.set_of("denying"):
        return EventState.DENIED
    accused = group.passive and group.lemma in language.set_of("accusing")
    hearsay = any(words[k].low in language.set_of("hearsay") for part in clause.ranges for k in range(*part))
    if clause.reporter in language.set_of("alleging") or accused or hearsay:
        return EventState.ALLEGED
    published = dating.published
    later = (
        dated is not None
        and published is not None
        and published.latest is not None
        and dated.when.earliest is not None
        and dated.when.earliest > published.latest
    )
    if group.planned or group.time == "future" or later:
        return EventState.PLANNED
    open_end = dated is not None and dated.when.text.endswith("/..")
    if (group.perfect and open_end) or (group.going_on and group.time == "present" and group.finite):
        return EventState.ONGOING
    return EventState.HAPPENED


def _is_saying(clause: Clause, when: When | None, tags: str, language: Language) -> bool:
    """Whether a clause only says that something was said, and its date, if it has one, when."""
    if clause.group.lemma not in language.set_of("reporting") or clause.group.passive:
        return False
    if clause.group.lemma == "call" and tags[clause.group.main + 1 : clause.group.main + 2] == "p":
        return False  # called off
    if clause.group.lemma in language.set_of("acts_of_speech") and _has_object(clause, tags):
        return False
    behind = tags[clause.group.main + 1 : when.start if when is not None else clause.end]
    return when is None or when.start < clause.group.main or "n" not in behind


def _has_object(clause: Clause, tags: str) -> bool:
    """Whether a verb has a thing right behind it, and no clause: found a door, denied the charges."""
    behind = tags[clause.group.main + 1 : clause.end].lstrip("at#")
    return behind[:1] in ("d", "n", "N", "m", "p") and clause.end - clause.group.main > 2


def _is_worth_telling(clause: Clause, words: Sequence[Word], tags: str, language: Language) -> bool:
    """Whether a clause without a date tells of something that somebody did, or will do."""
    group = clause.group
    if not group.finite or group.lemma in language.set_of("stative") or clause.subject is None:
        return False
    telling = clause.relative or clause.reporter or clause.opener in language.set_of("ordering")
    if clause.opener and not telling:
        return False
    if group.planned or (group.time != "past" and not (group.perfect or group.passive or group.going_on)):
        return False
    who = words[clause.subject.start].low
    if clause.subject.end - clause.subject.start == 1 and who in language.set_of("dummies"):
        return False
    lasting = words[group.main].low in language.set_of("intransitive_pasts") and who != "it"
    return group.passive or lasting or any(tag in "nN#dmr" for tag in tags[group.main + 1 : clause.end])


def _confidence(clause: Clause, dated: Dated | None) -> float:
    sure = 0.4 if dated is None else 0.6 if dated.basis is Basis.STATED else 0.5
    return sure - 0.05 * (clause.relative or bool(clause.reporter))
