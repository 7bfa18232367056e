"""A model's reading of a text as values: labelled names, and trees of words, by offsets in the whole text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from reader.draft.with_model.pipelines import NAMES, PARSE, Doc, Pipeline, can
from reader.model.text import Span, Text


class Labelled(NamedTuple):
    """Words that the model takes for a name, or for a date, a sum or the like."""

    span: Span
    label: str


class Leaf(NamedTuple):
    """A word in a tree: what it is to its head, which is a number among the tree’s words; a root is its own."""

    span: Span
    role: str
    head: int


@dataclass(frozen=True)
class Tree:
    """The words of a paragraph, each hanging on another."""

    leaves: Sequence[Leaf]

    @cached_property
    def children(self) -> Sequence[Sequence[int]]:
        found: list[list[int]] = [[] for _ in self.leaves]
        for number, leaf in enumerate(self.leaves):
            if leaf.head != number:
                found[leaf.head].append(number)
        return found

    @cached_property
    def starts(self) -> Sequence[int]:
        return [leaf.span.start for leaf in self.leaves]

    def top(self, span: Span) -> int | None:
        """The word of a span on which its others hang: the first whose head is outside."""
        for number in range(max(bisect_right(self.starts, span.start) - 1, 0), len(self.leaves)):
            leaf = self.leaves[number]
            if leaf.span.start >= span.end:
                return None
            if leaf.span.start >= span.start and (
                leaf.head == number or not span.contains(self.leaves[leaf.head].span)
            ):
                return number
        return None

    def under(self, number: int) -> Span:
        """From the first to the last word that hangs on one, itself included."""
        low, high = self.leaves[number].span
        waiting = [number]
        while waiting:
            at = waiting.pop()
            low, high = min(low, self.leaves[at].span.start), max(high, self.leaves[at].span.end)
            waiting += self.children[at]
        return Span(low, high)


@dataclass(frozen=True, slots=True)
class Parsed:
    """A text as a model has read it. `trees`: one for every paragraph. What the model can’t give is None."""

    names: Sequence[Labelled] | None = None
    trees: Sequence[Tree] | None = None


def read(text: Text, pipeline: Pipeline) -> Parsed:
    """What a pipeline makes of a text, paragraph by paragraph; of one that is too long for it, nothing."""
    paragraphs = list(text.paragraphs())
    contents = (text[each] if each.end - each.start <= pipeline.max_length else "" for each in paragraphs)
    names: list[Labelled] = []
    trees: list[Tree] = []
    for paragraph, doc in zip(paragraphs, pipeline.pipe(contents), strict=True):
        names += _names(doc, paragraph.start)
        trees.append(Tree(tuple(_leaves(doc, paragraph.start))))
    has = can(pipeline)
    return Parsed(names if NAMES in has else None, trees if PARSE in has else None)


def _names(doc: Doc, start: int) -> Iterator[Labelled]:
    for entity in doc.ents:
        yield Labelled(Span(start + entity.start_char, start + entity.end_char), entity.label_)


def _leaves(doc: Doc, start: int) -> Iterator[Leaf]:
    for token in doc:
        low = start + token.idx
        yield Leaf(Span(low, low + len(token.text)), token.dep_, token.head.i)
