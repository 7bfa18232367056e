"""`reader [PATH…]`: from paths to the reading screen."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.cli.arguments import COMMANDS, Arguments
from reader.cli.articles import Loading, articles_in, own_library
from reader.cli.outlet import NOTHING, WRONG, say
from reader.load.article import Loaded, Unreadable, bytes_of, read_article
from reader.load.kept import Kept
from reader.model.clean import clean


def open_reader(arguments: Arguments) -> int:
    """Open the first article that can be read; where there is none, say what is wrong with every one."""
    if arguments.paths:
        files: Iterable[Path] = articles_in(arguments.paths)
    else:
        from reader.cli.personal import library_folders

        files = own_library(library_folders(arguments.config, aloud=False))
    kept = _kept()
    tried = []
    for path in files:
        tried.append(path)
        for loaded in _loaded(path, kept):
            return _read(path, loaded, arguments.config, kept)
    if not tried:
        say("There is no article here: no file that ends with .yaml.")
        return NOTHING
    return _nothing_opened(tried)


def _kept() -> Kept:
    from reader.settings.folders import cache_folder

    folder = cache_folder()
    return Kept(folder / "articles" if folder else None)


def _loaded(path: Path, kept: Kept) -> Iterator[Loaded]:
    """What is in the file, if it is an article without errors. Read once, it is kept."""
    try:
        source = bytes_of(path)
    except Unreadable:
        return
    article = kept.find(source, path.stem)
    if article is not None:
        yield Loaded(article)
        return
    loaded = read_article(source, path.stem)
    if loaded.article is not None:
        kept.wait_with(source, path.stem, loaded.article)
        yield loaded


def _read(path: Path, loaded: Loaded, config: Path | None, kept: Kept) -> int:
    if refusal := _refusal():
        say(f"reader: {refusal}; `reader text --plain` prints the article instead.")
        return WRONG
    from reader.app.known import known
    from reader.app.run import run_reader
    from reader.cli.personal import settings
    from reader.settings.folders import state_folder

    return run_reader(path, loaded, settings(config, known()), state_folder(), kept.put_away)


def _nothing_opened(files: list[Path]) -> int:
    """Say every fault of every file, as `check` tells it."""
    if len(files) == 1 and (meant := _command_meant(files[0])):
        say(f"{clean(str(files[0]))}: there is no such file, and no such command{meant}")
        return WRONG
    loading = Loading()
    for path in files:
        loading.article(path)
    return loading.status


def _command_meant(path: Path) -> str:
    """`; did you mean 'check'?` for a path that is none and looks like a command."""
    from reader.load.values import near

    if len(path.parts) > 1 or path.suffix or os.path.lexists(path):
        return ""
    return near(str(path), [command.name for command in COMMANDS])


def _refusal() -> str | None:
    """Why the screen can't be shown here."""
    for name, stream in (("input", sys.stdin), ("output", sys.stdout), ("error", sys.stderr)):
        if stream is None or stream.closed or not stream.isatty():
            return f"the reading screen needs a terminal, and standard {name} is none"
    if os.environ.get("TERM") == "dumb":
        return "this terminal can’t show the reading screen (TERM=dumb)"
    return None
