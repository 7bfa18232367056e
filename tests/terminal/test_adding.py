from __future__ import annotations

import sys

TEXT = "Mayor reopens the harbour\n\n“It is,” Ana Ruiz said on Friday, “a start.”\n"


def test_a_text_that_comes_through_a_pipe_is_open_at_once_and_the_keys_work(start, tmp_path):
    (tmp_path / "harbour.txt").write_text(TEXT, "utf-8")
    command = f"cat {tmp_path}/harbour.txt | {sys.executable} -m reader add - --published 2024-05-04"
    terminal = start(program=("bash", "-c", command), columns=100, rows=24)
    terminal.wait_for("1 person and 1 quote drafted")
    terminal.type("j")
    terminal.wait_for("q quit")
    assert "draft?" in terminal.screen
    terminal.type("q")
    assert terminal.wait() == 0
    assert terminal.left_behind == []
