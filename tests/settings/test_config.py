from __future__ import annotations

import os
from pathlib import Path

import pytest

from reader.settings.config import read_settings
from reader.settings.settings import DEFAULT_MEASURE, SettingNames, Settings

COMMANDS = {"move.down": "j,down", "move.up": "k,up", "move.half-down": "d,ctrl+d", "find.next": "n"}
KEYS = {
    key: key for key in ("j", "k", "x", "n", "d", "comma", "f5", "ctrl+d", "ctrl+j", "down", "up", "plus")
}
KNOWN = SettingNames(COMMANDS, (KEYS | {"+": "plus"}).get, ("nord", "gruvbox", "textual-dark"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "config.toml"


def read(file: Path, source: str | bytes) -> Settings:
    file.write_bytes(source.encode() if isinstance(source, str) else source)
    return read_settings(file, KNOWN, {})


def faults(settings: Settings) -> list[str]:
    return [
        f"{fault.mark.line}:{fault.mark.column}: {fault.severity}: {fault.message} [{fault.code}]"
        for fault in settings.faults
    ]


def test_without_a_file_everything_is_the_default(file: Path) -> None:
    settings = read_settings(file, KNOWN, {})
    assert settings == Settings(file=file)
    assert (settings.theme, settings.measure, settings.library, dict(settings.keys)) == (
        None,
        DEFAULT_MEASURE,
        (),
        {},
    )
    assert settings.origin("measure") == "default"


def test_without_a_home_folder_everything_is_the_default() -> None:
    assert read_settings(None, KNOWN, {}) == Settings()


def test_every_setting_is_read_with_the_line_it_comes_from(file: Path) -> None:
    settings = read(
        file,
        """# mine
theme = "nord"
  measure = 64
library = ["/news", "archive"]

[keys]
"move.down" = "x"
find.next = ["f5", ","]
""",
    )
    assert settings.faults == ()
    assert (settings.theme, settings.measure) == ("nord", 64)
    assert settings.library == (Path("/news"), file.parent / "archive")
    assert settings.keys == {"move.down": "x", "find.next": "f5,comma"}
    places = {name: origin.removeprefix(f"{file}:") for name, origin in settings.origins.items()}
    assert places == {
        "theme": "2:1",
        "measure": "3:3",
        "library": "4:1",
        "keys.move.down": "7:1",
        "keys.find.next": "8:1",
    }


def test_a_tilde_is_the_home_folder(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HOME", "/home/ana")
    assert read(file, 'library = "~/news"').library == (Path("/home/ana/news"),)


def test_no_color_turns_colour_off_and_says_so(file: Path) -> None:
    settings = read_settings(file, KNOWN, {"NO_COLOR": "1"})
    assert (settings.colour, settings.origin("colour")) == (False, "NO_COLOR in the environment")
    assert read_settings(file, KNOWN, {"NO_COLOR": ""}).colour


def test_a_byte_order_mark_and_other_line_ends_are_accepted(file: Path) -> None:
    settings = read(file, b'\xef\xbb\xbftheme = "nord"\r\nmeasure = 64\r\n')
    assert (settings.theme, settings.measure, settings.faults) == ("nord", 64, ())


def test_the_address_of_an_archive_stands_for_folders(file: Path) -> None:
    settings = read(file, 'library = ["postgresql:///newsroom"]')
    assert (settings.archive, settings.library, settings.faults) == ("postgresql:///newsroom", (), ())
    assert settings.origins == {"library": f"{file}:1:1"}


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ('theem = "nord"', "1:1: warning: no setting is called 'theem'; did you mean 'theme'? [unknown-key]"),
        ("\n  zebra = 1", "2:3: warning: no setting is called 'zebra' [unknown-key]"),
        ("theme = 3", "1:9: warning: 'theme' is the name of a theme [bad-value]"),
        (
            'theme = "nrod"',
            "1:9: warning: there is no theme 'nrod'; did you mean 'nord'? [bad-value]",
        ),
        ("measure = 19", "1:11: warning: 'measure' is a whole number from 20 to 200 [bad-value]"),
        ("measure = 201", "1:11: warning: 'measure' is a whole number from 20 to 200 [bad-value]"),
        ("measure = true", "1:11: warning: 'measure' is a whole number from 20 to 200 [bad-value]"),
        ("measure = 72.0", "1:11: warning: 'measure' is a whole number from 20 to 200 [bad-value]"),
        ("library = 3", "1:11: warning: 'library' is a list of folders [bad-value]"),
        ('library = ["a", 3]', "1:11: warning: 'library' is a list of folders [bad-value]"),
        (
            'library = "a\\u0000b"',
            "1:11: warning: a folder of 'library' has no name that a folder can have [bad-value]",
        ),
        (
            'library = ["news", "postgresql:///newsroom"]',
            "1:11: warning: 'library' is a list of folders, or the one address of an archive [bad-value]",
        ),
        (
            'library = "postgresql://ana:s3cret@db/newsroom"',
            "1:11: warning: an address in 'library' has no password; put it into ~/.pgpass [bad-value]",
        ),
        ('keys = "j"', "1:8: warning: 'keys' is a table: [keys] [bad-value]"),
        ("[[keys]]\nx = 1", "1:3: warning: 'keys' is a table: [keys] [bad-value]"),
        (
            '[keys]\n"move.donw" = "x"',
            "2:1: warning: there is no command 'move.donw'; did you mean 'move.down'? [unknown-command]",
        ),
        ('[keys]\nzebra = "x"', "2:1: warning: there is no command 'zebra' [unknown-command]"),
        ('[keys]\n"move.down" = "xx"', "2:15: warning: 'xx' is not a key [bad-key]"),
        (
            '[keys]\n"move.down" = 3',
            "2:15: warning: the keys of 'move.down' are text, or a list of texts [bad-value]",
        ),
        ('[keys]\nmove.down = ""', "2:13: warning: 'move.down' needs a key at least [bad-value]"),
        ("[keys]\nmove.down = []", "2:13: warning: 'move.down' needs a key at least [bad-value]"),
        (
            '[keys.move]\ndown = "k"',
            "2:8: warning: 'k' is the key of 'move.up' already: give that another key first [key-taken]",
        ),
        (
            'keys = {"move.down" = "k"}',
            "1:8: warning: 'k' is the key of 'move.up' already: give that another key first [key-taken]",
        ),
        ("theme = ", "1:9: warning: invalid value [toml-syntax]"),
        ('a = 1\ntheme = "nord', "2:14: warning: "),
        ("measure = 1\nmeasure = 2", "2:12: warning: cannot overwrite a value [toml-syntax]"),
        (b'theme = "\xff"', "1:10: warning: this is not UTF-8 [not-utf8]"),
        ("# ł\nx = ".encode() + b"\xc3", "2:5: warning: this is not UTF-8 [not-utf8]"),
        ("#" * 1_100_000, "1:1: warning: the file is larger than 1 MiB [too-large]"),
        ("measure = " + "9" * 5000, "1:1: warning: "),
        ("\0", "1:1: warning: "),
        ('"\\u001b[2J" = 1', r"1:1: warning: no setting is called '\x1b[2J' [unknown-key]"),
    ],
)
def test_a_fault_is_told_at_its_place_and_the_reader_starts(
    source: str | bytes, told: str, file: Path
) -> None:
    settings = read(file, source)
    (line,) = faults(settings)
    assert line == told or (told.endswith(": ") and line.startswith(told))
    assert line.isprintable()
    assert settings == Settings(file=file, faults=settings.faults)


def test_settings_nested_deeper_than_python_can_go_are_told(
    file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_deep(_: str) -> None:
        raise RecursionError

    monkeypatch.setattr("tomllib.loads", too_deep)
    assert faults(read(file, "a = 1")) == ["1:1: warning: it is nested too deeply [toml-syntax]"]


def test_a_fault_of_one_setting_leaves_the_others(file: Path) -> None:
    settings = read(file, 'measure = "wide"\ntheme = "nord"\n[keys]\nmove.down = "x"\nmove.up = "nokey"\n')
    assert (settings.theme, settings.measure, settings.keys) == ("nord", DEFAULT_MEASURE, {"move.down": "x"})
    assert [fault.mark for fault in settings.faults] == [(1, 11), (5, 11)]


def test_what_looks_like_a_key_inside_a_text_of_many_lines_is_none(file: Path) -> None:
    settings = read(file, 'x = """\nmeasure = 5\n"""\nmeasure = 5\n')
    assert [fault.mark for fault in settings.faults] == [(1, 1), (4, 11)]


def test_themes_are_not_judged_where_nobody_knows_them(file: Path) -> None:
    file.write_text('theme = "anything"')
    assert read_settings(file, SettingNames(), {}).theme == "anything"


def test_a_file_that_was_asked_for_has_to_exist(file: Path) -> None:
    settings = read_settings(file, KNOWN, {}, asked=True)
    assert faults(settings) == ["1:1: warning: there is no such file [unreadable]"]
    assert settings.measure == DEFAULT_MEASURE


def test_a_folder_in_the_place_of_the_file_is_told(file: Path) -> None:
    file.mkdir()
    assert faults(read_settings(file, KNOWN, {})) == [
        "1:1: warning: it can’t be read: Is a directory [unreadable]"
    ]


# -- keys


def test_two_commands_may_exchange_their_keys(file: Path) -> None:
    settings = read(file, '[keys]\nmove.down = "k"\nmove.up = "j"\n')
    assert (settings.keys, settings.faults) == ({"move.down": "k", "move.up": "j"}, ())


def test_of_two_commands_that_are_given_the_same_key_the_later_keeps_its_own(file: Path) -> None:
    settings = read(file, '[keys]\nmove.down = "x"\nmove.up = "x"\n')
    assert settings.keys == {"move.down": "x"}
    assert faults(settings) == [
        "3:11: warning: 'x' is the key of 'move.down' already: give that another key first [key-taken]"
    ]


def test_two_spellings_of_a_key_are_one_key(file: Path) -> None:
    settings = read(file, '[keys]\nmove.down = "+"\nmove.up = "plus"\n')
    assert settings.keys == {"move.down": "+"}


def test_a_key_given_back_because_of_a_clash_clashes_in_its_turn(file: Path) -> None:
    settings = read(file, '[keys]\nmove.down = "k"\nmove.up = "n"\n')
    assert settings.keys == {}
    assert [fault.mark.line for fault in settings.faults] == [2, 3]


def test_a_command_may_keep_one_of_its_own_keys(file: Path) -> None:
    settings = read(file, '[keys]\nmove.down = "x, down ,x"\n')
    assert (settings.keys, settings.faults) == ({"move.down": "x,down"}, ())


@pytest.mark.parametrize("source", ['","', '["comma"]', '" , "'])
def test_a_comma_can_be_a_key(source: str, file: Path) -> None:
    assert read(file, f"[keys]\nmove.down = {source}").keys == {"move.down": "comma"}


def test_a_file_name_of_no_text_is_told_cleanly(tmp_path: Path) -> None:
    file = tmp_path / os.fsdecode(b"conf\xff\x1b.toml")
    assert read(file, "measure = 30").origin("measure").isprintable()


def test_a_name_is_one_line_of_clean_text(file: Path) -> None:
    assert read(file, 'name = " Ana Lind "').name == "Ana Lind"
    for value in ('""', "3", r'"a\nb"', r'"\u001b[2J"'):
        settings = read(file, f"name = {value}")
        assert settings.name is None
        assert [fault.code for fault in settings.faults] == ["bad-value"]


def test_commands_of_different_modes_may_share_a_key(file: Path) -> None:
    file.write_text('[keys]\n"review.accept" = "j"\n"review.next" = "n"\n', "utf-8")
    commands = {"move.down": "j", "review.accept": "enter", "review.next": "n"}
    apart = SettingNames(commands, modes={"review.accept": "Review", "review.next": "Review"})
    assert read_settings(file, apart, {}).faults == ()
    together = SettingNames(commands)
    assert [fault.code for fault in read_settings(file, together, {}).faults] == ["key-taken"]
