"""Resolves pronouns: who was told of before, and which of them a he or a she stands for."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from reader.draft.entities.entities import EntityRecord
from reader.draft.language import Language
from reader.draft.words import Word
from reader.model.text import Span

FARTHEST = 8  # sentences back that a pronoun reaches by which somebody speaks
CHAINED = 4  # sentences back that any other reaches
NOT_FIRST = 0.8  # how much farther away a name seems that does not begin its sentence
MOST_SEEN = 100  # people, or the same ones again, whom a pronoun may stand for
OFTEN = 3  # times that a text names somebody whose pronouns are drafted
DOMINANT = 2  # times as often as anybody else whom a pronoun may stand for a text names whom it is about


class Speaker(NamedTuple):
    """Who speaks, and by which words; None where they stand for nobody the text tells of.

    `joint` are those who say it together with `known`; `document` is what says it in place of somebody; `doubtful`:
    somebody else may be meant as well.
    """

    known: EntityRecord | None
    mention: Span
    joint: tuple[EntityRecord, ...] = ()
    document: Span | None = None
    doubtful: bool = False


class Antecedent(NamedTuple):
    start: int
    sentence: int
    known: EntityRecord
    leads: bool  # it is what its sentence is about
    described: Span | None = None  # words that only describe somebody, of whom nothing was said so far


class Antecedents:
    """Everyone told of so far, in the order of the text."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._seen: list[Antecedent] = []

    def add(self, antecedent: Antecedent) -> None:
        self._seen.append(antecedent)

    def lead(self, speaker: Antecedent) -> None:
        """Add whoever speaks in a sentence, which then is about nobody who is named behind them."""
        for at in range(len(self._seen) - 1, -1, -1):
            seen = self._seen[at]
            if seen.sentence != speaker.sentence:
                break
            if seen.start > speaker.start and seen.known is not speaker.known:
                self._seen[at] = seen._replace(leads=False)
        self._seen.append(speaker)

    def nearest(self, start: int, sentence: int, wanted: int) -> Antecedent | None:
        """The nearest person whom a pronoun fits by which somebody speaks; `wanted`: 1 for he, -1 for she."""
        fitting = list(self._fitting(start, sentence, wanted, FARTHEST))
        return min(fitting, key=lambda seen: _distance(seen, sentence)) if fitting else None

    def pronouns(self, sentence: int, words: Sequence[Word]) -> Iterator[Speaker]:
        """Whom the pronouns of a sentence stand for, where whoever was named last is also the likeliest.

        Only of those whom the text names often and as a he or a she: of others every second would be wrong.
        """
        language = self._language
        masculine, feminine = language.set_of("masculine_pronouns"), language.set_of("feminine_pronouns")
        for word in [word for word in words if word.low in masculine or word.low in feminine]:
            for pronouns, wanted in ((masculine, 1), (feminine, -1)):
                if word.low in pronouns:
                    known = self._of_pronoun(word, sentence, wanted)
                    if known is not None:
                        yield Speaker(known, Span(word.start, word.end))

    def _of_pronoun(self, word: Word, sentence: int, wanted: int) -> EntityRecord | None:
        fitting = list(self._fitting(word.start, sentence, wanted, CHAINED))
        if not fitting:
            return None
        likeliest = min(fitting, key=lambda seen: _distance(seen, sentence))
        if likeliest.sentence == sentence and word.low in self._language.set_of("object_pronouns"):
            return None  # in “Ruiz went after him” he is somebody else
        known = likeliest.known
        if likeliest.described is not None or not _is_told_or_alone(fitting):
            return None
        if max(fitting, key=lambda seen: seen.start).known is not known and not _dominates(known, fitting):
            return None
        acts = self._language.tags.get(word.low) == "r"
        leads = likeliest.leads and (acts or not self._is_led_by_another(known, sentence))
        self._seen.append(Antecedent(word.start, sentence, known, leads))
        sure = wanted * (known.masculine - known.feminine) > 0
        near = sentence - likeliest.sentence == 1 and alone_of_gender(self._seen[-MOST_SEEN:], known, wanted)
        return known if sure and (len(known.seen) >= OFTEN or near) else None

    def _is_led_by_another(self, known: EntityRecord, sentence: int) -> bool:
        """Whether a sentence is about somebody else: her sister, Anna Lekka, runs the shop."""
        for seen in islice(reversed(self._seen), MOST_SEEN):
            if seen.sentence != sentence:
                return False
            if seen.leads and seen.known is not known:
                return True
        return False

    def _fitting(self, start: int, sentence: int, wanted: int, reach: int) -> Iterator[Antecedent]:
        """Whom a pronoun may stand for, the last first; `wanted`: 1 for he, -1 for she."""
        for seen in islice(reversed(self._seen), MOST_SEEN):
            if sentence - seen.sentence > reach:
                return
            if seen.start < start and wanted * (seen.known.masculine - seen.known.feminine) >= 0:
                yield seen


def _distance(seen: Antecedent, sentence: int) -> float:
    """How far away somebody seems, in sentences."""
    unsure = 0.0 if seen.known.masculine != seen.known.feminine else 0.5
    return sentence - seen.sentence + (0.0 if seen.leads else NOT_FIRST) + unsure


def _dominates(known: EntityRecord, fitting: Sequence[Antecedent]) -> bool:
    """Whether a text is about somebody rather than about anybody else whom a pronoun may stand for."""
    others = (len(each.known.seen) for each in fitting if each.known is not known)
    return len(known.seen) >= DOMINANT * max(others, default=0)


def _is_told_or_alone(fitting: Sequence[Antecedent]) -> bool:
    """Whether somebody is known to be a he or a she, or one person is named and nobody else is there."""
    known = {id(seen.known): seen.known for seen in fitting}.values()
    return (len(known) == 1 and fitting[0].known.named) or any(
        each.masculine != each.feminine for each in known
    )


def latest(known: EntityRecord, start: int) -> int:
    """Where somebody was last named before a place."""
    at = bisect_left(known.seen, Span(start, 0))
    return known.seen[at - 1].start if at else -1


def alone_of_gender(seen: Sequence[Antecedent], known: EntityRecord, wanted: int) -> bool:
    """Whether others were told of, none of whom can be a he (`wanted`: 1), or a she (-1), as `known` is."""
    others = {id(each.known): each.known for each in seen if each.known is not known}.values()
    return bool(others) and all(wanted * (each.masculine - each.feminine) < 0 for each in others)


def span_of(words: Sequence[Word]) -> Span:
    return Span(words[0].start, words[-1].end)
