"""The reading room: one article, its people, quotes and timeline. The only writer of its session."""

from __future__ import annotations

from collections.abc import Mapping

from textual.app import ComposeResult
from textual.events import DescendantFocus, Resize
from textual.geometry import Region
from textual.getters import query_one
from textual.strip import Strip

from reader.app import commands as c
from reader.app.article.base import Room
from reader.app.article.copying import Taking
from reader.app.article.find import Finding
from reader.app.article.follow_file import Remembering
from reader.app.article.masthead import Masthead
from reader.app.article.opening import Opened
from reader.app.article.panels import PeoplePanel, SidePanel
from reader.app.article.text.pane import StoryPane
from reader.app.bindings import bind
from reader.app.full_screen import FullScreen
from reader.app.keys import NO_KEYS, first_key, key_for
from reader.app.messages import CardAsked, Chose, Scrolled, ViewChanged
from reader.app.widgets.drawing import Ground, blank_lines
from reader.app.widgets.key_line import KeyLine
from reader.app.widgets.row_list import RowList
from reader.model.article import EventId
from reader.model.text import Span
from reader.state.article.position import reading_position
from reader.state.article.session import MEASURE_STEP, Arrangement, Pane, Session, arrange
from reader.state.ids import Chosen

_FOOT = (
    c.FIND, c.NEXT_HIGHLIGHT, c.PREVIOUS_HIGHLIGHT, c.PEOPLE, c.QUOTES, c.TIMELINE, c.CARD, c.HINTS, c.COPY,
    c.HELP, c.SEARCH, c.LIBRARY, c.QUIT,
)  # fmt: skip


