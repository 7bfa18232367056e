"""`reader voices`: who is quoted how much, over the library, or articles and folders."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from reader.cli.articles import is_folder
from reader.cli.output import FINE, NOTHING, WRONG, is_styled, say, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.cli.remote import archive_of
from reader.cli.search.library_search import IndexedSearch, search_archive, search_folders
from reader.cli.search.query_words import parsed, split_words
from reader.cli.user_settings import library_folders
from reader.convert.json.shapes import json_array
from reader.convert.voices import voice_lines, voice_shapes, voices_csv
from reader.model.library.voices import GroupBy, Voices
from reader.model.query.parse import unknown_field_hint
from reader.model.query.query import Query
from reader.services.bundled import bundled_unless_copied
from reader.services.library.voices import VoiceCounter


def voices(arguments: Arguments) -> int:
    """Print the share of voice among the quotes that match; 1 where none does."""
    words, paths = split_words(arguments)
    if (query := parsed(" ".join(words), "voices")) is None:
        return WRONG
    if query.wanted.texts:
        say("reader voices: text: finds headlines and texts, which nobody says; leave text: out.")
        return WRONG
    search = _search(paths, query, arguments)
    if search is None:
        return WRONG
    try:
        by = GroupBy(arguments.by)
        counter = VoiceCounter((hit for _, hit in search.found()), (by,))
        counter.count()
        counted = counter.voices(by)
    finally:
        search.close()
    _print(counted, arguments)
    if not counted.rows and not search.status:
        hint = unknown_field_hint(" ".join(words))
        nothing = f"No quote matches. {hint}." if hint else "No quote matches."
        say(nothing if words else "Nobody is quoted here.")
    return max(search.status, FINE if counted.rows else NOTHING)


def _search(paths: Sequence[Path], query: Query, arguments: Arguments) -> IndexedSearch | None:
    """The query over the paths, else over the archive or the folders of the library; None where it can't be asked."""
    if not paths and (address := archive_of(arguments.library, arguments.config)):
        return search_archive(address, query)
    folders = paths or library_folders(arguments.config, say_faults=True)
    guests = () if paths else bundled_unless_copied(folders)
    return search_folders(paths or list(filter(is_folder, folders)), query, guests)


def _print(counted: Voices, arguments: Arguments) -> None:
    if arguments.json:
        write(json_array(voice_shapes(counted)))
    elif arguments.csv:
        write(voices_csv(counted))
    elif counted.rows and is_styled():
        from reader.app.terminal.printing import print_voices  # brings Rich

        print_voices(counted)
    elif counted.rows:
        write_lines(voice_lines(counted))
