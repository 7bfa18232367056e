"""A kept frame is shown once, and only where it is still what the program would show."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.start import saved_frames
from reader.start.cache_files import stamp
from reader.start.saved_frames import MOST, drop_frames, keep_frame, usable_frame

SIZE = (120, 40)
FRAME = b"\x1b[0m\x1b[1;1Hwords"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "harbour.yaml"
    path.write_text("format: 1\n")
    return path


@pytest.fixture
def folder(home: Path) -> Path:
    return home / ".cache" / "closeread" / "frames"


def keep(article: Path, *files: Path, frame: bytes = FRAME) -> None:
    keep_frame(
        [str(article)],
        str(article),
        SIZE,
        [(str(file), stamp(str(file))) for file in (article, *files)],
        frame,
    )


def used(article: Path, size: tuple[int, int] = SIZE) -> bytes | None:
    return usable_frame([str(article)], size)


def test_a_frame_is_shown_once(article: Path) -> None:
    assert used(article) is None
    keep(article)
    assert used(article) == FRAME
    assert used(article) is None, "another reader that begins meanwhile, or one after a crash, begins without"


def test_a_path_is_the_same_wherever_it_is_named_from(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(article)
    monkeypatch.chdir(article.parent)
    assert usable_frame([f"./{article.name}"], SIZE) == FRAME


def test_without_arguments_there_is_a_frame_of_its_own(article: Path) -> None:
    keep_frame([], None, SIZE, [], b"the library")
    keep(article)
    assert usable_frame([], SIZE) == b"the library"
    assert used(article) == FRAME


@pytest.mark.parametrize("arguments", [["a.yaml", "b.yaml"], ["--help"], ["quotes"], ["-x.yaml"], [""]])
def test_nothing_is_kept_for_a_command_or_several_paths(arguments: list[str], folder: Path) -> None:
    keep_frame(arguments, None, SIZE, [], FRAME)
    assert not folder.exists()
    assert usable_frame(arguments, SIZE) is None


def rewritten(path: Path) -> None:
    path.write_text(path.read_text().replace("1", "2"))


def replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_bytes(path.read_bytes())
    os.utime(other, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    other.replace(path)


@pytest.mark.parametrize("change", [rewritten, replaced, Path.unlink, lambda path: path.chmod(0o400)])
def test_a_changed_file_has_no_frame(article: Path, change: Callable[[Path], object]) -> None:
    keep(article)
    change(article)
    assert used(article) is None


def test_a_file_that_came_since_changes_what_is_shown(article: Path, tmp_path: Path) -> None:
    settings = tmp_path / "config.toml"
    keep(article, settings)
    settings.touch()
    assert used(article) is None


def test_another_size_of_the_terminal_has_no_frame(article: Path) -> None:
    keep(article)
    assert used(article, (80, 24)) is None


@pytest.mark.parametrize(
    ("variable", "value"),
    [
        ("TERM", "screen"),
        ("COLORTERM", ""),
        ("NO_COLOR", "1"),
        ("TMUX", "x"),
        ("XDG_CONFIG_HOME", "/elsewhere"),
    ],
)
def test_another_terminal_has_no_frame(
    article: Path, variable: str, value: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(article)
    monkeypatch.setenv(variable, value)
    assert used(article) is None


def test_another_version_of_the_program_has_no_frame(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(article)
    monkeypatch.setattr(saved_frames, "_FORMAT", 0)
    assert used(article) is None


def test_a_page_in_a_browser_has_no_frame(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keep(article)
    monkeypatch.setenv("TEXTUAL_DRIVER", "reader.app.terminal.web.driver:ReaderWebDriver")
    assert used(article) is None


def test_without_a_home_folder_nothing_is_kept(article: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HOME")
    monkeypatch.delenv("XDG_CACHE_HOME")
    keep(article)
    drop_frames()
    assert used(article) is None


def test_only_its_owner_can_read_it(article: Path, folder: Path) -> None:
    keep(article)
    (frame,) = folder.iterdir()
    assert (folder.stat().st_mode & 0o777, frame.stat().st_mode & 0o777) == (0o700, 0o600)


def open_to_others(frame: Path) -> None:
    frame.chmod(0o644)


def folder_open_to_others(frame: Path) -> None:
    frame.parent.chmod(0o755)


def cut_short(frame: Path) -> None:
    frame.write_bytes(frame.read_bytes()[:-10])


def changed(frame: Path) -> None:
    frame.write_bytes(frame.read_bytes().replace(b"words", b"wards"))


def a_link(frame: Path) -> None:
    elsewhere = frame.parent.parent / "elsewhere"
    frame.rename(elsewhere)
    frame.symlink_to(elsewhere)


def empty(frame: Path) -> None:
    frame.write_bytes(b"")


@pytest.mark.parametrize(
    "spoil", [open_to_others, folder_open_to_others, cut_short, changed, a_link, empty, Path.unlink]
)
def test_a_file_that_another_may_have_written_is_not_shown(
    article: Path, folder: Path, spoil: Callable[[Path], object]
) -> None:
    keep(article)
    (frame,) = folder.iterdir()
    spoil(frame)
    assert used(article) is None


def test_the_newest_frame_of_the_same_arguments_is_kept(article: Path) -> None:
    keep(article, frame=b"former")
    keep_frame([str(article)], "another.yaml", SIZE, [], b"newer")
    assert used(article) == b"newer"
    assert used(article) is None


def test_an_article_that_is_read_on_loses_its_frames_whatever_they_were_kept_for(article: Path) -> None:
    keep_frame([], str(article), SIZE, [], FRAME)
    keep(article)
    keep_frame(["other.yaml"], "other.yaml", SIZE, [], b"other")
    drop_frames(str(article))
    assert usable_frame([], SIZE) is used(article) is None
    assert usable_frame(["other.yaml"], SIZE) == b"other"


def test_all_frames_are_dropped_where_every_screen_changes(article: Path) -> None:
    drop_frames()
    keep_frame([], None, SIZE, [], FRAME)
    keep(article)
    drop_frames()
    assert usable_frame([], SIZE) is used(article) is None


def test_the_frames_kept_last_stay(folder: Path) -> None:
    for number in range(MOST + 2):
        keep_frame([f"{number}.yaml"], None, SIZE, [], FRAME)
        for frame in folder.iterdir():
            status = frame.stat()
            os.utime(frame, ns=(status.st_atime_ns, status.st_mtime_ns - 1_000_000_000))
    assert len(list(folder.iterdir())) == MOST
    assert [usable_frame([f"{number}.yaml"], SIZE) for number in (0, 1, 2)] == [None, None, FRAME]


def test_what_a_writer_has_left_unfinished_is_taken_away(article: Path, folder: Path) -> None:
    keep(article)
    (folder / "x.frame9.unfinished").touch()
    keep(article)
    assert [file.suffix for file in folder.iterdir()] == [".frame"]


def test_a_frame_that_is_too_large_is_not_kept(article: Path) -> None:
    keep(article, frame=b"x" * 5_000_000)
    assert used(article) is None