class ArticleScreen(Finding, Taking, Remembering, Room, FullScreen):
    """One article open for reading."""

    CSS_PATH = "article.tcss"
    AUTO_FOCUS = "StoryPane"
    BINDINGS = bind(
        c.BACK, c.FORWARD, c.PEOPLE, c.QUOTES, c.TIMELINE, c.ARTICLE, c.NEXT_PANE, c.PREVIOUS_PANE,
        c.NEXT_HIGHLIGHT, c.PREVIOUS_HIGHLIGHT, c.CHOOSE, c.CARD, c.HINTS, c.SET_MARK, c.GO_TO_MARK,
        c.FIND, c.NEXT_MATCH, c.PREVIOUS_MATCH, c.PERSON, c.COPY, c.COPY_PLACE, c.OPEN_SOURCE, c.EDIT,
        c.ZEN, c.WIDER, c.NARROWER, c.LET_GO, c.QUIT,
    )  # fmt: skip

    masthead = query_one(Masthead)
    people = query_one(PeoplePanel)
    side = query_one(SidePanel)

    def __init__(self, opened: Opened, keymap: Mapping[str, str] = NO_KEYS) -> None:
        """`keymap` is the person's own keys."""
        super().__init__(opened)
        self._keymap = keymap
        self.set_reactive(ArticleScreen.session, opened.session)
        self._opened = opened

    def render_lines(self, crop: Region) -> list[Strip]:
        return blank_lines(self, crop)

    def compose(self) -> ComposeResult:
        yield Masthead().data_bind(ArticleScreen.place, ArticleScreen.palette)
        with Ground(id="panes"):
            yield PeoplePanel(classes="panel").data_bind(ArticleScreen.session, ArticleScreen.palette)
            yield StoryPane(self._opened.start).data_bind(ArticleScreen.session, ArticleScreen.palette)
            yield SidePanel(classes="panel").data_bind(ArticleScreen.session, ArticleScreen.palette)
        yield KeyLine().data_bind(ArticleScreen.palette)

    def on_mount(self) -> None:
        self.masthead.headline = self.session.article.headline
        self.keyline.keys = tuple((first_key(command, self._keymap), command) for command in _FOOT)
        self._arrange()
        if self._opened.at is not None:
            self.call_after_refresh(self._begin_at, self._opened.at)

    def _begin_at(self, at: Span) -> None:
        """Show the words that the article was opened for."""
        self.story.reveal(at)
        self.tell_found()

    # -- a new session: the panes are bound to it; what stands where is settled here

    def watch_session(self, before: Session, now: Session) -> None:
        if not self.is_mounted:
            return
        if before.article is not now.article:
            self.tell_sought()
        if before.at != now.at:
            self._tell_place(self.story.shown)
        if (before.panel, before.over, before.zen) != (now.panel, now.over, now.zen):
            self._arrange()
        if (before.measure, before.panel) != (now.measure, now.panel):
            self.post_message(ViewChanged(now.measure, now.panel))

    def on_resize(self, _: Resize) -> None:
        self._arrange()

    @property
    def _arrangement(self) -> Arrangement:
        return arrange(self.session, self.app.size.width, self.app.size.height)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """What covers the text is closed when the text is given the keys."""
        if event.widget is self.story:
            self.session = self.session.close_over()

    def _arrange(self) -> None:
        arrangement = self._arrangement
        over = arrangement.over
        for panel, width, covers in (
            (self.people, arrangement.people, over is Pane.PEOPLE),
            (self.side, arrangement.side, over is not None and over.side is not None),
        ):
            panel.display = bool(width) or covers
            if not panel.display and panel.has_focus_within:
                self.story.focus()
            panel.set_class(covers, "-over")
            panel.styles.width = "100%" if covers else width
        if self.focused is None or not self.focused.display:
            self._focus(over or Pane.STORY)

    # -- what the panes say

    def on_chose(self, message: Chose) -> None:
        message.stop()
        if message.go:
            self.go(message.chosen, message.at)
            return
        named_in_list = message.chosen in self.session.article.entities and self.focused is not self.story
        at = None if named_in_list else message.at  # their first mention was not stepped to
        self.session = self.session.choose(message.chosen, at)
        pointed_at = self.focused is self.story and at is not None and self.story.shown.holds(at)
        if at is not None and self.session.entity is None and not pointed_at:
            self.story.reveal(at)
        self.tell_note()

    def on_card_asked(self, message: CardAsked) -> None:
        message.stop()
        self.session = self.session.choose(message.chosen, self.session.at)
        self._open_card(message.chosen)

    def on_scrolled(self, message: Scrolled) -> None:
        self._tell_place(message.shown)

    def _tell_place(self, shown: Span) -> None:
        self.place = reading_position(self.session.article.text, shown, self.session.at)

    # -- panes and cards

    def action_pane(self, name: str) -> None:
        pane = Pane(name)
        again = self.session.panel is pane and self.side.has_focus_within
        if pane is Pane.TIMELINE and again:
            self._open_timeline()
            return
        self.session = self.session.go_to(pane)
        self._arrange()
        self._focus(pane)

    def _focus(self, pane: Pane) -> None:
        if pane is Pane.STORY:
            self.story.focus()
        else:
            self.query_one(f"#{pane.value}", RowList).focus()

    def action_next_pane(self) -> None:
        self.focus_next("StoryPane, RowList")

    def action_previous_pane(self) -> None:
        self.focus_previous("StoryPane, RowList")

    def action_choose(self) -> None:
        """In the text: hold on to what was walked to; what is held already opens its card."""
        session = self.session
        if session.chosen is None:
            self.action_next_highlight()
        elif session.walking:
            self.session = session.stay()
            name = session.entity.name if session.entity else "this"
            onward, card = key_for(self.app, c.NEXT_HIGHLIGHT), key_for(self.app, c.CHOOSE)
            self.keyline.say(
                f"Following {name}: {onward} goes on to its next highlight, {card} opens its card."
            )
        else:
            self._open_card(session.chosen)

    def action_card(self) -> None:
        if self.session.chosen is None:
            onward, hints = key_for(self.app, c.NEXT_HIGHLIGHT), key_for(self.app, c.HINTS)
            self.keyline.say(
                f"Nothing is chosen: {onward} goes to the next highlight, {hints} shows a letter beside each."
            )
        else:
            self._open_card(self.session.chosen)

    def _open_card(self, chosen: Chosen) -> None:
        from reader.app.overlays.card import CardScreen, Followed

        def closed(followed: Followed | None) -> None:
            if followed is not None:
                self.go(followed.chosen, followed.at)

        assert self.palette is not None, "a card is asked for on a screen that is there"
        self.app.push_screen(CardScreen(self.session, chosen, self.palette), closed)

    def _open_timeline(self) -> None:
        from reader.app.timeline.screen import TimelineResult, TimelineView

        def closed(result: TimelineResult | None) -> None:
            if result is None:
                return
            event = self.session.article.events_by_id[EventId(result.chosen)]
            at = event.parts[0] if event.parts else None
            if result.go:
                self.go(event.id, at)
            else:
                self.on_chose(Chose(event.id, at))
                self._open_card(event.id)

        assert self.palette is not None, "the timeline is asked for on a screen that is there"
        self.app.push_screen(TimelineView(self.session, self.palette), closed)

    # -- layout, and letting go

    def action_zen(self) -> None:
        self.session = self.session.toggle_zen()

    def action_wider(self) -> None:
        if self.session.measure > self.story.text_width:
            room, zen = self.story.text_width, key_for(self.app, c.ZEN)
            self.keyline.say(f"There is room for {room} columns here; {zen} shows the text alone.")
            return
        self._measure(self.session.measure + MEASURE_STEP)

    def action_narrower(self) -> None:
        self._measure(min(self.session.measure, self.story.text_width) - MEASURE_STEP)

    def _measure(self, columns: int) -> None:
        self.session = self.session.with_measure(columns)
        self.keyline.say(f"The text runs to {self.session.measure} columns.")

    def action_let_go(self) -> None:
        """Close what is open, else let go of what is chosen, else go back to where the article was opened from."""
        if self._close():
            return
        if self.session.chosen is not None and not self._as_opened:
            self.session = self.session.let_go()
        else:
            self.go_back()

    def action_quit(self) -> None:
        """Close what is open, else leave."""
        if not self._close() and not self.go_back():
            self.app.exit()

    @property
    def _as_opened(self) -> bool:
        """Whether what was chosen and sought when the article was opened still is, and nothing else."""
        opened = self._opened.session
        return (self.session.chosen, self.session.find) == (opened.chosen, opened.find)

    def _close(self) -> bool:
        """Close the nearest thing that is open; False where nothing is."""
        if self.typing or (self.session.find is not None and not self._as_opened):
            self.end_find()
        elif self._arrangement.over:
            self.session = self.session.close_over()
            self.story.focus()
        elif self.session.zen:
            self.session = self.session.toggle_zen()
        else:
            return False
        return True
