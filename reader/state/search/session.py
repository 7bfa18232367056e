"""The state of the search screen: the words typed, the facets chosen, the results, and the cursor."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from reader.model.article import QuoteType
from reader.model.library.hits import Facets, Hit, Results, SpeakerFacet, TextMatch
from reader.model.library.person_key import UNKNOWN_KEY
from reader.model.library.search_options import FacetFilter, HitOrder
from reader.model.query.parse import InvalidQuery, parse
from reader.model.query.query import Conditions, Query
from reader.state.article.drafts import EACH, DraftMarks
from reader.state.article.quotes import UNKNOWN_SPEAKER
from reader.state.ids import Listed

PAGE = 50
"""Quotes that are fetched at a time."""

EVERYTHING = Listed("everything")
"""The facet row that clears the chosen facets."""


UNKNOWN = SpeakerFacet(frozenset({UNKNOWN_KEY}), UNKNOWN_SPEAKER, 0)
"""The facet of quotes whose speaker is unknown."""


NOT_NARROWED = FacetFilter()


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked of the library; `changes` is the number of its state, so that a new state is a new question."""

    query: Query
    order: HitOrder = HitOrder.NEWEST
    narrowing: FacetFilter = NOT_NARROWED
    changes: int = 0


@dataclass(frozen=True, slots=True)
class Found:
    """The answer to a question. `hits` are those fetched so far, by their place among all that are listed."""

    question: Question
    results: Results
    hits: Mapping[int, Hit]


@dataclass(frozen=True, slots=True)
class TextsFound:
    """The articles whose headline or text has the words of a question that no quote answers; `all_` of them or some."""

    question: Question
    matches: tuple[TextMatch, ...]
    all_: bool = True


