"""All notes and highlights of the library; Enter goes to their words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app.commands import table as c
from reader.linear.lists import ListScreen, ask_filter
from reader.linear.screen import Host
from reader.linear.words import listing_in_words
from reader.model.query.query import Query
from reader.services.library.notes import find_notes
from reader.state.ids import Chosen
from reader.state.library.notes import NoteList, note_rows

if TYPE_CHECKING:
    from reader.library.protocol import Library


def open_notes(host: Host, library: Library) -> None:
    """Open what was marked in any article, that of the newest articles first."""
    notes = NoteList()

    def fetch() -> NoteList:
        return NoteList(tuple(find_notes([listed.path for listed in library.articles()], Query())))

    def show(found: NoteList) -> None:
        nonlocal notes
        notes = found
        listed.show(listing_in_words(note_rows(notes)))
        host.say(f"{notes.count or 'No notes'}.")

    def go(key: Chosen) -> None:
        if (found := notes.note(key)) is not None:
            host.open_article(found.path, found.note.span)

    def copy() -> None:
        found = notes.note(listed.key) if listed.key else None
        if found is not None:
            host.copy(found.words, "The words are")

    listed: ListScreen[Chosen] = ListScreen(
        host,
        "Notes and highlights.",
        [],
        "Reading the library.",
        go,
        {
            c.FIND: lambda: ask_filter(host, notes.filter_text, lambda words: show(notes.filtered_by(words))),
            c.COPY: copy,
        },
    )
    host.open(listed.screen)
    host.start(fetch, show)
