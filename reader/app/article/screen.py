"""The article screen: one article, its people, quotes and timeline. It owns the session that its panes are bound to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.events import DescendantBlur, DescendantFocus, Key, Resize, Unmount
from textual.getters import query_one
from textual.reactive import var

from reader.app.article.cards import Cards
from reader.app.article.copying import copied_link, copied_quote, copied_words
from reader.app.article.find import FindInArticle
from reader.app.article.follow_file import FileFollower
from reader.app.article.header import ArticleHeader
from reader.app.article.navigation import Navigation
from reader.app.article.opening import Opened
from reader.app.article.panels import PeoplePanel, SidePanel, arrange_panels
from reader.app.article.read_timer import ReadTimer
from reader.app.article.reviewing import Reviewing
from reader.app.article.text.pane import ArticlePane
from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.keys import NO_KEYS, first_key, key_for
from reader.app.full_screen import FullScreen
from reader.app.messages import NO_PAGE, CardAsked, Chose, EditAsked, Marked, PageAsked, Scrolled, ViewChanged
from reader.app.review import commands as r
from reader.app.widgets.drawing import Ground
from reader.app.widgets.footer import Footer
from reader.app.widgets.row_list import RowList
from reader.state.article.origins import line_of, source_of
from reader.state.article.reading_progress import ReadingPosition, reading_position
from reader.state.article.session import MEASURE_STEP, Arrangement, Pane, Session, arrange

if TYPE_CHECKING:
    from reader.app.speech.read_aloud import ReadAloud
    from reader.app.widgets.find_bar import FindBar

_SAVE_EVERY = 3.0  # seconds between two writes of the place, at the most

_FOOTER = (
    c.FIND, c.NEXT_HIGHLIGHT, c.PEOPLE, c.QUOTES, c.TIMELINE, c.CARD, c.PREVIOUS_HIGHLIGHT, c.HINTS, c.COPY,
    c.HELP, c.SEARCH, c.LIBRARY,
)  # fmt: skip


class ArticleScreen(FullScreen):
    """One article open for reading."""

    CSS_PATH = "article.tcss"
    AUTO_FOCUS = "ArticlePane"
    BINDINGS = bind(
        c.BACK, c.FORWARD, c.PEOPLE, c.QUOTES, c.TIMELINE, c.ARTICLE, c.NEXT_PANE, c.PREVIOUS_PANE,
        c.NEXT_HIGHLIGHT, c.PREVIOUS_HIGHLIGHT, c.CHOOSE, c.CARD, c.HINTS, c.SET_MARK, c.GO_TO_MARK,
        c.FIND, c.NEXT_MATCH, c.PREVIOUS_MATCH, c.PERSON, c.COPY, c.COPY_PLACE, c.COPY_LINK, c.OPEN_SOURCE, c.EDIT,
        c.EXPORT, c.COMPARE, r.REVIEW, r.MARK, c.ZEN, c.WIDER, c.NARROWER, c.READ_ALOUD, c.LET_GO, c.QUIT,
    )  # fmt: skip

    session: var[Session] = var(Session.empty)
    position: var[ReadingPosition | None] = var(None)

    article_pane = query_one(ArticlePane)
    header = query_one(ArticleHeader)
    people = query_one(PeoplePanel)
    side = query_one(SidePanel)

    def __init__(self, opened: Opened, keymap: Mapping[str, str] = NO_KEYS) -> None:
        """`keymap` is the person's own keys."""
        super().__init__()
        self._keymap = keymap
        self.set_reactive(ArticleScreen.session, opened.session)
        self._opened = opened
        self._navigation = Navigation(self)
        self.cards = Cards(self, self._navigation)
        self.find = FindInArticle(self, self._navigation)
        self.file = FileFollower(self, self.find, opened)
        self._read_timer = ReadTimer(self, self.file)
        self._reviewing = Reviewing(self, self.file)
        self._aloud: ReadAloud | None = None

    def compose(self) -> ComposeResult:
        yield ArticleHeader().data_bind(ArticleScreen.position, ArticleScreen.palette)
        with Ground(id="panes"):
            yield PeoplePanel(classes="panel").data_bind(ArticleScreen.session, ArticleScreen.palette)
            yield ArticlePane(self._opened.start).data_bind(ArticleScreen.session, ArticleScreen.palette)
            yield SidePanel(classes="panel").data_bind(ArticleScreen.session, ArticleScreen.palette)
        yield Footer().data_bind(ArticleScreen.palette)

    def on_mount(self) -> None:
        self.header.headline = self.session.article.headline
        self.footer.keys = tuple((first_key(each, self._keymap), each) for each in (*_FOOTER, self.leave))
        self._arrange()
        self.set_interval(_SAVE_EVERY, self.file.save_place)
        self.program.call_when_painted(self._begin)

    def _begin(self) -> None:
        """What can wait until the first frame stands: the words that the article was opened for, and its file."""
        if self._opened.at is not None:
            self.article_pane.reveal(self._opened.at)
            self.find.say_found()
        self.file.say_fault()
        self.file.watch()
        self._reviewing.begin()

    def on_unmount(self, _: Unmount) -> None:
        self.file.save_place()
        self._reviewing.close()

    # -- a new session: the panes are bound to it; what stands where is settled here

    def watch_session(self, before: Session, now: Session) -> None:
        if not self.is_mounted:
            return
        if before.article is not now.article:
            self.find.show_count()
            self._read_timer.reset()
        if before.at != now.at:
            self.show_position()
        if (before.panel, before.over, before.zen) != (now.panel, now.over, now.zen):
            self._arrange()
        if (before.measure, before.panel) != (now.measure, now.panel):
            self.post_message(ViewChanged(now.measure, now.panel))

    def on_resize(self, _: Resize) -> None:
        self._arrange()

    @property
    def _arrangement(self) -> Arrangement:
        return arrange(self.session, self.app.size.width, self.app.size.height)

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        if event.widget is self.article_pane:
            self._navigation.leave_text()
        self.find.lose_focus(event)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        """What covers the text is closed when the text is given the keys."""
        if event.widget is self.article_pane:
            self.session = self.session.close_over()

    def _arrange(self) -> None:
        arrangement = self._arrangement
        had_focus = [panel for panel in (self.people, self.side) if panel.has_focus_within]
        arrange_panels(self.people, self.side, arrangement)
        if any(not panel.display for panel in had_focus):
            self._focus(self.session.panel if self.session.over else Pane.ARTICLE)
        if self.focused is None or not self.focused.display:
            self._focus(arrangement.over or Pane.ARTICLE)

    # -- what the panes say

    def on_chose(self, message: Chose) -> None:
        message.stop()
        choose = self._navigation.go if message.go else self._navigation.choose
        choose(message.chosen, message.at)

    def on_card_asked(self, message: CardAsked) -> None:
        message.stop()
        self.session = self.session.choose(message.chosen, self.session.at)
        self.cards.open(message.chosen)

    def on_scrolled(self, message: Scrolled) -> None:
        self.file.memory.set_place(self.article_pane.top)
        self._read_timer.show(message.shown.end)
        self.show_position()

    def on_marked(self, message: Marked) -> None:
        message.stop()
        self.file.save_mark(message)

    def on_view_changed(self, message: ViewChanged) -> None:
        message.stop()
        self.file.save_view(message)

    def on_key(self, event: Key) -> None:
        self.footer.clear_before(event)
        if self._aloud is None or not self._aloud.answer(event):
            self._navigation.answer(event)

    def show_position(self) -> None:
        """Show in the line at the top where the reader is, and how far the article is read."""
        text, shown = self.session.article.text, self.article_pane.shown
        self.position = reading_position(text, shown, self.file.memory.farthest, self.session.at)

    # -- panes and cards

    def action_pane(self, name: str) -> None:
        pane = Pane(name)
        again = self.session.panel is pane and self.side.has_focus_within
        if pane is Pane.TIMELINE and again:
            self.cards.open_timeline()
            return
        self.session = self.session.go_to(pane)
        self._arrange()
        self._focus(pane)

    def _focus(self, pane: Pane) -> None:
        if pane is Pane.ARTICLE:
            self.article_pane.focus()
        else:
            self.query_one(f"#{pane.value}", RowList).focus()

    def action_next_pane(self) -> None:
        self.focus_next("ArticlePane, RowList")

    def action_previous_pane(self) -> None:
        self.focus_previous("ArticlePane, RowList")

    def action_choose(self) -> None:
        self.cards.follow_or_open()

    def action_card(self) -> None:
        self.cards.open_chosen()

    # -- going through the text

    def action_step_highlight(self, forward: bool) -> None:
        self._navigation.step_highlight(forward)

    def action_jump_back(self) -> None:
        self._navigation.jump_back()

    def action_jump_forward(self) -> None:
        self._navigation.jump_forward()

    def action_set_mark(self) -> None:
        self._navigation.ask_for_mark()

    def action_go_to_mark(self) -> None:
        self._navigation.ask_where_to()

    def action_hints(self) -> None:
        self._navigation.show_hints()

    # -- finding

    def action_find(self) -> None:
        self.find.open()

    def action_step_match(self, forward: bool) -> None:
        self.find.step(forward)

    def on_find_bar_changed(self, message: FindBar.Changed) -> None:
        message.stop()
        self.find.seek(message.text)

    def on_find_bar_submitted(self, message: FindBar.Submitted) -> None:
        message.stop()
        self.find.submit(message.text)

    def on_find_bar_cancelled(self, message: FindBar.Cancelled) -> None:
        message.stop()
        self.find.end()

    # -- what leaves the article

    @property
    def meant(self) -> Session:
        """The session as a command on one thing takes it: in a list the row under the cursor is meant."""
        row = self.focused.row if isinstance(self.focused, RowList) else None
        return self.session.choose(row.key, row.at) if row and row.key else self.session

    def action_copy(self, with_place: bool = False) -> None:
        copied = copied_words(self.get_selected_text()) or copied_quote(self.meant, with_place)
        if copied is not None:
            self.post_message(copied)
        else:
            onward = key_for(self.app, c.NEXT_MATCH)
            self.footer.say(f"Choose a quote to copy: {onward} goes to the next one.")

    def action_copy_link(self) -> None:
        copied = copied_link(self.meant)
        self.footer.say(copied) if isinstance(copied, str) else self.post_message(copied)

    def action_open_source(self) -> None:
        url = source_of(self.meant)
        self.footer.say(NO_PAGE) if url is None else self.post_message(PageAsked(url))

    def action_edit(self) -> None:
        line = self.file.fault_line  # which the line at the top names
        self.post_message(EditAsked(line if line is not None else line_of(self.meant)))

    def action_person(self) -> None:
        self.program.open_person(self.meant.person)

    def action_export(self) -> None:
        self.cards.open_export(self.file.path)

    def action_review(self) -> None:
        self._reviewing.open()

    def action_mark(self) -> None:
        self._reviewing.mark_words()

    def action_read_aloud(self) -> None:
        from reader.app.speech.read_aloud import ReadAloud  # no part of the first frame

        self._aloud = self._aloud or ReadAloud(self)
        self._aloud.start_or_stop()

    # -- layout, and letting go

    def action_zen(self) -> None:
        self.session = self.session.toggle_zen()

    def action_wider(self) -> None:
        width = self.article_pane.text_width
        if self.session.measure > width:
            alone = f"{key_for(self.app, c.ZEN)} shows the text alone"
            self.footer.say(f"There is room for {width} columns here; {alone}.")
        else:
            self._measure(self.session.measure + MEASURE_STEP)

    def action_narrower(self) -> None:
        self._measure(min(self.session.measure, self.article_pane.text_width) - MEASURE_STEP)

    def _measure(self, columns: int) -> None:
        self.session = self.session.with_measure(columns)
        self.footer.say(f"The text runs to {self.session.measure} columns.")

    def action_let_go(self) -> None:
        """Close what is open, else let go of what is chosen, else go back to where the article was opened from."""
        if self._close():
            return
        if self.session.chosen is not None and not self._opened.is_as_it_was(self.session):
            self.session = self.session.let_go()
        else:
            self.go_back()

    def action_quit(self) -> None:
        """Close what is open, else leave."""
        if not self._close() and not self.go_back():
            self.app.exit()

    def _close(self) -> bool:
        """Close the nearest thing that is open; False where nothing is."""
        if self.find.is_open or (
            self.session.find is not None and not self._opened.is_as_it_was(self.session)
        ):
            self.find.end()
        elif self._arrangement.over:
            self.session = self.session.close_over()
            self.article_pane.focus()
        elif self.session.zen:
            self.session = self.session.toggle_zen()
        else:
            return False
        return True
