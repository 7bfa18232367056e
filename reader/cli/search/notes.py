"""`reader notes`: the notes and highlights of articles and folders, those of the newest articles first."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.cli.articles import articles_in, own_library, say_unfit
from reader.cli.output import FINE, NOTHING, WRONG, say, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.cli.search.query_words import parsed, split_words
from reader.cli.user_settings import library_folders
from reader.convert.json.shapes import json_array
from reader.convert.notes import note_lines, note_shape, notes_markdown
from reader.model.library.notes import FoundNote
from reader.services.library.notes import find_notes


def notes(arguments: Arguments) -> int:
    """Print what matches; 1 where nothing does."""
    words, paths = split_words(arguments)
    if (query := parsed(" ".join(words), "notes")) is None:
        return WRONG
    if paths and say_unfit(paths):
        return WRONG
    files = articles_in(paths) if paths else own_library(library_folders(arguments.config, say_faults=True))
    found = find_notes(files, query)
    if arguments.json:
        write(json_array(map(note_shape, found)))
    elif arguments.markdown:
        write(notes_markdown(found))
    else:
        write_lines(_lines(found))
    if not found:
        say("No note or highlight matches." if words else "There are no notes or highlights here.")
    return FINE if found else NOTHING


def _lines(found: Sequence[FoundNote]) -> Iterator[str]:
    for number, note in enumerate(found):
        if number:
            yield ""
        yield from note_lines(note)
