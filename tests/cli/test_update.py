"""`reader add --update`, and `reader review` of a file whose text was changed in an editor."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from reader.app.launch import Launch
from reader.cli import adding
from reader.cli.opening import opening
from reader.load.article import load_article
from reader.model.article import Article
from tests.cli.conftest import Reader
from tests.cli.test_add import PAGE
from tests.cli.test_review import DRAFT
from tests.intake.site import answer, serving
from tests.values import some
from tests.write.edit_corpus import BLOCK, TEXT, article_of

NEW = article_of(BLOCK.encode()).text.content.replace("begun in 2021", "begun late in 2021")


@pytest.fixture
def article(news: Path) -> Path:
    path = news / "harbour-2.yaml"
    path.write_text(BLOCK, "utf-8")
    return path


@pytest.fixture
def launched(monkeypatch: pytest.MonkeyPatch) -> list[Launch]:
    """What the screen was started with, which is there."""
    launches: list[Launch] = []

    def run(launch: Launch) -> int:
        launches.append(launch)
        launch.cache.flush()
        return 0

    monkeypatch.setattr("reader.app.run.run", run)
    monkeypatch.setattr(opening, "_refusal", lambda: None)
    monkeypatch.setattr(adding, "is_terminal", lambda: True)
    return launches


def read(path: Path) -> Article:
    return some(load_article(path).article)


def test_an_article_gets_the_text_of_a_file_and_keeps_its_annotations(
    reader: Reader, article: Path, news: Path
) -> None:
    (news / "new.txt").write_text(NEW, "utf-8")
    result = reader("add", "--update", str(article), "new.txt")
    assert (result.status, result.out) == (0, f"{article}\n")
    assert "2 annotations moved, to be accepted" in result.err
    assert f"`reader review {article}` shows what moved" in result.err
    assert read(article).text.content == NEW
    assert len(read(article).quotes) == 3


def test_standard_input_is_a_source_too(
    reader: Reader, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(f"Mayor\n\n{NEW}".encode())))
    result = reader("add", "-", "--update", str(article))
    assert result.status == 0
    assert "its headline is now “Mayor”" in result.err


def test_without_a_source_its_own_page_is_fetched(reader: Reader, news: Path) -> None:
    with serving() as site:
        site.answers["/harbour"] = answer(PAGE.encode())
        options = ("--output", "a.yaml", "--allow-private")
        assert reader("add", site.at("/harbour"), *options).status == 0
        site.answers["/harbour"] = answer(PAGE.replace("broke its outer wall", "broke its wall").encode())
        result = reader("add", "--update", "a.yaml", "--allow-private")
    assert result.status == 0, result.err
    assert "broke its wall" in read(news / "a.yaml").text.content
    assert read(news / "a.yaml").quotes


@pytest.mark.parametrize(
    ("arguments", "why"),
    [
        (("--update", "harbour-2.yaml"), "the article has no address"),
        (("--update", "harbour-2.yaml", "none.txt"), "there is no such file"),
        (("--update", "none.yaml", "none.txt"), "none.yaml: there is no such file"),
        (("--update", "faulty.yaml", "none.txt"), "faulty.yaml has faults"),
        (("--update", "harbour-2.yaml", "new.txt", "--output", "x.yaml"), "leave --output out"),
        ((), "nothing to add"),
    ],
)
def test_what_can_not_be_updated_is_said_and_left(
    reader: Reader, article: Path, news: Path, arguments: tuple[str, ...], why: str
) -> None:
    (news / "faulty.yaml").write_text("format: 1\n", "utf-8")
    result = reader("add", *arguments)
    assert (result.status, result.out) == (2, "")
    assert why in result.err
    assert article.read_text("utf-8") == BLOCK


def test_a_text_that_is_the_same_changes_nothing(reader: Reader, article: Path, news: Path) -> None:
    (news / "new.txt").write_text(read(article).text.content, "utf-8")
    result = reader("add", "--update", str(article), "new.txt")
    assert (result.status, article.read_text("utf-8")) == (0, BLOCK)
    assert "the text has not changed" in result.err


def test_an_update_may_be_reviewed_at_once(
    reader: Reader, article: Path, news: Path, launched: list[Launch]
) -> None:
    (news / "new.txt").write_text(NEW, "utf-8")
    assert reader("add", "--review", "--update", str(article), "new.txt").status == 0
    assert some(launched[0].reviews).current == article


# -- a text that was changed in an editor


CHANGED = BLOCK.replace(TEXT, TEXT.replace("begun in 2021", "begun late in 2021"))


def test_check_and_open_say_what_finds_the_words_again(reader: Reader, article: Path) -> None:
    article.write_text(CHANGED, "utf-8")
    result = reader(str(article))
    assert result.status == 1
    assert f"`reader review {article}` finds the words again" in result.err


def test_review_finds_the_annotations_again_and_opens(
    reader: Reader, article: Path, launched: list[Launch]
) -> None:
    assert reader(str(article)).status == 0
    article.write_text(CHANGED, "utf-8")
    result = reader("review", str(article))
    assert "its annotations were looked for in its text; 2 annotations moved, to be accepted." in result.err
    assert result.status == 0
    assert some(launched[-1].loaded).article == read(article)
    assert some(launched[-1].reviews).current == article
    assert read(article).quotes[1].provenance.was == ("the work had begun in 2021, a year after the storm",)


def test_without_a_screen_nothing_is_changed(reader: Reader, article: Path) -> None:
    article.write_text(CHANGED, "utf-8")
    assert reader("review", str(article)).status == 1
    assert article.read_text("utf-8") == CHANGED


def test_what_only_a_person_can_mend_is_left(reader: Reader, article: Path, launched: list[Launch]) -> None:
    faulty = CHANGED.replace("speaker: aide", "speaker: nobody-known")
    article.write_text(faulty, "utf-8")
    result = reader("review", str(article))
    assert (result.status, launched) == (1, [])
    assert "no person 'nobody-known'" in result.err
    assert article.read_text("utf-8") == faulty


TYPO = BLOCK.replace("text: begun in 2021", "text: begun in 2012")
AGAIN = "`reader review harbour-2.yaml` finds the words again where the text has changed.\n"


def test_a_review_of_a_folder_leaves_a_slip_in_a_file_it_never_read_as_it_is(
    reader: Reader, article: Path, launched: list[Launch]
) -> None:
    article.write_text(TYPO, "utf-8")
    result = reader("review", ".")
    assert (result.status, launched) == (1, [])
    assert article.read_text("utf-8") == TYPO
    assert result.err.endswith(AGAIN)


def test_a_review_of_a_folder_leaves_a_slip_where_the_text_is_the_one_it_knows(
    reader: Reader, article: Path, launched: list[Launch]
) -> None:
    assert reader(str(article)).status == 0
    article.write_text(TYPO, "utf-8")
    assert reader("review", ".").status == 1
    assert article.read_text("utf-8") == TYPO


def test_a_review_of_a_folder_finds_the_annotations_of_a_text_it_knew_again(
    reader: Reader, article: Path, launched: list[Launch]
) -> None:
    assert reader("harbour-2.yaml").status == 0
    article.write_text(CHANGED, "utf-8")
    result = reader("review", ".")
    assert (result.status, launched[-1].path) == (0, Path("harbour-2.yaml"))
    assert (
        "harbour-2.yaml: its annotations were looked for in its text; 2 annotations moved, to be accepted."
        in result.err
    )


def test_a_review_that_opens_another_article_says_which_it_left_out(
    reader: Reader, article: Path, launched: list[Launch]
) -> None:
    article.write_text(TYPO, "utf-8")
    (article.parent / "late.yaml").write_text(DRAFT, "utf-8")
    result = reader("review", ".")
    assert (result.status, launched[0].path) == (0, Path("late.yaml"))
    assert result.err == (
        "faulty.yaml: left out, for its faults; `reader check` tells them\n"
        "harbour-2.yaml: left out, for its faults; `reader check` tells them\n" + AGAIN
    )
