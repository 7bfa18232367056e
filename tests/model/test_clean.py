from __future__ import annotations

from reader.model.clean import with_full_stop


def test_a_question_gets_no_full_stop() -> None:
    assert with_full_stop("Nothing was found") == "Nothing was found."
    assert with_full_stop("Nothing was found; is the network there?").endswith(" there?")
