from __future__ import annotations

from pathlib import Path

import pytest

from reader.settings import folders


def test_files_are_where_the_system_keeps_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_CONFIG_HOME", "/c")
    monkeypatch.setenv("XDG_STATE_HOME", "/s")
    assert folders.config_file() == Path("/c/closeread/config.toml")
    assert folders.state_folder() == Path("/s/closeread")


def test_without_a_home_folder_there_are_none(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("os.path.expanduser", lambda path: path)
    assert folders.config_file() is None
    assert folders.state_folder() is None


def test_a_folder_that_hangs_in_the_air_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "reader.settings.folders.user_config_path", lambda *_, **__: Path("~/.config/closeread")
    )
    assert folders.config_file() is None
