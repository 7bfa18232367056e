"""Finds the articles that a command is about, and says which paths are none."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain, islice
from pathlib import Path

from reader.cli.output import say
from reader.load.file import SUFFIXES
from reader.model.clean import clean
from reader.services.bundled import bundled

_BEGINNING = 4_096
"""Bytes of a file in which an article says its format."""
_MOST_COMPARED, _LONGEST_NAME = 1_000, 255
"""Files of a folder, and characters of a name, that are compared for a near one."""


def articles_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files among the paths, and the articles in the folders, by name; hidden ones are left out."""
    for path in paths:
        if is_folder(path):
            from reader.library.folders import article_files  # not to open one article, here and below

            yield from (Path(entry.path) for entry in article_files(os.fspath(path)))
        else:
            yield path


def is_folder(path: Path) -> bool:
    """Whether there is a folder. Unlike the method of Path, this is silent about names that can't be."""
    return os.path.isdir(path)  # noqa: PTH112 - Path raises where a word is too long for a name


def are_several(paths: Iterable[Path]) -> bool:
    """Whether there is more than one article, without looking further than the second."""
    return len(list(islice(chain.from_iterable(map(_there, paths)), 2))) > 1


def _there(path: Path) -> Iterable[object]:
    """What is there of a path: the articles of a folder, in the system's own order, or the file."""
    if is_folder(path):
        from reader.library.folders import article_files  # a file alone needs no walk

        return article_files(os.fspath(path), in_order=False)
    return [path] if os.path.exists(path) else ()  # noqa: PTH110 - Path raises where a word is too long for a name


def say_unfit(paths: Iterable[Path]) -> bool:
    """Whether some of the paths don't exist or are plain text, not articles; each is said."""
    said = [say_missing(path) or say_plain_text(path) for path in paths]
    return any(said)


def say_missing(path: Path) -> bool:
    """Whether a file doesn't exist, which is said, with the name that may be meant."""
    missing = _is_missing(path)
    if missing:
        say(f"{clean(str(path))}: there is no such file{_near_file(path)}")
    return missing


def say_plain_text(path: Path) -> bool:
    plain = _is_plain_text(path)
    if plain:
        name = clean(str(path))
        say(f"{name} is not an annotated article; `reader add {name}` makes one of it.")
    return plain


def _is_missing(path: Path) -> bool:
    try:
        os.lstat(path)
    except FileNotFoundError:
        return True
    except (OSError, ValueError):
        return False
    return False


def _near_file(path: Path) -> str:
    """`; did you mean 'harbour.yaml'?`, or nothing where no article beside `path` has nearly its name."""
    from difflib import get_close_matches  # only for a name that is wrong

    with suppress(OSError, ValueError), os.scandir(path.parent) as entries:
        files = (entry.name for entry in islice(entries, _MOST_COMPARED))
        names = {Path(name).stem.lower(): name for name in files if name.endswith(SUFFIXES)}
        for meant in get_close_matches(path.stem.lower()[:_LONGEST_NAME], names, 1, 0.7):
            return f"; did you mean '{clean(str(path.parent / names[meant]))}'?"
    return ""


def _is_plain_text(path: Path) -> bool:
    """Whether a file is neither named as articles are nor begins as they do: then its faults as YAML mean nothing."""
    if path.suffix in SUFFIXES:
        return False
    with suppress(OSError, ValueError):
        if path.is_file():  # a pipe can be read but once
            with path.open("rb") as file:
                beginning = file.read(_BEGINNING)
            return b"\0" not in beginning and not re.search(rb"""\bformat["']?\s*:""", beginning)
    return False


def own_library(folders: Sequence[Path]) -> list[Path]:
    """The articles of the person's library, or, where there is none, the one that comes with the reader."""
    return list(articles_in(folder for folder in folders if is_folder(folder))) or [bundled()]


def command_meant(path: Path) -> str:
    """`; did you mean 'check'?` for a path that is none and looks like a command."""
    from reader.cli.parsing.arguments import COMMANDS  # only for a word that is no file, here and below
    from reader.model.did_you_mean import did_you_mean

    if len(path.parts) > 1 or path.suffix or os.path.lexists(path):
        return ""
    return did_you_mean(str(path), [command.name for command in COMMANDS])
