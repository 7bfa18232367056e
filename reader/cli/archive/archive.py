"""`reader archive ACTION`: opens the archive, and runs one action."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from reader.cli.archive.lines import (
    content_shape,
    history_lines,
    history_shape,
    pull_lines,
    pull_shape,
    push_line,
    push_shape,
    remove_line,
    status_line,
    status_shape,
)
from reader.cli.archive.options import ARCHIVE_ACTIONS
from reader.cli.articles import articles_in, is_folder, say_plain_text
from reader.cli.output import FINE, NOTHING, WRONG, is_terminal, say, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.cli.user_settings import folders_of, quiet_settings
from reader.convert.json.shapes import Shape, json_array
from reader.errors import ReaderError
from reader.library.archive import Archive
from reader.library.opening import open_archive
from reader.memory.archive_copies import ArchiveCopies
from reader.model.clean import clean, with_full_stop
from reader.model.counting import many
from reader.model.library.addresses import archive_key, shown_address
from reader.model.library.versions import Outcome
from reader.services.sharing.history import content_of, history
from reader.services.sharing.pulling import Pull, pull
from reader.services.sharing.pushing import author, push
from reader.services.sharing.removing import remove
from reader.services.sharing.status import FileStatus, LocalFile, State, StatusReader, absent
from reader.settings.folders import copies_folder, former_copies_folder, state_folder
from reader.settings.settings import Settings

_Result = TypeVar("_Result")


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
    if wrong := ARCHIVE_ACTIONS.misplaced(arguments):
        say(wrong)
        return WRONG
    settings = quiet_settings(arguments.config)
    address = arguments.library or settings.archive
    state = state_folder()
    fetched = copies_folder(address) if address else None
    former = former_copies_folder(address) if address else None
    if not address:
        say(
            "reader archive: which archive? Say --library postgresql://HOST/NAME, or name it in your settings."
        )
        return WRONG
    if state is None or fetched is None or former is None:
        say("reader archive: there is no home folder to remember in which version each file has.")
        return WRONG
    if arguments.to is not None and arguments.to.exists() and not is_folder(arguments.to):
        say(f"reader archive pull: --to {clean(str(arguments.to))}: it is no folder.")
        return WRONG
    if arguments.action == "history" and not arguments.words:
        say("reader archive history: of which article?")
        return WRONG
    if arguments.action == "remove" and (
        not arguments.words or any(is_folder(Path(w)) for w in arguments.words)
    ):
        say("reader archive remove: which articles? Name each.")
        return WRONG
    if arguments.action == "show" and len(arguments.words) != 1:
        say("reader archive show: which article? Name one.")
        return WRONG
    try:
        with (
            closing(open_archive(address, begin=arguments.action == "push")) as opened,
            closing(ArchiveCopies(state, archive_key(address))) as copies,
        ):
            copies.adopt(shown_address(address), former, fetched)
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
    A copy that was deleted is meant by its path.
    """
    reader = work.reader
    if not words:
        return reader.everything() if asked is None else reader.of_names(sorted(reader.current), asked)
    files: list[LocalFile] = []
    names: list[str] = []
    deleted = []
    for word in words:
        path = Path(word)
        known = work.copies.of_path(path) if asked is None else None
        if path.exists() and (asked is None or word not in reader.current):
            if say_plain_text(path):
                return None
            files += _local_files(work, reader, [path])
        elif known is not None and (current := reader.current.get(known.name)) is not None:
            deleted.append(replace(absent(current), path=path))
        elif word in reader.current:
            names.append(word)
        else:
            _say_neither(word)
            return None
    return [*reader.status(files), *reader.of_names(names, asked), *deleted]


def _say_neither(word: str) -> None:
    say(f"{clean(word)}: there is no such file here, and no article of that name in the archive.")


def _say_same(number: int) -> None:
    if number:
        say(f"{many(number, 'article')} the same in the archive.")


def _folder(work: _Work, asked: Path | None) -> Path:
    """Where new articles go."""
    return asked if asked is not None else work.fetched


# -- the actions


