"""Reads config.toml: gives its `Settings`, and every fault that it has."""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from reader.model.characters import is_clean
from reader.model.clean import clean
from reader.model.diagnostic import Diagnostic
from reader.model.did_you_mean import did_you_mean
from reader.model.library.addresses import has_password, is_address
from reader.settings.feed_settings import AllFeedSettings, read_feed_settings
from reader.settings.keymap import flat, keymap
from reader.settings.settings import GREATEST_MEASURE, LEAST_MEASURE, SettingNames, Settings
from reader.settings.speech_settings import SpeechSettings, read_speech_settings
from reader.settings.toml_places import key_places, place_of
from reader.settings.toml_source import Unusable, fault, parse, read_source

STARTS = ("library", "feeds")


def read_config(file: Path, names: SettingNames, asked: bool) -> Settings:
    """The settings of a file, and of its faults; `colour` is not the file's to say."""
    try:
        source = read_source(file, asked)
        document = parse(source)
    except Unusable as unusable:
        return Settings(file=file, faults=(unusable.fault,))
    reading = _Reading(file, source, names)
    values = dict(reading.values(document))
    return Settings(**values, file=file, origins=reading.origins, faults=tuple(sorted(reading.faults)))


class _BadValue(Exception):
    """A value that a setting can't have; the message is for the person."""


class _Reading:
    """One reading of a document: its faults and the origins of its values, collected on the way."""

    def __init__(self, file: Path, source: str, names: SettingNames) -> None:
        self._file, self._names = file, names
        self._places = key_places(source)
        self.faults: list[Diagnostic] = []
        self.origins: dict[str, str] = {}

    def values(self, document: Mapping[str, object]) -> Iterator[tuple[str, Any]]:
        """Each setting that the document sets rightly."""
        read = {
            "theme": self._theme,
            "measure": self._measure,
            "library": self._library,
            "name": self._name,
            "start": self._start,
            "linear": self._linear,
            "feeds": self._feeds,
            "speech": self._speech,
            "keys": self._keys,
        }
        for name, value in document.items():
            if name not in read:
                self._report(
                    (name,), "unknown-key", f"no setting is called {name!r}{did_you_mean(name, read)}"
                )
                continue
            try:
                if name == "library" and (address := self._archive(value)):
                    yield "archive", address
                else:
                    yield name, read[name](value)
                if not isinstance(value, dict):  # a table has noted each of its values
                    self._note(name, (name,))
            except _BadValue as bad:
                self._report((name,), "bad-value", str(bad), of_value=True)

    def _theme(self, value: object) -> str:
        if not isinstance(value, str) or not value:
            raise _BadValue("'theme' is the name of a theme")
        if self._names.themes and value not in self._names.themes:
            raise _BadValue(f"there is no theme {value!r}{did_you_mean(value, self._names.themes)}")
        return value

    def _measure(self, value: object) -> int:
        # TOML's true is an int to Python.
        if type(value) is not int or not LEAST_MEASURE <= value <= GREATEST_MEASURE:
            raise _BadValue(f"'measure' is a whole number from {LEAST_MEASURE} to {GREATEST_MEASURE}")
        return value

    def _archive(self, value: object) -> str:
        """The one address that 'library' has instead of folders; empty where it has folders."""
        entries = [value] if isinstance(value, str) else value
        if not isinstance(entries, list) or not any(
            isinstance(one, str) and is_address(one) for one in entries
        ):
            return ""
        (address, *others) = entries
        if others:
            raise _BadValue("'library' is a list of folders, or the one address of an archive")
        if has_password(address):
            raise _BadValue("an address in 'library' has no password; put it into ~/.pgpass")
        return str(address)

    def _library(self, value: object) -> tuple[Path, ...]:
        folders = [value] if isinstance(value, str) else value
        if not isinstance(folders, list) or not all(isinstance(folder, str) for folder in folders):
            raise _BadValue("'library' is a list of folders")
        if any(not folder.strip() or "\0" in folder for folder in folders):
            raise _BadValue("a folder of 'library' has no name that a folder can have")
        # A folder that isn't there now (another disk) is no fault; a relative one is beside the file.
        return tuple(self._file.parent / os.path.expanduser(folder) for folder in folders)  # noqa: PTH111 - Path raises where nobody has that home

    def _name(self, value: object) -> str:
        if not isinstance(value, str) or not value.strip() or not is_clean(value) or "\n" in value:
            raise _BadValue("'name' is your name, as articles that you checked shall say it")
        return value.strip()

    def _start(self, value: object) -> str:
        if value not in STARTS:
            raise _BadValue(f"'start' is {' or '.join(map(repr, STARTS))}")
        return str(value)

    def _linear(self, value: object) -> bool:
        if not isinstance(value, bool):
            raise _BadValue("'linear' is true or false")
        return value

    def _feeds(self, value: object) -> AllFeedSettings:
        if not isinstance(value, dict):
            raise _BadValue("'feeds' is a table: [feeds]")
        accepted, paths, faults = read_feed_settings(value)
        for wrong in faults:
            self._report(("feeds", *wrong.path), wrong.code, wrong.message, wrong.of_value)
        for path in paths:
            self._note(".".join(("feeds", *path)), ("feeds", *path))
        return accepted

    def _speech(self, value: object) -> SpeechSettings:
        if not isinstance(value, dict):
            raise _BadValue("'speech' is a table: [speech]")
        accepted, names, faults = read_speech_settings(value)
        for wrong in faults:
            self._report(("speech", *wrong.path), wrong.code, wrong.message, wrong.of_value)
        for name in names:
            self._note(f"speech.{name}", ("speech", name))
        return accepted

    def _keys(self, value: object) -> dict[str, str]:
        if not isinstance(value, dict):
            raise _BadValue("'keys' is a table: [keys]")
        accepted, faults = keymap(dict(flat(value)), self._names)
        for wrong in faults:
            self._report(self._path_of(wrong.command), wrong.code, wrong.message, wrong.of_value)
        for command in accepted:
            self._note(f"keys.{command}", self._path_of(command))
        return accepted

    def _path_of(self, command: str) -> tuple[str, ...]:
        """The path of a command's keys in the file, whether its name is quoted or not."""
        whole = ("keys", command)
        return whole if whole in self._places else ("keys", *command.split("."))

    def _note(self, name: str, path: tuple[str, ...]) -> None:
        line, column = place_of(self._places, path).key
        self.origins[name] = f"{clean(str(self._file))}:{line}:{column}"

    def _report(self, path: tuple[str, ...], code: str, message: str, of_value: bool = False) -> None:
        place = place_of(self._places, path)
        self.faults.append(fault(place.value if of_value else place.key, code, message))
