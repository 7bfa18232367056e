"""Protocol `Grammar`: the rules that drafting asks of a language; and those of a language that has none yet."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple, Protocol

from reader.draft.language import Language
from reader.draft.sentences import RUN, Sentence
from reader.draft.speech.quotation_marks import QuotedSpan
from reader.draft.words import Word
from reader.model.article import Basis, EventState, Kind
from reader.model.dates.dates import Edtf
from reader.model.text import Span, Text

_DASHES = ("-", "–", "—", "--", "---", "―")
_STOPS = (".", "!", "?", "…", "...")
PUNCTUATION = (
    dict.fromkeys(_DASHES, "-")
    | dict.fromkeys(_STOPS, ".")
    | {mark: mark for mark in ",:;()"}
    | {"[": "(", "]": ")"}
)
"""The class of every mark."""


class Name(NamedTuple):
    """One occurrence of a name. `role` holds the titles before it, `honorific` the last of them, looked up."""

    span: Span
    words: tuple[str, ...]
    kind: Kind | None  # what it is by its words, where it is no person; None: it may be anything
    role: Span | None
    honorific: str | None
    first: bool  # it begins a sentence
    written: str
    weight: float = 0.0  # what speaks here for a person, below 0 against one
    gender: int = 0  # 1 for he, -1 for she


class WordRange(NamedTuple):
    """Words of a sentence by number, half open."""

    start: int
    end: int


class Frame(NamedTuple):
    """One reading: a verb, whose words these are, and which words they are.

    `key` is the shape that was seen: the verb's form and that of what is said (`fin:that`), or where it stands:
    `qleft`, `left`, `inv` before its verb, `first`, `last` of what somebody is cited for.
    """

    lemma: str
    key: str
    cue: WordRange
    source: WordRange | None
    content: tuple[WordRange, ...]
    denied: bool = False  # that it was said is what is denied
    weight: float = 0.0  # how likely it gives words to somebody, 0 to 1


SPOKE = "spoke"
"""How a reading is called that has no words: somebody spoke, and what they said may follow."""
SPOKE_BEFORE = "spoke-before"
"""The same where what they said is the sentence before: Das teilte die Polizei mit."""


class Attribution(NamedTuple):
    """What the rules take for said: `parts` in the text's order, who says it, by which word, how likely.

    `cue` and `source` are None, `lemma` and `key` empty, for words in quotation marks that nobody is given.
    """

    parts: tuple[Span, ...]
    cue: Span | None
    source: Span | None
    lemma: str
    key: str
    weight: float
    sentence: int
    denied: bool = False  # that it was said is what is denied


class Telling(NamedTuple):
    """How a clause is told, which says when it was beside others.

    `tense`: past, perfect, pluperfect, present or future. `link`: the word that joins it to the clause it is part of,
    in English (after, before, when), `resulting` for what its clause brings about, or empty. `cue`: later, earlier or
    also, where a word of it says so.
    `subject`: where the words for whoever does it begin, below 0 where nobody is found; `pronoun`: they are one.
    `stage`: how far along a usual story it is, from 1, what causes an accident or a crime, to the last appeal; 0 where
    it is none of them. `role`: outcome, of what ends a story (is announced, decided), reaction, of what answers one,
    state, of what only was so.
    `relative`: it only tells of a noun.
    """

    paragraph: int = 0
    sentence: int = 0
    tense: str = "past"
    link: str = ""
    cue: str = ""
    subject: int = -1
    pronoun: bool = False
    stage: int = 0
    role: str = ""
    relative: bool = False


class EventClause(NamedTuple):
    """A clause that tells of something done or planned, and its date, if it has one. `title` is of its words."""

    parts: tuple[Span, ...]
    title: str
    when: Edtf | None
    when_text: Span | None
    basis: Basis
    state: EventState
    confidence: float
    telling: Telling = Telling()


class Grammar(Protocol):
    """The rules of one language.

    The class of a word is a letter: n, N noun or the like, capitalised or not; d determiner; # number; S ’s;
    r, m pronoun; v verb; x auxiliary; a adverb; p preposition; c conjunction; b subordinator; T that; w relative;
    t a time; Q a run in quotation marks; punctuation as itself, every dash as -.
    """

    @property
    def language(self) -> Language: ...

    def quoted(self, text: Text, runs: Sequence[QuotedSpan], /) -> Sequence[QuotedSpan]:
        """The runs in quotation marks without what stands in them to say whose they are: « Non, dit-elle, jamais. »"""
        ...

    def tags(self, words: Sequence[Word]) -> str:
        """The class of every word of a sentence."""
        ...

    def names(self, paragraphs: Sequence[Sequence[Word]], /) -> list[Name]:
        """Every name, in order. `paragraphs` hold all words, those in quotation marks too."""
        ...

    def frames(self, words: Sequence[Word], tags: str, /) -> Iterator[Frame]:
        """Every reading of a sentence: who may say what in it."""
        ...

    def events(
        self, sentences: Sequence[Sentence], tags: Sequence[str], published: Edtf | None, /
    ) -> Iterator[EventClause]:
        """What happened when, in order."""
        ...


class NoGrammar:
    """A language without rules: what stands in quotation marks is found, no people and no events."""

    language = Language()

    def quoted(self, _: Text, runs: Sequence[QuotedSpan]) -> Sequence[QuotedSpan]:
        return runs

    def tags(self, words: Sequence[Word]) -> str:
        return "".join("Q" if word.low == RUN else PUNCTUATION.get(word.low, "n") for word in words)

    def names(self, *_: object) -> list[Name]:
        return []

    def frames(self, *_: object) -> Iterator[Frame]:
        return iter(())

    def events(self, *_: object) -> Iterator[EventClause]:
        return iter(())
