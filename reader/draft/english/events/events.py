"""Finds events: clauses that tell of something done, with their dates."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.draft.dates.dates import Dated, Dating
from reader.draft.dates.in_sentences import When, dates_in
from reader.draft.english.clauses import NOT_DENIED, Clause, clauses_of
from reader.draft.english.events.clause_dates import resolved_dates
from reader.draft.english.events.event_titles import title_of
from reader.draft.english.events.salience import is_aside, is_saying, is_worth_telling
from reader.draft.english.events.side_events import side_events, tells_of_cause
from reader.draft.english.events.tellings import FOLLOWING, stage_of, telling_of
from reader.draft.english.events.title_sentences import TitleSentence
from reader.draft.grammar import EventClause, Telling, WordRange
from reader.draft.language import Language
from reader.draft.sentences import Sentence
from reader.draft.words import Word
from reader.model.article import Basis, EventState
from reader.model.text import Span

LONGEST_SENTENCE = 300  # words; a longer one is a list or none at all
LEADING = 7  # paragraphs in which events without a date are told; what is behind them is mostly background
FAR = 9  # and those in which only a usual step of a story is
BESIDE = 5  # those in which what a clause only names beside its own is an event
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
        goes_on = sentence.paragraph <= FAR
        dates = list(dates_in(words, dating))
        if not (goes_on or dates):
            continue
        clauses = clauses_of(words, classes, language)
        given, resolved = resolved_dates(
            clauses, dates, words, classes, dating, sentence.first and sentence.last
        )
        known = (
            dates if dating.published else [each for each in dates if dating.resolve(each.expression, None)]
        )
        titles = TitleSentence(
            words, classes, clauses, known, language
        )  # on Monday stays where that is no day
        events = [
            (clause, event)
            for number, clause in enumerate(clauses)
            if clause.reporter != NOT_DENIED
            and (leads or number in resolved or (goes_on and stage_of(clause, words, classes, language)))
            and (event := _event(titles, number, given.get(number), resolved.get(number), dating))
        ]
        saying = [clause for clause in clauses if is_saying(clause, None, classes, language)]
        tellings = _tellings([clause for clause, _ in events], clauses, words, classes, language)
        for number, (clause, event) in enumerate(events):
            told = [each for each, _ in (*events[:number], *events[number + 1 :])] + saying
            telling = tellings[number]._replace(paragraph=sentence.paragraph, sentence=at)
            whole = _extended(clause, event, told, words, classes)._replace(telling=telling)
            if sentence.paragraph <= BESIDE:
                yield from side_events(clause, whole, words, classes, language)
            else:
                yield whole


def _tellings(
    told: Sequence[Clause], clauses: Sequence[Clause], words: Sequence[Word], tags: str, language: Language
) -> list[Telling]:
    """How the clauses of a sentence are told that are events; *earlier* holds for what it joins, too."""
    tellings: list[Telling] = []
    comes = any(clause.group.lemma in language.set_of("coming") for clause in clauses)
    back: Clause | None = None
    for clause in told:
        telling = telling_of(clause, words, tags, language)
        if tells_of_cause(clause, words, tags, language):
            telling = telling._replace(link="after")
        behind = comes and telling.link in FOLLOWING  # this comes after the two met
        joined = back is not None and clause.subject == back.subject  # earlier met and signed
        if behind or (joined and not telling.cue):
            telling = telling._replace(cue="earlier")
        if telling.cue == "earlier":
            back = clause
        tellings.append(telling)
    return tellings


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
    while at > clause.end and (tags[at - 1] in ",.cbTw-" or tags[at - 2 : at] in ("wa", "Ta", "ba", "ca")):
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
    s: TitleSentence, number: int, when: When | None, dated: Dated | None, dating: Dating
) -> EventClause | None:
    words, tags, clause, language = s.words, s.written_tags, s.clauses[number], s.language
    group = clause.group
    if group.negated or clause.opener in language.set_of("conditions") or clause.end - clause.start > LONGEST:
        return None
    if is_saying(clause, when, tags, language) or is_aside(clause, words, tags, language):
        return None
    no_day = (
        dating.published is None and when is not None and group.finite
    )  # on Monday, of nobody knows which week
    if dated is None and not no_day and not is_worth_telling(clause, words, tags, language):
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
    title = title_of(s, number)
    who = clause.subject
    by_date = who is not None and all(any(k in each.span for each in s.whens) for k in range(*who))
    if not title or (by_date and dated is None):
        return None  # a date was taken for whoever does it
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
    claimed = clause.opener == "that" and _is_claim(clause, words, language)
    accused = group.passive and group.lemma in language.set_of("accusing")
    hearsay = any(words[k].low in language.set_of("hearsay") for part in clause.ranges for k in range(*part))
    if clause.reporter in language.set_of("alleging") or accused or hearsay or claimed:
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


def _is_claim(clause: Clause, words: Sequence[Word], language: Language) -> bool:
    """Whether a clause is what a claim says: the allegation that she took money."""
    at = clause.start if clause.subject is None else min(clause.subject.start, clause.start)
    before = [word.low for word in words[max(at - 2, 0) : at]]
    return before[1:] == ["that"] and before[0].removesuffix("s") in language.set_of("claims")


def _confidence(clause: Clause, dated: Dated | None) -> float:
    sure = 0.4 if dated is None else 0.6 if dated.basis is Basis.STATED else 0.5
    return sure - 0.05 * (clause.relative or bool(clause.reporter))
