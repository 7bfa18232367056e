"""Whose words a quotation is that stands in a paragraph of its own."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.new_article import Annotations

Said = Callable[[str], list[tuple[str | None, str]]]
BAIRD = (
    "Tom Baird, the clerk, said nobody had asked him. “I was at home,” Baird said. “I heard it on the radio.”"
)
SUND = (
    "The harbour master, Inga Sund, disagreed. "
    "“A lamp costs less than a boat, and a boat less than a life,” she said."
)


@pytest.mark.parametrize(
    "text",
    [
        f"{BAIRD}\n\n“A lamp costs less than a boat, and a boat less than a life.”\n\n{SUND}",
        f"{BAIRD}\n\n“A lamp costs less than a boat.”\n\n{SUND}",
        f"{BAIRD}\n\n“A lamp costs less than a boat, and a boat less than one”\n\nInga Sund, the master\n\n{SUND}",
        f"“A lamp costs less than a boat.”\n\n{BAIRD}\n\n{SUND}",
        f"{SUND}\n\n{BAIRD}\n\n“A lamp costs less than a boat.”\n\nThe port was built in 1904.",
        f"{SUND}\n\n{BAIRD}\n\n‘A lamp costs less than a boat.’\n\nThe port was built in 1904.",
    ],
)
def test_a_pull_quote_is_by_whoever_says_the_same_words(said: Said, text: str) -> None:
    assert {who for who, words in said(text) if "A lamp costs less" in words} == {"Inga Sund"}


@pytest.mark.parametrize(
    "text",
    [
        "The council said it would sell the pier. “It is a good price,” the mayor, Lena Ott, said.\n\n"
        "“We have been sold down the river by people who never come here.”\n\nThe pier was built in 1904.",
        "“It is a good price,” Lena Ott said. “We had no other.”\n\n"
        "“We have been sold down the river.”\n\nThe pier was built in 1904.",
        "Lena Ott said the price was good.\n\n“We have been sold down the river.”",
        "Lena Ott told the Echo: “It is a good price.”\n\n"
        "“We have been sold down the river by people who never come here.”\n\nShe left at noon.",
    ],
)
def test_a_quotation_alone_is_nobodys_who_spoke_before(said: Said, text: str) -> None:
    assert [who for who, words in said(text) if "sold down the river" in words] == [None]


@pytest.mark.parametrize(
    "text",
    [
        "Lena Ott said: “It is a good price.\n\n“We had no other.”\n\nShe left.",
        "“It is a good price,” Lena Ott said. “We had no other.\n\n“We would have gone under.”\n\nShe left.",
        "“It is a good price,” Lena Ott said.\n\n“We had no other.”\n\n“We would have gone under.”\n\nShe left.",
        f"“It is a good price,” Lena Ott said.\n\n“We had no other. {'And we asked for years and years. ' * 6}”\n\n"
        "She left.",
    ],
)
def test_a_quotation_that_goes_on_is_by_whoever_began_it(said: Said, text: str) -> None:
    assert {who for who, words in said(text) if "We had no other" in words} == {"Lena Ott"}


@pytest.mark.parametrize(
    "signature",
    [
        "— Marit Solheim, pilots’ union",
        "— Marit Solheim",
        "Marit Solheim, pilots’ union",
        "Marit Solheim, a pilot",
        "–Marit Solheim, Vebo",
        "- Marit Solheim (pilot)",
    ],
)
def test_a_quotation_alone_is_by_who_signs_it(said: Said, signature: str) -> None:
    text = f"Tom Baird said nobody had asked.\n\n“A lamp costs less than a boat.”\n\n{signature}\n\nThe port shut."
    assert ("Marit Solheim", "“A lamp costs less than a boat.”") in said(text)


def test_a_pull_quote_is_less_sure_than_the_words_it_repeats(drafted: Callable[[str], Annotations]) -> None:
    found = drafted(f"{BAIRD}\n\n“A lamp costs less than a boat.”\n\n{SUND}").quotes
    sure = [quote.provenance.confidence for quote in found if quote.speaker == "sund"]
    assert sure == [0.8, 0.95]
