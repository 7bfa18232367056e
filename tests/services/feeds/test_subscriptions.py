from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.errors import IntakeError, SaveError, UnreadableFile
from reader.model.feeds.subscriptions import SavedQuery, Subscription
from reader.services.feeds.subscriptions import SubscriptionFile

FEED = Subscription("https://harbour.example/feed", "Harbour", ("News",))


@pytest.fixture
def file(tmp_path: Path) -> SubscriptionFile:
    return SubscriptionFile(tmp_path / "config")


def test_without_a_file_there_are_no_feeds_and_none_is_made(file: SubscriptionFile) -> None:
    assert file.read().feeds == ()
    assert b"<opml" in file.content()
    assert not file.remove("https://nobody.example/")
    assert not file.path.exists()


def test_what_is_subscribed_to_is_in_the_file_once(file: SubscriptionFile) -> None:
    assert file.add(FEED)
    assert not file.add(FEED)
    assert SubscriptionFile(file.path.parent).read().feeds == (FEED,)
    assert file.remove(FEED.address)
    assert file.read().feeds == ()


def test_a_saved_query_takes_the_place_of_one_of_its_title(file: SubscriptionFile) -> None:
    file.add_query(SavedQuery("Ruiz", "speaker:ruiz"))
    file.add_query(SavedQuery("Ruiz", "speaker:ruiz type:direct"))
    assert file.read().queries == (SavedQuery("Ruiz", "speaker:ruiz type:direct"),)
    assert file.remove_query("Ruiz")


def test_a_link_to_the_file_stays_a_link(file: SubscriptionFile, tmp_path: Path) -> None:
    file.add(FEED)
    file.path.rename(tmp_path / "elsewhere.opml")
    file.path.symlink_to(tmp_path / "elsewhere.opml")
    file.remove(FEED.address)
    assert file.path.is_symlink()
    assert b"harbour" not in (tmp_path / "elsewhere.opml").read_bytes()


def test_what_is_private_by_its_address_may_be_asked_where_the_person_allows_it(
    file: SubscriptionFile, tmp_path: Path
) -> None:
    private = ("http://192.168.1.7/feed", "http://[::1]/feed", "http://nas.local/feed", "http://nas/feed")
    public = ("https://harbour.example/feed", "http://93.184.215.14/feed", "http://[x/feed")
    (tmp_path / "urls").write_text("\n".join((*private, *public)))
    file.import_from(tmp_path / "urls", allow_private=True)
    assert [feed.address for feed in file.read().feeds if feed.is_private] == [*private]


def test_importing_adds_what_was_not_there(file: SubscriptionFile, tmp_path: Path) -> None:
    file.add(FEED)
    urls = tmp_path / "urls"
    urls.write_text(
        f'{FEED.address} boats\nhttps://council.example/feed city\n"query:All:unread = \\"yes\\""\nexec:x\n'
    )
    imported = file.import_from(urls)
    assert [feed.address for feed in imported.feeds] == ["https://council.example/feed"]
    assert (imported.known, [each.line for each in imported.left_out]) == (1, [4])
    assert file.read().queries == (SavedQuery("All", "unread:yes"),)
    again = file.import_from(urls)
    assert (again.feeds, again.queries, again.known) == ((), (), 2)


def test_opml_of_another_reader_comes_in(file: SubscriptionFile, tmp_path: Path) -> None:
    other = SubscriptionFile(tmp_path / "other")
    other.add(FEED)
    assert file.import_from(other.path).feeds == (FEED,)
    assert file.read() == other.read()


def test_a_file_that_is_no_opml_is_named_and_left_as_it_is(file: SubscriptionFile) -> None:
    file.path.parent.mkdir()
    file.path.write_text("<rss/>")
    for change in (file.read, lambda: file.add(FEED)):
        with pytest.raises(IntakeError, match=r"feeds\.opml: it is not OPML"):
            change()
    assert file.path.read_text() == "<rss/>"


def test_faults_of_the_system_are_said_in_a_sentence(file: SubscriptionFile, tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="no such file"):
        file.import_from(tmp_path / "nowhere")
    file.path.parent.write_text("a file")
    with pytest.raises(SaveError):
        file.add(FEED)


def test_that_a_feed_may_be_private_is_in_the_file_and_in_no_other_readers(
    file: SubscriptionFile, tmp_path: Path
) -> None:
    own = Subscription("http://192.168.1.5/rss", "Own", is_private=True)
    file.add(own)
    assert SubscriptionFile(file.path.parent).read().feeds == (own,)
    foreign = tmp_path / "foreign.opml"
    foreign.write_bytes(file.content())
    other = SubscriptionFile(tmp_path / "other")
    other.import_from(foreign)
    assert [feed.is_private for feed in other.read().feeds] == [False]


def test_what_may_be_private_is_noted_for_a_feed_that_was_there_already(file: SubscriptionFile) -> None:
    file.add(FEED)
    assert not file.add(replace(FEED, is_private=True))
    assert SubscriptionFile(file.path.parent).read().feeds == (replace(FEED, is_private=True),)
    assert not file.add(FEED)
    assert file.read().feeds[0].is_private
    assert b' closeread:private="yes"' in file.content()


def test_an_import_says_what_it_does_not_allow_and_allows_it_for_the_person(
    file: SubscriptionFile, tmp_path: Path
) -> None:
    file.add(Subscription("http://192.168.1.5/rss", "Own", is_private=True))
    other = SubscriptionFile(tmp_path / "other")
    assert other.import_from(file.path).refused_private == 1
    allowed = other.import_from(file.path, allow_private=True)
    assert (allowed.refused_private, allowed.known) == (0, 1)
    assert other.read() == file.read()
    assert other.import_from(file.path).refused_private == 0


def test_a_feed_without_an_address_of_the_web_is_left_out_of_an_import(
    file: SubscriptionFile, tmp_path: Path
) -> None:
    opml = tmp_path / "other.opml"
    opml.write_text(
        "<opml version='2.0'><body>\n<outline text='A' xmlUrl='notaurl'/>\n"
        "<outline text='B' xmlUrl='HTTPS://b.example/'/></body></opml>"
    )
    imported = file.import_from(opml)
    assert [feed.address for feed in file.read().feeds] == ["HTTPS://b.example/"]
    (left_out,) = imported.left_out
    assert (left_out.line, left_out.reason) == (2, "notaurl is no address with http:// or https://")
