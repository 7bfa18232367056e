"""The keys that the footer of a review offers."""

from __future__ import annotations

import pytest
from textual.app import App

from reader.app.review.footer_keys import footer_keys


@pytest.mark.parametrize("purpose", ["", "mark", "words"])
def test_every_key_offered_has_a_word_beside_it(purpose: str) -> None:
    offered = footer_keys(App[None](), None, purpose)
    assert offered
    assert [key for key, command in offered if not command.footer] == []
