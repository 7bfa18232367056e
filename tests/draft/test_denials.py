"""What somebody denies is never drafted as what they say, nor as what happened."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.article import EventState, QuoteType
from reader.model.new_article import Annotations

Draft = Callable[[str], Annotations]


@pytest.mark.parametrize(
    ("text", "note"),
    [
        ("Ruth Amsel denied that she had met the banker.", "The speaker denies this."),
        ("Ruth Amsel denies the boat was hers.", "The speaker denies this."),
        ("Ruth Amsel denied “any role in the sale of the boats”.", "The speaker denies this."),
        ("Ruth Amsel did not deny that she had met the banker.", "The speaker neither says nor denies this."),
        ("Ruth Amsel never said the boat was hers.", "The speaker does not say this."),
        ("Ruth Amsel did not say that the boat was hers.", "The speaker does not say this."),
        ("Ruth Amsel would not confirm that the boat was hers.", None),
        ("Ruth Amsel has never denied that the boat was hers.", "The speaker neither says nor denies this."),
    ],
)
def test_what_is_denied_is_noted_and_never_word_for_word(drafted: Draft, text: str, note: str | None) -> None:
    (quote,) = drafted(text).quotes
    assert (quote.note, quote.type) == (note, QuoteType.INDIRECT)


@pytest.mark.parametrize(
    "text",
    [
        "Ruth Amsel said that she had met the banker.",
        "“I never met the banker,” Ruth Amsel said.",
        "Ruth Amsel declared that she would not deny it.",
    ],
)
def test_what_is_said_has_no_note(drafted: Draft, text: str) -> None:
    assert [quote.note for quote in drafted(text).quotes] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Nobody said the bridge was ugly.",
        "None of them said that the bridge was ugly.",
        "Ruth Amsel refused to say whether she would go.",
        "Ruth Amsel declined to say if the boat was hers.",
    ],
)
def test_what_nobody_says_is_no_statement(drafted: Draft, text: str) -> None:
    assert drafted(text).quotes == ()


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("Ruth Amsel denied that the mine had poisoned the river in 2015.", {EventState.DENIED}),
        ("Ruth Amsel did not deny that the mine had poisoned the river in 2015.", set()),
        ("Ruth Amsel has never denied that the mine had poisoned the river in 2015.", set()),
        ("The town knows the allegation that the mine poisoned the river in 2015.", {EventState.ALLEGED}),
        ("She read the claims that the mine poisoned the river in 2015.", {EventState.ALLEGED}),
    ],
)
def test_what_is_denied_or_claimed_did_not_happen(drafted: Draft, text: str, states: set[EventState]) -> None:
    assert {event.state for event in drafted(text).events if "poisoned" in event.title} == states
