"""The review in the linear screen, and words that are marked by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.load.article import load_article
from reader.services.review_queue import ReviewQueue
from tests.linear.conftest import Opening, Reading
from tests.values import some

DRAFT = """\
format: 1
headline: Mayor reopens the harbour
published: 2024-05-03
drafted: {by: closeread, on: 2024-05-03}
text: |-
  The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she
  said, “a start.”

  Leland Achterberg confirmed that the work had begun in 2021.
people:
  ruiz: {name: Ana Ruiz, aka: [Ruiz], role: mayor, draft: true, confidence: 0.9}
  achterberg: {name: Leland Achterberg, draft: true, confidence: 0.8}
quotes:
  - {speaker: ruiz, type: direct, confidence: 0.7,
     parts: ["“It is,”", "“a start.”"], cue: {text: said, para: 1}, draft: true}
  - {speaker: achterberg, type: indirect, confidence: 0.6,
     text: the work had begun in 2021, cue: confirmed, draft: true}
events:
  - {id: works, title: Repairs begin, when: "2021", text: begun in 2021, draft: true}
notes:
  - {text: the harbour, note: Which?, draft: true}
"""


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    path = tmp_path / "draft.yaml"
    path.write_text(DRAFT, "utf-8")
    return path


@pytest.fixture
def review(opening: Opening, draft: Path) -> Reading:
    """The review of a draft of six claims."""
    reading = opening(draft)
    reading.press("R")
    return reading


def unchecked(path: Path) -> int:
    return path.read_text("utf-8").count("draft: true")


def test_it_begins_with_how_much_is_checked_and_the_first_claim(review: Reading) -> None:
    assert review.said.startswith("0 of 6 checked. Person 1 of 2, Ana Ruiz, also Ruiz, mayor")
    assert review.row.startswith("Person 1 of 2, Ana Ruiz")


def test_accepting_is_in_the_file_and_says_the_next_claim(review: Reading, draft: Path) -> None:
    review.press("enter")
    assert review.said.startswith("Accepted. 1 of 6 checked. Note 1 of 1, Which?")
    assert unchecked(draft) == 5
    review.press("u")
    assert review.said.startswith("Undone: Ana Ruiz accepted.")
    assert unchecked(draft) == 6
    review.press("ctrl+r")
    assert review.said.startswith("Redone: Ana Ruiz accepted.")
    for _ in range(6):
        review.press("enter")
    assert "Nothing is left to check." in review.said
    review.press("enter")
    assert review.said == "Nothing is left to check."
    review.press("j")
    assert review.said == "Nothing is left to check."
    assert unchecked(draft) == 0


def test_one_goes_from_claim_to_claim(review: Reading) -> None:
    rows = []
    for key in ("j", "j", "k", "]", "[", "}", "{", "G", "g"):
        review.press(key)
        rows.append(review.row.split(",")[0])
    note, quote, person = "Note 1 of 1", "Quote 1 of 2", "Person 1 of 2"
    assert rows == [note, quote, note, quote, note, quote, note, "Event 1 of 1", person]
    review.press("r")
    assert review.said == "Claims: least certain first."
    review.press("/", *"repairs", "enter")
    assert review.said.startswith("Event 1 of 1, Repairs begin, 2021")


def test_a_speaker_is_asked_for_by_letters(review: Reading, draft: Path) -> None:
    review.press("j", "j", "s")
    assert review.said.startswith("Said by:")
    review.type("ach")
    assert review.said == "Said by: ach 1 of 2: Leland Achterberg"
    review.press("enter")
    assert "Leland Achterberg said, word for word" in review.said
    assert some(load_article(draft).article).quotes[0].speaker == "achterberg"
    review.press("s", *"zzz zzz", "escape")
    assert review.said == "Nothing is changed."


def test_what_does_not_fit_is_said(review: Reading) -> None:
    review.press("v")
    assert review.said == "Only a quote is word for word or reported."
    review.press("w")
    assert review.said == "Its words are found by its names."
    review.press("c")
    assert review.said.startswith("Only a quote has a cue")
    review.press("y")
    assert review.said == "Only a quote is copied with who said it."
    review.press("P")
    assert "library" in review.said


def test_taking_out_asks_what_goes_with_it(review: Reading, draft: Path) -> None:
    review.press("x")
    assert review.said.startswith("Take Ana Ruiz out: 1 of 2: with 1 claim that has the name")
    review.press("down")
    assert "2 of 2: alone: what has the name stays, without it" in review.said
    review.press("enter")
    assert "Ana Ruiz taken out" in review.said
    assert "ruiz" not in some(load_article(draft).article).entities


def test_a_date_is_typed_and_what_it_means_is_said(review: Reading, draft: Path) -> None:
    review.press("G", "d", "ctrl+u")
    review.type("May 2020")
    assert "1 of 1" not in review.said and "May 2020" in review.said
    review.press("enter")
    assert "May 2020" in review.said
    review.press("d", "ctrl+u")
    review.type("nonsense")
    review.press("enter")
    assert review.said.startswith("No date yet:")


def test_the_words_of_a_claim_are_selected_and_said(review: Reading, draft: Path) -> None:
    review.press("j", "j", "w")
    assert review.said == "Which words are claimed? “It is,” then “a start.”"
    review.press("left")
    assert review.said == "Selected: “It is, then “a start.”"
    review.press("right", "tab", "delete", "enter")
    assert some(load_article(draft).article).quotes[0].parts != ()
    assert len(some(load_article(draft).article).quotes[0].parts) == 1


def test_a_cue_leads_on_to_the_words_for_the_speaker(review: Reading, draft: Path) -> None:
    review.press("j", "j", "c")
    assert review.said == "Which words say who speaks? said"
    review.press("delete")
    assert some(load_article(draft).article).quotes[0].cue is None
    review.press("c", "c")
    assert review.said.startswith("Which words stand for the speaker?")
    review.press("/", *"she", "enter", "enter")
    article = some(load_article(draft).article)
    assert article.text[some(article.quotes[0].mention)] == "she"
    review.press("G", "c")
    assert review.said.startswith("Which words give the date?")
    review.press("escape")
    assert review.said == "The review."


def test_what_another_program_writes_is_shown(review: Reading, draft: Path) -> None:
    draft.write_text(DRAFT.replace("role: mayor", "role: lord mayor"), "utf-8")
    review.press("i")
    assert "lord mayor" in " ".join(review.rows)
    draft.write_text("format: 1\n", "utf-8")
    review.press("j")
    review.press("enter")
    assert review.said.startswith("Nothing was changed:")


def test_leaving_shows_what_was_changed_and_coming_back_is_at_the_same_claim(
    review: Reading, draft: Path
) -> None:
    review.press("enter", "q")
    assert review.said == "The text."
    review.press("R")
    assert review.said.startswith("1 of 6 checked. Note 1 of 1")


def test_words_are_marked_by_hand(opening: Opening, draft: Path) -> None:
    r = opening(draft)
    r.press("}", "j", "v")
    assert r.said == "Which words? Then say what they are. The"
    r.press("right")
    assert r.said == "Selected: The mayor"
    r.press("enter")
    assert r.said.startswith("Say what the words are:")
    r.press("n")
    r.type("Which mayor?")
    r.press("enter")
    assert r.said == "Marked."
    r.press("g", ".")
    assert r.said == "Note on “The mayor”: Which mayor?"
    r.press("v", "w", "b", "shift+right", "shift+left", "+", "}", "y")
    r.wait_for("The selected words are")
    r.press("v", "h")
    assert r.said == "Marked."
    r.press("v", "p", *"ruiz", "enter")
    assert r.said == "Marked."


def test_an_edit_that_is_refused_says_why(opening: Opening, draft: Path) -> None:
    r = opening(draft)
    r.press("v")
    draft.write_text("format: 1\n", "utf-8")
    r.press("h")
    assert r.said.startswith("Nothing was changed:")


def test_a_missed_quote_is_added_in_the_review(review: Reading, draft: Path) -> None:
    review.press("a")
    assert review.said.startswith("Which words? Then say what they are.")
    review.press("enter")
    assert review.said == "Say what the words are: s, p, t, n, h, or y to copy them."
    review.press("}", "s", *"ruiz", "enter")
    assert len(some(load_article(draft).article).quotes) == 3


def test_reader_review_goes_on_to_the_next_article(opening: Opening, draft: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.yaml"
    second.write_text(DRAFT.replace("Mayor reopens", "Somebody reopens"), "utf-8")
    r = opening(draft, reviews=ReviewQueue(draft, [second]))
    assert r.said.startswith("0 of 6 checked.")
    r.press("q")
    assert (
        r.said == "6 claims unchecked in this article: capital R goes on; 1 article to look through after it."
    )
    r.press("R", *["enter"] * 6, "q")
    assert r.said.startswith("0 of 6 checked.")
    r.press(*["enter"] * 6, "q")
    assert r.said == "All is checked."
    r.press("g")
    assert r.row == "Somebody reopens the harbour."


def test_a_doubtful_merge_asks_once_more(review: Reading, draft: Path) -> None:
    review.press("M", *"ach")
    assert "Leland Achterberg" in review.said
    review.press("enter")
    assert review.said.startswith("Ana Ruiz = Leland Achterberg? 1 of 2: leave both. ")
    review.press("enter")
    assert review.said == "Nothing is changed."
    review.press("M", *"ach", "enter", "down", "enter")
    assert len(some(load_article(draft).article).entities) == 1


def test_a_menu_without_such_an_answer_says_so(review: Reading) -> None:
    review.press("K", *"zzz", "enter")
    assert review.said == "No such answer."
