from __future__ import annotations

import pytest

from reader.errors import IntakeError
from reader.intake.subscriptions.opml import EMPTY, OpmlFile
from reader.model.feeds.subscriptions import SavedQuery, Subscription, Subscriptions

FULL = b"""<?xml version="1.0" encoding="UTF-8"?>
<opml version="2.0" xmlns:other="https://other.example/ns">
  <head><title>Mine</title><dateCreated>Wed, 08 May 2024 10:00:00 GMT</dateCreated></head>
  <body>
    <!-- mine -->
    <outline text="Harbour &amp; quay" type="rss" xmlUrl="https://harbour.example/feed?a=1&amp;b=2"
        htmlUrl="https://harbour.example/" other:notify="loud" description="Boats"/>
    <outline text="News">
      <outline title="Council" text="c" type="rss" xmlUrl="https://council.example/feed" category="/city,/votes/now"/>
      <outline text="Far">
        <outline text="Ostvik" xmlUrl="https://ostvik.example/feed"/>
      </outline>
    </outline>
    <outline text="Again" type="rss" xmlUrl="https://council.example/feed"/>
    <outline text="A note"/>
  </body>
</opml>
"""
HARBOUR = "https://harbour.example/feed?a=1&b=2"


def test_feeds_come_with_their_titles_folders_and_tags() -> None:
    assert OpmlFile(FULL).subscriptions() == Subscriptions(
        (
            Subscription(HARBOUR, "Harbour & quay", (), (), "https://harbour.example/"),
            Subscription("https://council.example/feed", "Council", ("News",), ("city", "now")),
            Subscription("https://ostvik.example/feed", "Ostvik", ("News", "Far")),
        )
    )


def test_what_is_unknown_stays_when_something_is_added() -> None:
    file = OpmlFile(FULL)
    file.add(
        Subscription("https://new.example/feed", "New", ("News", "Far"), ("a", "b"), "https://new.example/")
    )
    content = file.content().decode()
    for words in (
        'other:notify="loud"',
        'description="Boats"',
        "<!-- mine -->",
        "dateCreated",
        'text="A note"',
    ):
        assert words in content
    assert content.count("Far") == FULL.decode().count("Far")
    again = OpmlFile(file.content()).subscriptions()
    assert again.feed("https://new.example/feed") == Subscription(
        "https://new.example/feed", "New", ("News", "Far"), ("a", "b"), "https://new.example/"
    )
    assert len(again.feeds) == 4


def test_a_feed_in_no_folder_and_one_in_new_folders_are_found_again() -> None:
    file = OpmlFile(EMPTY)
    feeds = (Subscription("https://a.example/"), Subscription("https://b.example/", "B", ("One", "Two")))
    for feed in feeds:
        file.add(feed)
    titles = [feed.title for feed in OpmlFile(file.content()).subscriptions().feeds]
    assert titles == [None, "B"]
    assert OpmlFile(file.content()).subscriptions().feeds[1].folder == ("One", "Two")


def test_a_feed_without_a_title_has_none_after_it_moved() -> None:
    file = OpmlFile(EMPTY)
    file.add(Subscription("https://a.example/"))
    file.move("https://a.example/", "https://b.example/")
    assert file.subscriptions().feeds == (Subscription("https://b.example/", former=("https://a.example/",)),)
    file.move("https://b.example/", "https://a.example/")
    assert file.subscriptions().feeds == (Subscription("https://a.example/", former=("https://b.example/",)),)


def test_what_was_removed_goes_back_to_its_place_with_all_that_it_had() -> None:
    file = OpmlFile(FULL)
    before = file.content()
    removed = file.remove("https://council.example/feed")
    assert file.content() != before
    file.restore(removed)
    assert file.content() == before


def test_titles_are_given_and_taken_away() -> None:
    file = OpmlFile(FULL)
    assert file.rename("https://ostvik.example/feed", "Far & away") == "Ostvik"
    assert file.subscriptions().feeds[2].title == "Far & away"
    assert file.rename("https://ostvik.example/feed", None) == "Far & away"
    assert file.rename("https://ostvik.example/feed", "Ostvik") is None
    assert file.subscriptions() == OpmlFile(FULL).subscriptions()


def test_saved_queries_stand_beside_feeds() -> None:
    file = OpmlFile(EMPTY)
    saved = SavedQuery("What she said", 'speaker:ruiz type:direct "a start"', ("News",))
    file.add_query(saved)
    assert OpmlFile(file.content()).subscriptions() == Subscriptions((), (saved,))
    assert file.remove_query("What she said")
    assert not file.remove_query("What she said")
    assert OpmlFile(file.content()).subscriptions() == Subscriptions()


def test_a_feed_is_removed_wherever_it_stands() -> None:
    file = OpmlFile(FULL)
    assert file.remove("https://council.example/feed")
    assert not file.remove("https://council.example/feed")
    assert [feed.title for feed in file.subscriptions().feeds] == ["Harbour & quay", "Ostvik"]


def test_a_feed_that_moved_stays_in_its_place() -> None:
    file = OpmlFile(FULL)
    file.move("https://ostvik.example/feed", "https://ostvik.example/new")
    assert file.subscriptions().feeds[2] == Subscription(
        "https://ostvik.example/new", "Ostvik", ("News", "Far"), former=("https://ostvik.example/feed",)
    )
    file.move("https://ostvik.example/new", HARBOUR)
    assert [feed.address for feed in file.subscriptions().feeds] == [HARBOUR, "https://council.example/feed"]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not well-formed"),
        (b"<opml><body></opml>", "line 1"),
        (b"<rss><channel/></rss>", "not OPML"),
        (b"<opml version='2.0'><head/></opml>", "not OPML"),
        (b"<!DOCTYPE opml [<!ENTITY a 'b'>]><opml><body/></opml>", "document type"),
        (b"\xff\xfe<", "not well-formed"),
    ],
)
def test_what_is_no_opml_is_refused_in_a_sentence(content: bytes, reason: str) -> None:
    with pytest.raises(IntakeError, match=reason):
        OpmlFile(content)


def test_controls_and_line_ends_of_titles_are_gone() -> None:
    content = EMPTY.replace(
        b"</body>", b"<outline text='a&#10;b&#x202e;c' xmlUrl=' https://a.example/ '/></body>"
    )
    (feed,) = OpmlFile(content).subscriptions().feeds
    assert (feed.address, feed.title) == ("https://a.example/", "a bc")
