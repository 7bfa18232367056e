"""`reader add`: text, HTML or a page of the web becomes an annotated article, drafted, and is opened at once."""

from __future__ import annotations

import os
import re
import sys
from contextlib import closing, suppress
from pathlib import Path

from reader.cli.output import FINE, WRONG, is_terminal, say, step, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.cli.standard_input import STANDARD, read_standard_input
from reader.errors import IntakeError, ReaderError, SaveError, UnreadableFile
from reader.load.article_cache import NO_CACHE, ArticleCache
from reader.model.clean import shorten, with_full_stop
from reader.services.adding import AddRequest, Destination, Page, check_model
from reader.services.adding import add as add_article

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]+://")


def add(arguments: Arguments) -> int:
    """Add the article, and open it where a person looks on, else print where it was written."""
    if arguments.update is not None:
        return _update(arguments)
    if arguments.source is None:
        return _refused("nothing to add: name a file, an address or - for standard input")
    try:
        destination = _destination(arguments)
        if arguments.model is not None:
            _check_model(arguments.model)
        added = add_article(_request(arguments), destination, step, _cache(destination))
    except (IntakeError, UnreadableFile) as reason:
        return _refused(f"{shorten(arguments.source, 200)}: {reason}")
    except ReaderError as reason:
        return _refused(str(reason))
    step("")
    remark = f"{added.summary}{'' if added.is_new else '; --force adds it once more'}."
    say(f"{added.headline}: {remark}")
    if added.path is None:
        write([added.content])
        return FINE
    if added.is_new:
        say(f"Written to {added.path}")
    return _open(added.path, arguments, remark[:1].upper() + remark[1:])


def _update(arguments: Arguments) -> int:
    """Give an article its text anew, and go on as with one that was added."""
    from reader.cli.user_settings import library_folders  # only an update edits a file
    from reader.memory.journal import EditJournal
    from reader.services.text_updates import update_from_source
    from reader.settings.folders import state_folder

    if arguments.output is not None:
        return _refused("--update writes the article itself: leave --output out")
    request = _request(arguments) if arguments.source is not None else None
    folders = library_folders(arguments.config, say_faults=False)
    library = next(iter(folders), None)
    try:
        with closing(EditJournal(state_folder())) as journal:
            updated = update_from_source(
                arguments.update,
                request,
                journal,
                library,
                step,
                allow_private=arguments.allow_private,
            )
            if fault := journal.pop_fault():
                say(fault)
    except UnreadableFile as reason:
        return _refused(f"{shorten(str(arguments.update), 200)}: {reason}")
    except ReaderError as reason:
        return _refused(str(reason))
    step("")
    say(f"{updated.article.headline}: {updated.summary}.")
    if updated.unchecked and not arguments.review:
        say(f"`reader review {updated.path}` shows what moved.")
    remark = f"{updated.summary[:1].upper()}{updated.summary[1:]}{'; R shows what' * updated.unchecked}."
    return _open(updated.path, arguments, remark)


def _refused(sentence: str) -> int:
    step("")
    say(with_full_stop(f"reader add: {sentence}"))
    return WRONG


def _request(arguments: Arguments) -> AddRequest:
    source: bytes | Path | Page
    if arguments.source == STANDARD:
        source = read_standard_input()
    elif _ADDRESS.match(arguments.source):
        source = Page(arguments.source, arguments.allow_private)
    else:
        source = Path(arguments.source)
    return AddRequest(
        source,
        headline=arguments.headline,
        published=arguments.published,
        language=arguments.language,
        draft=not arguments.no_draft,
        model=arguments.model,
    )


def _check_model(name: str) -> None:
    """Say what the model leaves to the rules, before anything is fetched. Raises ModelMissing."""
    step(f"loading the model {name}")
    remark = check_model(name)
    step("")
    if remark:
        say(f"reader add: {remark}.")


def _destination(arguments: Arguments) -> Destination:
    """Where it is to be written. Raises SaveError where there is no library to write to."""
    output, force = arguments.output, arguments.force
    if output == STANDARD:
        return Destination()
    from reader.cli.articles import is_folder  # not to write to standard output, here and below

    if output and (output.endswith(os.sep) or is_folder(Path(output))):
        return Destination(folder=Path(output), force=force)
    if output:
        return Destination(file=Path(output), force=force)
    from reader.cli.user_settings import library_folders  # as above

    folders = library_folders(arguments.config, say_faults=False)
    if not folders:
        raise SaveError("there is no home folder for a library; --output FILE says where to write")
    return Destination(folder=folders[0], known_in=folders, force=force)


def _cache(destination: Destination) -> ArticleCache:
    """Where the article is kept checked; nowhere if no file is written."""
    if destination == Destination():
        return NO_CACHE
    from reader.settings.folders import cache_folder  # whose library takes as long as much of a draft

    return ArticleCache.below(cache_folder())


def _open(path: Path, arguments: Arguments, remark: str) -> int:
    """Show the article where there is a screen for it; print its path where there is none."""
    from reader.cli.opening.opening import open_added  # a page that is only written needs no screen

    if is_terminal():
        if sys.stdin is not None and not sys.stdin.isatty():
            _ask_the_terminal()
        status = open_added(path, arguments.config, remark, review=arguments.review)
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
