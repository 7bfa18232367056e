"""Cuts text and draft to what a file can hold."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from reader.load.syntax.nodes import MAX_ALL, MAX_ITEMS
from reader.model.new_article import Annotations
from reader.model.text import Text

LONGEST = 4_000_000
"""Code points of a text that are drafted; what is behind them would fit into no file, and take more than a minute."""
_MOST = 9 * MAX_ALL // 10  # values; the text and what its source says are some, too
_VALUES = {"entity": 12, "mention": 5, "quote": 20, "event": 18}  # keys and items of one, at most


def beginning(text: Text) -> Text:
    """The paragraphs of a text that are drafted: all of them, but in the longest."""
    content = text.content
    end = content.rfind("\n\n", 0, LONGEST) if len(content) > LONGEST else len(content)
    return text if end == len(content) else Text(content[: max(end, 0)])


def fitting(annotations: Annotations) -> Annotations:
    """The annotations of the text's beginning, as far as a file of them can be read again."""
    counts: Counter[str] = Counter()
    for start, what in sorted(_places(annotations)):
        counts[what] += 1
        if counts[what] > MAX_ITEMS or sum(_VALUES[each] * count for each, count in counts.items()) > _MOST:
            return _before(annotations, start)
    return annotations


def _places(annotations: Annotations) -> Iterator[tuple[int, str]]:
    """What is written of annotations, each with the place in the text that it stands for."""
    for entity in annotations.entities:
        yield entity.mentions[0].span.start, "entity"
        yield from ((mention.span.start, "mention") for mention in entity.mentions if not mention.named)
    yield from ((quote.parts[0].start, "quote") for quote in annotations.quotes)
    yield from ((event.parts[0].start, "event") for event in annotations.events)


def _before(annotations: Annotations, end: int) -> Annotations:
    cut = (
        entity._replace(mentions=tuple(each for each in entity.mentions if each.span.start < end))
        for entity in annotations.entities
    )
    return Annotations(
        tuple(entity for entity in cut if entity.mentions),
        tuple(quote for quote in annotations.quotes if quote.parts[0].start < end),
        tuple(event for event in annotations.events if event.parts[0].start < end),
    )
