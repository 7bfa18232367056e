"""What is said of words that are not there."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.load.anchors.near_passages import lowered
from reader.load.article import Loaded

TEXT = (
    "Joe O’Dowd said the opponents of the harbour had asked for many things.\n\n"
    "“We are not done,” said the mayor of Belarus; the rest of the prisoners stayed."
)
NOTE = "notes: [{text: '%s', note: x%s}]"


@pytest.mark.parametrize(
    ("words", "where", "message"),
    [
        ("opponent of the harbor", "", "nearest is 'opponents of the harbour' in paragraph 1"),
        ("Belaruss", "", "nearest is 'Belarus' in paragraph 2"),
        ("we are nearly done", "", "nearest is 'We are not done' in paragraph 2"),
        ("xylophone", "", "'xylophone' is not in the text"),
        ("Dowd", "", "only inside a longer word: 'O’Dowd' in paragraph 1"),
        ("prison", "", "only inside a longer word: 'prisoners' in paragraph 2"),
        ("; the res", "", "only inside a longer word: '; the rest' in paragraph 2"),
        ("Mayor", "", "only with other capitals: 'mayor' in paragraph 2"),
        ("things. “We", "", "runs from paragraph 1 into the next"),
        ("mayor", ", para: 1", "is not in paragraph 1, but in paragraph 2 (…"),
        ("said", ", para: 2, nth: 2", "occurs once in paragraph 2, so there is no nth: 2"),
        ("the", ", nth: 9", "occurs 5 times in the text, so there is no nth: 9"),
        (
            "the opponents of a harbour had asked for manifold and wonderful things, and more",
            "",
            "the opponents of the harbour had asked for many",
        ),
    ],
)
def test_words_that_do_not_occur_are_told_with_what_is_near(
    load: Callable[..., Loaded], words: str, where: str, message: str
) -> None:
    (fault,) = load(TEXT, NOTE % (words, where)).diagnostics
    assert fault.code == "not-in-text"
    assert message in fault.message


def test_words_are_told_with_what_stands_beside_them_instead(load: Callable[..., Loaded]) -> None:
    rest = "people: {m: {name: M, mentions: {text: mayor, prefix: 'our ', suffix: ' of'}}}"
    (fault,) = load(TEXT, rest).diagnostics
    assert "never stands directly after 'our' and directly before 'of'; it is in paragraph 2" in fault.message


def test_parts_out_of_order_are_told_as_that(load: Callable[..., Loaded]) -> None:
    rest = "quotes: [{speaker: unknown, type: indirect, parts: [the mayor, asked for]}]"
    (fault,) = load(TEXT, rest).diagnostics
    assert "'asked for' stands only before the end of the part before it, in paragraph 1" in fault.message


@given(st.text())
def test_a_text_without_capitals_keeps_every_offset(text: str) -> None:
    assert len(lowered(text)) == len(text)


def test_no_letter_at_all_grows_without_its_capital() -> None:
    every = "".join(chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000)
    assert len(lowered(every)) == len(every)


@pytest.mark.parametrize(
    ("cue", "told"),
    [
        ("insised", "nearest is 'insisted' in paragraph 2"),
        ("Insisted", "only with other capitals: 'insisted' in paragraph 2"),
        ("insist", "only inside a longer word: 'insisted' in paragraph 2"),
        ("harbuor", "nearest is 'harbour' in paragraph 1"),
    ],
)
def test_of_a_misspelt_cue_what_is_near_its_quote_is_told_first(
    cue: str, told: str, load: Callable[..., Loaded]
) -> None:
    far = "Everybody insisted on the harbour. " + "Nothing else was ever told of it. " * 50
    text = f"{far}\n\nThe mayor insisted: “We are not done.”"
    quote = f"quotes: [{{speaker: unknown, type: direct, text: “We are not done.”, cue: {cue}}}]"
    (fault,) = load(text, quote).diagnostics
    assert told in fault.message


def test_of_words_that_are_everywhere_in_other_capitals_the_last_are_told_without_a_place(
    load: Callable[..., Loaded], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.load.anchors.occurrences.MOST_PLACES", 0)
    notes = ", ".join(f"{{text: ruiz{' ruiz' * number}, note: x}}" for number in range(1, 9))
    first, *_, last = load("RUIZ " * 99, f"notes: [{notes}]").diagnostics
    assert "only with other capitals: 'RUIZ RUIZ'" in first.message
    assert last.message.endswith("' is not in the text")


def test_words_that_come_up_again_and_again_are_told_near_their_rarest(load: Callable[..., Loaded]) -> None:
    text = "of the " * 200 + "saw the prisoners of Lima " + "of the " * 200
    (fault,) = load(text, NOTE % ("prisoners of Limo", "")).diagnostics
    assert "nearest is 'prisoners of Lima' in paragraph 1" in fault.message
