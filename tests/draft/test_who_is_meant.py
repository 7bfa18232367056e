"""Whom a surname, a pronoun or nothing at all stands for, where several people may be meant."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.new_article import Annotations

Said = Callable[[str], list[tuple[str | None, str]]]
SURE = 0.6  # nobody who may be somebody else is given words at more


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Brothers Karim and Faris Mansour opened the mill in 2009. “We had one stone,” Mr Mansour said.",
            "“We had one stone,”",
            None,
        ),
        (
            "The twins Nora and Pia Lindqvist were found on Friday. “We were cold,” Ms Lindqvist said.",
            "“We were cold,”",
            None,
        ),
        (
            "Brothers Karim and Faris Mansour opened the mill. Mansour said the mill would close.",
            "the mill would close",
            None,
        ),
        (
            "Father and son Otto and Emil Weber own the mill. “It is sold,” said Mr. Weber.",
            "“It is sold,”",
            None,
        ),
        (
            "Karim Mansour and Faris Mansour own the mill. “It is sold,” Mr Mansour said.",
            "“It is sold,”",
            None,
        ),
        (
            "Omar Mansour, whose brother Samir Mansour died in the storm, runs the mill. "
            "“I hear him every day,” Mr Mansour said.",
            "“I hear him every day,”",
            "Omar Mansour",
        ),
        (
            "Omar Mansour runs the mill with his brother Samir Mansour. Omar was arrested on Monday. "
            "“It was a mistake,” Mr Mansour said.",
            "“It was a mistake,”",
            "Omar Mansour",
        ),
        (
            "Olga Brandt, who buried her sister Vera Brandt in May, left the town. “I could not stay,” "
            "Ms Brandt said.",
            "“I could not stay,”",
            "Olga Brandt",
        ),
    ],
)
def test_a_surname_of_several_is_somebodys_only_with_little_confidence(
    drafted: Callable[[str], Annotations], said: Said, text: str, words: str, speaker: str | None
) -> None:
    assert (speaker, words) in said(text)
    assert all((quote.provenance.confidence or 0) <= SURE for quote in drafted(text).quotes)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Hugo Lamm and Vera Lamm lost the house. “It took an hour,” said Mrs Lamm.",
            "“It took an hour,”",
            "Vera Lamm",
        ),
        (
            "Labour’s Joe Stone – no relation – said Ms Stone should resign. Ms Stone said she would not.",
            "Ms Stone should resign",
            "Joe Stone",
        ),
        (
            "Labour’s Joe Stone – no relation – said Ms Stone should resign. Ms Stone said she would not.",
            "she would not",
            "Ms Stone",
        ),
        (
            "Peter Falk lost the vote. “It was close,” said Mrs Falk, who won it.",
            "“It was close,”",
            "Mrs Falk",
        ),
        (
            "Karim Mansour and his brother Faris Mansour, the mayor, came late. “I am sorry,” said Mayor Mansour.",
            "“I am sorry,”",
            "Faris Mansour",
        ),
        (
            "Judge Karim Mansour lives with his brother, Faris Mansour. Judge Mansour said the case was closed.",
            "the case was closed",
            "Karim Mansour",
        ),
    ],
)
def test_a_title_chooses_among_those_of_one_surname(said: Said, text: str, words: str, speaker: str) -> None:
    assert (speaker, words) in said(text)


@pytest.mark.parametrize("title", ["Mr", "Ms", "Mrs.", "Dr", "Miss"])
def test_a_title_that_anybody_has_is_no_role(drafted: Callable[[str], Annotations], title: str) -> None:
    (person,) = drafted(f"{title} Stone said the pier was lost.").entities
    assert person.role is None


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Maria Lekka left the island at 18. Her sister, Anna Lekka, runs the shop on the quay. "
            "“Nobody buys fish now,” she said.",
            "“Nobody buys fish now,”",
            "Anna Lekka",
        ),
        (
            "Petra Vos won the seat in May. Her daughter, Inga Vos, teaches in the town. She said the school was cold.",
            "the school was cold",
            "Inga Vos",
        ),
        (
            "Jan Kool sold the inn. His brother, Piet Kool, keeps the bar. “We are full,” he said.",
            "“We are full,”",
            "Piet Kool",
        ),
        (
            "Jan Kool sold the inn. His lawyer, Emil Strand, was in court. “We will appeal,” he said.",
            "“We will appeal,”",
            "Emil Strand",
        ),
        (
            "Petra Vos won the seat. Her deputy, a former nurse, was in the hall. “We did it,” she said. "
            "Jan Kool, her rival, went home.",
            "“We did it,”",
            "Her deputy",
        ),
        (
            "Petra Vos won the seat in May. Her mother Ilse watched from the gallery. “I never doubted it,” she said.",
            "“I never doubted it,”",
            "Ilse",
        ),
    ],
)
def test_a_pronoun_behind_an_apposition_is_who_is_told_of_in_it(
    said: Said, text: str, words: str, speaker: str
) -> None:
    assert (speaker, words) in said(text)


@pytest.mark.parametrize(
    ("text", "words", "speaker"),
    [
        (
            "Joe Stone raised the vote. In the chamber the prime minister told Mr Stone he was “not persuaded” by it. "
            "“There is no time for it,” he said.",
            "“There is no time for it,”",
            "the prime minister",
        ),
        (
            "Joe Stone has led the port since 2019. The judge told Mr Stone he had “betrayed the town”. "
            "He said the harm would last.",
            "the harm would last",
            "The judge",
        ),
        (
            "Joe Stone wrote in May. At a meeting on Monday the Prime Minister, Emil Berg, told Mr Stone he was “not "
            "persuaded” of the plan.",
            "he was “not persuaded” of the plan",
            "Emil Berg",
        ),
        (
            "Asked by Lena Ott whether the fund was full, the minister, Jan Kool, said it was “not your money”.",
            "it was “not your money”",
            "Jan Kool",
        ),
        (
            "Asked by Mr Stone if he would resign, the mayor said he was “not going anywhere”.",
            "he was “not going anywhere”",
            "the mayor",
        ),
        (
            "Her boss told Ms Bell she was “deeply sorry” for the delay.",
            "she was “deeply sorry” for the delay",
            "Her boss",
        ),
        (
            "Ida Bell met the chief executive. The chief executive told Ms Bell she was ‘sorry’ for the delay.",
            "she was ‘sorry’ for the delay",
            "The chief executive",
        ),
        (
            "The coach assured Piet Loos he would play. “He is our best man,” he said.",
            "“He is our best man,”",
            "The coach",
        ),
    ],
)
def test_who_tells_somebody_is_who_speaks(said: Said, text: str, words: str, speaker: str) -> None:
    assert (speaker, words) in said(text)


@pytest.mark.parametrize(
    "before",
    [
        "The prosecutor's office opened a case in April.",
        "The prosecutor’s office opened a case in April.",
        "The clerk's desk was empty.",
    ],
)
def test_whoever_only_owns_something_does_not_speak(said: Said, before: str) -> None:
    assert said(f"{before} “It is a start,” she said.") == [(None, "“It is a start,”")]


@pytest.mark.parametrize(
    ("role", "written"),
    [("Labour MP", "Labour MP"), ("Opposition MP", "Opposition MP"), ("The MEP", "MEP"), ("MP", "MP")],
)
def test_members_of_parliament_are_people(
    drafted: Callable[[str], Annotations], role: str, written: str
) -> None:
    annotations = drafted(f"{role} Dana Orlo said it was late. “He should go,” she said.")
    assert [(each.name, each.role) for each in annotations.entities] == [("Dana Orlo", written)]


def test_who_was_only_described_a_while_ago_is_no_sure_speaker(
    drafted: Callable[[str], Annotations],
) -> None:
    annotations = drafted("The clerk agreed with the plan.\n\nThe bridge reopened. “It is late,” she said.")
    assert all((quote.provenance.confidence or 0) <= SURE for quote in annotations.quotes)
