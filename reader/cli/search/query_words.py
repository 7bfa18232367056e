"""Divides the arguments of a search into words to look for and places to look in; parses the words."""

from __future__ import annotations

import os
from pathlib import Path

from reader.cli.output import say
from reader.cli.parsing.parser import Arguments
from reader.model.clean import with_full_stop
from reader.model.query.parse import InvalidQuery, parse
from reader.model.query.query import Query


def split_words(arguments: Arguments) -> tuple[list[str], list[Path]]:
    """The words of a query, and the paths: a word that exists as a file or folder is one, and what --in names."""
    words, paths = [], []
    for word in arguments.words:
        if _exists(word):
            paths.append(Path(word))
        else:
            words.append(word)
    return words, paths + arguments.paths


def parsed(text: str, command: str) -> Query | None:
    """The query in some words; None where they mean nothing, which is said."""
    query = parse(text)
    if isinstance(query, InvalidQuery):
        say(f"reader {command}: {with_full_stop(query.message)}")
        return None
    return query


def _exists(word: str) -> bool:
    return os.path.exists(word)  # noqa: PTH110 - Path raises where a word is too long for a name
