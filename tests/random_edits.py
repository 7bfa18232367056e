"""Random edits of a text, as people make them, that say where each character of the newer text comes from."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from reader.model.text import PARAGRAPH_BREAK, Text

NEW = -1
_SENTENCE = re.compile(r"[^.!?]+(?:[.!?]+[”’\"]?|$)\s?")
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some text, and for each character its offset in the older text, `NEW` where it was not there."""

    text: str
    origins: tuple[int, ...]

    @classmethod
    def new(cls, text: str) -> Piece:
        return cls(text, (NEW,) * len(text))

    def __getitem__(self, part: slice) -> Piece:
        return Piece(self.text[part], self.origins[part])

    def __add__(self, other: Piece) -> Piece:
        return Piece(self.text + other.text, self.origins + other.origins)


def edited(text: str, source: random.Random, count: int = 1, kinds: Sequence[str] = ()) -> Piece:
    """The text after so many random edits, each of one of the kinds, else of any of `EDITS`."""
    whole = Piece(text, tuple(range(len(text))))
    paragraphs = [whole[span.start : span.end] for span in Text(text).paragraphs()]
    words = _WORD.findall(text)
    for _ in range(count):
        EDITS[source.choice(kinds or tuple(EDITS))](paragraphs, words, source)
    new = paragraphs[0]
    for paragraph in paragraphs[1:]:
        new = new + Piece.new(PARAGRAPH_BREAK) + paragraph
    return new


def _insert_paragraph(paragraphs: list[Piece], words: list[str], source: random.Random) -> None:
    """A paragraph of words that the text has elsewhere, too."""
    made = " ".join(source.choice(words) for _ in range(source.randint(5, 60)))
    paragraphs.insert(source.randint(0, len(paragraphs)), Piece.new(f"{made}."))


def _rewrite_sentence(paragraphs: list[Piece], words: list[str], source: random.Random) -> None:
    """Half of its words are others, some come and some go."""
    index = source.randrange(len(paragraphs))
    paragraph = paragraphs[index]
    sentence = source.choice(list(_SENTENCE.finditer(paragraph.text)) or [None])
    if sentence is None:
        return
    made, done = paragraph[: sentence.start()], sentence.start()
    for word in _WORD.finditer(paragraph.text, sentence.start(), sentence.end()):
        made = made + paragraph[done : word.start()]
        chance, done = source.random(), word.end()
        if chance < 0.45:
            made = made + Piece.new(source.choice(words))
        elif chance < 0.9:
            made = made + paragraph[word.start() : word.end()]
            made = made + Piece.new(f" {source.choice(words)}" if chance > 0.85 else "")
        else:
            made = made + Piece.new("this")
    paragraphs[index] = made + paragraph[done:]


def _mend_typo(paragraphs: list[Piece], _words: list[str], source: random.Random) -> None:
    """Two letters of a word change places."""
    index = source.randrange(len(paragraphs))
    paragraph = paragraphs[index]
    long = [word for word in _WORD.finditer(paragraph.text) if len(word[0]) > 3]
    if long:
        at = (word := source.choice(long)).start() + source.randrange(1, len(word[0]) - 1)
        swapped = paragraph[at + 1 : at + 2].text + paragraph[at : at + 1].text
        paragraphs[index] = paragraph[:at] + Piece.new(swapped) + paragraph[at + 2 :]


def _move_paragraphs(paragraphs: list[Piece], _words: list[str], source: random.Random) -> None:
    """One, two or three that follow each other stand elsewhere."""
    low = source.randrange(len(paragraphs))
    taken = paragraphs[low : low + source.randint(1, 3)]
    del paragraphs[low : low + len(taken)]
    at = source.randint(0, len(paragraphs))
    paragraphs[at:at] = taken


def _remove_paragraph(paragraphs: list[Piece], _words: list[str], source: random.Random) -> None:
    if len(paragraphs) > 1:
        del paragraphs[source.randrange(len(paragraphs))]


EDITS: dict[str, Callable[[list[Piece], list[str], random.Random], None]] = {
    "insert": _insert_paragraph,
    "rewrite": _rewrite_sentence,
    "typo": _mend_typo,
    "move": _move_paragraphs,
    "remove": _remove_paragraph,
}
