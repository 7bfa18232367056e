"""Who says what, in texts of a line or two."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.draft.drafting import draft
from reader.load.anchors.canonical import canonical
from reader.model.article import QuoteType
from reader.model.new_article import Annotations
from reader.model.text import Text

Said = Callable[[str], list[tuple[str | None, str]]]
ANA, TOM = "Ana Ruiz", "Tom Baker"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is a start,” said Ana Ruiz.", [(ANA, "“It is a start,”")]),
        ("“It is a start,” Ana Ruiz said.", [(ANA, "“It is a start,”")]),
        ('"It is a start," Ana Ruiz told reporters.', [(ANA, '"It is a start,"')]),
        ("''It is a start,'' Ana Ruiz said.", [(ANA, "''It is a start,''")]),
        ("Ana Ruiz said: “It is a start.”", [(ANA, "“It is a start.”")]),
        ("“Is it a start?” Ana Ruiz asked.", [(ANA, "“Is it a start?”")]),
        ("“It is a start,” said Ana Ruiz, the mayor of Lima.", [(ANA, "“It is a start,”")]),
        ("Ana Ruiz, the mayor of Lima, said it was a start.", [(ANA, "it was a start")]),
        ("Ana Ruiz said that it was a start.", [(ANA, "it was a start")]),
        ("The harbour was open, Ana Ruiz said on Thursday.", [(ANA, "The harbour was open")]),
        ("The harbour was open, Ana Ruiz said in an interview.", [(ANA, "The harbour was open")]),
        ("The harbour was open, Ana Ruiz told the Times on Sunday.", [(ANA, "The harbour was open")]),
        ("LIMA, Peru — The harbour was open, Ana Ruiz said.", [(ANA, "The harbour was open")]),
        ("The harbour was open, Ana Ruiz said.", [(ANA, "The harbour was open")]),
        ("According to Ana Ruiz, the harbour was open.", [(ANA, "the harbour was open")]),
        ("The harbour was open, according to Ana Ruiz.", [(ANA, "The harbour was open")]),
        ("“It is a start,” Ana Ruiz said, according to the Echo.", [(ANA, "“It is a start,”")]),
        ("According to Tom Baker, a pilot who saw it, the boat burned.", [(TOM, "the boat burned")]),
        ("According to Tom Baker, who was there, the boat burned.", [(TOM, "the boat burned")]),
        ("The boat burned, according to Tom Baker, a pilot, who was there.", [(TOM, "The boat burned")]),
        ("“Who paid?” asked a woman in the crowd.", [("a woman in the crowd", "“Who paid?”")]),
        ("Tom Baker quoted Ana Ruiz as saying that the boat was late.", [(ANA, "the boat was late")]),
        ("Ana Ruiz was quoted as saying that the boat was late.", [(ANA, "the boat was late")]),
        (
            "- “It is late,” said Ana Ruiz.\n\n- “It is,” said Tom Baker.",
            [(ANA, "“It is late,”"), (TOM, "“It is,”")],
        ),
        ("‘We can’t pay for “such a boat”,’ Ana Ruiz said.", [(ANA, "‘We can’t pay for “such a boat”,’")]),
        ("Ana Ruiz said: ‘He called it “a coffin” to me.’", [(ANA, "‘He called it “a coffin” to me.’")]),
        (
            "“I thought a lot,” Ana Ruiz wrote in a post published Thursday, 21 months, she said, after reporting it.",
            [(ANA, "“I thought a lot,”")],
        ),
        (
            "“I thought a lot,” Ana Ruiz told the Echo, a year, she added, after the vote.",
            [(ANA, "“I thought a lot,”")],
        ),
        (
            "Ana Ruiz called last year’s bill “the worst of them all”.",
            [(ANA, "last year’s bill “the worst of them all”")],
        ),
        ("“It is late,” Ana Ruiz said, adding that he knew.", [(ANA, "“It is late,”"), (ANA, "he knew")]),
        ("Nobody, according to Ana Ruiz, was hurt.", [(ANA, "Nobody … was hurt")]),
        ("“Who paid?” a reporter asked.", [("a reporter", "“Who paid?”")]),
        ("“It is,” Ana Ruiz said, “a start.”", [(ANA, "“It is,” … “a start.”")]),
        ("“It is a start,” Ana Ruiz said. “We go on.”", [(ANA, "“It is a start,” … “We go on.”")]),
        (
            "Ana Ruiz opened it. “It is a start,” she said.",
            [(ANA, "“It is a start,”")],
        ),
        (
            "Ana Ruiz met Tom Baker. “It is a start,” he said. “It is not,” said Ms. Ruiz.",
            [(TOM, "“It is a start,”"), (ANA, "“It is not,”")],
        ),
        ("“It is a start,” said Mr. Trump’s lawyer.", [("Mr. Trump’s lawyer", "“It is a start,”")]),
        ("Government sources said it was a start.", [("Government sources", "it was a start")]),
        ("Rep. Ana Ruiz (D-Lima), who was there, said it was a start.", [(ANA, "it was a start")]),
        (
            "Ana Ruiz, who on Friday said it was a start.",
            [(ANA, "it was a start")],
        ),
        ("“It is a start for us all,” said retired mayor Ana Ruiz.", [(ANA, "“It is a start for us all,”")]),
        (
            "Tom Baker spoke first. The harbour would open, Ana Ruiz said, adding: “It is a start for us.”",
            [(ANA, "The harbour would open"), (ANA, "“It is a start for us.”")],
        ),
        (
            "A lawyer hired by Tom Baker said it was a start.",
            [("A lawyer hired by Tom Baker", "it was a start")],
        ),
        (
            "Ana Ruiz noted that he had gone, and added: “It is a start for us.”",
            [(ANA, "he had gone"), (ANA, "“It is a start for us.”")],
        ),
        ("Ana Ruiz also stated a day earlier, “It is a start for us.”", [(ANA, "“It is a start for us.”")]),
        ("Ana Ruiz came. Her claim that it was a start held.", [(ANA, "it was a start held")]),
        (
            "The harbour was open, Ana Ruiz said. “It is a start” for all of them.",
            [(ANA, "The harbour was open"), (ANA, "“It is a start”")],
        ),
        ("Ana Ruiz this week called for “a start for all of us.”", [(ANA, "“a start for all of us.”")]),
        ("Ana Ruiz issued a statement saying it was a start.", [(ANA, "it was a start")]),
        ("“It is a start for us.”\n\n— Ana Ruiz, Lima.", [(ANA, "“It is a start for us.”")]),
        ("“It is a start for us.”\n\n— and so they went.", [(None, "“It is a start for us.”")]),
        ("Ana Ruiz said, that the harbour was open.", [(ANA, "the harbour was open")]),
        (
            "Ana Ruiz said, in a long and weary speech, that the harbour was open.",
            [(ANA, "the harbour was open")],
        ),
        ("Ana Ruiz promised to reopen the harbour.", [(ANA, "to reopen the harbour")]),
        ("Ana Ruiz pointed out that the harbour was open.", [(ANA, "the harbour was open")]),
        ("Ana Ruiz told him: “It is a start for us.”", [(ANA, "“It is a start for us.”")]),
        ("Ana Ruiz told the council it was open.", [(ANA, "it was open")]),
        ("Ana Ruiz told the council today that it was open.", [(ANA, "it was open")]),
        ("Then: “Somebody will pay for this.”", [(None, "“Somebody will pay for this.”")]),
        ("The inquiry read like “Murder on the Orient Express” to him.", []),
        ("He lives in the “big house” now.", []),
    ],
)
def test_what_is_said_goes_to_who_says_it(said: Said, text: str, expected: list[tuple[str, str]]) -> None:
    assert said(text) == expected


def test_a_quotation_over_paragraphs_is_one_quote(said: Said) -> None:
    text = "Ana Ruiz said: “It is a start.\n\n“It will go on.”\n\nNothing followed."
    assert said(text) == [(ANA, "“It is a start. … “It will go on.”")]


@pytest.mark.parametrize("announced", ["said:", "wrote to the council:", ", the mayor, wrote in a letter:"])
def test_a_quotation_below_a_colon_is_by_who_announces_it(said: Said, announced: str) -> None:
    text = f"Ana Ruiz {announced}\n\n“It will go on for years, and nobody has a plan.”\n\nNothing followed."
    assert said(text.replace(" ,", ",")) == [(ANA, "“It will go on for years, and nobody has a plan.”")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“It is a start,” said Ana Ruiz.", QuoteType.DIRECT),
        ("Ana Ruiz said that it was “a start” for them.", QuoteType.MIXED),
        ("Ana Ruiz said it was a start.", QuoteType.INDIRECT),
    ],
)
def test_marks_tell_the_type(drafted: Callable[[str], Annotations], text: str, expected: QuoteType) -> None:
    assert [quote.type for quote in drafted(text).quotes][:1] == [expected]


def test_where_it_was_said_is_kept(drafted: Callable[[str], Annotations]) -> None:
    (quote,) = drafted("Ana Ruiz said in a statement that it was a start.").quotes
    assert quote.via == "a statement"


def test_the_mention_is_the_pronoun_and_the_cue_is_the_verb(drafted: Callable[[str], Annotations]) -> None:
    content = "Ana Ruiz opened the harbour. “It is a start,” she said."
    (quote,) = drafted(content).quotes
    text = Text(canonical(content))
    assert quote.mention is not None
    assert quote.cue is not None
    assert (text[quote.mention], text[quote.cue]) == ("she", "said")


def test_whom_it_is_about_is_named_in_it(drafted: Callable[[str], Annotations]) -> None:
    found = drafted("Ana Ruiz said Tom Baker had closed it.")
    assert [quote.about for quote in found.quotes] == [("baker",)]


OFTEN = "Mrs. Ruiz came. Mrs. Ruiz spoke. "


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (f"{OFTEN}Mrs. Ruiz opened it. She had waited for years; her mother had not.", ["She", "her"]),
        (
            f"{OFTEN}Mr. Baker left. Mrs. Ruiz stayed, and her aides with her. She slept.",
            ["her", "her", "She"],
        ),
        ("Mrs. Ruiz opened it. She had waited for years.", []),
        ("Ana Ruiz saw Tom Baker. “She left,” a witness said.", []),
        ("Mr. Baker went after him.", []),
        ("Jo Ruiz met Kim Baker. She left.", []),
        ("Mr. Ruiz met Mr. Baker, and his aides came.", []),
        ("The harbour opened. It rained. She left.", []),
    ],
)
def test_a_pronoun_stands_for_the_person_nobody_else_could_be(
    drafted: Callable[[str], Annotations], content: str, expected: list[str]
) -> None:
    text = Text(canonical(content))
    mentions = (mention for entity in drafted(content).entities for mention in entity.mentions)
    assert [text[mention.span] for mention in mentions if not mention.named] == expected


def test_the_speaker_of_a_quote_is_whom_the_chain_of_pronouns_goes_back_to(said: Said) -> None:
    chain = "Ana Ruiz opened it. " + "She looked around. " * 12
    assert said(chain + "“It is a start,” she said.") == [(ANA, "“It is a start,”")]


def test_a_pronoun_right_behind_is_the_only_one_whom_it_fits() -> None:
    text = Text("Harald Moe asked Anna Berg: “Will you stay?” She did not reply.")
    found = draft(text, language="en")
    berg = next(each for each in found.entities if each.name == "Anna Berg")
    assert [text[mention.span] for mention in berg.mentions] == ["Anna Berg", "She"]
