"""`reader add`: text, HTML or a page of the web becomes an annotated article, drafted, and is opened at once."""

from __future__ import annotations

import os
import re
import sys
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from reader.cli.arguments import Arguments
from reader.cli.articles import is_folder
from reader.cli.outlet import FINE, WRONG, is_terminal, say, step, write, write_lines
from reader.cli.personal import library_folders
from reader.draft.annotating import annotated, told
from reader.errors import IntakeError, SaveError, UnreadableFile
from reader.load.article import load_article
from reader.load.file import LIMIT, SUFFIXES
from reader.model.clean import clean, shorten
from reader.model.incoming import IncomingArticle
from reader.write.save import save, save_new

if TYPE_CHECKING:
    from reader.write.article import Written

STANDARD = "-"
"""Standard input as the source, standard output as the file."""

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def add(arguments: Arguments) -> int:
    """Take it in, draft it, write it, and open it where a person looks on; else print where it was written."""
    from reader.errors import ModelMissing

    try:
        _may_write(arguments)
        if arguments.model is not None:
            _prepare(arguments.model)
        taken = _taken(arguments)
        there = _there(arguments, taken)
        if there is not None:
            step("")
            remark = "the library has this text already; --force adds it once more."
            say(f"{taken.headline}: {remark}")
            return _open(there, arguments.config, remark.capitalize())
        step(f"drafting “{shorten(taken.headline)}”")
        made = annotated(taken, draft=not arguments.no_draft, model=arguments.model)
        path = _written(arguments, made)
    except IntakeError as reason:
        return _refused(f"{shorten(arguments.source, 200)}: {reason}")
    except (SaveError, ModelMissing) as reason:
        return _refused(str(reason))
    step("")
    remark = f"{told(made, taken)}."
    say(f"{taken.headline}: {remark}")
    if path is None:
        return FINE
    say(f"Written to {path}")
    return _open(path, arguments.config, remark)


def _refused(sentence: str) -> int:
    step("")
    say(f"reader add: {sentence}.")
    return WRONG


# -- in


def _taken(arguments: Arguments) -> IncomingArticle:
    """The article that the source has. Raises IntakeError."""
    from reader.intake import sources as ways_in

    source = arguments.source
    wishes = {"headline": arguments.headline, "published": arguments.published}
    if source == STANDARD:
        taken = ways_in.from_bytes(_standard_input(), **wishes)
    elif _ADDRESS.match(source):
        private = arguments.allow_private
        taken = ways_in.from_page(source, allow_private=private, progress=step, **wishes)
    else:
        step(f"reading {source}")
        path = Path(source)
        _is_no_article(path)
        taken = ways_in.from_file(path, **wishes)
    return replace(taken, language=arguments.language) if arguments.language else taken


def _standard_input() -> bytes:
    if sys.stdin is None:
        raise IntakeError("standard input is closed")
    if sys.stdin.isatty():
        say("Paste or type the text; ^D on a line of its own ends it.")
    try:
        return sys.stdin.buffer.read(LIMIT + 1)
    except OSError as fault:
        raise IntakeError(clean(fault.strerror or "standard input can’t be read").lower()) from None


def _is_no_article(path: Path) -> None:
    """Raises IntakeError for an article that is annotated already."""
    if path.suffix in SUFFIXES:
        with suppress(UnreadableFile):
            if load_article(path).article is not None:
                raise IntakeError("it is an annotated article already: open it without `add`")


def _prepare(model: str) -> None:
    """Find out whether the model can be had before anything is fetched, and say what it leaves to the rules."""
    from reader.draft.with_model.pipelines import lacks

    step(f"loading the model {model}")
    remark = lacks(model)
    step("")
    if remark:
        say(f"reader add: {remark}.")


# -- out


def _may_write(arguments: Arguments) -> None:
    """Raises SaveError, before anything is fetched, where a file that is there was not given up."""
    output = arguments.output
    if not output or output == STANDARD or arguments.force or is_folder(Path(output)):
        return
    if os.path.lexists(output):
        raise SaveError(f"{clean(output)} is there already; --force writes over it")


def _there(arguments: Arguments, taken: IncomingArticle) -> Path | None:
    """The same article in the library, unless it is wanted once more or elsewhere."""
    from reader.draft.already import already_in

    if arguments.output or arguments.force:
        return None
    folders = library_folders(arguments.config, aloud=False)
    return already_in(folders[0], taken) if folders else None


def _written(arguments: Arguments, made: Written) -> Path | None:
    """Where it was written, None on standard output. Raises SaveError."""
    output, headline = arguments.output, made.article.headline
    if output == STANDARD:
        step("")
        write([made.content])
        return None
    if output and not is_folder(Path(output)):
        save(made.content, Path(output), force=arguments.force)
        return Path(output)
    folders = (Path(output),) if output else library_folders(arguments.config, aloud=False)
    if not folders:
        raise SaveError("there is no home folder for a library; --output FILE says where to write")
    return save_new(made.content, folders[0], headline)


def _open(path: Path, config: Path | None, remark: str) -> int:
    """Show the article where there is a screen for it; print its path where there is none."""
    from reader.cli.opening import open_added

    if is_terminal():
        if sys.stdin is not None and not sys.stdin.isatty():
            _ask_the_terminal()
        status = open_added(path, config, remark)
        if status is not None:
            return status
    write_lines([str(path)])
    return FINE


def _ask_the_terminal() -> None:
    """Where the text came through standard input, keys come from the terminal itself from now on."""
    with suppress(OSError):
        terminal = os.open("/dev/tty", os.O_RDWR)
        os.dup2(terminal, sys.stdin.fileno())
        os.close(terminal)
