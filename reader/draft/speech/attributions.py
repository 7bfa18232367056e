"""Chooses the attributions of a text among the possible ones, and joins those of one turn of speech."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from reader.draft.adviser import Adviser
from reader.draft.grammar import SPOKE, SPOKE_BEFORE, Attribution, Grammar, WordRange
from reader.draft.sentences import RUN, Sentence, SentenceColumns
from reader.draft.speech.context import follows, is_said_before
from reader.draft.speech.pull_quotes import alone
from reader.draft.speech.quotation_marks import QuotedSpan
from reader.draft.speech.transcripts import Turn
from reader.model.text import Span

LEAST = 0.47  # a reading less likely than this is left out
LEAST_QUOTED = 0.05  # but not where it is the only one for words in quotation marks
NOBODYS = 0.4  # how likely somebody said what nobody is given
REPORTED = (":that", ":clause")
OUTER, INNER = (
    0.6,
    0.3,
)  # how likely a reading must be to come before what it holds, which counts for less by so much
INTRODUCED, HOLDING = (
    (":q", ":colon"),
    1.0,
)  # words in quotation marks right behind their verb are nobody else's
LONGEST = 300  # words of a sentence; a longer one is a list or none at all
LONGEST_HEADING = 7  # words of a heading that is a quotation
_MARKS = "“”‘’'\"«»„‚‹› "
LONGEST_SIGNED = 12  # words of a paragraph that only names whose words stand above it
CARRIED = "carried"  # how a reading is called that is still by whoever was reported before
SAID_BEFORE = 0.75
UNLABELLED = "answer"  # a question or an answer of an interview without labels
TURN, IN_TURN = "turn", 0.9  # what stands behind a name and a colon in a transcript
BESIDE = ("qleft", "inv", "left")  # readings whose verb follows what is said
NEXT_TO, BESIDE_IT = 2, 60  # code points between such words and who says them, and to the end of both
LONG_RUN = 4  # words in quotation marks that are next to always somebody's


class TaggedText(NamedTuple):
    """A whole text, read: sentences, their classes, and what in quotation marks goes on over paragraphs."""

    sentences: Sequence[Sentence]
    tags: Sequence[str]
    continued: frozenset[int]  # starts of runs that no mark closes
    grammar: Grammar
    adviser: Adviser
    turns: Mapping[int, Turn]  # by paragraph
    alone: frozenset[int] = frozenset()  # sentences that begin a paragraph set apart in quotation marks

    @classmethod
    def of(
        cls,
        sentences: Iterable[Sentence],
        runs: Sequence[QuotedSpan],
        grammar: Grammar,
        adviser: Adviser,
        turns: Mapping[int, Turn],
    ) -> TaggedText:
        columns, tags = SentenceColumns(), list[str]()
        for sentence in sentences:
            columns.append(sentence)
            tags.append(grammar.tags(sentence.words))
        continued = frozenset(run.start for run in runs if run.goes_on)
        return cls(columns, tags, continued, grammar, adviser, turns, alone(columns, tags))

    def long_runs(self, number: int) -> Iterator[Span]:
        """What a sentence has in quotation marks, if it is more than a few words."""
        for word, tag in zip(self.sentences[number].words, self.tags[number], strict=True):
            if tag == "Q" and word.written.count(" ") >= LONG_RUN - 1:
                yield Span(word.start, word.end)

    def only_quoted(self, number: int) -> bool:
        """Whether a sentence is nothing but words in quotation marks."""
        return not self.tags[number].strip("Q.-,") and "Q" in self.tags[number]

    def is_heading(self, number: int) -> bool:
        """Whether a paragraph is a few words in quotation marks, written as no sentence is: ‘We need a quay’."""
        sentence = self.sentences[number]
        announced = number > 0 and self.sentences[number - 1].words[-1].low == ":"
        if not (sentence.first and sentence.last) or announced or self.tags[number].strip(".") != "Q":
            return False
        inner = sentence.words[0].written.strip(_MARKS)
        listed = inner.split()
        titled = len(listed) > 2 and all(word[0].isupper() for word in listed)
        return len(listed) <= LONGEST_HEADING and (titled or (len(listed) > 1 and inner[-1:].isalnum()))

    def quoted_span(self, number: int) -> Span:
        """From the first to the last mark of a sentence that is nothing but words in quotation marks."""
        words, tags = self.sentences[number].words, self.tags[number]
        return Span(words[tags.index("Q")].start, words[tags.rindex("Q")].end)

    def following(self, number: int) -> Iterator[int]:
        """The sentences behind sentence `number` that go on with what was said in it."""
        sentences = self.sentences
        at = number + 1
        while at < len(sentences) and self.only_quoted(at) and not self.is_heading(at):
            announced = at == number + 1 and sentences[number].words[-1].low == ":"
            resumes = announced or ("Q" in self.tags[number] and self._goes_on_into(at))
            if sentences[at].first and not resumes:
                return
            yield at
            at += 1

    def _goes_on_into(self, number: int) -> bool:
        """Whether a paragraph that begins with a run resumes what the one before it said."""
        before = self.sentences[number - 1].words[-1]
        if before.low == ":" or (before.low == RUN and before.start in self.continued):
            return True
        if number in self.alone:
            return False
        stop = number
        while not self.sentences[stop].last:
            stop += 1
            if not self.only_quoted(stop):
                return False
        return True


def attributions(text: TaggedText) -> Iterator[Attribution]:
    """What is said, in order, none of it inside another."""
    told = 0  # sentences before this one are part of what was said before
    last: Attribution | None = None
    for number in range(len(text.sentences)):
        if number < told:
            continue
        if text.is_heading(number):
            continue
        turn = text.turns.get(text.sentences[number].paragraph)
        if turn is not None:
            if text.sentences[number].first:
                key = TURN if turn.label.end > turn.label.start else UNLABELLED
                yield Attribution((turn.said,), None, turn.label, "", key, IN_TURN, number)
            continue
        by_rules = list(candidates(text, number))
        advised = text.adviser.readings(text.sentences[number], number, by_rules)
        saying = text.grammar.language.set_of("saying")
        naming = text.grammar.language.set_of("naming")
        outer = [each for each in advised if each.lemma in saying and each.key.endswith(REPORTED)]
        found = sorted(advised, key=lambda each: -each.weight + _later(each, advised, outer, naming))
        chosen = list(_chosen(text, number, found))
        if not chosen:
            spoke = next((each for each in found if each.key in (SPOKE, SPOKE_BEFORE)), None)
            if spoke is not None and is_said_before(text.sentences, text.tags, spoke, last):
                before = text.sentences[number - 1].words
                yield spoke._replace(parts=(Span(before[0].start, before[-2].end),), weight=SAID_BEFORE)
            last = spoke or last
        later = list(text.following(number)) if chosen or found else []
        told = later[-1] + 1 if later else 0
        spans = tuple(text.quoted_span(at) for at in later)
        for each in sorted(_with_later(text, number, found, chosen, spans), key=lambda each: each.parts[0]):
            attribution = each
            if last is not None and _goes_on(text, last, each):
                attribution = each._replace(source=last.source)
            elif each.key == CARRIED:
                if last is None or last.source is None or not follows(text.sentences, last, each):
                    continue
                attribution = each._replace(source=last.source, cue=None)
            elif each.source is None:
                attribution = each._replace(source=_signed(text, later[-1] if later else number))
            last = attribution
            yield attribution


def _later(
    attribution: Attribution,
    others: Sequence[Attribution],
    outer: Sequence[Attribution],
    naming: frozenset[str],
) -> float:
    """How much less a reading counts than it is likely: for what is inside another, or holds another's quotation."""
    if any(
        _introduces(other, naming)
        and other.cue is not None
        and any(part.contains(other.cue) for part in attribution.parts)
        for other in others
    ):
        return HOLDING
    return INNER if not _introduces(attribution, naming) and _is_inner(attribution, outer) else 0.0


