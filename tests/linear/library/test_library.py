"""The library in the linear screen: articles, people, timeline, notes and search."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from reader.app.launch import Launch
from reader.library.opening import open_library
from reader.services.bundled import bundled
from tests.linear.conftest import Opening, Reading
from tests.values import some
from tests.waiting import until

NOTES = "notes:\n  - {text: the storm, note: Which one?}\n"


@pytest.fixture
def folder(article: Path, tmp_path: Path) -> Path:
    """A library with two articles and a faulty file."""
    folder = tmp_path / "library"
    folder.mkdir()
    (folder / "harbour.yaml").write_text(article.read_text("utf-8") + NOTES, "utf-8")
    (folder / "freed.yaml").write_bytes(bundled().read_bytes())
    (folder / "bad.yaml").write_text("format: 1\n", "utf-8")
    return folder


@pytest.fixture
def library(folder: Path, tmp_path: Path) -> Iterator[Reading]:
    """The linear screen with the library before one."""
    launch = Launch(
        memory_folder=tmp_path / "state",
        open_library=lambda: open_library(tmp_path / "cache", (folder,), ()),
        additions=folder,
        bundled=bundled(),
    )
    reading = Reading(launch)
    reading.wait_for("Files with faults: 1.")
    reading.wait_for("secret talks. New.")
    reading.wait_for("Mayor reopens the harbour. New.")
    yield reading
    reading.close()


def test_articles_are_listed_in_words(library: Reading) -> None:
    assert library.rows[2] == "Mayor reopens the harbour. New. No source, 3 May 2024, 1 person, 1 quote."
    library.press("4")
    assert "does nothing here" in library.said
    assert library.press("L") == "This is the library."


def test_enter_opens_and_q_comes_back_to_the_same_row(library: Reading) -> None:
    assert library.press("j", "enter") == "The text."
    assert library.press("}", "j", "q") == "The library."
    library.wait_for("per cent read.")
    assert library.row.startswith("Syarhei")
    library.press("x")
    library.wait_for("secret talks. Read.")
    assert library.said == "Read."
    library.press("x")
    library.wait_for("secret talks. New.")


def test_a_filter_an_order_and_faults_are_said(library: Reading) -> None:
    assert library.press("/", *"harb", "enter") == "1 article with harb."
    library.press("/", "ctrl+u", *"nowhere", "enter")
    assert library.row == "Nothing has nowhere."
    assert library.press("escape") == "2 articles."
    assert library.press("r") == "The articles, unread first."
    assert library.press("!") == "Only files with faults."
    assert library.press("j", "i") == "bad.yaml."
    assert any("an article wants" in row for row in library.rows)
    library.press("q", "enter", "G", "enter")
    assert library.tty.lent[-1][-1].endswith("bad.yaml")
    assert library.press("q", "e", "escape") == "All articles."


def test_people_lead_to_their_page_and_that_to_the_words(library: Reading) -> None:
    library.press("p")
    library.wait_for("Ana Ruiz. 1 quote, 1 article.")
    library.press("/", *"ruiz", "enter", "enter")
    library.wait_for("Ana Ruiz, word for word")
    assert library.said.startswith("Ana Ruiz. mayor.")
    assert library.press("t") == "Timeline 0."
    assert library.press("tab") == "Articles 1."
    assert library.press("enter") == "The text."
    assert library.press("q", "shift+tab", "s", "/", *"start", "enter") == "1 with start."
    assert library.press("enter").startswith("Quote by Ana Ruiz")
    library.press("P")
    library.wait_for("Ana Ruiz. mayor.")


def test_the_timeline_and_the_notes_lead_to_the_words(library: Reading) -> None:
    library.press("t")
    library.wait_for("24 events, as it happened.")
    library.press("/", *"repairs", "enter")
    assert library.row == "Repairs begin, 2021. Mayor reopens the harbour, paragraph 2."
    assert library.said == "1 event with repairs, as it happened."
    assert library.press("enter").startswith("Event: Repairs begin.")
    library.press("q", "q", "H")
    library.wait_for("the storm. Which one?")
    assert library.press("/", *"storm", "enter") == "1 of 20 notes and highlights with storm."
    library.press("y", "enter")
    assert library.at.startswith("the storm")


def test_a_search_says_how_much_it_found_and_enter_goes_there(library: Reading) -> None:
    assert library.press("S") == "Search all quotes:"
    library.type("start")
    library.press("enter")
    library.wait_for("3 quotes, best first.")
    assert library.row.startswith("Ana Ruiz, word for word: “It is,” then “a start.”")
    assert library.press("tab") == "Narrow to who, how or when."
    library.press("j", "enter")
    library.wait_for("1 quote, best first. Only Ana Ruiz.")
    assert library.press("enter").startswith("Quote by Ana Ruiz")
    library.press("S", "r")
    library.wait_for("1 quote, newest first.")
    library.press("P")
    library.wait_for("Ana Ruiz. mayor.")


def test_a_search_offers_what_is_near_and_looks_in_texts(library: Reading) -> None:
    library.press("S", *"storm", "enter")
    library.wait_for("Headlines and texts, 1.")
    library.press("j", "j", "enter")
    assert library.at.startswith("storm")
    library.press("S", "/", "ctrl+u", *"strat", "enter")
    library.wait_for("No quotes. Did you mean start")
    assert library.press("y") == "There is no quote here."
    library.press("/", "ctrl+u", *"type:none", "enter")
    assert "none" in library.said


def test_an_article_of_no_library_has_none(opening: Opening) -> None:
    r = opening()
    assert r.press("L") == "There is no library here."
    assert r.press("S") == "There is no library here."
    assert r.press("w").startswith("Syarhei Tsikhanouski")
    assert r.press("P") == "There is no library here."


def test_an_empty_library_says_where_articles_belong(tmp_path: Path) -> None:
    folder = tmp_path / "none"
    folder.mkdir()
    launch = Launch(
        memory_folder=tmp_path / "state",
        open_library=lambda: open_library(tmp_path / "cache", (folder,), ()),
        bundled=bundled(),
    )
    r = Reading(launch)
    r.wait_for("There are no articles here yet.")
    assert r.press("G", "enter") == "The text."
    r.close()


def many_quotes() -> str:
    """An article of sixty quotes, the last of which nobody is known to have said."""
    said = [f"“Number {number} is here.”" for number in range(60)]
    quotes = [f"  - {{type: direct, text: '{words}', speaker: ruiz}}" for words in said[:-1]]
    quotes.append(f"  - {{type: direct, text: '{said[-1]}', speaker: unknown}}")
    lines = [
        "format: 1",
        "headline: Many numbers",
        "published: 2020",
        f"text: '{' '.join(said)} Ana Ruiz spoke.'",
    ]
    return "\n".join([*lines, "people:", "  ruiz: {name: Ana Ruiz}", "quotes:", *quotes, ""])


def test_further_quotes_are_fetched_and_copied(library: Reading, folder: Path) -> None:
    (folder / "many.yaml").write_text(many_quotes(), "utf-8")
    library.wait_for("Many numbers. New.")
    library.press("S", *"number", "enter")
    library.wait_for("60 quotes")
    library.press("y")
    library.wait_for("The quote is")
    assert library.press("o") == "The article names no page to open."
    library.press("G")
    assert library.row == "More: Enter shows the next 50."
    library.press("enter")
    library.wait_for("60 quotes")
    library.press("G")
    library.press("/", "ctrl+u", *"59", "enter")
    library.wait_for("1 quote")
    assert library.press("P") == "Nobody is known to have said this."


def test_a_person_who_is_gone_meanwhile_says_so(library: Reading, folder: Path) -> None:
    library.press("p")
    library.wait_for("Ana Ruiz. 1 quote")
    library.press("/", *"ruiz", "enter")
    (folder / "harbour.yaml").unlink()
    until(lambda: not any("Ruiz" in one.name for one in some(library.linear.library).people()))
    library.press("enter")
    library.wait_for("Nobody of that name is in the library any more.")


def test_an_article_that_has_faults_by_now_says_so(library: Reading, folder: Path) -> None:
    library.press("p")
    library.wait_for("Ana Ruiz. 1 quote")
    library.press("/", *"ruiz", "enter", "enter")
    library.wait_for("Ana Ruiz, word for word")
    (folder / "harbour.yaml").write_text("format: 1\n", "utf-8")
    assert library.press("enter").startswith("harbour.yaml can’t be opened: line 1:1")


def test_an_article_outside_the_library_has_no_page_of_its_people(library: Reading, tmp_path: Path) -> None:
    outside = tmp_path / "outside.yaml"
    outside.write_text(
        "format: 1\nheadline: Out\ntext: Ana Ruiz spoke.\npeople:\n  ruiz: {name: Ana Ruiz}\n", "utf-8"
    )
    library.linear.open_article(outside)
    library.press("ctrl+l", "}", "j", "P")
    library.wait_for("This article is not in your library.")


def test_events_and_namesakes_of_a_person_are_followed(library: Reading, folder: Path) -> None:
    for name, role in (("one", "nurse"), ("two", "pilot")):
        source = (
            f"format: 1\nheadline: {name}\npublished: 2020\ntext: Jo Lind won in 2019.\n"
            f"people:\n  lind: {{name: Jo Lind, role: {role}, wikidata: Q{len(name) + len(role)}{len(role)}}}\n"
            "events:\n  - {title: A win, when: 2019, text: won, people: [lind]}\n"
        )
        (folder / f"{name}.yaml").write_text(source.replace("Q85", "Q1" if name == "one" else "Q2"), "utf-8")
    library.wait_for("two. New.")
    library.press("p")
    library.wait_for("Jo Lind")
    library.press("/", *"lind", "enter", "enter")
    library.wait_for("Jo Lind.")
    assert library.press("t", "enter").startswith("Event: A win. Date: 2019.")
    library.press("q", "a", "G", "enter")
    library.wait_for("Jo Lind.")
