"""The folders of this system for settings, articles, memory and cache; None without a home folder."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from platformdirs import user_cache_path, user_config_path, user_data_path, user_state_path

NAME = "closeread"


def config_file() -> Path | None:
    """The settings; the file need not exist."""
    folder = config_folder()
    return folder / "config.toml" if folder else None


def config_folder() -> Path | None:
    """Where settings and subscriptions are; the folder need not exist."""
    return _absolute(user_config_path)


def state_folder() -> Path | None:
    """What is remembered between readings; the folder need not exist."""
    return _absolute(user_state_path)


def data_folder() -> Path | None:
    """What the person has; the folder need not exist."""
    return _absolute(user_data_path)


def cache_folder() -> Path | None:
    """What can be made again at any time; the folder need not exist."""
    return _absolute(user_cache_path)


def _absolute(of_platform: Callable[..., Path]) -> Path | None:
    try:
        folder = of_platform(NAME, appauthor=False)
    except RuntimeError:  # what platformdirs says without a home folder; older ones say "~" instead
        return None
    return folder if folder.is_absolute() else None


def copies_folder(address: str) -> Path | None:
    """Where the articles of an archive are copied to that are opened; None without a home folder.

    The folder that an earlier version made for the same address is renamed to it.
    """
    from reader.model.library.addresses import archive_key  # not for the first frame

    folder, former = _copies_folder(archive_key(address)), former_copies_folder(address)
    if folder and former and former.is_dir() and not folder.exists():
        with suppress(OSError):  # another program has been quicker, or it can't be: what is in there stays
            former.rename(folder)
    return folder


def former_copies_folder(address: str) -> Path | None:
    """Where an earlier version copied them to, one folder for each way to write the address."""
    from reader.model.library.addresses import shown_address  # not for the first frame

    return _copies_folder(shown_address(address))


def _copies_folder(key: str) -> Path | None:
    import re  # not for the first frame, nor the one below

    from reader.model.digest import blake2b  # the same

    folder = data_folder()
    name = re.sub(r"[^\w-]+", "-", key.partition("?")[0].rpartition("/")[2]) or "archive"
    mark = blake2b(key.encode(), digest_size=4).hexdigest()
    return folder / "archives" / f"{name}-{mark}" if folder else None


def entries_folder() -> Path | None:
    """The folder of the cache for the articles of feeds' entries; None without a home folder."""
    folder = cache_folder()
    return folder / "entries" if folder else None
