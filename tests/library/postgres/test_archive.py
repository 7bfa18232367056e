"""Versions of an archive: pushed, listed, and never replaced unseen."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from reader.errors import StoreUnavailable
from reader.library.archive import Archive
from reader.library.folders import digest
from reader.library.opening import open_archive
from reader.model.library.versions import Change, Outcome, Pushed


def article(headline: str = "The harbour") -> bytes:
    return f"format: 1\nheadline: {headline} # by hand\ntext: Nothing happened.\n".encode()


def change(
    content: bytes | None, base: int | None = None, name: str = "2024/a.yaml", who: str = "Ana"
) -> Change:
    return Change(name, content, base, who)


@pytest.fixture
def archive(database: str) -> Iterator[Archive]:
    archive = open_archive(database, begin=True)
    yield archive
    archive.close()


def pushed(archive: Archive, *changes: Change) -> list[Pushed]:
    return list(archive.push(changes))


def stored(archive: Archive, *changes: Change) -> list[int]:
    """The numbers of the versions of changes that are all stored."""
    done = pushed(archive, *changes)
    assert [each.outcome for each in done] == [Outcome.STORED] * len(changes)
    return [each.version.number for each in done if each.version]


def test_a_pushed_article_comes_back_byte_for_byte(archive: Archive) -> None:
    stored(archive, change(article()))
    (version,) = archive.current().values()
    assert (version.name, version.hash, version.who) == ("2024/a.yaml", digest(article()), "Ana")
    assert archive.contents([digest(article())]) == {digest(article()): article()}


def test_every_version_is_kept(archive: Archive) -> None:
    (first,) = stored(archive, change(article("One")))
    (second,) = stored(archive, change(article("Two"), first, who="Bo"))
    (third,) = stored(archive, change(None, second))
    history = archive.history("2024/a.yaml")
    assert [(version.number, version.previous, version.who) for version in history] == [
        (third, second, "Ana"),
        (second, first, "Bo"),
        (first, None, "Ana"),
    ]
    assert history[0].hash is None
    assert archive.version(second) == history[1]
    assert archive.version(third + 1) is None
    assert archive.known([digest(article("One"))]) == {digest(article("One")): history[2]}


def test_a_newer_version_is_never_replaced_unseen(archive: Archive) -> None:
    (first,) = stored(archive, change(article("One")))
    (second,) = stored(archive, change(article("Two"), first))
    for base in (first, None):
        (refused,) = pushed(archive, change(article("Three"), base))
        assert refused.outcome is Outcome.CONFLICT
        assert refused.version == archive.history("2024/a.yaml")[0]
    assert archive.current()["2024/a.yaml"].number == second


def test_the_same_bytes_are_no_new_version(archive: Archive) -> None:
    (first,) = stored(archive, change(article()))
    (again,) = pushed(archive, change(article()))
    assert (again.outcome, again.version) == (Outcome.UNCHANGED, archive.version(first))


def test_what_is_no_article_is_not_pushed(archive: Archive) -> None:
    (refused,) = pushed(archive, change(b"format: 1\nheadline: H\n"))
    assert (refused.outcome, refused.version) == (Outcome.FAULTY, None)
    assert refused.faults
    assert archive.current() == {}


@pytest.mark.parametrize(
    "name",
    (
        *("../a.yaml", "/a.yaml", "a/../b.yaml", ".a.yaml", "a//b.yaml", "a.txt", "a\\b.yaml", ""),
        *("a\nb.yaml", "a\x00.yaml", "\u202ea.yaml"),
    ),
)
def test_a_name_is_a_plain_relative_path(name: str, archive: Archive) -> None:
    for content in (article(), None):
        (refused,) = pushed(archive, change(content, name=name))
        assert refused.outcome is Outcome.FAULTY
    assert archive.current() == {}


def test_an_article_that_was_removed_can_be_pushed_again(archive: Archive) -> None:
    (first,) = stored(archive, change(article()))
    (gone,) = stored(archive, change(None, first))
    (again,) = stored(archive, change(article(), gone))
    assert archive.current()["2024/a.yaml"].number == again


def test_an_empty_database_is_no_archive_until_one_is_begun(database: str) -> None:
    with pytest.raises(StoreUnavailable, match="no archive in it yet; `reader archive push` begins one"):
        open_archive(database)
    open_archive(database, begin=True).close()
    open_archive(database).close()
