"""From an entry to its article: the feed's own text at once, its page when it comes, a copy for whoever keeps it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from reader.load.article import load_article
from reader.load.file import is_read_only
from reader.model.article import Article
from reader.model.feeds.date import FeedDate
from reader.model.feeds.feed import Entry, FeedText
from reader.services.feeds import entry_articles
from reader.services.feeds.entry_articles import cached_article, complete, keep, own_text
from tests.intake.site import Site, answer, serving
from tests.values import some

OWN = "<p>The mayor, Ana Ruiz, reopened the harbour. “It is a start,” she said.</p>"
PAGE = (
    "<html><head><title>Harbour open</title></head><body><article><h1>Harbour open</h1>"
    + "<p>The mayor, Ana Ruiz, reopened the harbour on Friday after the storm. “It is a start,” she said. </p>"
    * 1
    + "<p>Jo Lind of the port said the quay would be rebuilt within two years, and the crane with it.</p>" * 2
    + "</article></body></html>"
).encode()
ENTRY = Entry(
    id="1",
    title="Harbour open",
    published=FeedDate("2024-05-03T10:00:00.25+02:00"),
    authors=("Sefa Maro",),
    summary=FeedText(OWN, is_html=True),
    language="en-GB",
)


@pytest.fixture
def site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "entries"


def article_in(path: Path) -> Article:
    loaded = load_article(path)
    assert not loaded.diagnostics
    return some(loaded.article)


def test_at_once_there_is_the_feeds_own_text_undrafted(folder: Path) -> None:
    article = cached_article(folder, 7, ENTRY, "Harbour Post", "page")
    read = article_in(article.path)
    assert read.text.content == "The mayor, Ana Ruiz, reopened the harbour. “It is a start,” she said."
    assert (read.headline, read.source.publisher, read.source.authors) == (
        "Harbour open",
        "Harbour Post",
        ("Sefa Maro",),
    )
    assert some(read.published).text == "2024-05-03T10:00:00+02:00"
    assert not read.quotes
    assert not article.is_whole


def test_the_page_takes_the_place_of_the_feeds_text_drafted(folder: Path, site: Site) -> None:
    site.answers["/open"] = answer(PAGE)
    entry = replace(ENTRY, link=site.at("/open"))
    article = cached_article(folder, 7, entry, "Harbour Post", "page")
    done = complete(article, entry, "Harbour Post", "page", allow_private=True)
    read = article_in(article.path)
    assert "Jo Lind of the port" in read.text.content
    assert read.quotes
    assert read.source.publisher
    assert done.remark == "The whole page is here, drafted."
    assert cached_article(folder, 7, entry, "Harbour Post", "page").is_whole


def test_a_feed_that_is_to_be_read_by_itself_asks_for_no_page(folder: Path, site: Site) -> None:
    entry = replace(ENTRY, link=site.at("/open"))
    article = cached_article(folder, 7, entry, None, "feed")
    assert (
        complete(article, entry, None, "feed", allow_private=True).remark == "The feed’s own text is drafted."
    )
    assert article_in(article.path).quotes
    assert not site.asked
    assert cached_article(folder, 7, entry, None, "feed").is_whole


def test_without_the_page_there_is_the_feeds_text_and_the_page_is_asked_for_again(
    folder: Path, site: Site
) -> None:
    entry = replace(ENTRY, link=site.at("/gone"))
    article = cached_article(folder, 7, entry, None, "page")
    done = complete(article, entry, None, "page", allow_private=True)
    assert done.remark.startswith("The page can’t be had: ")
    assert article_in(article.path).quotes
    again = cached_article(folder, 7, entry, None, "page")
    assert again.path == article.path
    assert not again.is_whole


def test_a_page_with_less_than_the_feed_is_not_shown(folder: Path, site: Site) -> None:
    site.answers["/open"] = answer(PAGE)
    long = FeedText("The mayor reopened the harbour, and this is the whole of it. " * 20)
    entry = replace(ENTRY, link=site.at("/open"), content=long)
    article = cached_article(folder, 7, entry, None, "page")
    done = complete(article, entry, None, "page", allow_private=True)
    assert done.remark == "The page has less text than the feed: this is the feed’s own."
    assert "reopened" in article_in(article.path).text.content


def test_an_entry_whose_words_changed_is_made_anew(folder: Path) -> None:
    before = cached_article(folder, 7, ENTRY, None, "feed")
    changed = replace(ENTRY, title="Harbour shut", summary=FeedText("It shut."))
    after = cached_article(folder, 7, changed, None, "feed")
    assert article_in(after.path).headline == "Harbour shut"
    assert not before.path.exists()


def test_whoever_keeps_an_article_has_a_copy_that_can_be_written(folder: Path, tmp_path: Path) -> None:
    article = cached_article(folder, 7, ENTRY, None, "page")
    assert is_read_only(article.path)
    kept = keep(article.path, tmp_path / "library")
    assert kept == tmp_path / "library" / "harbour-open.yaml"
    assert not is_read_only(kept)
    assert article_in(kept) == article_in(article.path)


@pytest.mark.parametrize(
    ("written", "published"),
    [
        ("2024", "2024"),
        ("2024-05", "2024-05"),
        ("2024-05-08", "2024-05-08"),
        ("2024-05-08T10:00", "2024-05-08T10:00:00"),
        ("2024-05-08T10:00Z", "2024-05-08T10:00:00Z"),
        ("2024-05-08T10:00:07.123-03:30", "2024-05-08T10:00:07-03:30"),
    ],
)
def test_the_date_of_an_article_is_the_entrys(written: str, published: str) -> None:
    assert own_text(replace(ENTRY, published=FeedDate(written)), None).published == published


def test_an_entry_without_words_or_title_has_an_article_too() -> None:
    assert own_text(Entry(link="https://vale.example/x"), None).text == "https://vale.example/x"
    assert own_text(Entry(title="Only this"), None).text == "Only this"
    assert own_text(Entry(summary=FeedText("Some words. More.")), None).headline.startswith("Some words")
    assert own_text(Entry(id="1", language="no tag"), None).language is None


def test_the_cache_forgets_what_was_opened_longest_ago(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entry_articles, "MOST_CACHED", 2)
    for number in range(3):
        cached_article(folder, number, ENTRY, None, "feed")
        os.utime(folder / str(number), (number, number))
    cached_article(folder, 9, ENTRY, None, "feed")
    assert {place.name for place in folder.iterdir()} == {"2", "9"}
