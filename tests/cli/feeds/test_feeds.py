"""`reader feeds`, as a person and a program use it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.conftest import HARBOUR, Reader
from tests.intake.site import Site, answer, serving

TITLE = "Harbour News"


def feed(*titles: str, title: str = TITLE) -> bytes:
    items = "".join(
        f"<item><title>{each}</title><guid>{each}</guid><link>https://harbour.example/{n}</link>"
        f"<pubDate>0{n + 1} May 2024 10:00:00 +0200</pubDate><description>About the {each}.</description></item>"
        for n, each in enumerate(titles)
    )
    return f"<rss version='2.0'><channel><title>{title}</title>{items}</channel></rss>".encode()


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        site.answers["/feed"] = answer(feed("Ferry", "Vote"), ETag='"1"')
        yield site


@pytest.fixture
def added(reader: Reader, site: Site) -> Reader:
    assert reader("feeds", "add", "--allow-private", "--folder", "News/Local", site.at("/feed")).status == 0
    return reader


def test_adding_a_feed_stores_its_entries(reader: Reader, site: Site, home: Path) -> None:
    done = reader("feeds", "add", site.at("/feed"), "--allow-private")
    assert (done.status, done.out) == (0, f"{TITLE}: 2 new entries ({site.at('/feed')})\n")
    assert (home / ".config/closeread/feeds.opml").exists()
    again = reader("feeds", "add", site.at("/feed"), "--allow-private")
    assert "you had it already, no new entries" in again.out


def test_adding_a_site_finds_its_feed_and_names_the_others(reader: Reader, site: Site) -> None:
    link = "<link rel=alternate type=application/rss+xml title='{}' href='{}'>"
    page = (
        "<!doctype html><html><head>"
        + link.format("Comments", "/c")
        + link.format("All", "/feed")
        + "</head></html>"
    )
    site.answers["/"] = answer(page.encode())
    done = reader("feeds", "add", site.at("/"), "--allow-private", "--title", "Mine", "--json")
    (shape,) = json.loads(done.out)
    assert (done.status, shape["feed"], shape["title"], shape["unread"]) == (0, site.at("/feed"), "Mine", 2)
    assert site.at("/c") in done.err


def test_a_saved_feed_or_page_says_where_its_feed_is(reader: Reader, site: Site, tmp_path: Path) -> None:
    own = f"<atom:link rel='self' xmlns:atom='http://www.w3.org/2005/Atom' href='{site.at('/feed')}'/>"
    (tmp_path / "saved.xml").write_bytes(feed("Ferry").replace(b"<item>", own.encode() + b"<item>", 1))
    assert "2 new entries" in reader("feeds", "add", tmp_path / "saved.xml", "--allow-private").out
    page = (
        f"<!doctype html><html><link rel=alternate type=application/rss+xml href='{site.at('/feed')}'></html>"
    )
    (tmp_path / "saved.html").write_text(page)
    assert "you had it already" in reader("feeds", "add", tmp_path / "saved.html", "--allow-private").out
    (tmp_path / "nothing.txt").write_text("no feeds here")
    assert reader("feeds", "add", tmp_path / "nothing.txt").status == 2


def test_what_is_no_feed_is_said_and_not_added(reader: Reader, site: Site) -> None:
    site.answers["/"] = answer(b"<!doctype html><html><p>Hello</p></html>")
    done = reader("feeds", "add", site.at("/"), site.at("/missing"), "--allow-private")
    assert (done.status, done.out) == (1, "")
    assert "it is a page, not a feed, and names none" in done.err
    assert "(404)" in done.err
    assert reader("feeds", "list").status == 1


def test_a_feed_that_is_cut_off_is_added_and_said_to_be_so(reader: Reader, site: Site) -> None:
    whole = feed("Ferry", "Vote")
    site.answers["/whole"] = answer(whole.replace(b"Ferry", b"Ferry & more", 1))
    site.answers["/cut"] = answer(whole[: whole.index(b"Vote") + 4])
    site.answers["/start"] = answer(b"<rss><channel><title>x")
    assert reader("feeds", "add", site.at("/whole"), "--allow-private").err == ""
    for path in ("/cut", "/start"):
        done = reader("feeds", "add", site.at(path), "--allow-private")
        assert done.status == 0
        assert (
            done.err
            == f"{site.at(path)}: The feed is cut off: entries may be missing until it is fetched whole.\n"
        )


def test_private_addresses_are_refused_unless_allowed(reader: Reader, site: Site) -> None:
    done = reader("feeds", "add", site.at("/feed"))
    assert done.status == 1
    assert "private address" in done.err
    assert "--allow-private allows it" in done.err


def test_what_is_allowed_for_a_feed_that_was_there_holds_for_the_next_fetch(
    reader: Reader, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "urls").write_text(f"{site.at('/feed')}\n")
    reader("feeds", "import", tmp_path / "urls")
    refused = reader("feeds", "fetch")
    assert (refused.status, "--allow-private" in refused.out) == (1, True)
    assert "you had it already" in reader("feeds", "add", "--allow-private", site.at("/feed")).out
    assert reader("feeds", "fetch").status == 0


def test_an_import_names_the_feeds_that_only_the_person_can_allow(added: Reader, tmp_path: Path) -> None:
    added("feeds", "export", "-o", tmp_path / "mine.opml")
    added("feeds", "remove", TITLE)
    done = added("feeds", "import", tmp_path / "mine.opml")
    assert "1 feed of your own network can’t be fetched" in done.err
    assert f"reader feeds import --allow-private {tmp_path / 'mine.opml'}" in done.err
    assert "network" not in added("feeds", "import", "--allow-private", tmp_path / "mine.opml").err
    assert added("feeds", "fetch").status == 0


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            "<!doctype html><html><link rel=alternate type=application/rss+xml href=/feed></html>",
            "it names its feed by a relative link; give the address of the page",
        ),
        (feed("Ferry").decode(), "it is a saved feed that does not say its address; give the address"),
        ("<!doctype html><html></html>", "it is a page, not a feed, and names none"),
    ],
)
def test_a_saved_file_without_a_whole_address_says_what_is_missing(
    reader: Reader, tmp_path: Path, content: str, reason: str
) -> None:
    (tmp_path / "saved").write_text(content)
    done = reader("feeds", "add", tmp_path / "saved")
    assert (done.status, done.err) == (2, f"reader feeds add: {tmp_path / 'saved'}: {reason}.\n")


def test_a_host_without_https_is_taken_for_a_site_that_is_meant(reader: Reader) -> None:
    done = reader("feeds", "add", "harbour.example/news")
    assert done.status == 2
    assert "reader feeds add https://harbour.example/news" in done.err


def test_fetching_prints_a_line_a_feed_and_ends_with_1_where_one_failed(added: Reader, site: Site) -> None:
    site.answers["/feed"] = answer(feed("Ferry", "Vote", "Storm"))
    site.answers["/other"] = answer(feed("Boat", title="Boats"))
    added("feeds", "add", site.at("/other"), "--allow-private")
    done = added("feeds", "fetch", "--allow-private")
    assert (done.status, sorted(done.out.splitlines())) == (0, ["Boats: nothing new", f"{TITLE}: 1 new"])
    site.answers["/other"] = answer(b"", 500)
    done = added("feeds", "fetch", "--allow-private")
    assert done.status == 1
    assert "Boats: failed: the site has a fault of its own (500, internal server error)\n" in done.out
    assert f"{TITLE}: nothing new\n" in done.out
    listed = added("feeds", "list").out
    assert re.search(r"Boats: 1 unread of 1 .*\n    failed: the site has a fault", listed)


def test_fetching_gives_json_for_programs(added: Reader, site: Site) -> None:
    site.answers["/feed"] = answer(status=304)
    (shape,) = json.loads(added("feeds", "fetch", "--allow-private", "--json").out)
    assert (shape["feed"], shape["title"], shape["status"]) == (site.at("/feed"), TITLE, "unchanged")
    assert (shape["new"], shape["error"], shape["since"], shape["ended"]) == (0, None, None, False)


def test_only_named_feeds_are_fetched_by_title_or_address(added: Reader, site: Site) -> None:
    site.answers["/other"] = answer(feed("Boat", title="Boats"))
    added("feeds", "add", site.at("/other"), "--allow-private")
    assert added("feeds", "fetch", "Boats", "--allow-private").out == "Boats: nothing new\n"
    wrong = added("feeds", "fetch", "Botas")
    assert (wrong.status, wrong.out) == (2, "")
    assert wrong.err.endswith("did you mean 'Boats'?\n")


def test_entries_have_the_shape_that_programs_know(added: Reader, site: Site) -> None:
    shapes = json.loads(added("feeds", "entries", "--json").out)
    assert [shape["title"] for shape in shapes] == ["Vote", "Ferry"]
    shape = shapes[1]
    assert shape.pop("feed") == site.at("/feed")
    assert shape == {
        "id": "Ferry",
        "title": "Ferry",
        "link": "https://harbour.example/0",
        "published": "2024-05-01T10:00:00+02:00",
        "updated": None,
        "authors": [],
        "summary": "About the Ferry.",
        "read": False,
        "starred": False,
        "article": None,
        "changed": None,
    }


def test_entries_are_lines_on_a_pipe_and_found_by_words_and_marks(added: Reader) -> None:
    lines = added("feeds", "entries").out.splitlines()
    assert lines[:2] == [f"●  2024-05-02  Vote — {TITLE}", "    https://harbour.example/1"]
    assert added("feeds", "entries", "ferry").out.count("●") == 1
    assert added("feeds", "entries", "about", "-ferry").out.startswith("●  2024-05-02  Vote")
    assert added("feeds", "entries", "--limit", "1").out.count("●") == 1
    assert added("feeds", "entries", "folder:local", "unread:yes").out.count("●") == 2
    none = added("feeds", "entries", "--starred")
    assert (none.status, none.out, none.err) == (1, "", "There are no entries.\n")
    assert added("feeds", "entries", "type:loud").status == 2
    unknown = added("feeds", "entries", "year:2026")
    assert (unknown.status, "There is no field year, only speaker:" in unknown.err) == (1, True)
    assert "feed:, folder:, unread: and starred:" in unknown.err


def test_entries_with_kept_articles_are_found_by_their_quotes(added: Reader, home: Path) -> None:
    from reader.memory.feeds.store import FeedStore  # only to keep an article, as the screen does

    library = home / ".local/share/closeread/articles"
    library.mkdir(parents=True)
    (library / "harbour.yaml").write_text(HARBOUR, "utf-8")
    store = FeedStore.open(home / ".local/state/closeread")
    store.keep_article(store.entries()[0].number, library / "harbour.yaml")
    store.close()
    (shape,) = json.loads(added("feeds", "entries", "speaker:ruiz", "--json").out)
    assert (shape["title"], shape["article"]) == ("Vote", str(library / "harbour.yaml"))
    assert added("feeds", "entries", "speaker:nobody").status == 1


def test_listing_says_folders_and_counts(added: Reader, site: Site) -> None:
    assert added("feeds", "list").out == f"News/Local\n    {TITLE}: 2 unread of 2 ({site.at('/feed')})\n"
    (shape,) = json.loads(added("feeds", "list", "--json").out)
    assert (shape["folder"], shape["unread"], shape["total"], shape["error"]) == (
        ["News", "Local"],
        2,
        2,
        None,
    )


def test_a_query_is_saved_beside_the_feeds(added: Reader) -> None:
    done = added("feeds", "add", "--query", "ferry unread:yes", "--title", "Ferries")
    assert (done.status, done.out) == (0, "Ferries: the query ferry unread:yes\n")
    (shape,) = json.loads(added("feeds", "add", "--query", "vote", "--json").out)
    assert (shape["title"], shape["query"], shape["feed"]) == ("vote", "vote", None)
    assert added("feeds", "list").out.endswith(
        "Ferries: 1 unread of 1 (the query ferry unread:yes)\nvote: 1 unread of 1 (the query vote)\n"
    )
    listed = json.loads(added("feeds", "list", "--json").out)
    assert [(each["title"], each["unread"], each["total"]) for each in listed[-2:]] == [
        ("Ferries", 1, 1),
        ("vote", 1, 1),
    ]
    wrong = added("feeds", "add", "--query", "unread:perhaps")
    assert (wrong.status, wrong.err) == (2, "reader feeds add: unread: is yes or no.\n")
    assert added("feeds", "add", "--query", "vote", "https://a.example/").status == 2
    assert added("feeds", "add", "--query", " ").status == 2


def test_every_action_gives_json(added: Reader, site: Site, tmp_path: Path) -> None:
    (tmp_path / "urls").write_text('exec:x\nhttps://a.example/\n"query:Q:unread = \\"yes\\""\n')
    done = added("feeds", "import", "--json", tmp_path / "urls", tmp_path / "nowhere")
    first, second = json.loads(done.out)
    assert (done.status, first["file"], first["known"], first["private"]) == (2, str(tmp_path / "urls"), 0, 0)
    assert [(each["feed"], each["query"]) for each in first["added"]] == [
        ("https://a.example/", None),
        (None, "unread:yes"),
    ]
    assert (first["left_out"][0]["line"], first["error"]) == (1, None)
    assert (second["added"], bool(second["error"])) == ([], True)
    listed = json.loads(added("feeds", "list", "--json").out)
    assert [each["query"] for each in listed] == [None, None, "unread:yes"]
    exported = json.loads(added("feeds", "export", "--json").out)
    assert [each["feed"] for each in exported] == [site.at("/feed"), "https://a.example/", None]
    removed = json.loads(added("feeds", "remove", "--json", TITLE, "Q").out)
    assert [(each["feed"], each["query"], each["entries"]) for each in removed] == [
        (None, "unread:yes", 0),
        (site.at("/feed"), None, 2),
    ]


def test_adding_gives_json_of_what_came_and_of_what_did_not(
    reader: Reader, site: Site, tmp_path: Path
) -> None:
    (tmp_path / "urls").write_text("https://a.example/\n")
    (tmp_path / "page.html").write_text("<!doctype html><html></html>")
    site.answers["/missing"] = answer(b"", 404)
    words = (
        site.at("/feed"),
        site.at("/missing"),
        tmp_path / "urls",
        tmp_path / "page.html",
        "b.example/feed",
    )
    done = reader("feeds", "add", "--json", "--allow-private", *words)
    shapes = json.loads(done.out)
    assert done.status == 2
    assert [(each["feed"], each["error"] is None) for each in shapes] == [
        (site.at("/feed"), True),
        (site.at("/missing"), False),
        ("https://a.example/", True),
        (str(tmp_path / "page.html"), False),
        ("b.example/feed", False),
    ]
    assert "404" in shapes[1]["error"]


def test_without_feeds_fetching_gives_an_empty_array(reader: Reader) -> None:
    assert json.loads(reader("feeds", "fetch", "--json").out) == []


@pytest.mark.parametrize("asked", [("feeds", "fetch", "--help"), ("help", "feeds", "fetch")])
def test_every_action_has_help_of_its_own(reader: Reader, asked: tuple[str, ...]) -> None:
    done = reader(*asked)
    assert (done.status, done.err) == (0, "")
    assert done.out.startswith("usage: reader feeds fetch ")
    assert "--due" in done.out
    assert "--folder" not in done.out


def test_help_of_all_actions_names_each_of_them(reader: Reader) -> None:
    for asked in (("feeds", "--help"), ("help", "feeds"), ("feeds", "eat", "--help")):
        done = reader(*asked)
        assert done.status == 0
        assert "`reader feeds ACTION --help` tells more of one" in done.out
    assert reader("help", "feeds", "eat").status == 2


def test_removing_a_feed_removes_its_entries(added: Reader) -> None:
    done = added("feeds", "remove", TITLE)
    assert (done.status, done.err) == (0, f"{TITLE}: removed, and 2 entries.\n")
    assert added("feeds", "entries").status == 1
    assert added("feeds", "remove", TITLE).status == 2
    assert added("feeds", "remove").status == 2


def test_subscriptions_go_out_and_come_in(added: Reader, site: Site, tmp_path: Path) -> None:
    opml = added("feeds", "export").out
    assert f'xmlUrl="{site.at("/feed")}"' in opml
    assert added("feeds", "export", "-o", tmp_path / "mine.opml").status == 0
    added("feeds", "remove", TITLE)
    done = added("feeds", "import", tmp_path / "mine.opml")
    assert (done.status, f"{tmp_path / 'mine.opml'}: 1 feed added.\n" in done.err) == (0, True)
    (tmp_path / "urls").write_text('exec:x\nhttps://a.example/\n"query:Q:unread = \\"yes\\""\n')
    done = added("feeds", "add", tmp_path / "urls")
    assert f"{tmp_path / 'urls'}:1: left out: programs are not run" in done.err
    assert "1 feed and 1 saved query added" in done.err
    assert "Q: 0 unread of 0 (the query unread:yes)" in added("feeds", "list").out
    assert added("feeds", "remove", "Q").status == 0
    assert added("feeds", "import", tmp_path / "nowhere").status == 2
    assert added("feeds", "import").status == 2
    assert added("feeds", "export", "x").status == 2


def test_wrong_use_is_2_and_says_what_is_right(reader: Reader) -> None:
    assert reader("feeds").status == 2
    assert reader("feeds", "eat").status == 2
    done = reader("feeds", "list", "--due")
    assert (done.status, done.err) == (2, "reader feeds: --due is for fetch only.\n")
    assert reader("feeds", "add").status == 2


def test_without_feeds_nothing_fails(reader: Reader) -> None:
    done = reader("feeds", "fetch")
    assert (done.status, done.out) == (0, "")
    assert "reader feeds add ADDRESS" in done.err


def test_a_broken_file_of_subscriptions_is_said_once_in_a_sentence(reader: Reader, home: Path) -> None:
    (home / ".config/closeread").mkdir(parents=True)
    (home / ".config/closeread/feeds.opml").write_text("<opml>")
    done = reader("feeds", "list")
    assert done.status == 2
    assert re.fullmatch(r"reader feeds list: \S+feeds\.opml: it is not well-formed XML: line 1\.\n", done.err)


def test_a_timer_fetches_only_what_is_due_by_the_settings(added: Reader, home: Path, site: Site) -> None:
    (home / ".config/closeread/config.toml").write_text('[feeds]\nevery = "1h"\n')
    asked = len(site.asked)
    done = added("feeds", "fetch", "--due", "--allow-private")
    assert (done.status, done.out) == (0, f"{TITLE}: waits: it was fetched a short while ago\n")
    assert len(site.asked) == asked
