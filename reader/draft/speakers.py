"""Whose words they are: a name, a description, a pronoun, and the one it stands for."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reader.draft.entities import EntityRecord, Registry
from reader.draft.grammar import Name
from reader.draft.language import Language
from reader.draft.words import Word
from reader.model.article import Kind
from reader.model.text import Span, Text

FARTHEST = 8  # sentences back that a pronoun reaches
NOT_FIRST = 0.8  # how much farther away a name seems that does not begin its sentence
MOST_WORDS = 8  # of a description
MOST_SEEN = 100  # people, or the same ones again, whom a pronoun may stand for
CHAINED = 2  # sentences back that a pronoun reaches which nobody says anything by


class Speaker(NamedTuple):
    """Who speaks, and by which words; None where they stand for nobody the text tells of."""

    known: EntityRecord | None
    mention: Span


class _Antecedent(NamedTuple):
    start: int
    sentence: int
    known: EntityRecord
    leads: bool  # it is what its sentence is about


class SpeakerResolver:
    """Finds who is meant, sentence after sentence; what it has found it knows for the next."""

    def __init__(
        self,
        text: Text,
        words: Sequence[Word],
        names: Sequence[Name],
        registry: Registry,
        language: Language,
    ) -> None:
        self.text = text
        self.words = words
        self.language = language
        self.registry = registry
        self._starts = [word.start for word in words]
        self._names = names
        self._name_ends = [name.span.end for name in names]
        self._seen: list[_Antecedent] = []
        self._plural: EntityRecord | None = None

    def tell(self, sentence: int, span: Span, quoted: Sequence[Span]) -> None:
        """A sentence begins: whom it names outside quotation marks can be meant by a pronoun."""
        low = bisect_right(self._name_ends, span.start)
        leads = True
        for name in self._names[low : bisect_right(self._name_ends, span.end)]:
            if any(run.holds(name.span) for run in quoted):
                continue
            known = self.registry.named(name.span)
            if known is not None and known.kind is Kind.PERSON:
                possessive = self.text.content[name.span.end : name.span.end + 1] in ("’", "'")
                self._seen.append(_Antecedent(name.span.start, sentence, known, leads and not possessive))
                leads = False

    def of(self, source: Span, sentence: int, sure: bool = True) -> Speaker:
        """Who the words are that a verb of saying has for its subject. `sure`: so that a description is somebody."""
        words = self._in(source)
        if not words:
            return Speaker(None, source)
        first = words[0].low
        language = self.language
        if len(words) == 1 and first in language.set_of("relatives"):
            return self._before(source, sentence)
        core = self._core(words)
        if len(core) == 1:
            for pronouns, wanted in (("masculine_pronouns", 1), ("feminine_pronouns", -1)):
                if first in language.set_of(pronouns):
                    return Speaker(self._nearest(source.start, sentence, wanted), _span(core))
            if first in language.set_of("plural_pronouns"):
                return Speaker(self._plural, _span(core))
        return self._described(words, core, sentence, sure)

    def pronouns(self, sentence: int, words: Sequence[Word]) -> Iterator[Speaker]:
        """Whom the pronouns of a sentence stand for, where whoever was named last is also the likeliest."""
        for word in words:
            for pronouns, wanted in (("masculine_pronouns", 1), ("feminine_pronouns", -1)):
                if word.low not in self.language.set_of(pronouns):
                    continue
                fitting = list(self._fitting(word.start, sentence, wanted, CHAINED))
                if not fitting:
                    continue
                likeliest = min(fitting, key=lambda seen: self._far(seen, sentence))
                if likeliest.sentence == sentence and word.low in self.language.set_of("object_pronouns"):
                    continue  # in “Ruiz went after him” he is somebody else
                if max(
                    fitting, key=lambda seen: seen.start
                ).known is likeliest.known and self._is_told_or_alone(fitting):
                    self._seen.append(_Antecedent(word.start, sentence, likeliest.known, likeliest.leads))
                    yield Speaker(likeliest.known, Span(word.start, word.end))

    def _is_told_or_alone(self, fitting: Sequence[_Antecedent]) -> bool:
        """Whether somebody is known to be a he or a she, or one person is named and nobody else is there."""
        known = {id(seen.known): seen.known for seen in fitting}.values()
        return (len(known) == 1 and fitting[0].known.named) or any(
            each.masculine != each.feminine for each in known
        )

    def _in(self, span: Span) -> Sequence[Word]:
        return self.words[bisect_left(self._starts, span.start) : bisect_left(self._starts, span.end)]

    def _core(self, words: Sequence[Word]) -> Sequence[Word]:
        """The words up to what is told of them: a comma, a bracket, a clause."""
        for number, word in enumerate(words):
            if number and (
                word.low in (",", "(", "-", "–", "—", "--", ":", ";", '"')
                or self.language.tags.get(word.low) in ("w", "b", "T")
            ):
                return words[:number]
        return words

    def _described(self, words: Sequence[Word], core: Sequence[Word], sentence: int, sure: bool) -> Speaker:
        known, mention = self._named_in(core)
        if known is None and (told := self._told_of(core[0].start)) is not None:
            known, mention = told, _span(core)
        if known is None and len(core) < len(words) and words[len(core)].low == ",":
            known, mention = self._named_in(self._core(words[len(core) + 1 :]), begins=True)
        if known is not None and mention is not None:
            self._seen.append(_Antecedent(mention.start, sentence, known, True))
            return Speaker(known, mention)
        tags = self.language.tags
        head = self._head(core)
        low = head[-1].low if head else ""
        whole = _span(core)
        if (
            not sure
            or not head
            or len(core) > MOST_WORDS
            or (core[0].low in self.language.set_of("vague") and len(core) == 1)
            or low in self.language.set_of("documents")
            or tags.get(low, "n") not in "nNv"
            or not low[0].isalpha()
            or "\n" in self.text[whole]
        ):
            return Speaker(None, whole)
        organisation = low in self.language.set_of("organisation_words")
        described = self.registry.add_described(whole, Kind.ORGANISATION if organisation else Kind.PERSON)
        if low in self.language.set_of("groups") or organisation or low.endswith("s"):
            self._plural = described
        elif described.kind is Kind.PERSON:
            self._seen.append(_Antecedent(whole.start, sentence, described, True))
        return Speaker(described, whole)

    def _told_of(self, start: int) -> EntityRecord | None:
        """Whose name ends right before the comma before `start`: “Belarus, a country …”."""
        at = bisect_right(self._name_ends, start)
        if not at or self.text.content[self._names[at - 1].span.end : start] != ", ":
            return None
        return self.registry.named(self._names[at - 1].span)

    def _head(self, core: Sequence[Word]) -> Sequence[Word]:
        """The words before the first preposition."""
        for number, word in enumerate(core):
            if number and self.language.tags.get(word.low) == "p":
                return core[:number]
        return core

    def _named_in(
        self, core: Sequence[Word], begins: bool = False
    ) -> tuple[EntityRecord | None, Span | None]:
        """Whom a name stands for that ends the words before the first preposition, or begins them."""
        head = self._head(core)
        if not head:
            return None, None
        span = _span(core)
        low = bisect_right(self._name_ends, span.start)
        for name in self._names[low : bisect_right(self._name_ends, span.end)]:
            fits = (
                name.span.start == span.start if begins else name.span.start < head[-1].end <= name.span.end
            )
            known = self.registry.named(name.span)
            if fits and known is not None:
                return known, name.span
        return None, None

    def _before(self, source: Span, sentence: int) -> Speaker:
        """Whom “who” goes back to: the name that ends right before it, or the last one before."""
        at = bisect_right(self._name_ends, source.start)
        if at:
            name = self._names[at - 1]
            between = self.text.content[name.span.end : source.start]
            known = self.registry.named(name.span)
            if known is not None and len(between.strip(" ,)(")) < 12 and "." not in between:
                self._seen.append(_Antecedent(source.start, sentence, known, True))
                return Speaker(known, source)
        return Speaker(None, source)

    def _fitting(self, start: int, sentence: int, wanted: int, reach: int) -> Iterator[_Antecedent]:
        """Whom a pronoun may stand for, the last first; `wanted`: 1 for he, -1 for she."""
        for seen in islice(reversed(self._seen), MOST_SEEN):
            if sentence - seen.sentence > reach:
                return
            if seen.start < start and wanted * (seen.known.masculine - seen.known.feminine) >= 0:
                yield seen

    def _far(self, seen: _Antecedent, sentence: int) -> float:
        """How far away somebody seems, in sentences."""
        unsure = 0.0 if seen.known.masculine != seen.known.feminine else 0.5
        return sentence - seen.sentence + (0.0 if seen.leads else NOT_FIRST) + unsure

    def _nearest(self, start: int, sentence: int, wanted: int) -> EntityRecord | None:
        """The nearest person whom a pronoun fits; `wanted`: 1 for he, -1 for she."""
        fitting = list(self._fitting(start, sentence, wanted, FARTHEST))
        if not fitting:
            return None
        known = min(fitting, key=lambda seen: self._far(seen, sentence)).known
        if known.masculine == known.feminine:
            known.masculine += wanted > 0
            known.feminine += wanted < 0
        self._seen.append(_Antecedent(start, sentence, known, True))
        return known


def _span(words: Sequence[Word]) -> Span:
    return Span(words[0].start, words[-1].end)
