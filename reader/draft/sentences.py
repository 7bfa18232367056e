"""Divides a text into sentences; what stands in quotation marks stays in one piece."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, overload

from reader.draft.language import Language
from reader.draft.speech.quotation_marks import QuotedSpan
from reader.draft.words import Word, WordColumns
from reader.model.text import Span, Text

FARTHEST_CUE = (
    30  # words behind words in quotation marks in which a verb of saying shows that the sentence goes on
)
RUN = "“”"  # how a run in quotation marks is looked up
_NEAR = 16  # sentences that are looked at together
_ENDS = frozenset([".", "!", "?", "…", "..."])
_SAID_ENDS = frozenset([*",?!.—–-…"])
_OPENERS = frozenset("“„«\"'‘([—–-•*$£€#@")
_CLOSING_MARKS = "”“\"’‘'»« "  # of English, of German and others
_CLOSERS = frozenset([")", "]", "’", "'", "”", '"'])
_MAY_END = frozenset(".!?…)]’'”\"")  # the last characters of all that a sentence may end with


class Sentence(NamedTuple):
    """Words, marks and runs of one sentence. `first` and `last`: whether it begins and ends its paragraph."""

    words: tuple[Word, ...]
    paragraph: int
    first: bool
    last: bool

    @property
    def span(self) -> Span:
        return Span(self.words[0].start, self.words[-1].end)


class SentenceColumns(Sequence[Sentence]):
    """Sentences, their words in columns; each is made when it is asked for."""

    def __init__(self, sentences: Iterable[Sentence] = ()) -> None:
        self._words = WordColumns.empty()
        self._ends = array("I", [0])
        self._paragraphs = array("I")
        self._places = bytearray()  # bit by bit whether one begins and ends its paragraph
        self._near: dict[int, Sentence] = {}  # those that were asked for last
        for sentence in sentences:
            self.append(sentence)

    def append(self, sentence: Sentence) -> None:
        self._words.extend(sentence.words)
        self._ends.append(len(self._words))
        self._paragraphs.append(sentence.paragraph)
        self._places.append(sentence.first | sentence.last << 1)

    def __len__(self) -> int:
        return len(self._paragraphs)

    @overload
    def __getitem__(self, at: int) -> Sentence: ...
    @overload
    def __getitem__(self, at: slice) -> list[Sentence]: ...
    def __getitem__(self, at: int | slice) -> Sentence | list[Sentence]:
        if isinstance(at, int):
            return self._near.get(at) or self._made(range(len(self))[at])
        return [self[number] for number in range(len(self))[at]]

    def __iter__(self) -> Iterator[Sentence]:
        return map(self.__getitem__, range(len(self)))

    def _made(self, number: int) -> Sentence:
        words = tuple(self._words[self._ends[number] : self._ends[number + 1]])
        places = self._places[number]
        made = Sentence(words, self._paragraphs[number], bool(places & 1), bool(places & 2))
        if len(self._near) == _NEAR:
            del self._near[next(iter(self._near))]
        self._near[number] = made
        return made


def sentences_of(
    text: Text, words: WordColumns, runs: Sequence[QuotedSpan], language: Language
) -> Iterator[Sentence]:
    """All sentences, in order; none crosses paragraphs."""
    begin = number = 0
    for paragraph, span in enumerate(text.paragraphs(), 1):
        pieces: list[Word] = []
        stop = max(bisect_left(words.starts, span.end), begin)
        inside, at = words[begin:stop], 0
        while at < len(inside):
            word = inside[at]
            while number < len(runs) and runs[number].end <= word.start:
                number += 1
            if number < len(runs) and runs[number].start <= word.start:
                run = runs[number]
                pieces.append(Word(run.start, run.end, text.content[run.start : run.end], RUN))
                beyond = bisect_left(words.starts, run.end, begin + at)
                stop, at = max(stop, beyond), beyond - begin
            else:
                pieces.append(word)
                at += 1
        begin = stop
        yield from _split(pieces, paragraph, language)


def _split(pieces: Sequence[Word], paragraph: int, language: Language) -> Iterator[Sentence]:
    start = 0
    for index in range(len(pieces)):
        if index + 1 == len(pieces) or (pieces[index].low[-1] in _MAY_END and _ends(pieces, index, language)):
            if index + 1 < len(pieces) and pieces[index + 1].low in _CLOSERS:
                continue
            yield Sentence(tuple(pieces[start : index + 1]), paragraph, start == 0, index + 1 == len(pieces))
            start = index + 1


def _ends(pieces: Sequence[Word], index: int, language: Language) -> bool:
    """Whether a sentence ends behind a piece that isn't the paragraph's last."""
    piece, following = pieces[index], pieces[index + 1]
    if piece.low in _CLOSERS and index:
        return pieces[index - 1].low in _ENDS and _may_begin(following)
    if piece.low == RUN and index and pieces[index - 1].low == ":" and following.capital:
        return piece.written.rstrip(_CLOSING_MARKS)[-1:] in ".!?…"
    if piece.low == RUN:
        return _ends_in_marks(pieces, index, language)
    if piece.low.endswith(".") and len(piece.low) > 2:  # U.S.
        return following.low in language.openers and following.capital
    if piece.low not in _ENDS or not _may_begin(following):
        return False
    if piece.low != "." or not index:
        return True
    if pieces[index - 1].low in language.closing_abbreviations and pieces[index - 1].end == piece.start:
        said = following.low == RUN and following.written[1:2].isupper()
        return following.low in language.openers or said
    return not _is_abbreviated(pieces, index, language)


def _is_abbreviated(pieces: Sequence[Word], index: int, language: Language) -> bool:
    """Whether a full stop belongs to the word before it: Mr., or an initial."""
    if not index or pieces[index].low != ".":
        return False
    before = pieces[index - 1]
    if before.low in language.set_of("before_numbers"):
        return (
            index + 1 < len(pieces)
            and pieces[index + 1].low[0].isdecimal()
            and before.end == pieces[index].start
        )
    following = pieces[index + 1].low if index + 1 < len(pieces) else ""
    if before.low.isdecimal() and following in language.set_of("behind_ordinals"):
        return True  # am 3. Mai
    short = before.low in language.abbreviations or (len(before.written) == 1 and before.capital)
    return short and before.end == pieces[index].start


def closes_said(run: Word) -> bool:
    """Whether a run ends as what is said does before its verb: with a comma, or like a sentence."""
    return run.written.rstrip(_CLOSING_MARKS)[-1:] in _SAID_ENDS


def _may_begin(word: Word) -> bool:
    first = word.written[0]
    return word.low == RUN or first in _OPENERS or (first.isalnum() and not first.islower())


def _ends_in_marks(pieces: Sequence[Word], index: int, language: Language) -> bool:
    """Whether a run that ends like a sentence ends one, or goes on in “Really?” she asked."""
    inner = pieces[index].written.rstrip(_CLOSING_MARKS)
    if not inner or inner[-1] not in ".!?…":
        return False
    following = pieces[index + 1]
    if following.low == RUN:
        return True
    if following.written[0].islower() or not _may_begin(following) or following.low in ",;:-—–)":
        return False
    if language.tags.get(following.low, "n") in "cbpaTx":
        return True
    # a name and a verb of saying, and nothing said behind them
    for further in range(index + 1, min(index + FARTHEST_CUE, len(pieces))):
        cue = language.cues.get(pieces[further].low)
        if cue is not None and language.says(cue):
            behind = pieces[further + 1].low if further + 1 < len(pieces) else "."
            if inner[-1] != ".":
                return language.tags.get(behind) in ("T", "r") or behind == ":"
            return behind not in _ENDS
        low = pieces[further].low
        if low == RUN or (low in _ENDS and not _is_abbreviated(pieces, further, language)):
            return True
    return True