@dataclass(frozen=True)
class SearchSession:
    """A search and its results.

    `submitted`: Enter was pressed, so that what is unfinished is a fault; a last word half typed still finds what it
    found before. `speakers`, `types` and `years` are what was chosen
    among the facets. `cursor` is the place of the quote that one is at. `over`: where the screen is too narrow for
    both, the facets cover the results.
    """

    text: str = ""
    submitted: bool = False
    order: HitOrder = HitOrder.NEWEST
    speakers: tuple[SpeakerFacet, ...] = ()
    types: frozenset[QuoteType] = frozenset()
    years: frozenset[int | None] = frozenset()
    changes: int = 0
    cursor: int = 0
    over: bool = False
    found: Found | None = None
    texts: TextsFound | None = None

    # -- what is asked

    @cached_property
    def query(self) -> Query | InvalidQuery:
        whole = parse(self.text)
        return whole if self.submitted and isinstance(whole, InvalidQuery) else parse(self.text, typing=True)

    @property
    def complaint(self) -> str:
        """Why the query is invalid; empty where it is valid."""
        return self.query.message if isinstance(self.query, InvalidQuery) else ""

    @cached_property
    def narrowing(self) -> FacetFilter:
        keys = frozenset(key for facet in self.speakers for key in facet.keys)
        return FacetFilter(keys, self.types, self.years)

    @cached_property
    def question(self) -> Question | None:
        """What to ask of the library; None where the query is invalid."""
        if isinstance(self.query, InvalidQuery):
            return None
        return Question(self.query, self.order, self.narrowing, self.changes)

    @property
    def waits(self) -> bool:
        """Whether the library has not answered this question yet."""
        return self.question is not None and (self.found is None or self.found.question != self.question)

    @property
    def half_answered(self) -> bool:
        """Whether the answer was a quick one that may be incomplete."""
        return self.results.unfinished and not self.waits

    @property
    def asks_texts(self) -> bool:
        """Whether no quote has the words, and nothing but words is asked: then headlines and texts may have them."""
        question = self.question
        if (
            question is None
            or self.waits
            or self.half_answered
            or self.results.unreached
            or self.results.count
            or question.narrowing
        ):
            return False
        words = question.query.wanted.words
        return bool(question.query.wanted.texts) or (
            bool(words) and question.query == Query(Conditions(words))
        )

    @property
    def texts_found(self) -> TextsFound | None:
        """The articles whose headline or text has them; None while that isn't known, and where it isn't asked."""
        return self.texts if self.asks_texts and self.texts and self.texts.question == self.question else None

    @cached_property
    def marks(self) -> DraftMarks:
        """How the results mark their drafts, going by those that have been fetched."""
        return DraftMarks.of(hit.draft for hit in self.found.hits.values()) if self.found else EACH

    # -- what was found

    @property
    def results(self) -> Results:
        return self.found.results if self.found and not self.complaint else Results()

    @property
    def hit(self) -> Hit | None:
        """The quote under the cursor; None while it is being fetched, and where there is none."""
        return self.found.hits.get(self.cursor) if self.found and not self.complaint else None

    @property
    def facets(self) -> Facets:
        return self.results.facets

    # -- another look at it

    def type(self, text: str) -> SearchSession:
        """The search for other words: the newest first, from the top."""
        if text == self.text:
            return self
        return replace(self, text=text, submitted=False, order=HitOrder.NEWEST, cursor=0)

    def submit(self) -> SearchSession:
        """The search with its words complete: the best matches first, if there are any words."""
        submitted = replace(self, submitted=True, cursor=0)
        query = submitted.query
        wordless = isinstance(query, Query) and not query.wanted.words
        return submitted if wordless else replace(submitted, order=HitOrder.BEST)

    def reorder(self) -> SearchSession:
        other = HitOrder.BEST if self.order is HitOrder.NEWEST else HitOrder.NEWEST
        return replace(self, order=other, cursor=0)

    def move_to(self, cursor: int) -> SearchSession:
        return replace(self, cursor=cursor)

    def cover(self, over: bool) -> SearchSession:
        return replace(self, over=over)

    def narrow(self, key: Listed) -> SearchSession:
        """Choose the facet of a row, or no longer."""
        if key == EVERYTHING:
            return replace(self, speakers=(), types=frozenset(), years=frozenset(), cursor=0)
        session = replace(self, cursor=0)
        for speaker in (*self.speakers, *self.facets.speakers, UNKNOWN):
            if speaker_key(speaker) == key:
                others = tuple(other for other in self.speakers if not other.keys & speaker.keys)
                chosen = others if len(others) < len(self.speakers) else (*others, speaker)
                return replace(session, speakers=chosen)
        for kind in QuoteType:
            if type_key(kind) == key:
                return replace(session, types=self.types ^ {kind})
        for year in (*self.years, *(year for year, _ in self.facets.years)):
            if year_key(year) == key:
                return replace(session, years=self.years ^ {year})
        return self

    # -- what the library says

    def at_state(self, changes: int) -> SearchSession:
        """The same question, to be asked again of a library that has changed."""
        return replace(self, changes=changes)

    @property
    def reach(self) -> int:
        """How many quotes an answer must have, so that one can stay where one is."""
        return (self.cursor // PAGE + 1) * PAGE

    def answer(self, question: Question, results: Results) -> SearchSession:
        """What was found; nothing changes where something else is asked by now.

        Whoever has gone on from the first quote stays at the same one where it is still there, and at its place
        where it isn't.
        """
        if question != self.question:
            return self
        again = self.found is not None and self.found.question == question  # it was answered in haste before
        hits = {**(self.found.hits if self.found and again else {}), **dict(enumerate(results.hits))}
        here = self.hit if self.cursor and self._asked_before(question) else None
        cursor = self.cursor
        if here is not None:
            same = (
                at for at, hit in hits.items() if (hit.article.path, hit.id) == (here.article.path, here.id)
            )
            cursor = next(same, cursor)
        cursor = max(0, min(cursor, results.count - 1))
        return replace(self, cursor=cursor, found=Found(question, replace(results, hits=()), hits))

    def with_texts(self, texts: TextsFound) -> SearchSession:
        return replace(self, texts=texts)

    def _asked_before(self, question: Question) -> bool:
        """Whether what was found answers this, of another state of the library."""
        return self.found is not None and replace(self.found.question, changes=question.changes) == question

    def fetched(self, question: Question, skip: int, results: Results) -> SearchSession:
        """Further quotes of the same answer."""
        if self.found is None or question != self.found.question:
            return self
        hits = {**self.found.hits, **dict(enumerate(results.hits, skip))}
        return replace(self, found=replace(self.found, hits=hits))


def speaker_key(facet: SpeakerFacet) -> Listed:
    return Listed(f"speaker {min(facet.keys) or 'unknown'}")


def type_key(kind: QuoteType) -> Listed:
    return Listed(f"type {kind}")


def year_key(year: int | None) -> Listed:
    return Listed(f"year {year}")
