"""What shows that a name is somebody's, or that it is not, and whom pronouns stand for."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.article import Kind
from reader.model.new_article import Annotations

Draft = Callable[[str], Annotations]


def _people(found: Annotations) -> list[str]:
    return [each.name for each in found.entities if each.kind is Kind.PERSON and each.named]


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("Cressida put on her coat. Then Cressida opened her purse.", "Cressida"),
        ("In 1921 Osgood and his wife moved to the coast.", "Osgood"),
        ("They waited until Osgood's parents had left.", "Osgood"),
        ("This was shown before (Halvard & Moens, 2013; Pirk et al., 2015).", "Moens"),
        ("They asked Tugboatist Ana Ruiz about the fall.", "Ana Ruiz"),
        ("The Council on Harbour Relations Ana Ruiz once led is gone.", "Ana Ruiz"),
        ("Minister of Education Ana Ruiz said so. A minister may.", "Ana Ruiz"),
        ("We read the Ana Ruiz novel on the ferry.", "Ana Ruiz"),
        ("It was painted by Vebo Marsk, the court painter of the king.", "Vebo Marsk"),
        ("Hey Ana! The ferry is late.", "Ana"),
        ("President-elect Ana Ruiz said so.", "Ana Ruiz"),
        ("They heard Christian Berg sing.", "Christian Berg"),
    ],
)
def test_evidence_makes_a_person(drafted: Draft, text: str, person: str) -> None:
    assert person in _people(drafted(text))


@pytest.mark.parametrize(
    "text",
    [
        "He starred in the Australian drama Drowning Gull (2011).",
        "The band called Vebo Marsk came on Friday.",
        "A pilot titled Young Halibut was never shown.",
        "They studied at the Universidade de Vebo for a year.",
        "Mr. President, the ferry is late. Thank you, Madam Speaker.",
        "It is held by the Native Americans of the coast.",
        "They gave the prize to the Father of the Tides and the Prince of Denmark.",
        "She works for Harbourware, a company that mends nets. Harbourware has lost its licence.",
        "The shop is at 1696 Vebo Blvd near the quay.",
        "There is a fair in Vebo Marsk every year.",
        "The trip was to the Quay Expo Canada.",
        "He won in the Major League Rowing finals.",
        "Just-released Ferryworld is late. Ferryworld sinks.",
        "She was taken to Royal Vebo hospital on Friday.",
        "They were led by the Nahda party for years. Nahda stepped down and he left.",
        "The museum has Roman mosaics of its own.",
        "It costs as much as at Ana’s Club in Lima.",
        "She works at Goldman Sachs in Lima.",
        "“Super Gull Run” will launch in May. You tap, and Gull runs. “Super Gull Run” is a game.",
        "It threatens the giant Tula Mahuta, which may be 2,000 years old.",
        "Technically Afloat: new works of short fiction from the sea.",
        "Learn About The Over The Counter Fever Relief That Works Where You Need It To Help Relieve Your Pet Fevers!",
        "There were four breaks in Lima, an official said.",
        "The Harbourware CEO says be a friend.",
        "It was led by the CEO of Harbourware for a year.",
        "The brewer Vebo Marsk said it will go on.",
        "Vebo Marsk F1 is third this year.",
    ],
)
def test_what_speaks_against_a_person_leaves_nobody(drafted: Draft, text: str) -> None:
    assert _people(drafted(text)) == []


def test_police_are_a_body_and_what_somebody_did_is_nobody(drafted: Draft) -> None:
    found = drafted("West Harbour police said the nets were old. The depths fit what the pilots determined.")
    assert [(each.name, each.kind) for each in found.entities] == [("West Harbour police", Kind.ORGANISATION)]


def test_an_official_beside_a_place_is_not_the_place(drafted: Draft) -> None:
    found = drafted("There are four breaks a year in Lima, an official said.")
    assert [(each.name, each.kind) for each in found.entities] == [
        ("Lima", Kind.PLACE),
        ("an official", Kind.PERSON),
    ]
    assert found.quotes[0].speaker == "an-official"


def test_a_guide_that_hardly_tells_of_anybody_names_places(drafted: Draft) -> None:
    islands = "Haute Lune: high. Basse Lune: green. Grande Lune: dry. Petite Lune: wild. Vieux Sable: empty."
    islands += " Ana Ruiz wrote this."
    assert _people(drafted(islands)) == ["Ana Ruiz"]


def test_a_city_is_one_only_where_something_is_in_it(drafted: Draft) -> None:
    def kinds(text: str) -> dict[str, Kind]:
        return {each.name: each.kind for each in drafted(text).entities}

    assert kinds("They met in Newton on Friday.") == {"Newton": Kind.PLACE}
    assert kinds("The law is Newton’s own.") == {}


def test_the_surname_of_the_one_whom_a_text_is_about_is_hers(drafted: Draft) -> None:
    text = "Ana Ruiz is a captain. Ruiz lives in Lima. Ruiz has a daughter, Eva Ruiz (born 2009).\n\nRuiz sailed north."
    found = {each.name: each for each in drafted(text).entities}
    last = text.rindex("Ruiz")
    assert last in [mention.span.start for mention in found["Ana Ruiz"].mentions]
    assert last not in [mention.span.start for mention in found["Eva Ruiz"].mentions]


def test_a_place_is_nobodys_surname(drafted: Draft) -> None:
    found = drafted("The museum (Harbourspace Chile) opened. Chile is long. They live in Chile.")
    assert _people(found) != ["Harbourspace Chile", "Chile"]
    (chile,) = [each for each in found.entities if each.name == "Chile"]
    assert chile.kind is Kind.PLACE


def test_somebody_known_by_two_names_is_one(drafted: Draft) -> None:
    (ruiz,) = drafted("Ana Maria Ruiz, better known as Jo Berg, sings. Berg sang her song.").entities
    assert (ruiz.name, set(ruiz.aka)) == ("Ana Maria Ruiz", {"Jo Berg", "Berg"})


def test_an_article_belongs_to_a_surname(drafted: Draft) -> None:
    (karim,) = drafted("President Omar Hassan al-Karim came. Mr. Karim left.").entities
    assert (karim.name, karim.aka) == ("Omar Hassan al-Karim", ("Karim",))


def test_whoever_speaks_as_an_it_is_a_body(drafted: Draft) -> None:
    found = drafted("Vebora said it has no plans to sell Vebora Japan.")
    assert [(each.name, each.kind) for each in found.entities] == [("Vebora", Kind.ORGANISATION)]


def test_a_name_in_both_orders_is_one(drafted: Draft) -> None:
    (found,) = drafted("Hanako Ferrin (Ferrin Hanako) wrote her first book.").entities
    assert set(found.aka) == {"Ferrin Hanako"}


def test_a_given_name_alone_is_whose_it_is_without_being_a_common_one(drafted: Draft) -> None:
    (found,) = drafted("Senator Vebora Marsk came. Later they asked Vebora again.").entities
    assert "Vebora" in found.aka


def _stands_for(found: Annotations, text: str, pronoun: str) -> str | None:
    at = text.index(pronoun)
    return next(
        (each.name for each in found.entities for mention in each.mentions if mention.span.start == at), None
    )


@pytest.mark.parametrize(
    ("text", "pronoun", "person"),
    [
        (  # what her pronouns tell elsewhere tells that she is one
            "Ondine Vask lost her boat. Vask bought another. Vask was proud. In 2005, she sold it.",
            "she sold",
            "Ondine Vask",
        ),
        (  # others are named between, but the text is about him
            "Jon Vask is a pilot. Vask has his own boat. Vask sails. Vask met Ulf Mork and Tom Berg. In May he left.",
            "he left",
            "Jon Vask",
        ),
        (  # sentences without anybody between
            "Ana Vask came. Vask smiled at her friends. Vask sat. It rained. The quay was wet. Then she left.",
            "she left",
            "Ana Vask",
        ),
        ("Jon Vask came. Vask saw Ulf Mork and Tom Berg. Mork shouted. Berg followed him home.", "him", None),
    ],
)
def test_a_pronoun_stands_for_whom_the_text_is_about(
    drafted: Draft, text: str, pronoun: str, person: str | None
) -> None:
    assert _stands_for(drafted(text), text, pronoun) == person


@pytest.mark.parametrize(
    "text",
    [
        "The Marie Lund sank off the coast on Friday. The crew of the Marie Lund were saved.",
        "The ferry Anna Berg left at noon. The Anna Berg was built in 1961.",
        "The trawler Helga Maria ran aground. The Helga Maria had left at dawn.",
        "The Princess Sofia caught fire. All 40 people aboard the Princess Sofia were saved.",
        "The yacht Lady Ida was found empty. The Lady Ida had drifted for weeks.",
        "The Ostvik Star ran aground. The Ostvik Star was towed to the quay.",
        "Divers reached the Karl Holm on Monday. The Karl Holm capsized in May.",
        "HMS Edda Lund was towed away. MV Karl Holm took her place.",
        "The MS Karl Holm left at noon.",
        "The fishing boat Karl Holm left at noon. The cargo-boat Anna Berg was late.",
        "There were nine on board the Maria Tarn, a fishing boat, when she struck the pier.",
        "The captain of the Emil Strand, an oil tanker, was asleep.",
    ],
)
def test_a_ship_is_no_person(drafted: Draft, text: str) -> None:
    assert _people(drafted(text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "The ferry owner Anna Berg left at noon.",
        "Anna Berg sank into the chair.",
        "Captain Anna Berg, of the trawler Ostvik Star, ran aground.",
        "The late Anna Berg built the ferry.",
        "The Rev. Anna Berg came aboard.",
        "They read the Anna Berg story on the ferry.",
        "Ms Anna Berg left at noon.",
    ],
)
def test_somebody_beside_a_ship_is_a_person(drafted: Draft, text: str) -> None:
    assert _people(drafted(text)) == ["Anna Berg"]
