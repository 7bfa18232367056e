"""The state of the library screen: which articles are listed, in which order, filtered by what."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.article import Source
from reader.model.dates.dates import Edtf
from reader.model.library.articles import ArticleProgress, FaultyFile, ListedArticle
from reader.state.library.articles import LibraryContents, LibrarySession, Sort


def article(
    name: str, published: str | None = None, publisher: str | None = None, quotes: int = 0
) -> ListedArticle:
    when = Edtf.parse(published) if published else None
    return ListedArticle(
        Path(f"/news/{name}.yaml"), name, f"{name.capitalize()} news", Source(publisher), when, quotes=quotes
    )


ARTICLES = (
    ArticleProgress(article("łódź", "2024-05", "Zeta", 3), 0.4),
    ArticleProgress(article("bridge", "2023", "alpha", 9)),
    ArticleProgress(article("harbour", "2022", None, 3), 1.0, read=True),
    ArticleProgress(article("canal", None, "Beta", 1)),
)
NAMES = {Path("/news/bridge.yaml"): "ana ruiz\nruiz", Path("/news/canal.yaml"): "jo lind"}
FAULTY = (
    FaultyFile(Path("/news/broken.yaml")),
    FaultyFile(Path("/old/torn bridge.yaml"), unreadable="it is gone"),
)
SESSION = LibrarySession(LibraryContents(ARTICLES, FAULTY, NAMES, total=4))


def listed(session: LibrarySession) -> list[str]:
    return [entry.article.id for entry in session.shown]


def test_articles_come_newest_first_as_the_library_gives_them() -> None:
    assert listed(SESSION) == ["łódź", "bridge", "harbour", "canal"]


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        (Sort.NEWEST, ["łódź", "bridge", "harbour", "canal"]),
        (Sort.UNREAD, ["bridge", "canal", "łódź", "harbour"]),
        (Sort.HEADLINE, ["bridge", "canal", "harbour", "łódź"]),
        (Sort.SOURCE, ["bridge", "canal", "łódź", "harbour"]),
        (Sort.QUOTES, ["bridge", "łódź", "harbour", "canal"]),
    ],
)
def test_every_order_is_by_what_it_says_and_then_newest_first(sort: Sort, order: list[str]) -> None:
    assert listed(SESSION.sort_by(sort)) == order


def test_the_orders_come_round_again() -> None:
    sort, met = Sort.NEWEST, []
    for _ in Sort:
        met.append(sort)
        sort = sort.next
    assert (sort, set(met)) == (Sort.NEWEST, set(Sort))


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bridge", ["bridge"]),
        ("BRI", ["bridge"]),
        ("ridge", []),
        ("lodz", ["łódź"]),
        ("news", ["łódź", "bridge", "harbour", "canal"]),
        ("zet", ["łódź"]),
        ("ruiz", ["bridge"]),
        ("ana", ["bridge"]),
        ("ana news", ["bridge"]),
        ("news ana", ["bridge"]),
        ("ana lind", []),
        ("ruiz ana ruiz", ["bridge"]),
        ("lind", ["canal"]),
        ("“news", ["łódź", "bridge", "harbour", "canal"]),
        ("   ", ["łódź", "bridge", "harbour", "canal"]),
        ("?!", ["łódź", "bridge", "harbour", "canal"]),
    ],
)
def test_typing_narrows_to_the_beginnings_of_words_of_headline_source_and_names(
    typed: str, found: list[str]
) -> None:
    assert listed(SESSION.filtered_by(typed)) == found


def test_what_is_narrowed_is_sorted_too() -> None:
    assert listed(SESSION.filtered_by("news").sort_by(Sort.HEADLINE)) == [
        "bridge",
        "canal",
        "harbour",
        "łódź",
    ]


def test_faulty_files_are_narrowed_by_their_names() -> None:
    assert [file.path.name for file in SESSION.filtered_by("torn").faulty] == ["torn bridge.yaml"]
    assert SESSION.filtered_by("old").faulty == ()


def test_only_the_files_with_faults_can_be_shown_and_all_again() -> None:
    only = SESSION.toggle_faulty()
    assert (only.shown, only.faulty) == ((), FAULTY)
    assert listed(only.toggle_faulty()) == listed(SESSION)


def test_what_is_sought_and_the_order_outlive_what_the_library_learns() -> None:
    fresh = LibraryContents((*ARTICLES, ArticleProgress(article("barge", "2001"))), (), {}, total=5)
    session = SESSION.sort_by(Sort.HEADLINE).filtered_by("b").with_contents(fresh)
    assert listed(session) == ["barge", "bridge", "canal"]


def test_unread_articles_are_counted() -> None:
    assert SESSION.contents.unread == 2


def test_reading_on_keeps_everything_but_how_far() -> None:
    contents = SESSION.contents
    words = contents.words
    after = contents.with_progress(
        lambda articles: tuple(ArticleProgress(one, 1.0, True) for one in articles)
    )
    assert after.unread == 0
    assert (after.words, after.faulty, after.total) == (words, FAULTY, 4)
    assert [one.article for one in after.articles] == [one.article for one in ARTICLES]


def test_holdings_of_nothing_are_empty_and_those_with_a_faulty_file_alone_are_not() -> None:
    assert LibraryContents().is_empty
    assert not LibraryContents(faulty=FAULTY).is_empty
    assert not replace(LibraryContents(), articles=ARTICLES).is_empty
