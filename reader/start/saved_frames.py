"""Frames kept for the next start: the output that paints a screen, and all that it depends on.

A frame is used once, for the same arguments, on a terminal of the same kind and size, with the same program, and only
where every file that it depends on is the one that it was. It holds plain values (`marshal`), never code, and is
trusted only in a folder and a file that nobody else can write to, with its checksum. It can be thrown away at any time.
"""

from __future__ import annotations

import os
import sys

from reader.start.cache_files import (
    LARGEST,
    Stamp,
    cache_folder,
    digest_name,
    forget_oldest,
    read_values,
    remove,
    stamp,
    write_values,
)

_FORMAT = 1
_SUFFIX = ".frame"
MOST = 64
"""Frames kept; the one kept longest ago goes first."""
_ENVIRONMENT = (
    "TERM", "COLORTERM", "TERM_PROGRAM", "COLORFGBG", "XTERM_VERSION", "NO_COLOR", "TEXTUAL_THEME",
    "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DRIVER", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8", "HOME",
    "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
)  # fmt: skip
"""What the terminal says of itself, and where the person's files are."""
_MULTIPLEXERS = ("TMUX", "STY")


def usable_frame(arguments: list[str], size: tuple[int, int]) -> bytes | None:
    """The output that paints the first frame for these arguments; None where none was kept that is still true."""
    folder = cache_folder("frames")
    if folder is None or not _may_have_frame(arguments):
        return None
    start = _name(arguments[0] if arguments else "")
    try:
        names = [name for name in os.listdir(folder) if name.startswith(start) and name.endswith(_SUFFIX)]
        return _used(os.path.join(folder, names[0]), size) if names else None
    except (OSError, ValueError):
        return None


def keep_frame(
    arguments: list[str],
    shown: str | None,
    size: tuple[int, int],
    stamps: list[tuple[str, Stamp]],
    frame: bytes,
) -> None:
    """Keep a frame for the next start with these arguments. Raises OSError.

    `shown` is the article that it shows, if it is one: its frames are dropped when it is read on. `stamps` are those of
    the files and folders that it depends on, whether they exist or not; those of the libraries that draw it, too.
    """
    folder = cache_folder("frames")
    if folder is None or not _may_have_frame(arguments) or len(frame) > LARGEST:
        return
    start = _name(arguments[0] if arguments else "")
    program = [(folder, stamp(folder)) for folder in _program_folders()]
    path = os.path.join(folder, f"{start}.{_name(shown) if shown else ''}{_SUFFIX}")
    write_values(path, (_FORMAT, sys.version, _environment(), size, [*program, *stamps], frame))
    for name in os.listdir(folder):
        if name.startswith(start) and name.endswith(_SUFFIX) and name != os.path.basename(path):
            remove(os.path.join(folder, name))
    forget_oldest(folder, _SUFFIX, MOST)


def drop_frames(shown: str | None = None) -> None:
    """Forget the frames that show an article, which is read on; all of them where none is given."""
    folder = cache_folder("frames")
    if folder is None:
        return
    end = f".{_name(shown)}{_SUFFIX}" if shown else _SUFFIX
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        if name.endswith(end):
            remove(os.path.join(folder, name))


def _may_have_frame(arguments: list[str]) -> bool:
    """Whether these are no arguments, or one path by its form."""
    if "TEXTUAL_DRIVER" in os.environ:
        return False
    if len(arguments) != 1:
        return not arguments
    return ("." in arguments[0] or "/" in arguments[0]) and arguments[0][0] != "-"


def _used(path: str, size: tuple[int, int]) -> bytes | None:
    """The frame in a file, which is removed: whoever is killed, and whoever else begins meanwhile, begins without."""
    kept = read_values(path)
    if not isinstance(kept, tuple):
        return None
    form, version, environment, of_size, stamps, frame = kept
    if (form, version, environment, of_size) != (_FORMAT, sys.version, _environment(), size):
        return None
    if any(stamp(file) != was for file, was in stamps):
        return None
    os.unlink(path)
    return frame if isinstance(frame, bytes) else None


def _name(path: str) -> str:
    return digest_name(os.fsencode(os.path.abspath(path) if path else ""))


def _environment() -> list[object]:
    known = [os.environ.get(name) for name in _ENVIRONMENT]
    return [*known, *(name in os.environ for name in _MULTIPLEXERS)]


def _program_folders() -> list[str]:
    """The folders of the program: those of another version are others."""
    package = os.path.dirname(os.path.dirname(__file__))
    return [folder for folder, _, _ in os.walk(package) if not folder.endswith("__pycache__")]
