"""Interviews whose questions have no letter and no name before them."""

from __future__ import annotations

from collections.abc import Callable

import pytest

Said = Callable[[str], list[tuple[str | None, str]]]
ABOVE = "Edda Brandvold has led the port since 2019. We met her on the quay.\n\n"


@pytest.mark.parametrize(
    "text",
    [
        f"{ABOVE}Why did you stay?\n\nBecause I love the boats.\n\nWill you go?\n\nI will not go before June.",
        f"{ABOVE}**Why did you stay?**\n\nBecause I love the boats.\n\n**Will you go?**\n\nI will not go before June.",
        f"{ABOVE}**Why did you stay?** Because I love the boats.\n\n**Will you go?** I will not go before June.",
        f"{ABOVE}You came in 2019. Why did you stay?\n\nBecause I love the boats.\n\nIt is cold. Will you go?\n\n"
        "I will not go before June.\n\nMy sister would never have me.",
    ],
)
def test_answers_are_by_whom_the_text_is_about_and_questions_by_nobody_known(said: Said, text: str) -> None:
    found = said(text)
    assert ("Edda Brandvold", "Because I love the boats.") in found
    assert ("Edda Brandvold", "I will not go before June.") in found
    assert all(who is None for who, words in found if words.endswith("?"))


@pytest.mark.parametrize(
    "text",
    [
        f"{ABOVE}What is the port?\n\nThe port is a harbour in Vebo.\n\nWho pays?\n\nThe town pays for it.",
        f"{ABOVE}What should you know?\n\nThe port is a harbour.\n\nHow do you get there?\n\nThe ferry goes at noon.",
        f"{ABOVE}Why did she stay?\n\nI asked her.",
        f"{ABOVE}Did you know?",
    ],
)
def test_questions_that_a_text_answers_for_its_readers_are_no_interview(said: Said, text: str) -> None:
    assert said(text) == []
