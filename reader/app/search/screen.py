"""The search screen: quotes of the whole library, found while words are typed."""

from __future__ import annotations

from asyncio import to_thread
from collections.abc import Mapping
from functools import partial

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.events import DescendantFocus, Key, Resize
from textual.getters import query_one
from textual.reactive import var

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.keys import NO_KEYS, keys_of, titled
from reader.app.full_screen import FullScreen
from reader.app.library.article_card import open_card
from reader.app.library.person_page import PersonScreen
from reader.app.messages import NO_PAGE, CardAsked, Chose, Copied, PageAsked
from reader.app.search.lookup import SearchRequests
from reader.app.search.voices import LibraryVoices
from reader.app.search.widgets import FacetList, ResultList, SearchField, SearchNote
from reader.app.widgets.footer import Footer
from reader.model.library.hits import Hit
from reader.services.library.indexing import Indexed
from reader.services.library.searching import cite_all, cite_hit
from reader.state.ids import Listed
from reader.state.library.voices import VoiceSession
from reader.state.search.rows import facets, note, result_key, results, text_place, total
from reader.state.search.session import Question, SearchSession

SHORT = 70
"""Columns under which the count is a number alone."""
WIDE = 100
"""Columns from which the facets stand beside the quotes."""
_FACETS, _MOST_FACETS = 30, 44

_BACK = titled(c.LET_GO, "back")
_FACETS_KEY = titled(c.NEXT_PANE, "filters")
_IN_FIELD = (titled(c.CHOOSE, "best matches first"), titled(c.LINE_DOWN, "quotes"), _FACETS_KEY, _BACK)
_IN_RESULTS = (
    titled(c.CHOOSE, "open"), c.COPY, titled(c.COPY_PLACE, "copy all"), _FACETS_KEY, c.SORT,
    titled(c.FIND, "words"), c.VOICES, _BACK,
)  # fmt: skip
_IN_FACETS = (
    titled(c.CHOOSE, "only this"),
    titled(c.NEXT_PANE, "words"),
    titled(c.PREVIOUS_PANE, "quotes"),
    _BACK,
)


