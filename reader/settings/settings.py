"""`Settings`: every setting of the person who reads, and where each comes from."""

from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from reader.model.diagnostic import Diagnostic
    from reader.settings.feed_settings import AllFeedSettings
    from reader.settings.speech_settings import SpeechSettings

DEFAULT = "default"
LEAST_MEASURE, DEFAULT_MEASURE, GREATEST_MEASURE = 20, 72, 200
"""Cells that a line of the text may run."""


_NONE: Mapping[str, str] = MappingProxyType({})


class SettingNames(NamedTuple):
    """What settings may name: commands with the keys they have, keys, and themes (none: any).

    `modes` are those of commands that have their keys in a certain state of the screen only: commands of different
    modes may share a key. `key_name` gives a key its one name (`+` is `plus`), or None to what is no key.
    """

    commands: Mapping[str, str] = _NONE
    key_name: Callable[[str], str | None] = str
    themes: Collection[str] = ()
    modes: Mapping[str, str] = _NONE


class Settings(NamedTuple):
    """Every setting. `theme` is None where the reader chooses; `keys` are the person's own, by id of command; `name`
    is written beside what the person has checked; `archive` is an address that stands for the library's folders, or
    empty; `start` is the screen to begin with: `library`, or `feeds` where there are unread entries; `linear`: the
    screen is the one for screen readers and Braille displays.

    `file` is where the settings are or would be, None without a home folder. `origins` says where what is not
    the default comes from: `path:line:column`, or a variable of the environment. `faults` are those of the
    file; what is faulty is left at its default.
    """

    theme: str | None = None
    measure: int = DEFAULT_MEASURE
    library: tuple[Path, ...] = ()
    archive: str = ""
    name: str | None = None
    start: str = "library"
    linear: bool = False
    feeds: "AllFeedSettings | None" = None
    speech: "SpeechSettings | None" = None
    keys: Mapping[str, str] = _NONE
    colour: bool = True
    file: Path | None = None
    origins: Mapping[str, str] = _NONE
    faults: "tuple[Diagnostic, ...]" = ()

    def origin(self, name: str) -> str:
        return self.origins.get(name, DEFAULT)
