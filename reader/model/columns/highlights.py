"""What is marked in an article (mentions, quotes, cues, events, dates, notes) as sorted columns of numbers."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from itertools import chain
from operator import itemgetter

from reader.model.article import Article
from reader.model.columns.mentions import MentionColumns, columns_of
from reader.model.value import Value


class HighlightKind(IntEnum):
    """What a highlight marks.

    Its `index` counts the mentions of all entities, one entity's after another's, or the article's quotes (of a cue
    too), events (of a date too) or notes.
    """

    MENTION = 0
    QUOTE = 1
    CUE = 2
    EVENT = 3
    WHEN = 4
    NOTE = 5


Marked = tuple[int, int, HighlightKind, int]
"""A highlight that is not a mention: start, end, kind, index."""


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class HighlightColumns(Value):
    """The highlights of an article: four parallel columns, sorted by start.

    `start` and `end` are code points, half open; `kind` is of HighlightKind. Of those that start together, quotes
    come before events, notes, the cues and dates within them, and mentions.
    """

    start: array[int]
    end: array[int]
    kind: array[int]
    index: array[int]

    @classmethod
    def of(cls, article: Article) -> HighlightColumns:
        return cls.sorted(mentions_by_entity(article), _marked(article))

    @classmethod
    def sorted(cls, mentions: Iterable[MentionColumns], others: Iterable[Marked] = ()) -> HighlightColumns:
        """The highlights of these mentions and others; no span may be empty.

        Columns of numbers, and a sort of numbers by numbers, are what Python does fastest.
        """
        columns = list(zip(*others, strict=True)) or [(), (), (), ()]
        starts, ends, kinds = array("I", columns[0]), array("I", columns[1]), array("B", columns[2])
        for each in mentions:
            starts.extend(each.starts)
            ends.extend(each.ends)
        count = len(starts) - len(kinds)
        kinds.frombytes(bytes([HighlightKind.MENTION]) * count)
        indexes = array("I", chain(columns[3], range(count)))
        order = sorted(range(len(starts)), key=starts.__getitem__)
        if len(order) < 2:
            return cls(starts, ends, kinds, indexes)
        in_order = itemgetter(*order)
        return cls(
            array("I", in_order(starts)),
            array("I", in_order(ends)),
            array("B", in_order(kinds)),
            array("I", in_order(indexes)),
        )

    def __len__(self) -> int:
        return len(self.start)


def mentions_by_entity(article: Article) -> Sequence[MentionColumns]:
    """The mentions of each entity that has any, in the order of the indexes of highlights."""
    entities = article.entities.values()
    return [columns_of(entity.id, entity.mentions) for entity in entities if entity.mentions]


def _marked(article: Article) -> Iterator[Marked]:
    """What is marked besides mentions, the broader kinds first."""
    for index, quote in enumerate(article.quotes):
        for start, end in quote.parts:
            yield start, end, HighlightKind.QUOTE, index
    for index, event in enumerate(article.events):
        for start, end in event.parts:
            yield start, end, HighlightKind.EVENT, index
    for index, note in enumerate(article.notes):
        yield *note.span, HighlightKind.NOTE, index
    for index, quote in enumerate(article.quotes):
        if quote.cue:
            yield *quote.cue, HighlightKind.CUE, index
    for index, event in enumerate(article.events):
        if event.when_text:
            yield *event.when_text, HighlightKind.WHEN, index
