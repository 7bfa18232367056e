"""A file is written whole or not at all, under a name of its own, and never over another that nobody gave up."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from reader.errors import AlreadyThere, ChangedMeanwhile, SaveError
from reader.write.save import replace_content, save, save_copy, save_new, save_together, stem_of


@pytest.mark.parametrize(
    ("headline", "stem"),
    [
        ("Mayor reopens the harbour", "mayor-reopens-the-harbour"),
        ("  “No,” says Łódź: 1,150 freed!  ", "no-says-lodz-1-150-freed"),
        ("../../etc/passwd", "etc-passwd"),
        ("东京 Olympics", "olympics"),
        ("東京「はい」と 言った", "東京-はい-と-言った"),
        ("Мэр открыл гавань", "мэр-открыл-гавань"),
        ("नगर का बंदरगाह", "नगर-का-बंदरगाह"),
        ("東" * 400, "東" * 60),
        ("…", "article"),
        ("word " * 40, "word-word-word-word-word-word-word-word-word-word-word-word"),
        ("x" * 400, "x" * 60),
    ],
)
def test_a_file_is_named_after_as_many_words_of_its_headline_as_fit(headline: str, stem: str) -> None:
    assert stem_of(headline) == stem


def test_a_second_file_of_the_same_headline_has_a_number(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "yet"
    names = [save_new(content, folder, "No news").name for content in "abc"]
    assert names == ["no-news.yaml", "no-news-2.yaml", "no-news-3.yaml"]
    assert [(folder / name).read_text() for name in names] == ["a", "b", "c"]


def test_a_name_that_is_taken_in_the_last_moment_is_left_to_who_took_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    theirs = tmp_path / "no-news.yaml"
    theirs.write_text("theirs")
    monkeypatch.setattr(os.path, "lexists", lambda _: False)
    assert save_new("ours", tmp_path, "No news").name == "no-news-2.yaml"
    assert theirs.read_text() == "theirs"


@pytest.mark.parametrize("links", [True, False])
def test_a_file_that_is_there_is_written_over_only_by_force(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, links: bool
) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError

    if not links:  # a disk of a kind that has none
        monkeypatch.setattr(os, "link", refuse)
    path = tmp_path / "a.yaml"
    save("one", path)
    with pytest.raises(AlreadyThere, match="is there already"):
        save("two", path)
    assert path.read_text() == "one"
    save("two", path, force=True)
    assert path.read_text() == "two"
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]


def test_a_link_stays_a_link_and_a_file_keeps_its_mode(tmp_path: Path) -> None:
    path, link = tmp_path / "a.yaml", tmp_path / "link.yaml"
    path.write_text("one")
    path.chmod(0o600)
    link.symlink_to(path)
    with pytest.raises(AlreadyThere):
        save("two", link)
    save("two", link, force=True)
    assert link.is_symlink()
    assert path.read_text() == "two"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_link_that_leads_nowhere_counts_as_a_file(tmp_path: Path) -> None:
    link = tmp_path / "link.yaml"
    link.symlink_to(tmp_path / "gone.yaml")
    with pytest.raises(AlreadyThere):
        save("x", link)


def test_nothing_is_left_behind_where_writing_fails(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    path = tmp_path / "a.yaml"
    path.write_text("one")
    monkeypatch.setattr(os, "fsync", full)
    for force in (False, True):
        with pytest.raises(SaveError, match=r"the disk is full$"):
            save("two", path if force else tmp_path / "b.yaml", force=force)
    assert [each.name for each in tmp_path.iterdir()] == ["a.yaml"]
    assert path.read_text() == "one"


def test_files_are_written_together_and_those_that_are_there_stay(tmp_path: Path) -> None:
    (tmp_path / "b.yaml").write_text("before")
    save_together([("a.yaml", "one"), ("b.yaml", "two"), ("c.yaml", "Łódź")], tmp_path)
    save_together([], tmp_path)
    files = {path.name: path.read_text("utf-8") for path in tmp_path.iterdir()}
    assert files == {"a.yaml": "one", "b.yaml": "before", "c.yaml": "Łódź"}


def test_where_one_of_some_files_can_not_be_written_none_is_left_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(SaveError, match="its name is too long"):
        save_together([("a.yaml", "one"), (f"{'b' * 300}.yaml", "two")], tmp_path)
    with pytest.raises(SaveError, match="its folder does not exist"):
        save_together([("a.yaml", "one")], tmp_path / "nowhere")

    def full(_: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveError, match="the disk is full"):
        save_together([("c.yaml", "three")], tmp_path)
    assert not [path for path in tmp_path.iterdir() if path.name != "a.yaml"]


def test_a_folder_that_remembers_nothing_on_demand_has_the_file_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def refuse(handle: int) -> None:
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            raise OSError(22, "Invalid argument")
        fsync(handle)

    monkeypatch.setattr(os, "fsync", refuse)
    save("one", tmp_path / "a.yaml")
    assert (tmp_path / "a.yaml").read_text() == "one"


@pytest.mark.parametrize(
    ("number", "why"),
    [
        (13, "permission to write there is missing"),
        (30, "nothing can be written on that disk"),
        (5, "input/output error"),
    ],
)
def test_what_the_system_objects_to_is_one_plain_sentence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, why: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("os.open", refuse)
    with pytest.raises(SaveError) as refused:
        save("x", tmp_path / "a\x1b.yaml")
    assert str(refused.value) == f"{tmp_path}/a\\x1b.yaml can’t be written: {why}"


def test_what_is_no_file_is_not_written_over(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, why in (
        (tmp_path, "it is a folder"),
        (tmp_path / "pipe", "it is no ordinary file"),
        (tmp_path / "x" / "y.yaml", "its folder does not exist"),
        (tmp_path / ("x" * 300), "its name is too long"),
    ):
        with pytest.raises(SaveError, match=f"{why}$"):
            save("x", path, force=True)


def test_a_name_that_no_file_can_have_is_said(tmp_path: Path) -> None:
    with pytest.raises(SaveError, match=r"a\\x00\.yaml can’t be written: no file can have that name$"):
        save("x", tmp_path / "a\0.yaml")


def test_a_copy_is_made_once_and_then_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text("one")
    copy = save_copy(tmp_path / "a.yaml", tmp_path / "not" / "yet")
    assert (copy.name, copy.read_text()) == ("a.yaml", "one")
    copy.write_text("their own")
    assert save_copy(tmp_path / "a.yaml", copy.parent) == copy
    assert copy.read_text() == "their own"


def test_a_file_in_the_place_of_the_library_is_said(tmp_path: Path) -> None:
    (tmp_path / "articles").touch()
    with pytest.raises(SaveError, match=r"a file stands in the place of the folder$"):
        save_new("x", tmp_path / "articles", "No news")


# -- over a content that is known


def test_a_content_takes_the_place_of_the_expected_one_and_mode_and_links_stay(tmp_path: Path) -> None:
    file, link = tmp_path / "real.yaml", tmp_path / "link.yaml"
    file.write_bytes(b"one")
    file.chmod(0o640)
    link.symlink_to(file)
    replace_content(link, b"two", b"one")
    assert (file.read_bytes(), stat.S_IMODE(file.stat().st_mode), link.is_symlink()) == (b"two", 0o640, True)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["link.yaml", "real.yaml"]


def test_a_file_that_was_changed_meanwhile_stays_as_it_is(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"theirs")
    with pytest.raises(ChangedMeanwhile, match="was changed by another program"):
        replace_content(file, b"mine", b"before")
    assert file.read_bytes() == b"theirs"
    assert list(tmp_path.iterdir()) == [file]


def test_a_file_that_nobody_may_write_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    file.write_bytes(b"one")
    file.chmod(0o444)
    with pytest.raises(SaveError, match="it can only be read"):
        replace_content(file, b"two", b"one")
    assert file.read_bytes() == b"one"
