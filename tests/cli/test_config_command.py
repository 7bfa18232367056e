from __future__ import annotations

from contextlib import closing
from pathlib import Path
from textwrap import indent

import pytest

from reader.app.commands.bindings import textual_keys
from reader.app.commands.setting_names import key_name, setting_names
from reader.app.commands.table import COMMANDS
from reader.app.run import first_fault_of_settings
from reader.cli.config import REMEMBERED
from reader.cli.user_settings import settings as settings_of
from reader.memory.memory import open_memory
from reader.settings.example import EXAMPLE
from tests.cli.conftest import Done, Reader


def rows(done: Done) -> dict[str, list[str]]:
    return {
        line.split()[0]: [cell for cell in line.split("  ") if cell][1:] for line in done.out.splitlines()
    }


@pytest.fixture
def config(home: Path) -> Path:
    config = home / ".config" / "closeread" / "config.toml"
    config.parent.mkdir(parents=True)
    return config


def test_config_tells_where_the_file_would_be_and_every_default(reader: Reader, home: Path) -> None:
    done = reader("config")
    told = rows(done)
    assert (done.status, done.err) == (0, "")
    assert str(home / ".config/closeread/config.toml") in told["file"][0]
    assert [told[name][-1].strip() for name in ("theme", "measure", "library", "colour")] == ["default"] * 4
    assert told["measure"][0].strip() == "72"


def test_config_tells_where_each_value_comes_from(
    reader: Reader, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    config.write_text(
        '# mine\nmeasure = 64\ntheme = "nord"\nlibrary = ["/a", "/b"]\n[keys]\nmove.down = "J"\n'
    )
    done = reader("config")
    told = rows(done)
    assert (done.status, done.err) == (0, "")
    assert [cell.strip() for cell in told["measure"]] == ["64", f"{config}:2:1"]
    assert [cell.strip() for cell in told["theme"]] == ["nord", f"{config}:3:1"]
    assert [cell.strip() for cell in told["colour"]] == ["off", "NO_COLOR in the environment"]
    assert done.out.count(f"{config}:4:1") == 2
    assert told["keys"][0].strip() == f"1 of {len(COMMANDS)} changed"


def test_config_tells_what_is_remembered_from_the_last_reading(
    reader: Reader, config: Path, home: Path
) -> None:
    with closing(open_memory(home / ".local" / "state" / "closeread")) as memory:
        memory.remember_view(theme="nord", measure=100)
    config.write_text("measure = 64")
    told = rows(reader("config"))
    assert [cell.strip() for cell in told["theme"]] == ["nord", REMEMBERED]
    assert [cell.strip() for cell in told["measure"]] == ["64", f"{config}:1:1"]


def test_config_makes_no_memory_where_there_is_none(reader: Reader, home: Path) -> None:
    reader("config")
    assert list(home.iterdir()) == []


def test_faults_of_the_settings_are_told_and_counted(reader: Reader, config: Path) -> None:
    config.write_text('theem = "nord"')
    done = reader("config")
    assert done.status == 1
    assert (
        done.err
        == f"{config}:1:1: warning: no setting is called 'theem'; did you mean 'theme'? [unknown-key]\n"
    )
    assert rows(done)["theme"][-1].strip() == "default"


def test_another_file_can_be_asked_for(reader: Reader, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text("measure = 33")
    assert rows(reader("config", "--config", "mine.toml"))["measure"][-1].strip() == "mine.toml:1:1"
    assert reader("--config", "mine.toml", "config").out == reader("config", "--config", "mine.toml").out
    done = reader("config", "--config", "none.toml")
    assert done.status == 1
    assert done.err == "none.toml:1:1: warning: there is no such file [unreadable]\n"


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"measure = 5\nthem = 1\n", "read, but for 2 faults"),
        (b"measure = 5\n", "read, but for 1 fault"),
        (b"measure = = 5\n", "not read: invalid value"),
        (b"\xff\xfe\x00", "not read: this is not UTF-8"),
        (None, "not read: it can’t be read: Is a directory"),
    ],
)
def test_config_says_what_became_of_the_file(
    content: bytes | None, told: str, reader: Reader, config: Path
) -> None:
    if content is None:
        config.mkdir()
    else:
        config.write_bytes(content)
    done = reader("config")
    assert done.status == 1
    assert rows(done)["file"][-1].strip() == told


