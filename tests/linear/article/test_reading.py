"""Reading an article in the linear screen: where the cursor is, what is said, what the questions are answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.linear.conftest import Opening


def test_it_begins_with_the_headline_and_the_cursor_there(opening: Opening) -> None:
    r = opening()
    assert r.said == "Question mark says what the keys do."
    assert r.row == "Syarhei Tsikhanouski freed after secret talks."


def test_a_line_down_says_nothing_and_writes_nothing_but_the_cursor(opening: Opening) -> None:
    r = opening()
    r.press("j", "j", "j")
    assert r.tty.written[-1] == "\x1b[6;1H"
    assert r.row.startswith("In a major diplomatic breakthrough")


def test_at_an_end_it_says_so(opening: Opening) -> None:
    r = opening()
    assert r.press("k") == "This is the beginning."
    assert r.press("G", "j") == "This is the end."


@pytest.mark.parametrize(
    ("keys", "said", "at"),
    [
        ("c", "Quote by government sources, reported", "Belarusian opposition leader"),
        ("w", "Syarhei Tsikhanouski, here", "Belarusian opposition leader"),
        ("h", "Event: Tsikhanouski and 13 others are freed", "Syarhei"),
        (".", "Note on “13 other political prisoners”", "13 other"),
        ("n", "Quote by government sources", "Belarusian opposition leader"),
        ("]", "Quote by government sources", "Belarusian opposition leader"),
        ("cC", "Past the top, from the end again: Quote by", ""),
        ("w,", "Past the top, from the end again: Note on", ""),
    ],
)
def test_a_step_says_what_was_reached_and_puts_the_cursor_there(
    opening: Opening, keys: str, said: str, at: str
) -> None:
    r = opening()
    assert r.press(*keys).startswith(said)
    assert r.at.startswith(at)


def test_the_questions_are_answered_for_the_row_of_the_cursor(opening: Opening, article: Path) -> None:
    r = opening(article)
    r.press("}")
    assert r.row == "Paragraph 1. 1 quote."
    assert r.press("j", "1") == "Ana Ruiz, mayor. Also called Ruiz. 2 mentions, 1 quote."
    assert r.press("2") == "Quote by Ana Ruiz, word for word, introduced by “said”: “It is,” then “a start.”"
    assert r.press("3") == "No event is told here. The article: 3 May 2024."
    assert r.press("}", "j", "3") == "Event: Repairs begin. Date: 2021."
    assert r.press("4").startswith("Paragraph 2 of 2, ")
    assert r.press("1") == "Nobody is named here."
    assert r.press("2") == "Nobody is quoted here."


def test_the_same_answer_is_heard_a_second_time(opening: Opening) -> None:
    r = opening()
    r.press("}", "4")
    first = r.rows[0]
    r.press("4")
    assert r.rows[0] == f"Again: {first}"
    r.press("4")
    assert r.rows[0] == first


def test_a_paragraph_on_and_back_goes_to_its_number(opening: Opening, article: Path) -> None:
    r = opening(article)
    r.press("}")
    assert r.row == "Paragraph 1. 1 quote."
    r.press("}")
    assert r.row == "Paragraph 2. 1 event."
    r.press("j", "{")
    assert r.row == "Paragraph 2. 1 event."
    r.press("{")
    assert r.row == "Paragraph 1. 1 quote."
    assert r.press("{") == "This is the beginning."
    assert r.press("}", "}") == "This is the end."


def test_where_the_cursor_jumps_the_row_is_said_too(opening: Opening) -> None:
    r = opening()
    assert r.press("}", "}") == r.row == "Paragraph 2. 2 quotes, 1 event, 1 note."


def test_all_is_spelled_out_as_plain_text_does(opening: Opening, article: Path) -> None:
    r = opening(article)
    assert r.press("z") == "All is spelled out."
    assert "Mentioned: Ana Ruiz, here “she”" in r.rows
    assert r.press("z") == "The text alone."
    assert not any(row.startswith("Mentioned") for row in r.rows)


def test_words_are_found_and_stepped_through(opening: Opening) -> None:
    r = opening()
    assert r.press("/") == "Find:"
    r.type("prison")
    assert r.said == "Find: prison"
    assert r.press("enter").startswith("1 of ") and r.at.startswith("prison")
    assert r.press("n").startswith("2 of ") and r.at.lower().startswith("prison")
    r.press("4")
    assert "Match 2 of" in r.said
    assert r.press("N").startswith("1 of ")
    assert r.press("ctrl+g") == "The search is closed."
    assert r.press("/", *"nowherex", "enter").startswith("No match.")
    assert r.press("n").startswith("No match.")
    r.press("/", "ctrl+u", *"since:soon", "enter")
    assert "soon" in r.said
    assert r.press("/", "ctrl+u", "enter") == "The search is closed."


def test_esc_or_control_g_ends_a_question_and_lets_go(opening: Opening) -> None:
    r = opening()
    assert r.press("/", "a", "backspace", "escape") == "Nothing is changed."
    assert r.press("]", "escape") == "Nothing is chosen."
    assert r.press("ctrl+g") == "Nothing is chosen: q leaves."


def test_marks_and_jumps_lead_back(opening: Opening) -> None:
    r = opening()
    assert r.press("'") == "No marks here yet: m and a letter sets one."
    assert r.press("<") == "Nowhere to go back to."
    assert r.press(">") == "Nowhere to go forward to."
    assert r.press("j", "j", "j", "m", "x") == "Marked as x; apostrophe and x comes back."
    marked = r.row
    assert r.press("m", "!") == "A mark is a letter or a digit."
    assert r.press("G", "'") == "Go to mark (x):"
    r.press("x")
    assert r.row == marked and r.said == f"Mark x: {marked}"
    r.press("<")
    assert r.row != marked
    r.press(">")
    assert r.row == marked
    assert r.press("'", "y") == "No mark y."


def test_the_place_is_there_when_one_comes_back(opening: Opening) -> None:
    r = opening()
    r.press("}", "}", "}", "j")
    row = r.row
    r.press("q")
    assert r.left is not None and not r.left.for_full_screen
    again = opening()
    assert again.row == row


def test_capital_z_leaves_for_the_full_screen(opening: Opening, article: Path) -> None:
    r = opening(article)
    r.press("Z")
    assert r.left is not None and r.left.for_full_screen and r.left.path == article


def test_a_changed_file_is_shown_at_the_next_key(opening: Opening, article: Path) -> None:
    r = opening(article)
    source = article.read_text("utf-8")
    article.write_text(source.replace("a year after the storm", "soon after the great storm"), "utf-8")
    assert r.press("G") == "The file has changed: this is its newer text."
    assert "great storm" in r.row
    article.write_text("format: 1\n", "utf-8")
    assert r.press("k").startswith("Kept the old text: line ")
    article.unlink()
    assert r.press("k").startswith("Kept the old text: ")


def test_a_key_without_a_meaning_says_so(opening: Opening) -> None:
    r = opening()
    assert r.press("B") == "capital B does nothing here: question mark says what every key does."


def test_all_rows_are_drawn_anew_for_another_size(opening: Opening) -> None:
    r = opening()
    r.press("}", "}")
    r.resize(40, 10)
    assert r.row == "Paragraph 2. 2 quotes, 1 event, 1 note."
    assert max(map(len, r.rows)) <= 40
    r.resize(80, 6)
    assert r.row == "Paragraph 2. 2 quotes, 1 event, 1 note."
    r.press("ctrl+l")
    assert r.tty.written[-1].startswith("\x1b[2J")


def test_what_has_no_sense_here_says_so_in_a_sentence(opening: Opening) -> None:
    r = opening()
    assert r.press("+") == "The text is as wide as the screen here."
    assert r.press("T") == "Linear has no colours of its own: it has those of your terminal."
    r.press("ctrl+z")
    assert r.tty.suspended == 1
