"""Drafts the entities, quotes and events of a text, by the rules of its language."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import overload

from reader.draft.adviser import Adviser, RulesAlone
from reader.draft.confidence import confidence_in
from reader.draft.datelines import datelines
from reader.draft.entities.entities import EntityRecord, Registry
from reader.draft.entities.mentioned import Mentioned
from reader.draft.entities.roles import add_roles
from reader.draft.grammar import Attribution, EventClause, Grammar
from reader.draft.happened_order import with_order
from reader.draft.language import Language
from reader.draft.languages import grammar_of, language_in
from reader.draft.provenance import drafted_by
from reader.draft.sentences import sentences_of
from reader.draft.speech.antecedents import Speaker
from reader.draft.speech.attributions import BESIDE, TURN, UNLABELLED, TaggedText, attributions
from reader.draft.speech.pull_quotes import by_same_words
from reader.draft.speech.quotation_marks import quoted_spans
from reader.draft.speech.quotes import SpanFitter, Types, denial, joined, via
from reader.draft.speech.speakers import SpeakerResolver
from reader.draft.speech.spoken import Spoken
from reader.draft.speech.transcripts import interview_of, turns_of
from reader.draft.words import Word, WordColumns, words_of
from reader.intake.byline import byline_of
from reader.intake.dateline import dateline_of
from reader.load.anchors.folding import fold, fold_words
from reader.load.anchors.names import occurrences
from reader.model.article import (
    Entity,
    EntityId,
    Event,
    EventId,
    EventState,
    Kind,
    Mention,
    Quote,
    QuoteId,
    QuoteType,
)
from reader.model.columns.mentions import MentionColumns
from reader.model.dates.dates import Edtf
from reader.model.new_article import Annotations
from reader.model.text import Span, Text

NAMED, DESCRIBED = 0.85, 0.6  # confidence in who is named, and in who is only described
SURE = 0.45  # a quote as likely as this makes somebody of those who are only described
PRONOUN = 0.86  # confidence in whom a pronoun stands for: GUM's training part 828 of 964
UNMENTIONED = 0.8  # confidence in who answers in an interview, or says what is quoted again by itself
LABELLED = "text"  # how a reading is called that has nothing but a colon for it
TERM = 4  # words in quotation marks that are more than a term
NOBODYS_SURE = 0.77  # and by a verb that is none of saying
NOBODYS_LEAST = 0.47  # how likely reported speech must be that nobody is found for


def draft(
    text: Text,
    *,
    headline: str = "",
    published: Edtf | None = None,
    language: str | None = None,
    adviser: Adviser | None = None,
) -> Annotations:
    """The people, organisations, places, quotes and dated events that the rules find in a canonical text.

    `published` is what "on Friday" and "last year" are counted from; without it such dates are no dates. `language`
    is a BCP 47 tag; without one the text tells. Of a language without rules only words in quotation marks are found.
    `headline` may spell out names that the text has only in part. `adviser` may better what the rules find. The
    same text always gives the same draft, in time proportional to it.
    """
    story = dateline_of(text.content).story
    return _Draft(
        text,
        story,
        headline,
        published,
        grammar_of(language_in(language, text.content)),
        adviser or RulesAlone(),
    ).drafted()


class _Draft:
    def __init__(
        self,
        text: Text,
        story: int,
        headline: str,
        published: Edtf | None,
        grammar: Grammar,
        adviser: Adviser,
    ) -> None:
        """`story` is the offset behind the dateline, of which nothing is drafted."""
        self.text = text
        self.by = adviser.by
        self.grammar = grammar
        self.language = grammar.language
        self.published = published
        self.fitting = SpanFitter(text, fold(text.content))
        self.words = _words(text, self.language)
        self.runs = grammar.quoted(text, quoted_spans(text))
        language = grammar.language
        turns = turns_of(text, language.set_of("question_letters"), language.set_of("answer_letters"))
        turns = turns or interview_of(
            text, language.set_of("asked_pronouns"), language.set_of("own_pronouns")
        )
        byline = byline_of(text.content)
        datelined = datelines(text, language.set_of("months_and_days"))
        unread = sorted([*datelined, *([Span(byline[0].start, byline[0].end)] if byline else [])])
        self.unread = [Span(0, story), *unread]
        told = self.words.without(self.unread)
        self.reading = TaggedText.of(
            sentences_of(text, told, self.runs, self.language),
            self.runs,
            grammar,
            adviser,
            turns,
        )
        self.names = adviser.names(grammar.names(_Paragraphs(text, told)))
        self.registry = Registry(text, self.language)
        self.registry.add_names(self.names, grammar.names([_words(Text(headline), self.language)]))
        self.spoken: list[tuple[Attribution, Speaker | None]] = []
        self.pronouns: list[Speaker] = []
        # who says what nothing beside it gives to anybody, an answer or words quoted again, by its number
        self.unmentioned: dict[int, EntityRecord | None] = {}

    def drafted(self) -> Annotations:
        add_roles(self.text, self.registry.known, self.language, self.unread)
        self.registry.settle_surnames()
        add_roles(self.text, self.registry.known, self.language, self.unread)
        self._listen()
        self.registry.settle_ids()
        quotes = list(self._quotes())
        clauses = list(self.grammar.events(self.reading.sentences, self.reading.tags, self.published))
        # the words of a megabyte take thirty times as much, and nothing else is read in them
        del self.words, self.reading, self.names
        mentions = self._mentions(quotes)
        about = Mentioned(mentions)
        quotes = [_with_about(quote, about) for quote in quotes]
        entities = [self._entity(known, mentions[known.id]) for known in self.registry.known]
        found = [entity for entity in entities if entity.mentions]
        found.sort(key=lambda entity: entity.mentions[0].span)
        return Annotations(tuple(found), tuple(quotes), tuple(self._events(clauses, about, quotes)))

    def _listen(self) -> None:
        """Who says what, sentence after sentence, so that a pronoun knows who spoke before."""
        speakers = SpeakerResolver(self.text, self.words, self.names, self.registry, self.language)
        said = joined(attributions(self.reading))
        following = next(said, None)
        quoted = [Span(run.start, run.end) for run in self.runs]
        run_starts = [run.start for run in self.runs]
        for number, sentence in enumerate(self.reading.sentences):
            inside = quoted[
                bisect_left(run_starts, sentence.span.start) : bisect_left(run_starts, sentence.span.end)
            ]
            speakers.record(number, sentence.span, inside)
            while following is not None and following.sentence == number:
                attribution, following = following, next(said, None)
                speaker = self._speaker(attribution, number, speakers)
                if speaker is not None and speaker.mention.start == speaker.mention.end:
                    self.unmentioned[len(self.spoken)] = speaker.known
                    speaker = None
                if self._is_said(attribution, speaker):
                    self.spoken.append((attribution, speaker))
                elif (
                    speaker is not None
                    and speaker.known is not None
                    and self.text[speaker.mention].lower() in self.language.personal_pronouns
                ):
                    self.pronouns.append(speaker)
            self.pronouns += speakers.pronouns(number, sentence.words)
        self.unmentioned |= by_same_words(self.spoken, self.text)

    def _speaker(self, attribution: Attribution, number: int, speakers: SpeakerResolver) -> Speaker | None:
        if attribution.source is None:
            return None
        turn = self.reading.turns.get(self.reading.sentences[number].paragraph)
        if turn is not None:
            return speakers.of_turn(turn, number)
        return speakers.of(
            attribution.source, number, attribution.weight >= SURE or attribution.key in BESIDE
        )

    def _is_said(self, attribution: Attribution, speaker: Speaker | None) -> bool:
        """Whether a reading is a statement: not what was never said, and not what stands behind a mere label."""
        if attribution.denied:
            return False
        return attribution.key != LABELLED or (speaker is not None and speaker.known is not None)

    def _quotes(self) -> Iterable[Quote]:
        types = Types(self.text, self.runs)
        number = 0
        for at, (attribution, speaker) in enumerate(self.spoken):
            mention = self.fitting.whole(speaker.mention) if speaker else None
            known = speaker.known if speaker and mention is not None else self.unmentioned.get(at)
            if at in self.unmentioned:
                attribution = attribution._replace(weight=UNMENTIONED)
            for parts in self.fitting.parts(attribution.parts):
                type_ = QuoteType.DIRECT if attribution.key in (TURN, UNLABELLED) else types.of(parts)
                denied = denial(attribution, self.text, self.language)
                if denied is not None:
                    type_ = QuoteType.INDIRECT
                doubtful = speaker is not None and speaker.doubtful
                unmarked = types.longest_run(parts) < TERM and not doubtful
                if known is None and unmarked and self._is_left_out(attribution, speaker, type_):
                    continue
                number += 1
                yield Quote(
                    QuoteId(f"q{number}"),
                    known.id if known is not None else None,
                    type_,
                    tuple(parts),
                    joint=tuple(each.id for each in speaker.joint) if speaker and known is not None else (),
                    cue=self.fitting.whole(attribution.cue),
                    mention=mention,
                    via=self._via(attribution, speaker),
                    note=denied,
                    provenance=drafted_by(
                        self.by, confidence_in(attribution, type_, known is not None, doubtful)
                    ),
                )

    def _is_left_out(self, attribution: Attribution, speaker: Speaker | None, type_: QuoteType) -> bool:
        """Whether reported speech that nobody is found for is too unlikely; surer it must be by no verb of saying."""
        told = "saying" if attribution.key.startswith("ing:") else "reporting"
        speaks = any(attribution.lemma in self.language.set_of(name) for name in ("saying", told, "citing"))
        in_writing = (
            speaker is not None and speaker.document is not None and self.text[speaker.document] != "It"
        )
        known_verb = speaks or in_writing or not attribution.key.partition(":")[2]
        if type_ is QuoteType.DIRECT and attribution.key in BESIDE and speaks:
            return False  # “Who paid?” asked a woman
        if not known_verb or type_ is QuoteType.DIRECT:
            return attribution.weight < NOBODYS_SURE
        return type_ is QuoteType.INDIRECT and attribution.weight < NOBODYS_LEAST

    def _via(self, attribution: Attribution, speaker: Speaker | None) -> str | None:
        """Where something was said: the ruling, a statement, Twitter."""
        if speaker is not None and speaker.document is not None:
            words = self.text[speaker.document]
            if words.lower() == "it":
                return None
            return words[0].lower() + words[1:] if words.partition(" ")[2] else words
        return via(attribution, self.words, self.language)

    def _mentions(self, quotes: Sequence[Quote]) -> dict[EntityId, list[Mention]]:
        """Every entity's mentions as the loader will find them: by name, and those of the quotes."""
        owners = {fold_words(name): known for known in self.registry.known for name in known.names}
        found: dict[EntityId, list[Mention]] = {known.id: [] for known in self.registry.known}
        folded = self.fitting.folded
        for start, end in occurrences(folded, owners):
            found[owners[folded[start:end]].id].append(
                Mention(Span(start, end), owners[folded[start:end]].id, True)
            )
        taken = {mention.span for mentions in found.values() for mention in mentions}
        for record in self.registry.known:
            for span in record.shared:
                if span not in taken:
                    taken.add(span)
                    found[record.id].append(Mention(span, record.id, False, drafted_by(self.by, NAMED)))
        for quote in quotes:
            if quote.speaker is not None and quote.mention is not None and quote.mention not in taken:
                taken.add(quote.mention)
                found[quote.speaker].append(Mention(quote.mention, quote.speaker, False, quote.provenance))
        for known, span, *_ in self.pronouns:
            whole = self.fitting.whole(span)
            if known is not None and whole == span and span not in taken:
                taken.add(span)
                found[known.id].append(Mention(span, known.id, False, drafted_by(self.by, PRONOUN)))
        for mentions in found.values():
            mentions.sort(key=lambda mention: mention.span)
        return found

    def _entity(self, known: EntityRecord, mentions: Sequence[Mention]) -> Entity:
        return Entity(
            known.id,
            known.kind,
            known.names[0],
            aka=tuple(known.names[1:]),
            role=self.text[known.role] if known.role is not None else None,
            named=known.named,
            mentions=MentionColumns.of(known.id, mentions),
            provenance=drafted_by(self.by, NAMED if known.named else DESCRIBED),
        )

    def _events(
        self, clauses: Iterable[EventClause], about: Mentioned, quotes: Sequence[Quote]
    ) -> list[Event]:
        spoken = Spoken(quotes)
        kinds = {known.id: known.kind for known in self.registry.known}
        found: list[Event] = []
        told = []
        for clause in clauses:
            parts = next(iter(self.fitting.parts(clause.parts)), None)
            if parts is None:
                continue
            there = about.inside(parts)
            told.append(clause)
            event = Event(
                EventId(f"e{len(told)}"),
                clause.title,
                clause.when,
                self.fitting.whole(clause.when_text),
                tuple(parts),
                people=tuple(each for each in there if kinds[each] is not Kind.PLACE),
                places=tuple(each for each in there if kinds[each] is Kind.PLACE),
                state=clause.state,
                alleged_by=spoken.alleger(parts) if clause.state is EventState.ALLEGED else None,
                basis=clause.basis,
                provenance=drafted_by(self.by, clause.confidence),
            )
            found.append(event)
        return with_order(found, told, self.published)


def _with_about(quote: Quote, mentioned: Mentioned) -> Quote:
    about = tuple(each for each in mentioned.inside(quote.parts) if each != quote.speaker)
    return quote._replace(about=about) if about else quote


def _words(text: Text, language: Language) -> WordColumns:
    return words_of(text, language.set_of("elided"), language.set_of("inverted_pronouns"))


class _Paragraphs(Sequence[Sequence[Word]]):
    """The words of each paragraph, made when they are asked for."""

    def __init__(self, text: Text, words: WordColumns) -> None:
        self._spans = list(text.paragraphs())
        self._words = words

    def __len__(self) -> int:
        return len(self._spans)

    @overload
    def __getitem__(self, at: int) -> Sequence[Word]: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Sequence[Word]]: ...
    def __getitem__(self, at: int | slice) -> Sequence[Word] | Sequence[Sequence[Word]]:
        if isinstance(at, int):
            return self._words.within(*self._spans[at])
        return [self._words.within(*span) for span in self._spans[at]]

    def __iter__(self) -> Iterator[Sequence[Word]]:
        return (self._words.within(*span) for span in self._spans)