def _introduces(attribution: Attribution, naming: frozenset[str]) -> bool:
    """Whether words in quotation marks stand behind a verb and a comma or a colon: nobody else says them.

    Not what somebody only calls something: she said he had a “strongman approach”, as she called it.
    """
    if (
        attribution.lemma in naming
        or not attribution.key.endswith(INTRODUCED)
        or attribution.cue is None
        or not attribution.parts
    ):
        return False
    return attribution.weight >= OUTER and attribution.parts[0].start - attribution.cue.end > 1


def _is_inner(attribution: Attribution, outer: Sequence[Attribution]) -> bool:
    """Whether what somebody else says holds it: she said that he had promised to come."""
    return attribution.cue is not None and any(
        other is not attribution
        and other.weight >= OUTER
        and any(part.contains(attribution.cue) for part in other.parts)
        for other in outer
    )


def _goes_on(text: TaggedText, before: Attribution, attribution: Attribution) -> bool:
    """Whether a sentence that begins with words in quotation marks goes on with what the paragraph had before."""
    sentence, tags = text.sentences[attribution.sentence], text.tags[attribution.sentence]
    run = tags.find("Q")
    return (
        attribution.source is None
        and run >= 0
        and not tags[:run].strip("cab,-")
        and attribution.parts[0].start == sentence.words[run].start
        and text.sentences[before.sentence].paragraph == sentence.paragraph
    )


