from __future__ import annotations

from pathlib import Path

from tests.terminals import Start, Terminal

PARAGRAPHS = [
    f"Paragraph {number} tells what happened on day {number} of the works." for number in range(1, 61)
]
SOURCE = "format: 1\nheadline: {}\ntext: |-\n  {}\n"


def source(headline: str, paragraphs: list[str]) -> str:
    return SOURCE.format(headline, "\n\n  ".join(paragraphs))


def first_line(terminal: Terminal) -> str:
    """The line of text at the top of the screen."""
    return terminal.screen.splitlines()[1].strip()


def test_a_file_that_is_saved_in_any_way_shows_its_newer_text_at_the_same_words(
    start: Start, article: Path
) -> None:
    article.write_text(source("The first text", PARAGRAPHS), "utf-8")
    terminal = start(article, columns=79, rows=24)
    terminal.wait_for("The first text")
    terminal.wait_for("q quit")
    terminal.type("dd")
    terminal.wait_for("¶ 12 of 60")
    terminal.wait_quiet()
    there = first_line(terminal)

    newer = source("Saved in place", ["An earlier one.", *PARAGRAPHS])
    terminal.save_until(article, newer, "Saved in place")
    terminal.wait_quiet()
    assert first_line(terminal).split()[-9:] == there.split()[-9:]

    beside = article.with_name("new.yaml")
    beside.write_text(source("Put in its place", PARAGRAPHS), "utf-8")
    beside.replace(article)
    terminal.wait_for("Put in its place")
    terminal.wait_quiet()
    assert first_line(terminal) == there

    article.write_text(source("[", PARAGRAPHS).replace("format", "fromat"), "utf-8")
    terminal.wait_for("Kept the old text")
    assert "Put in its place" in terminal.screen
    assert first_line(terminal) == there

    article.unlink()
    terminal.wait_for("no such file")
    article.write_text(source("Back again", PARAGRAPHS), "utf-8")
    terminal.wait_for("Back again")
    terminal.wait_quiet()
    assert first_line(terminal) == there

    article.touch()
    terminal.wait_for("nothing has changed")
    assert first_line(terminal) == there
    terminal.type("q")
    assert terminal.wait() == 0
    assert terminal.left_behind == []
    assert terminal.seen.faults == []