class SearchScreen(FullScreen):
    """A field for the words, the quotes that match, and the facets to narrow them; the only writer of its session."""

    CSS_PATH = "search.tcss"
    AUTO_FOCUS = ""
    BINDINGS = bind(
        c.LINE_DOWN, c.CHOOSE, c.NEXT_PANE, c.PREVIOUS_PANE, c.FIND, c.SEARCH, c.SORT, c.COPY, c.COPY_PLACE,
        c.OPEN_SOURCE, c.PERSON, c.VOICES, c.LET_GO, c.QUIT,
    )  # fmt: skip

    session: var[SearchSession] = var(SearchSession())

    field = query_one(SearchField)
    note = query_one(SearchNote)
    results = query_one(ResultList)
    facets = query_one(FacetList)

    def __init__(self, session: SearchSession, keymap: Mapping[str, str] = NO_KEYS) -> None:
        """Go on with a search; `keymap` is the person's own keys."""
        super().__init__()
        self._keymap = keymap
        self.set_reactive(SearchScreen.session, session)
        self._requests = SearchRequests(self, lambda: self.session, self._set_session)

    def compose(self) -> ComposeResult:
        yield SearchField(self.session.text)
        yield SearchNote().data_bind(SearchScreen.palette)
        with Horizontal(id="found"):
            yield ResultList(id="results").data_bind(SearchScreen.palette)
            yield FacetList(id="facets").data_bind(SearchScreen.palette)
        yield Footer().data_bind(SearchScreen.palette)

    def on_mount(self) -> None:
        self._arrange()
        self._show()
        self.field.focus_all()
        self.watch(self.app, "indexed", self._index_changed)
        self._requests.ask()

    # -- a new session

    def _set_session(self, session: SearchSession) -> None:
        self.session = session

    def _index_changed(self, indexed: Indexed) -> None:
        """Search again after a change of the library, but not while someone walks through the results: they'd move."""
        if not self.is_on_stack:
            return
        self._show_lines()
        if not indexed.total or not self.results.has_focus:
            self.session = self.session.at_state(indexed.changes)

    def watch_session(self, before: SearchSession, now: SearchSession) -> None:
        if not (self.is_mounted and self.is_on_stack and self.display):  # an answer while it closes
            return
        if before.over != now.over:
            self._arrange()
        listed_otherwise = (before.narrowing, before.complaint) != (now.narrowing, now.complaint)
        if before.found is not now.found or before.texts_found is not now.texts_found or listed_otherwise:
            self._show()
        elif before.text != now.text or before.order != now.order:
            self._show_lines()
        self._requests.ask()
        self._requests.ask_texts()

    def _show_lines(self) -> None:
        """Show the count and the note below the field."""
        self.field.show_total(total(self.session, self.app.size.width < SHORT))
        self.note.line = note(self.session, self.program.indexed.in_words)

    def _show(self) -> None:
        if not (self.is_on_stack and self.display):  # an answer that comes after the screen was left
            return
        session = self.session
        self._show_lines()
        width = self.results.scrollable_content_region.width
        self.results.show(results(session, width, self._requests.fetch), result_key(session.cursor))
        rows, before = facets(session), self.facets.row
        self.facets.show(rows, before.key if before else None)
        answered = session.found is not None and not session.waits and not session.half_answered
        if answered and self.results.has_focus and not any(self.results.listing.keys):
            self.field.input.focus()  # other words are all that is left to try

    # -- what is typed, and what the lists say

    def on_search_field_changed(self, message: SearchField.Changed) -> None:
        self.session = self.session.type(message.text)

    def on_search_field_submitted(self, message: SearchField.Submitted) -> None:
        self.session = self.session.submit()
        if not self.session.complaint:
            self.results.focus()

    def on_result_list_left(self, message: ResultList.Left) -> None:
        self.field.input.focus()

    def on_chose(self, message: Chose) -> None:
        message.stop()
        key = Listed(message.chosen)
        if key.isdigit():
            self.session = self.session.move_to(int(key))
            if message.go:
                self._open()
        elif (place := text_place(key)) is not None:
            if message.go and self.session.texts_found is not None:
                match = self.session.texts_found.matches[place]
                self.program.open_article(match.article.path, match.at, self.session.text.strip())
        elif message.go:
            self.session = self.session.narrow(key)

    def on_card_asked(self, message: CardAsked) -> None:
        message.stop()
        if message.chosen.isdigit() and (hit := self.session.hit) is not None:
            open_card(self, hit.article.path, hit.id)

    def _open(self) -> None:
        hit = self.session.hit
        if hit is not None:
            self.program.open_article(hit.article.path, hit.parts[0].span, self.session.text.strip() or None)

    # -- where one is

    def on_key(self, event: Key) -> None:
        self.footer.clear_before(event)

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        in_lists = {self.results.id: _IN_RESULTS, self.facets.id: _IN_FACETS}
        commands = in_lists.get(event.widget.id, _IN_FIELD)
        typing = commands is _IN_FIELD  # where a letter is a letter: a key that is none comes last
        self.footer.keys = tuple(
            (keys_of(command, self._keymap).split(" ")[-1 if typing else 0], command) for command in commands
        )
        if event.widget is not self.facets:
            self.session = self.session.cover(False)

    def on_resize(self, _: Resize) -> None:
        if self.is_on_stack:
            self._arrange()
            self.call_after_refresh(self._show)

    def _arrange(self) -> None:
        width = self.app.size.width
        beside = width >= WIDE
        over = self.session.over and not beside
        self.facets.set_class(over, "-over")
        self.facets.display = beside or over
        spare = max(width - WIDE, 0) // 4
        covering = _MOST_FACETS if width >= SHORT else width
        self.facets.styles.width = covering if over else min(_FACETS + spare, _MOST_FACETS)
        if not self.facets.display and self.facets.has_focus:
            self.results.focus()

    def action_find(self) -> None:
        self.field.focus_all()

    def action_search(self) -> None:
        self.action_find()

    def action_move_down(self) -> None:
        """From the words to the quotes."""
        self.results.focus()

    def action_next_pane(self) -> None:
        if self.facets.has_focus:
            self.field.input.focus()
        elif self.results.has_focus or not self.session.results.count:
            self._go_to_facets()
        else:
            self.results.focus()

    def action_previous_pane(self) -> None:
        if self.facets.has_focus:
            self.results.focus()
        elif self.results.has_focus:
            self.field.input.focus()
        else:
            self._go_to_facets()

    def _go_to_facets(self) -> None:
        if not self.facets.listing.keys:
            return
        self.session = self.session.cover(True)
        self._arrange()
        self.facets.focus()

    def action_let_go(self) -> None:
        """From the facets to the quotes, from there to the words, from there back to where one came from."""
        if self.facets.has_focus:
            self.results.focus()
        elif self.results.has_focus:
            self.field.input.focus()
        else:
            self.go_back()

    def action_quit(self) -> None:
        if self.facets.has_focus and self.session.over:
            self.results.focus()
        else:
            self.go_back()

    # -- what one does with a quote

    def action_choose(self) -> None:
        """Where the footer was clicked: what Enter does in the part that has the keys."""
        self.on_search_field_submitted(SearchField.Submitted())

    def action_sort(self) -> None:
        self.session = self.session.reorder()

    @property
    def _hit(self) -> Hit | None:
        hit = self.session.hit
        if hit is None:
            self.footer.say("There is no quote here.")
        return hit

    def action_copy(self, all_found: bool = False) -> None:
        """Copy the quote, or all that was found."""
        hit, question = self._hit, self.session.question
        if hit is not None and not all_found:
            self.post_message(Copied(cite_hit(hit), "The quote is"))
        elif hit is not None and question is not None:
            self.start_work(partial(self._copy_all, question), group="copy", exclusive=True)

    async def _copy_all(self, question: Question) -> None:
        text, count = await to_thread(cite_all, await self.program.opened(), question)
        self.post_message(Copied(text, "The quote is" if count == 1 else f"{count:,} quotes are"))

    def action_person(self) -> None:
        """Go to the page of who said it."""
        if (hit := self._hit) is not None:
            if hit.speaker is not None:
                self.app.push_screen(PersonScreen(hit.speaker.key))
            else:
                self.footer.say("Nobody is known to have said this.")

    def action_voices(self) -> None:
        """Count who is quoted how much among what the words find."""
        self.app.push_screen(voices_screen(self.session.text.strip(), self._keymap))

    def action_open_source(self) -> None:
        if (hit := self._hit) is not None:
            if hit.article.source.url:
                self.post_message(PageAsked(hit.article.source.url))
            else:
                self.footer.say(NO_PAGE)


def voices_screen(query: str, keymap: Mapping[str, str]) -> LibraryVoices:
    """The share of voice among what a query finds, from which searches open."""
    return LibraryVoices(VoiceSession(query), lambda session: SearchScreen(session, keymap))
