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
    assert review.press("enter").startswith("Accepted. 1 of 6 checked. Note 1 of 1, Which?")
    assert unchecked(draft) == 5
    assert review.press("u").startswith("Undone: Ana Ruiz accepted.")
    assert unchecked(draft) == 6
    assert review.press("ctrl+r").startswith("Redone: Ana Ruiz accepted.")
    for _ in range(6):
        review.press("enter")
    assert "Nothing is left to check." in review.said
    assert review.press("enter") == "Nothing is left to check."
    assert review.press("j") == "Nothing is left to check."
    assert unchecked(draft) == 0


def test_one_goes_from_claim_to_claim(review: Reading) -> None:
    rows = []
    for key in ("j", "j", "k", "]", "[", "}", "{", "G", "g"):
        review.press(key)
        rows.append(review.row.split(",")[0])
    note, quote, person = "Note 1 of 1", "Quote 1 of 2", "Person 1 of 2"
    assert rows == [note, quote, note, quote, note, quote, note, "Event 1 of 1", person]
    assert review.press("r") == "Claims: least certain first."
    assert review.press("/", *"repairs", "enter").startswith("Event 1 of 1, Repairs begin, 2021")


def test_a_speaker_is_asked_for_by_letters(review: Reading, draft: Path) -> None:
    assert review.press("j", "j", "s").startswith("Said by:")
    review.type("ach")
    assert review.said == "Said by: ach 1 of 2: Leland Achterberg"
    review.press("enter")
    assert "Leland Achterberg said, word for word" in review.said
    assert some(load_article(draft).article).quotes[0].speaker == "achterberg"
    assert review.press("s", *"zzz zzz", "escape") == "Nothing is changed."


def test_what_does_not_fit_is_said(review: Reading) -> None:
    assert review.press("v") == "Only a quote is word for word or reported."
    assert review.press("w") == "Its words are found by its names."
    assert review.press("c").startswith("Only a quote has a cue")
    assert review.press("y") == "Only a quote is copied with who said it."
    review.press("P")
    assert "library" in review.said


def test_taking_out_asks_what_goes_with_it(review: Reading, draft: Path) -> None:
    assert review.press("x").startswith("Take Ana Ruiz out: 1 of 2: with 1 claim that has the name")
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
    assert review.press("enter").startswith("No date yet:")


def test_the_words_of_a_claim_are_selected_and_said(review: Reading, draft: Path) -> None:
    assert review.press("j", "j", "w") == "Which words are claimed? “It is,” then “a start.”"
    assert review.press("left") == "Selected: “It is, then “a start.”"
    review.press("right", "tab", "delete", "enter")
    assert some(load_article(draft).article).quotes[0].parts != ()
    assert len(some(load_article(draft).article).quotes[0].parts) == 1


def test_a_cue_leads_on_to_the_words_for_the_speaker(review: Reading, draft: Path) -> None:
    assert review.press("j", "j", "c") == "Which words say who speaks? said"
    review.press("delete")
    assert some(load_article(draft).article).quotes[0].cue is None
    assert review.press("c", "c").startswith("Which words stand for the speaker?")
    review.press("/", *"she", "enter", "enter")
    article = some(load_article(draft).article)
    assert article.text[some(article.quotes[0].mention)] == "she"
    assert review.press("G", "c").startswith("Which words give the date?")
    assert review.press("escape") == "The review."


def test_what_another_program_writes_is_shown(review: Reading, draft: Path) -> None:
    draft.write_text(DRAFT.replace("role: mayor", "role: lord mayor"), "utf-8")
    review.press("i")
    assert "lord mayor" in " ".join(review.rows)
    draft.write_text("format: 1\n", "utf-8")
    review.press("j")
    assert review.press("enter").startswith("Nothing was changed:")


def test_leaving_shows_what_was_changed_and_coming_back_is_at_the_same_claim(
    review: Reading, draft: Path
) -> None:
    assert review.press("enter", "q") == "The text."
    assert review.press("R").startswith("1 of 6 checked. Note 1 of 1")


def test_words_are_marked_by_hand(opening: Opening, draft: Path) -> None:
    r = opening(draft)
    assert r.press("}", "j", "v") == "Which words? Then say what they are. The"
    assert r.press("right") == "Selected: The mayor"
    assert r.press("enter").startswith("Say what the words are:")
    r.press("n")
    r.type("Which mayor?")
    assert r.press("enter") == "Marked."
    assert r.press("g", ".") == "Note on “The mayor”: Which mayor?"
    r.press("v", "w", "b", "shift+right", "shift+left", "+", "}", "y")
    r.wait_for("The selected words are")
    assert r.press("v", "h") == "Marked."
    assert r.press("v", "p", *"ruiz", "enter") == "Marked."


def test_an_edit_that_is_refused_says_why(opening: Opening, draft: Path) -> None:
    r = opening(draft)
    r.press("v")
    draft.write_text("format: 1\n", "utf-8")
    assert r.press("h").startswith("Nothing was changed:")


def test_a_missed_quote_is_added_in_the_review(review: Reading, draft: Path) -> None:
    assert review.press("a").startswith("Which words? Then say what they are.")
    assert review.press("enter") == "Say what the words are: s, p, t, n, h, or y to copy them."
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
    assert r.press("R", *["enter"] * 6, "q").startswith("0 of 6 checked.")
    assert r.press(*["enter"] * 6, "q") == "All is checked."
    r.press("g")
    assert r.row == "Somebody reopens the harbour."


def test_a_doubtful_merge_asks_once_more(review: Reading, draft: Path) -> None:
    review.press("M", *"ach")
    assert "Leland Achterberg" in review.said
    assert review.press("enter").startswith("Ana Ruiz = Leland Achterberg? 1 of 2: leave both. ")
    assert review.press("enter") == "Nothing is changed."
    review.press("M", *"ach", "enter", "down", "enter")
    assert len(some(load_article(draft).article).entities) == 1


def test_a_menu_without_such_an_answer_says_so(review: Reading) -> None:
    assert review.press("K", *"zzz", "enter") == "No such answer."
