"""`reader config`: where the settings are, what they are, and where each comes from.

Imports inside functions are of what only some of the output needs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from reader.app.commands.table import COMMANDS
from reader.cli.articles import is_folder
from reader.cli.output import FINE, NOTHING, is_styled, is_terminal, say, write_lines
from reader.cli.parsing.parser import Arguments
from reader.cli.user_settings import folders_of, settings
from reader.model.clean import clean
from reader.model.counting import many
from reader.model.library.addresses import shown_address
from reader.settings.example import EXAMPLE
from reader.settings.feed_settings import FOREVER, AllFeedSettings, in_words
from reader.settings.settings import DEFAULT, Settings
from reader.settings.speech_settings import SpeechSettings
from reader.settings.toml_source import UNUSABLE

Row = tuple[str, ...]

REMEMBERED = "remembered from the last reading"


def config(arguments: Arguments) -> int:
    """Print every setting, or with --keys what every key does. 1 where the file has faults."""
    from reader.app.commands.setting_names import setting_names

    found = settings(arguments.config, setting_names())
    rows = list(_keys(found) if arguments.keys else _settings(found))
    if is_styled():
        from reader.app.terminal.printing import print_table

        print_table(rows)
    else:
        write_lines(_columns(rows))
    if is_terminal() and not arguments.keys and found.file is not None and not found.file.exists():
        for line in ("", "Such a file may say:", "", *EXAMPLE.splitlines()):
            say(line)
    return NOTHING if found.faults else FINE


def _settings(found: Settings) -> Iterator[Row]:
    theme, measure = _remembered()
    yield "file", _path(found.file), _presence(found)
    if theme and found.theme is None:
        yield "theme", clean(theme), REMEMBERED
    else:
        yield "theme", clean(found.theme or "closeread’s own"), found.origin("theme")
    if measure and found.origin("measure") == DEFAULT:
        yield "measure", str(measure), REMEMBERED
    else:
        yield "measure", str(found.measure), found.origin("measure")
    if found.archive:
        yield "library", shown_address(found.archive), found.origin("library")
    folders = () if found.archive else folders_of(found) or (None,)
    for folder in folders:
        missing = found.library and folder is not None and not is_folder(folder)
        yield "library", _path(folder), found.origin("library") + "; there is no such folder" * bool(missing)
    yield "name", found.name or "none", found.origin("name")
    yield "start", found.start, found.origin("start")
    yield "linear", "on" if found.linear else "off", found.origin("linear")
    yield from _feeds(found)
    for name, value in asdict(found.speech or SpeechSettings()).items():
        yield f"speech.{name}", "none" if value is None else clean(str(value)), found.origin(f"speech.{name}")
    yield "colour", "on" if found.colour else "off", found.origin("colour")
    yield "keys", f"{len(found.keys)} of {len(COMMANDS)} changed", "see reader config --keys"


def _feeds(found: Settings) -> Iterator[Row]:
    """The settings of all feeds, and those that single feeds have otherwise."""
    feeds = found.feeds or AllFeedSettings()
    for above, each in (
        ("feeds", feeds.general),
        *((f"feeds.{address}", feeds.of(address)) for address in feeds.single),
    ):
        values = {
            "every": in_words(each.every, "only when asked"),
            "text": each.text,
            "keep": each.keep,
            "retention": in_words(each.retention, FOREVER),
        }
        for name, value in values.items():
            path = f"{above}.{name}"
            if above == "feeds" or found.origin(path) != DEFAULT:
                yield clean(path), value, found.origin(path)


def _keys(found: Settings) -> Iterator[Row]:
    for command in COMMANDS:
        keys = found.keys.get(command.id, command.keys)
        yield command.id, keys, command.title, found.origin(f"keys.{command.id}")


def _path(path: Path | None) -> str:
    return clean(str(path)) if path else "none"


def _presence(found: Settings) -> str:
    """What became of the file."""
    if found.file is None:
        return "there is no home folder"
    for fault in found.faults:
        if fault.code in UNUSABLE:
            return f"not read: {fault.message}"
    if found.faults:
        return f"read, but for {many(len(found.faults), 'fault')}"
    return "read" if found.file.exists() else "not there, and not needed"


def _remembered() -> tuple[str | None, int | None]:
    """The theme and the measure of the last reading, without making a memory where there is none."""
    from reader.settings.folders import state_folder

    folder = state_folder()
    if folder is None or not folder.is_dir() or not any(folder.iterdir()):
        return None, None
    from reader.memory.memory import ArticleKey, open_memory

    memory = open_memory(folder)
    view = memory.recall(ArticleKey("")).view
    memory.close()
    return view.theme, view.measure


def _columns(rows: Sequence[Row]) -> Iterable[str]:
    """Rows as lines, their columns aligned."""
    widths = [max(len(row[column]) for row in rows) for column in range(len(rows[0]))]
    for row in rows:
        yield "  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip()
