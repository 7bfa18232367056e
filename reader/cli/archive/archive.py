"""`reader archive ACTION`: opens the archive, and runs one action."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from getpass import getuser
from pathlib import Path

from reader.cli.archive.lines import (
    history_lines,
    history_shape,
    pull_line,
    pull_shape,
    push_line,
    push_shape,
    status_line,
    status_shape,
)
from reader.cli.archive.options import OPTIONS_OF
from reader.cli.articles import articles_in, is_folder, say_missing
from reader.cli.output import FINE, NOTHING, WRONG, say, write, write_lines
from reader.cli.parser import Arguments
from reader.cli.user_settings import folders_of, quiet_settings
from reader.convert.json_shapes import json_array
from reader.errors import ReaderError
from reader.library.archive import Archive
from reader.library.opening import open_archive
from reader.memory.archive_copies import ArchiveCopies
from reader.model.clean import clean, with_full_stop
from reader.model.counting import many
from reader.model.library.addresses import shown_address
from reader.services.sharing.history import history
from reader.services.sharing.pulling import Pull, pull
from reader.services.sharing.pushing import push
from reader.services.sharing.status import FileStatus, LocalFile, State, StatusReader
from reader.settings.folders import copies_folder, state_folder
from reader.settings.settings import Settings


@dataclass(frozen=True, slots=True)
class _Work:
    """An archive that is open, what is known of its copies here, and the person's settings.

    `folders` are those of their library, `fetched` is where the library's screens copy articles that they open.
    """

    archive: Archive
    copies: ArchiveCopies
    settings: Settings
    folders: tuple[Path, ...]
    fetched: Path

    @property
    def reader(self) -> StatusReader:
        return StatusReader(self.archive, self.copies, self.fetched)


def archive(arguments: Arguments) -> int:
    """Runs the action; 1 where something is left to do or was not found, 2 for wrong use."""
    for option, actions in OPTIONS_OF.items():
        if getattr(arguments, option) is not None and arguments.action not in actions:
            say(f"reader archive: --{option} is for {' and '.join(actions)} only.")
            return WRONG
    settings = quiet_settings(arguments.config)
    address = arguments.library or settings.archive
    state = state_folder()
    fetched = copies_folder(address) if address else None
    if not address:
        say(
            "reader archive: which archive? Say --library postgresql://HOST/NAME, or name it in your settings."
        )
        return WRONG
    if state is None or fetched is None:
        say("reader archive: there is no home folder to remember in which version each file has.")
        return WRONG
    if arguments.action == "history" and not arguments.words:
        say("reader archive history: of which article?")
        return WRONG
    try:
        with (
            closing(open_archive(address, begin=arguments.action == "push")) as opened,
            closing(ArchiveCopies(state, shown_address(address))) as copies,
        ):
            work = _Work(opened, copies, settings, tuple(filter(is_folder, folders_of(settings))), fetched)
            return _ACTIONS[arguments.action](work, arguments)
    except ReaderError as fault:
        say(with_full_stop(f"reader archive {arguments.action}: {fault}"))
        return WRONG


# -- which articles are meant


def _local_files(work: _Work, reader: StatusReader, paths: Iterable[Path]) -> Iterator[LocalFile]:
    """The files among some paths and in some folders, each with its name in the archive."""
    for path in paths:
        if is_folder(path):
            for file in articles_in([path]):
                yield reader.local(file, file.relative_to(path).as_posix())
        else:
            yield reader.local(path, _name_of(work, path))


def _name_of(work: _Work, path: Path) -> str:
    """The name of a file that the archive has not seen: where it is in the library, else its own."""
    for folder in (work.fetched, *work.folders):
        if path.resolve().is_relative_to(folder.resolve()):
            return path.resolve().relative_to(folder.resolve()).as_posix()
    return path.name


def _statuses(work: _Work, words: Sequence[str], asked: Path | None) -> list[FileStatus] | None:
    """The status of articles by their names, files or folders, else of all; None where a word is none of these.

    A name means the files here that are known to be copies of it; where a folder is asked for, those in there alone.
    """
    folder = _folder(work, asked)
    reader = work.reader
    files: list[LocalFile] = []
    names: list[str] = []
    for word in words:
        path = Path(word)
        if word in reader.current:
            names.append(word)
        elif say_missing(path):
            return None
        else:
            files += _local_files(work, reader, [path])
    names += [] if words else sorted(reader.current)
    absent = []
    for name in names:
        here = [copy.path for copy in work.copies.of_name(name) if copy.path.exists()]
        if asked is not None:
            here = [path for path in here if path.is_relative_to(asked.resolve())]
        if not here and (folder / name).exists():
            here = [folder / name]
        files += [LocalFile(path, name) for path in here]
        if not here:
            current = reader.current[name]
            state = State.ABSENT if current.hash is not None else State.REMOVED
            absent.append(FileStatus(name, state, None, None, current))
    return [*reader.status(files), *absent]


def _folder(work: _Work, asked: Path | None) -> Path:
    """Where new articles go."""
    return asked if asked is not None else work.fetched


# -- the actions


def _push(work: _Work, arguments: Arguments) -> int:
    paths = [Path(word) for word in arguments.words] or list(filter(is_folder, [work.fetched]))
    if list(filter(say_missing, paths)):
        return WRONG
    reader = work.reader
    statuses = reader.status(_local_files(work, reader, paths))
    who = work.settings.name or getuser()
    refused = False
    done = []
    for each in push(work.archive, work.copies, statuses, who, arguments.remark or ""):
        refused = refused or each.is_refused
        if arguments.json:
            done.append(push_shape(each))
        elif line := push_line(each):
            write_lines([line])
    if arguments.json:
        write(json_array(done))
    return NOTHING if refused else FINE


def _pull(work: _Work, arguments: Arguments) -> int:
    statuses = _statuses(work, arguments.words, arguments.to)
    if statuses is None:
        return WRONG
    open_ends = False
    done = []
    for each in pull(work.archive, work.copies, statuses, _folder(work, arguments.to)):
        open_ends = open_ends or bool(each.conflicts) or each.what is Pull.REFUSED
        if arguments.json:
            done.append(pull_shape(each))
        else:
            write_lines(pull_line(each))
    if arguments.json:
        write(json_array(done))
    return NOTHING if open_ends else FINE


def _status(work: _Work, arguments: Arguments) -> int:
    statuses = _statuses(work, arguments.words, None)
    if statuses is None:
        return WRONG
    differing = [each for each in statuses if each.state is not State.SAME]
    if arguments.json:
        write(json_array(map(status_shape, statuses)))
    else:
        write_lines(map(status_line, differing))
        if len(statuses) > len(differing):
            say(f"{many(len(statuses) - len(differing), 'article')} the same in the archive.")
    return NOTHING if differing else FINE


def _history(work: _Work, arguments: Arguments) -> int:
    status = FINE
    for word in arguments.words:
        known = work.copies.of_path(Path(word))
        name = word if known is None else known.name
        found = False
        shapes = []
        for change in history(work.archive, name, arguments.limit):
            found = True
            if arguments.json:
                shapes.append(history_shape(change))
            else:
                write_lines(history_lines(change))
        if arguments.json:
            write(json_array(shapes))
        if not found:
            say(f"{clean(word)}: the archive has no article of that name.")
            status = NOTHING
    return status


_ACTIONS = {"push": _push, "pull": _pull, "status": _status, "history": _history}
