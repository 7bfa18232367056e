"""All notes and highlights of the library; Enter goes to their words."""

from __future__ import annotations

from asyncio import to_thread

from textual.app import ComposeResult

from reader.app.commands import table as c
from reader.app.commands.bindings import bind
from reader.app.commands.keys import titled
from reader.app.library.filtered_list import FilteredList
from reader.app.library.list_screen import ListScreen
from reader.app.messages import Chose, Copied
from reader.model.library.notes import FoundNote
from reader.model.query.query import Query
from reader.services.library.notes import find_notes
from reader.state.library.notes import NoteList, note_rows

_FOOTER = (
    titled(c.CHOOSE, "to the words"),
    titled(c.FIND, "filter"),
    titled(c.COPY, "copy"),
    c.HELP,
    titled(c.QUIT, "back"),
)


class LibraryNotes(ListScreen):
    """What was marked in any article, that of the newest articles first."""

    BINDINGS = bind(c.COPY, c.LET_GO, c.QUIT)

    notes = NoteList()

    def __init__(self) -> None:
        super().__init__()
        self._loading = True

    def compose(self) -> ComposeResult:
        yield FilteredList("Notes and highlights", _FOOTER).data_bind(LibraryNotes.palette)

    def on_mount(self) -> None:
        self._show()

    async def _fetch(self) -> None:
        paths = [listed.path for listed in await to_thread(self.program.library.articles)]
        found = await to_thread(find_notes, paths, Query())
        self.notes, self._loading = NoteList(tuple(found), self.notes.filter_text), False
        self._show()

    def _show(self) -> None:
        if not self.display:  # it closes, and what was fetched comes meanwhile
            return
        self.view.show_header(self.notes.count, "newest articles first")
        self.view.show(note_rows(self.notes, self._loading))

    def on_filtered_list_filtered(self, message: FilteredList.Filtered) -> None:
        self.notes = self.notes.filtered_by(message.words)
        self._show()

    @property
    def _here(self) -> FoundNote | None:
        row = self.view.rows.row
        return self.notes.note(row.key) if row and row.key else None

    def on_chose(self, message: Chose) -> None:
        if message.go and (found := self.notes.note(message.chosen)) is not None:
            self.program.open_article(found.path, found.note.span)

    def action_copy(self) -> None:
        """Copy the marked words."""
        if (found := self._here) is not None:
            self.post_message(Copied(found.words, "The words are"))
