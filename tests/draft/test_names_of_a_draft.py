"""Who and what is named, and what belongs to one person."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.draft.drafting import draft
from reader.model.article import Kind
from reader.model.new_article import Annotations
from reader.model.slug import slug_of
from reader.model.text import Text

Draft = Callable[[str], Annotations]


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("We met Ana Ruiz there.", "Ana Ruiz", Kind.PERSON),
        ("We met Ursula von der Leyen there.", "Ursula von der Leyen", Kind.PERSON),
        ("We met Mr. Bashar al Karim there.", "Bashar al Karim", Kind.PERSON),
        ("We met John F. Kennedy there.", "John F. Kennedy", Kind.PERSON),
        ("We met Senator Okonkwo there.", "Okonkwo", Kind.PERSON),
        ("It joined NATO there.", "NATO", Kind.ORGANISATION),
        ("She left the Harbour Workers Union there.", "Harbour Workers Union", Kind.ORGANISATION),
        ("She studied at the University of Lima there.", "University of Lima", Kind.ORGANISATION),
        ("She left the Defense Department there.", "Defense Department", Kind.ORGANISATION),
        ("He told the U.N. General Assembly so.", "U.N. General Assembly", Kind.ORGANISATION),
        ("It is by the New Vebo Department of Fish.", "New Vebo Department of Fish", Kind.ORGANISATION),
        ("She is at the Council on Foreign Relations.", "Council on Foreign Relations", Kind.ORGANISATION),
        ("They went to New Zealand there.", "New Zealand", Kind.PLACE),
        ("They went to Minsk there.", "Minsk", Kind.PLACE),
    ],
)
def test_a_name_is_found_with_its_kind(drafted: Draft, text: str, name: str, kind: Kind) -> None:
    assert (name, kind) in [(each.name, each.kind) for each in drafted(text).entities]


@pytest.mark.parametrize(
    "text",
    [
        "The Polish voters met on Tuesday.",
        "In May it rained.",
        "However, it rained.",
        "I saw it.",
        "The South Korean voters met the North African pilots.",
        "It is on TV at nine GMT, with a CPU in it.",
    ],
)
def test_what_only_has_a_capital_is_no_name(drafted: Draft, text: str) -> None:
    assert drafted(text).entities == ()


def test_a_short_form_in_brackets_is_what_it_stands_for(drafted: Draft) -> None:
    [union] = drafted("They met the Harbour Workers Union (HWU) there. The HWU agreed.").entities
    assert (union.name, union.aka, len(union.mentions)) == ("Harbour Workers Union", ("HWU",), 3)


def test_a_name_that_stands_within_sentences_keeps_its_first_word_where_one_begins(drafted: Draft) -> None:
    text = "Whole Nets touted a price. They buy at Whole Nets. Whole Nets said it has lowered it. The whole net broke."
    [shop] = drafted(text).entities
    assert [shop.name, len(shop.mentions)] == ["Whole Nets", 3]


def test_a_family_name_may_stand_first(drafted: Draft) -> None:
    found = drafted("Han Dong-hoon met Ana Ruiz. “It is late,” Han said. Ruiz left with Dong-hoon.")
    assert [(each.id, each.name) for each in found.entities] == [
        ("han", "Han Dong-hoon"),
        ("ruiz", "Ana Ruiz"),
    ]
    assert found.quotes[0].speaker == "han"


def test_surnames_titles_and_full_names_are_one_person(drafted: Draft) -> None:
    found = drafted("Mayor Ana Ruiz came. Ms. Ruiz spoke. Ruiz’s aides left with Ana Ruiz.")
    (ruiz,) = found.entities
    assert (ruiz.id, ruiz.name, ruiz.aka, ruiz.role) == ("ruiz", "Ana Ruiz", ("Ruiz",), "Mayor")
    assert len(ruiz.mentions) == 4


def test_two_of_one_surname_are_told_apart_by_their_titles(drafted: Draft) -> None:
    found = drafted("Bill Clinton and Hillary Clinton came. “It is late,” Mrs. Clinton said.")
    assert {each.name for each in found.entities} == {"Bill Clinton", "Hillary Clinton"}
    assert len({each.id for each in found.entities}) == 2
    (quote,) = found.quotes
    assert next(each.name for each in found.entities if each.id == quote.speaker) == "Hillary Clinton"


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Ana Ruiz, a 43-year-old blogger, came.", "a 43-year-old blogger"),
        ("The mayor’s deputy, Ana Ruiz, came.", "The mayor’s deputy"),
        ("Polish Foreign Minister Ana Ruiz came.", "Polish Foreign Minister"),
        ("The prime minister, Ana Ruiz, came.", "prime minister"),
        ("LIMA - The owner, Ana Ruiz, came.", "owner"),
        ("The owner, Dr. Ana Ruiz, came.", "owner"),
        ("LIMA, 3 March 2024 — The owner, Ana Ruiz, came.", "owner"),
        ("They saw opposition leader Ana Ruiz there.", "opposition leader"),
        ("They saw fire chief Ana Ruiz there.", "fire chief"),
        ("They saw former police captain Ana Ruiz there.", "former police captain"),
        ("Ana Ruiz, however, came.", None),
    ],
)
def test_a_role_is_what_stands_beside_the_name(drafted: Draft, text: str, role: str | None) -> None:
    assert next(each.role for each in drafted(text).entities if each.name == "Ana Ruiz") == role


@pytest.mark.parametrize(
    ("words", "slug"),
    [
        ("Radosław", "radoslaw"),
        ("O’Dowd", "odowd"),
        ("東京", ""),
        ("von der Leyen", "von-der-leyen"),
        ("-é-", "e"),
    ],
)
def test_names_make_ids_of_small_letters(words: str, slug: str) -> None:
    assert slug_of(words) == slug


def test_ids_keep_off_those_of_quotes_and_events(drafted: Draft) -> None:
    found = drafted("“It is late,” said Mr. Q1. “It is not,” said Mr. Unknown. “No,” said Mr. E2.")
    ids = {each.id for each in found.entities}
    assert len(ids) == 3
    assert not ids & {"q1", "e2", "unknown"}


def test_the_headline_spells_out_a_surname() -> None:
    found = draft(Text("“It is late,” Ruiz said."), headline="Why Ana Ruiz came late")
    assert [(each.name, each.aka) for each in found.entities] == [("Ana Ruiz", ("Ruiz",))]


@pytest.mark.parametrize(
    ("content", "people"),
    [
        ("The mayor met the student Anna Berg Image: Port Gazette / Lina Moe.", ["Anna Berg", "Lina Moe"]),
        ("The letter was for Ingrid and nobody else.", ["Ingrid"]),
        ("They showed La Sirène Grise and two shorter films.", []),
        ("He had met Otto Berg, Jr.. The hall was full.", ["Otto Berg"]),
    ],
)
def test_people_are_told_from_labels_works_and_suffixes(
    drafted: Callable[[str], Annotations], content: str, people: list[str]
) -> None:
    found = drafted(content).entities
    assert [each.name for each in found if each.kind is Kind.PERSON and each.named] == people
