"""The state of the article screen as one frozen value, and which of its panes fit on the screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from reader.model.article import Article, Entity, EntityId, Event, EventId, Quote, QuoteId
from reader.model.columns.highlights import HighlightColumns
from reader.model.columns.mentions import columns_of
from reader.model.person_hues import NO_HUES, person_hues
from reader.model.relations import Relations
from reader.model.text import Span, Text
from reader.model.value import Value
from reader.settings.settings import DEFAULT_MEASURE, GREATEST_MEASURE, LEAST_MEASURE
from reader.state.article.drafts import is_mostly_drafts
from reader.state.article.highlights import Highlights
from reader.state.article.jumps import NO_JUMPS, Jumps
from reader.state.ids import Chosen, NoteId, note_id, note_index

if TYPE_CHECKING:
    from reader.state.article.find import Find

MEASURE_STEP = 4


class Side(StrEnum):
    """What the side panel holds."""

    QUOTES = "quotes"
    TIMELINE = "timeline"


class Pane(StrEnum):
    """A pane of the screen, by the key that goes to it."""

    PEOPLE = "people"
    ARTICLE = "article"
    QUOTES = "quotes"
    TIMELINE = "timeline"

    @property
    def side(self) -> Side | None:
        return {Pane.QUOTES: Side.QUOTES, Pane.TIMELINE: Side.TIMELINE}.get(self)


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Session(Value):
    """One article, what is chosen in it and how it is laid out.

    `following` is the person whose things the panes are narrowed to: the one chosen, kept while something of theirs is
    chosen. `at` is the words that the reader last stepped to. `walking`: the reader came to what is chosen by going
    from one highlight of anything to the next. `panel` is the pane last asked for, `side` the last of Quotes and
    Timeline; `over` says that the panel covers the text where the screen is too narrow for both. `measure` is the
    widest the text may run, in cells. `sets_off_drafts`: words that are a draft look like one, as most are not.
    """

    article: Article
    relations: Relations
    highlights: Highlights
    hues: dict[EntityId, int] = field(compare=False)
    sets_off_drafts: bool = True
    chosen: Chosen | None = None
    following: EntityId | None = None
    at: Span | None = None
    walking: bool = False
    find: Find | None = None
    side: Side = Side.QUOTES
    panel: Pane = Pane.QUOTES
    over: bool = False
    zen: bool = False
    measure: int = DEFAULT_MEASURE
    jumps: Jumps = NO_JUMPS
    marks: Mapping[str, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        article: Article,
        former: Mapping[EntityId, int] = NO_HUES,
        highlights: HighlightColumns | None = None,
    ) -> Session:
        """A session that begins; `former` are the hues of an earlier version of the article."""
        hues, columns = person_hues(article, former), Highlights.of(article, highlights)
        return cls(article, Relations(article), columns, hues, not is_mostly_drafts(article))

    @classmethod
    def empty(cls) -> Session:
        """What a pane looks at before its screen has bound it."""
        return cls.of(Article(id="", headline="", text=Text("")))

    # -- what is chosen

    def choose(self, chosen: Chosen | None, at: Span | None = None, walking: bool = False) -> Session:
        """Choose something, or with None let go of everything chosen."""
        return replace(self, chosen=chosen, following=self._followed(chosen), at=at, walking=walking)

    def stay(self) -> Session:
        """Keep to what is chosen: from here on `]` and `[` step through its own highlights."""
        return replace(self, walking=False)

    def _followed(self, chosen: Chosen | None) -> EntityId | None:
        if chosen is None:
            return None
        if chosen in self.article.entities:
            return EntityId(chosen)
        theirs = self.following is not None and chosen in self.relations.things_of(self.following)
        return self.following if theirs else None

    def let_go(self) -> Session:
        """Let go of what is chosen: of a quote back to the person it was followed from, of the person altogether."""
        return self.choose(self.following if self.chosen != self.following else None)

    def step_to(self, at: Span | None) -> Session:
        return replace(self, at=at)

    @property
    def entity(self) -> Entity | None:
        return self.article.entities.get(EntityId(self.chosen)) if self.chosen else None

    @property
    def followed(self) -> Entity | None:
        return self.article.entities.get(self.following) if self.following else None

    @property
    def person(self) -> EntityId | None:
        """Who is chosen, else who said the quote that is, else who is followed."""
        if self.entity is not None:
            return self.entity.id
        return self.quote.speaker if self.quote is not None else self.following

    @property
    def quote(self) -> Quote | None:
        return self.article.quotes_by_id.get(QuoteId(self.chosen)) if self.chosen else None

    @property
    def event(self) -> Event | None:
        return self.article.events_by_id.get(EventId(self.chosen)) if self.chosen else None

    @property
    def note(self) -> int | None:
        return note_index(self.chosen) if self.chosen else None

    @property
    def spans(self) -> tuple[Span, ...]:
        """Where the text has what is chosen, in its order; nowhere for what it doesn't tell."""
        if self.entity is not None:
            return tuple(columns_of(self.entity.id, self.entity.mentions).spans)
        if self.note is not None:
            return (self.article.notes[self.note].span,)
        return self.quote.parts if self.quote else self.event.parts if self.event else ()

    @property
    def words(self) -> Span | None:
        """The first words of what is chosen; None for what the text doesn't tell."""
        return next(iter(self.spans), None)

    # -- find

    def seek(self, find: Find | None) -> Session:
        """Show the matches of a search, with None of no search."""
        return replace(self, find=find)

    # -- marks and jumps

    def mark(self, letter: str, offset: int) -> Session:
        return replace(self, marks={**self.marks, letter: offset})

    def jump_from(self, offset: int) -> Session:
        """Remember `offset` in the list of jumps, before a jump away from it."""
        return replace(self, jumps=self.jumps.record(offset))

    # -- layout

    def go_to(self, pane: Pane) -> Session:
        """Bring a pane to the front: beside the text where there is room, over it where there is none."""
        if pane is Pane.ARTICLE:
            return replace(self, over=False)
        return replace(self, panel=pane, side=pane.side or self.side, over=True, zen=False)

    def close_over(self) -> Session:
        return replace(self, over=False)

    def toggle_zen(self) -> Session:
        return replace(self, zen=not self.zen, over=False)

    def with_measure(self, measure: int) -> Session:
        return replace(self, measure=max(LEAST_MEASURE, min(measure, GREATEST_MEASURE)))

    # -- reload

    def reload(self, article: Article, moved: Callable[[int], int]) -> Session:
        """The same view of an article whose file has changed; what no longer exists is let go of.

        `moved` says where an offset of the former text is in the newer one.
        """
        fresh = replace(
            Session.of(article, self.hues),
            side=self.side,
            panel=self.panel,
            zen=self.zen,
            measure=self.measure,
            jumps=self.jumps.moved(moved),
            marks={letter: moved(offset) for letter, offset in self.marks.items()},
        )
        following = self.following if self.following in article.entities else None
        fresh = fresh.choose(following)
        kept = fresh.choose(
            self._note_in(article) if self.note is not None else self.chosen, walking=self.walking
        )
        if kept.entity or kept.quote or kept.event or kept.note is not None:
            fresh = kept
        return fresh if self.find is None else fresh._seek_again(self.find, self.at, moved)

    def _note_in(self, article: Article) -> NoteId | None:
        """The note that is chosen, in a newer text: the one with the same remark."""
        remark = self.article.notes[self.note].note if self.note is not None else None
        return next((note_id(index) for index, one in enumerate(article.notes) if one.note == remark), None)

    def _seek_again(self, former: Find, at: Span | None, moved: Callable[[int], int]) -> Session:
        """Search the new text for the same query, at the same match where the reader was at one."""
        from reader.model.query.searchable import Searchable  # nothing is searched before the first frame
        from reader.state.article.find import find

        found = find(Searchable(self.article), former.query_text, typing=True, origin=moved(former.origin))
        index = found.index_at_or_after(moved(at.start)) if at in former.stops and at is not None else None
        return replace(self, find=found, at=found.stops[index] if index is not None else None)


class Arrangement(NamedTuple):
    """Which panes stand on the screen, and how wide: cells of the people and side panes, 0 where hidden.

    `over` is the pane that covers the text, if any.
    """

    people: int = 0
    side: int = 0
    over: Pane | None = None


WIDE, MIDDLING, LOW = 110, 80, 20
ROOMY = 130
PEOPLE_WIDTH, SIDE_WIDTH = 28, 38


def arrange(session: Session, columns: int, rows: int) -> Arrangement:
    """What stands where on a screen of that size, in cells."""
    if session.zen:
        return Arrangement()
    if columns < MIDDLING or rows < LOW:
        return Arrangement(over=session.panel if session.over else None)
    if columns < WIDE:
        return (
            Arrangement(people=PEOPLE_WIDTH) if session.panel is Pane.PEOPLE else Arrangement(side=SIDE_WIDTH)
        )
    spare = max(columns - ROOMY, 0)
    return Arrangement(people=PEOPLE_WIDTH + min(spare // 6, 8), side=SIDE_WIDTH + min(spare // 4, 12))
