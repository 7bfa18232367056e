"""Frames kept for the next start: the output that paints a screen, and all that it depends on.

A frame is used once, for the same arguments, on a terminal of the same kind and size, with the same program, and only
where every file that it depends on is the one that it was. It holds plain values (`marshal`), never code, and is
trusted only in a folder and a file that nobody else can write to, with its checksum. It can be thrown away at any time.
"""

from __future__ import annotations

import marshal
import os
import sys

try:
    from _blake2 import blake2b  # hashlib loads OpenSSL first
except ImportError:
    from hashlib import blake2b

_FORMAT = 1
_SUFFIX, _UNFINISHED = ".frame", ".unfinished"
_CHECKSUM = 32
MOST, _LARGEST = 64, 4_000_000
"""Frames kept, the one kept longest ago goes first; and the bytes of one."""
_ENVIRONMENT = (
    "TERM", "COLORTERM", "TERM_PROGRAM", "COLORFGBG", "XTERM_VERSION", "NO_COLOR", "TEXTUAL_THEME",
    "TEXTUAL_COLOR_SYSTEM", "TEXTUAL_DRIVER", "LANG", "LC_ALL", "LC_CTYPE", "PYTHONIOENCODING", "PYTHONUTF8", "HOME",
    "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME",
)  # fmt: skip
"""What the terminal says of itself, and where the person's files are."""
_MULTIPLEXERS = ("TMUX", "STY")

Stamp = tuple[int, int, int, int, int] | None


def usable_frame(arguments: list[str], size: tuple[int, int]) -> bytes | None:
    """The output that paints the first frame for these arguments; None where none was kept that is still true."""
    folder = _folder()
    if folder is None or not _may_have_frame(arguments):
        return None
    start = _name(arguments[0] if arguments else "")
    try:
        names = [name for name in os.listdir(folder) if name.startswith(start) and name.endswith(_SUFFIX)]
        return _used(os.path.join(folder, names[0]), size) if names else None
    except (OSError, ValueError, TypeError, EOFError):
        return None


def keep_frame(
    arguments: list[str], shown: str | None, size: tuple[int, int], files: list[str], frame: bytes
) -> None:
    """Keep a frame for the next start with these arguments. Raises OSError.

    `shown` is the article that it shows, if it is one: its frames are dropped when it is read on. `files` are the
    files and folders that it depends on, whether they exist or not.
    """
    folder = _folder()
    if folder is None or not _may_have_frame(arguments) or len(frame) > _LARGEST:
        return
    start = _name(arguments[0] if arguments else "")
    os.makedirs(folder, mode=0o700, exist_ok=True)
    os.chmod(folder, 0o700)
    stamps = [(file, _stamp(file)) for file in (*_program_folders(), *files)]
    payload = marshal.dumps((_FORMAT, sys.version, _environment(), size, stamps, frame))
    path = os.path.join(folder, f"{start}.{_name(shown) if shown else ''}{_SUFFIX}")
    unfinished = f"{path}{os.getpid()}{_UNFINISHED}"
    handle = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600)
    with open(handle, "wb") as file:
        file.write(_checksum(payload) + payload)
    for name in os.listdir(folder):
        if name.startswith(start) and name.endswith(_SUFFIX):
            _remove(os.path.join(folder, name))
    os.replace(unfinished, path)
    _forget_oldest(folder)


def drop_frames(shown: str | None = None) -> None:
    """Forget the frames that show an article, which is read on; all of them where none is given."""
    folder = _folder()
    if folder is None:
        return
    end = f".{_name(shown)}{_SUFFIX}" if shown else _SUFFIX
    try:
        names = os.listdir(folder)
    except OSError:
        return
    for name in names:
        if name.endswith(end):
            _remove(os.path.join(folder, name))


def _may_have_frame(arguments: list[str]) -> bool:
    """Whether these are no arguments, or one path by its form."""
    if "TEXTUAL_DRIVER" in os.environ or not hasattr(os, "getuid"):
        return False
    if len(arguments) != 1:
        return not arguments
    return ("." in arguments[0] or "/" in arguments[0]) and arguments[0][0] != "-"


def _used(path: str, size: tuple[int, int]) -> bytes | None:
    """The frame in a file, which is removed: whoever is killed, and whoever else begins meanwhile, begins without."""
    kept = _own_bytes(path)
    if kept is None or kept[:_CHECKSUM] != _checksum(kept[_CHECKSUM:]):
        return None
    form, version, environment, of_size, stamps, frame = marshal.loads(kept[_CHECKSUM:])
    if (form, version, environment, of_size) != (_FORMAT, sys.version, _environment(), size):
        return None
    if any(_stamp(file) != stamp for file, stamp in stamps):
        return None
    os.unlink(path)
    return frame if isinstance(frame, bytes) else None


def _own_bytes(path: str) -> bytes | None:
    """What is in a file that nobody else can write to or read."""
    folder = os.stat(os.path.dirname(path))
    handle = os.open(path, os.O_RDONLY | os.O_CLOEXEC | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        file = os.fstat(handle)
        is_own = {file.st_uid, folder.st_uid} == {os.getuid()} and not folder.st_mode & 0o077
        is_plain = file.st_mode & 0o170000 == 0o100000 and not file.st_mode & 0o177
        return os.read(handle, file.st_size) if is_own and is_plain and file.st_size <= _LARGEST else None
    finally:
        os.close(handle)


def _folder() -> str | None:
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.environ.get("HOME", ""), ".cache")
    if sys.platform == "darwin":
        cache = os.path.join(os.environ.get("HOME", ""), "Library", "Caches")
    return os.path.join(cache, "closeread", "frames") if cache[:1] == "/" else None


def _name(path: str) -> str:
    return blake2b(os.fsencode(os.path.abspath(path) if path else ""), digest_size=16).hexdigest()


def _checksum(payload: bytes) -> bytes:
    return blake2b(payload, digest_size=_CHECKSUM).digest()


def _environment() -> list[object]:
    known = [os.environ.get(name) for name in _ENVIRONMENT]
    return [*known, *(name in os.environ for name in _MULTIPLEXERS)]


def _stamp(path: str) -> Stamp:
    """What changes when a file or a folder does; None where there is none."""
    try:
        status = os.stat(path)
    except (OSError, ValueError):
        return None
    return status.st_dev, status.st_ino, status.st_size, status.st_mtime_ns, status.st_ctime_ns


def _program_folders() -> list[str]:
    """The folders of the program and of what draws it: those of another version are others."""
    package = os.path.dirname(os.path.dirname(__file__))
    own = [folder for folder, _, _ in os.walk(package) if not folder.endswith("__pycache__")]
    loaded = (sys.modules[name].__file__ for name in ("textual", "rich") if name in sys.modules)
    return [*own, *(os.path.dirname(file) for file in loaded if file)]


def _remove(path: str) -> None:
    try:
        os.unlink(path)
    except OSError:  # another has used it
        pass


def _forget_oldest(folder: str) -> None:
    """Leave the frames kept last, and nothing that a writer that was stopped has left."""
    with os.scandir(folder) as entries:
        files = sorted((entry.stat().st_mtime_ns, entry.path) for entry in entries)
    frames = [path for _, path in files if path.endswith(_SUFFIX)]
    for path in [*frames[:-MOST], *(path for _, path in files if path.endswith(_UNFINISHED))]:
        _remove(path)