def _signed(text: TaggedText, number: int) -> Span | None:
    """Whose name stands in the paragraph below nothing but words in quotation marks, behind a dash or by itself."""
    below = number + 1
    if below == len(text.sentences) or not text.only_quoted(number):
        return None
    sentence, tags = text.sentences[below], text.tags[below]
    start = int(tags[:1] == "-")
    end = start
    while end < len(tags) and tags[end] in "nN":
        end += 1
    if not sentence.first or "N" not in tags[start:end] or len(tags) > LONGEST_SIGNED:
        return None
    if not start and not (
        end > 1 and sentence.last and tags[end:][:1] in ("", ",") and not set("vx.:") & set(tags)
    ):
        return None
    return Span(sentence.words[start].start, sentence.words[end - 1].end)


def _chosen(text: TaggedText, number: int, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The likeliest readings that leave each other alone, and what is quoted but in none of them."""
    chosen: list[Attribution] = []
    for attribution in found:
        if attribution.parts and attribution.weight >= LEAST and _apart_from_all(attribution, chosen):
            chosen.append(attribution)
    yield from chosen
    for run in text.long_runs(number):
        if any(part.overlaps(run) for attribution in chosen for part in attribution.parts):
            continue
        covering = (each for each in found if any(part.contains(run) for part in each.parts))
        better = next((each for each in covering if _apart_from_all(each, chosen)), None)
        beside = next((each for each in found if each.key in BESIDE and _adjoins(each, run)), None)
        if better is not None and better.source is not None and better.weight >= LEAST_QUOTED:
            chosen.append(better)
            yield better
        elif beside is not None:
            yield beside._replace(parts=(run,))
        else:
            yield Attribution((run,), None, None, "", "", NOBODYS, number)


def _adjoins(attribution: Attribution, run: Span) -> bool:
    """Whether the verb and whose it is stand right behind words in quotation marks: “…,” Ana Ruiz said."""
    cue, source = attribution.cue, attribution.source
    if cue is None or source is None:
        return False
    return (
        0 < min(cue.start, source.start) - run.end <= NEXT_TO
        and max(cue.end, source.end) - run.end < BESIDE_IT
    )


def _with_later(
    text: TaggedText,
    number: int,
    found: Sequence[Attribution],
    chosen: Sequence[Attribution],
    later: tuple[Span, ...],
) -> Iterator[Attribution]:
    """What is said in a sentence; one of it with what later sentences add in quotation marks."""
    if not later:
        yield from chosen
        return
    words, tags = text.sentences[number].words, text.tags[number]
    run = tags.rfind("Q")
    last = Span(words[run].start, words[run].end) if run >= 0 else None
    # what ends as the quotation begins, then whoever is quoted already, then the last to speak
    opens = [each for each in found if not each.parts and each.weight >= LEAST_QUOTED]
    quoted = [each for each in chosen if last is not None and any(part.contains(last) for part in each.parts)]
    heir = next(iter([*opens, *quoted, *sorted(chosen, key=lambda each: -each.parts[-1].end)]), None)
    if heir is None:
        yield Attribution(later, None, None, "", "", NOBODYS, number)
        return
    yield heir._replace(parts=(*heir.parts, *later))
    yield from (each for each in chosen if each is not heir)


def candidates(text: TaggedText, number: int) -> Iterator[Attribution]:
    """Every reading of a sentence; `parts` are empty where what is said is still to come."""
    sentence = text.sentences[number]
    words = sentence.words
    if len(words) > LONGEST:
        return
    for frame in text.grammar.frames(words, text.tags[number]):
        yield Attribution(
            tuple(_span(sentence, part) for part in frame.content if part.start < part.end),
            _span(sentence, frame.cue),
            None if frame.source is None else _span(sentence, frame.source),
            frame.lemma,
            frame.key,
            frame.weight,
            number,
            frame.denied,
        )


def _span(sentence: Sentence, stretch: WordRange) -> Span:
    return Span(sentence.words[stretch.start].start, sentence.words[stretch.end - 1].end)


def _apart_from_all(attribution: Attribution, others: Sequence[Attribution]) -> bool:
    return all(_apart(attribution, other) for other in others)


def _apart(one: Attribution, other: Attribution) -> bool:
    """Whether neither is said inside the other, and each by a word of its own: “…, she said on Friday” is one."""
    if one.cue is not None and other.cue is not None and one.cue.overlaps(other.cue):
        return False
    return not any(
        part.overlaps(taken)
        for mine, theirs in ((one, other), (other, one))
        for part in mine.parts
        for taken in (theirs.parts if theirs.cue is None else (*theirs.parts, theirs.cue))
    )