def test_config_says_that_a_file_that_was_asked_for_or_a_folder_is_not_there(
    reader: Reader, config: Path, home: Path
) -> None:
    assert (
        rows(reader("config", "--config", "none.toml"))["file"][-1].strip()
        == "not read: there is no such file"
    )
    config.write_text(f"library = ['nowhere', '{home}']")
    done = reader("config")
    nowhere, there = (line for line in done.out.splitlines() if line.startswith("library"))
    assert nowhere.endswith(f"{config}:1:1; there is no such folder")
    assert there.endswith(f"{config}:1:1")
    assert done.status == 0


def test_the_greeting_counts_the_faults_and_names_the_command_that_tells_them(
    config: Path, tmp_path: Path
) -> None:
    config.write_text("measure = 5")
    own = settings_of(config, setting_names())
    assert first_fault_of_settings(own) == (
        "In your settings, line 1:11: 'measure' is a whole number from 20 to 200. reader config tells all."
    )
    mine = tmp_path / "mine.toml"
    mine.write_text("measure = 5\nthem = 1\n")
    told = first_fault_of_settings(settings_of(mine, setting_names()))
    assert told.startswith("The first of 2 faults in your settings, line 1:11: 'measure' is")
    assert told.endswith(f" reader config --config {mine} tells all.")
    mine.unlink()
    assert first_fault_of_settings(settings_of(mine, setting_names())).startswith(
        "In your settings: there is no such file. reader"
    )


def test_the_keymap_has_every_command_and_the_persons_own_keys(reader: Reader, config: Path) -> None:
    config.write_text('[keys]\n"move.down" = "J, f5"\n')
    done = reader("config", "--keys")
    told = rows(done)
    assert list(told) == [command.id for command in COMMANDS]
    assert [cell.strip() for cell in told["move.down"]] == ["J,f5", "Line down", f"{config}:2:1"]
    assert told["move.up"][-1].strip() == "default"


def test_a_persons_keys_reach_the_screen_by_the_names_it_knows() -> None:
    assert textual_keys(";, ctrl+/ ,J,f5,+") == "semicolon,ctrl+slash,J,f5,plus"


def test_no_two_commands_of_a_mode_share_a_key_and_all_are_keys() -> None:
    names = [(c.mode, key_name(key.strip())) for c in COMMANDS for key in c.keys.split(",")]
    assert all(name is not None for _, name in names)
    assert len(set(names)) == len(names)
    assert set(setting_names().commands) == {command.id for command in COMMANDS}


@pytest.mark.parametrize(
    ("key", "name"),
    [
        ("j", "j"), ("J", "J"), ("ł", "ł"), ("+", "plus"), ("plus", "plus"), ("-", "minus"), ("<", "less_than_sign"),
        ("'", "apostrophe"), ("comma", "comma"), ("ctrl+d", "ctrl+d"), ("ctrl++", "ctrl+plus"), ("f1", "f1"),
        ("shift+tab", "shift+tab"), ("alt+enter", "alt+enter"), ("pagedown", "pagedown"), ("space", "space"),
        ("ctrl+shift+k", "ctrl+shift+k"), ("slash", "slash"), ("/", "slash"),
        ("", None), (" ", None), ("jj", None), ("shift+j", None), ("ctrl+", None), ("hyperspace", None),
        ("ctrl+hyperspace", None), ("control+d", None), ("\x1b", None), ("<any>", None), ("++", None), ("f99", None),
        ("\u3164", None), ("ctrl+\u3164", None),
    ],
)  # fmt: skip
def test_a_key_has_one_name_and_what_is_no_key_has_none(key: str, name: str | None) -> None:
    assert key_name(key) == name


def test_the_example_of_settings_is_shown_and_has_no_faults(
    reader: Reader, config: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert indent(EXAMPLE, "  ") in reader("help", "config").out
    monkeypatch.setattr("reader.cli.config.is_terminal", lambda: True)
    done = reader("config")
    assert EXAMPLE in done.err
    config.write_text(EXAMPLE)
    done = reader("config")
    assert (done.status, done.err) == (0, "")
    assert rows(done)["keys"][0].strip() == f"2 of {len(COMMANDS)} changed"
