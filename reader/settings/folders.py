"""The folders of this system for settings, articles, memory and cache; None without a home folder."""

from __future__ import annotations

from collections.abc import Callable
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
    """Where the articles of an archive are copied to that are opened; None without a home folder."""
    import re  # not for the first frame, nor those below

    from reader.model.digest import blake2b  # the same
    from reader.model.library.addresses import archive_key  # the same

    folder = data_folder()
    key = archive_key(address)
    name = re.sub(r"[^\w-]+", "-", key.partition("?")[0].rpartition("/")[2]) or "archive"
    mark = blake2b(key.encode(), digest_size=4).hexdigest()
    return folder / "archives" / f"{name}-{mark}" if folder else None


def entries_folder() -> Path | None:
    """The folder of the cache for the articles of feeds' entries; None without a home folder."""
    folder = cache_folder()
    return folder / "entries" if folder else None
