"""`reader text` and `schema`: the text of an article, or the format, on standard output."""

from __future__ import annotations

from pathlib import Path

from reader.cli.loading import Loading
from reader.cli.output import FINE, say, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.services.bundled import bundled


def text(arguments: Arguments) -> int:
    """Print the canonical text, or with --plain everything in words."""
    loading = Loading()
    article = loading.article(article_path(arguments))
    if article is not None and arguments.plain:
        from reader.convert.in_words.plain import spoken_lines  # most ask for the text alone

        write_lines(spoken_lines(article))
    elif article is not None:
        write_lines([article.text.content])
    return loading.status


def schema(_arguments: Arguments) -> int:
    """Print the JSON Schema of articles."""
    from reader.load.schema import schema_text  # the tables of the format: no text needs them

    write([schema_text()])
    return FINE


def article_path(arguments: Arguments) -> Path:
    """The article asked for, else the bundled one, which is said."""
    if arguments.path is None:
        say("This is closeread’s own article; give a path for another.")
    return arguments.path or bundled()
