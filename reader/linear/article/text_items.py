"""The items of an article's text: how it begins, and each paragraph below its number, with what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from reader.convert.in_words.by_paragraph import AnnotationsByParagraph
from reader.convert.in_words.sentences import opening_sentences
from reader.model.relations import Relations
from reader.model.text import Text


class Item(NamedTuple):
    """Words on the screen, and where in the text they lead; `is_text`: they are those of the text from there on."""

    words: str
    offset: int
    is_text: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class TextItems:
    """The items of one article. `paragraphs` are the indexes of those that have the text."""

    text: Text
    items: tuple[Item, ...]
    paragraphs: tuple[int, ...]

    @classmethod
    def of(cls, relations: Relations, *, spelled_out: bool) -> TextItems:
        """`spelled_out`: after each paragraph all that is known of it."""
        items = list(_items(relations, spelled_out))
        numbers = tuple(index for index, item in enumerate(items) if item.is_text)
        return cls(relations.article.text, tuple(items), numbers)

    @property
    def words(self) -> list[str]:
        """What stands on the screen, an item for each."""
        return [item.words for item in self.items]

    def place_of(self, offset: int) -> tuple[int, int]:
        """The item that has an offset of the text, and how far into it that is."""
        number = self.text.paragraph_of(min(max(offset, 0), len(self.text)))
        return self.paragraphs[number - 1], max(offset - self.text.starts[number - 1], 0)

    def heading_of(self, number: int) -> int:
        """The item that says the number of a paragraph."""
        return self.paragraphs[number - 1] - 1

    def offset_at(self, item: int, within: int) -> int:
        """The offset of the text at a place in an item; of what isn't text, where it leads."""
        found = self.items[item]
        return found.offset + within if found.is_text else found.offset


def _items(relations: Relations, spelled_out: bool) -> Iterator[Item]:
    article = relations.article
    annotations = AnnotationsByParagraph.of(relations)
    for words in opening_sentences(article):
        yield Item(words, 0)
    for number, span in enumerate(article.text.paragraphs(), 1):
        yield Item(f"Paragraph {number}. {annotations.counts(number)}".rstrip(), span.start)
        yield Item(article.text[span].replace("\n", " "), span.start, is_text=True)
        if spelled_out:
            for words in annotations.sentences(number):
                yield Item(words, span.start)
