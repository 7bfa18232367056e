from __future__ import annotations

import sys
from pathlib import Path

from reader.load.article import load_article
from tests.terminals import Start, measured
from tests.values import some

TEXT = "Mayor reopens the harbour\n\n“It is,” Ana Ruiz said on Friday, “a start.”\n"


def test_a_text_that_comes_through_a_pipe_is_open_at_once_and_the_keys_work(
    start: Start, tmp_path: Path
) -> None:
    (tmp_path / "harbour.txt").write_text(TEXT, "utf-8")
    command = f"cat {tmp_path}/harbour.txt | {sys.executable} -m reader add - --published 2024-05-04"
    terminal = start(program=("bash", "-c", command), columns=100, rows=24)
    terminal.wait_for("1 person")
    terminal.type("j")
    terminal.wait_for("q quit")
    assert "draft?" in terminal.screen
    terminal.type("q")
    assert terminal.wait() == 0
    assert terminal.left_behind == []


def test_a_text_pasted_into_the_library_keeps_its_lines_and_its_end(start: Start, article: Path) -> None:
    """A terminal hands line ends over as carriage returns."""
    (article.parent / "other.yaml").write_bytes(article.read_bytes())
    terminal = start(article.parent, columns=110, rows=24, **measured())
    terminal.wait_for("q quit")
    middle = "The harbour is open.\r\n\r\n" * 4_000
    terminal.type(f"\x1b[200~Mayor pastes a text\r\r“It is,” Ana Ruiz said.\r\r{middle}The end.\x1b[201~")
    terminal.wait_for("Added: ")
    text = some(load_article(article.parent / "mayor-pastes-a-text.yaml").article).text
    assert text.paragraph_count == 4_003
    assert text.content.endswith("The end.")
    terminal.type("qq")
    assert terminal.wait() == 0