def _printed(
    results: Iterable[_Result],
    arguments: Arguments,
    shape: Callable[[_Result], Shape],
    lines: Callable[[_Result], Iterable[str]],
) -> Iterator[_Result]:
    """The results, the lines of each printed as it comes; or, once they have all come, an array of JSON."""
    shapes = []
    for each in results:
        if arguments.json:
            shapes.append(shape(each))
        else:
            write_lines(lines(each))
        yield each
    if arguments.json:
        write(json_array(shapes))


def _push(work: _Work, arguments: Arguments) -> int:
    who = author(work.archive, work.settings.name)
    statuses = _statuses(work, arguments.words, None)
    if statuses is None:
        return WRONG
    if not arguments.words:
        newer = sum(each.state is State.BEHIND for each in statuses)
        has_copies = any(each.path is not None for each in statuses)
        statuses = [each for each in statuses if each.is_changed_here]
        if not has_copies:
            say("Nothing was pushed: no article of the archive is here. Name a file or a folder.")
        elif not statuses:
            say("Nothing was pushed: no article of the archive was changed here.")
        if newer:
            say(f"{many(newer, 'article')} newer in the archive; `reader archive pull` is for that.")
    refused, same = False, 0
    pushed = push(work.archive, work.copies, statuses, who, arguments.remark or "")
    for each in _printed(pushed, arguments, push_shape, lambda each: filter(None, [push_line(each)])):
        named_but_deleted = bool(arguments.words) and each.status.state is State.DELETED
        refused = refused or each.is_refused or named_but_deleted
        same += each.is_same
    if not arguments.json:
        _say_same(same)
    return NOTHING if refused else FINE


def _remove(work: _Work, arguments: Arguments) -> int:
    who = author(work.archive, work.settings.name)
    statuses = _statuses(work, arguments.words, None)
    if statuses is None:
        return WRONG
    refused = False
    removed = remove(work.archive, statuses, who, arguments.remark or "")
    for each in _printed(removed, arguments, push_shape, lambda each: [remove_line(each)]):
        refused = refused or each.pushed is None or each.pushed.outcome is not Outcome.STORED
    return NOTHING if refused else FINE


def _pull(work: _Work, arguments: Arguments) -> int:
    statuses = _statuses(work, arguments.words, arguments.to)
    if statuses is None:
        return WRONG
    open_ends = False
    states: Counter[State] = Counter()
    pulled = pull(work.archive, work.copies, statuses, _folder(work, arguments.to))
    for each in _printed(pulled, arguments, pull_shape, pull_lines):
        open_ends = open_ends or bool(each.conflicts) or each.what is Pull.REFUSED
        states[each.status.state] += 1
    if not arguments.json:
        _say_same(states[State.SAME])
        if changed := states[State.NEW] + states[State.CHANGED]:
            say(f"{many(changed, 'article')} new or changed only here; `reader archive push` is for that.")
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
        _say_same(len(statuses) - len(differing))
    return NOTHING if differing else FINE


def _history(work: _Work, arguments: Arguments) -> int:
    status = FINE
    for word in arguments.words:
        known = work.copies.of_path(Path(word))
        name = word if known is None else known.name
        changes = history(work.archive, name, arguments.limit)
        if not sum(1 for _ in _printed(changes, arguments, history_shape, history_lines)):
            _say_neither(word)
            status = NOTHING
    return status


def _show(work: _Work, arguments: Arguments) -> int:
    (word,) = arguments.words
    known = work.copies.of_path(Path(word))
    found = content_of(work.archive, word if known is None else known.name, arguments.version)
    if found is None and arguments.version is not None:
        say(f"{clean(word)}: the archive has no version {arguments.version} of it.")
    elif found is None:
        _say_neither(word)
    if found is None:
        return NOTHING
    version, content = found
    try:
        source = content.decode()
    except UnicodeDecodeError:
        say(f"{clean(word)}: version {version.number} of it in the archive is no text in UTF-8.")
        return WRONG
    if arguments.json:
        write(json_array([content_shape(version, source)]))
    elif is_terminal():
        write_lines(map(clean, source.splitlines()))
    else:
        write([source])
    return FINE


_ACTIONS = {
    "push": _push,
    "pull": _pull,
    "remove": _remove,
    "status": _status,
    "history": _history,
    "show": _show,
}
