"""Who is meant by which words."""

from collections.abc import Callable

import pytest

from reader.model.article import Article, EntityId

Make = Callable[..., Article]

TEXT = (
    "Ana Ruiz met Ruiz’s aide. The mayor said she knew Juan Ruiz.\n\nRuiz left; she stayed with the Ruizes."
)


def mentioned(article: Article, who: str) -> list[tuple[str, int, bool]]:
    text = article.text
    mentions = article.entities[EntityId(who)].mentions
    return [(text[each.span], text.paragraph_of(each.span.start), each.named) for each in mentions]


def test_names_and_aliases_are_mentions_and_the_longest_counts(article: Make) -> None:
    found = article(TEXT, "people: {ana: {name: Ana Ruiz, aka: Ruiz}, juan: {name: Juan Ruiz}}")
    assert mentioned(found, "ana") == [("Ana Ruiz", 1, True), ("Ruiz", 1, True), ("Ruiz", 2, True)]
    assert mentioned(found, "juan") == [("Juan Ruiz", 1, True)]


def test_a_possessive_is_not_in_the_span(article: Make) -> None:
    found = article("Ana Ruiz’s wife", "people: {ana: {name: Ana Ruiz}}")
    assert mentioned(found, "ana") == [("Ana Ruiz", 1, True)]


def test_names_are_found_whatever_their_apostrophes_and_dashes(article: Make) -> None:
    found = article(
        "Joe O’Dowd and Anne‑Marie Lu", 'people: {a: {name: "Joe O\'Dowd"}, b: {name: Anne-Marie Lu}}'
    )
    assert [each[0] for who in "ab" for each in mentioned(found, who)] == ["Joe O’Dowd", "Anne‑Marie Lu"]


def test_other_words_are_mentions_where_the_file_says_so(article: Make) -> None:
    rest = "people: {ana: {name: Ana Ruiz, mentions: [The mayor, {text: she, nth: all}]}}"
    assert mentioned(article(TEXT, rest), "ana") == [
        ("Ana Ruiz", 1, True),
        ("The mayor", 1, False),
        ("she", 1, False),
        ("she", 2, False),
    ]


def test_given_mentions_take_nothing_away_and_are_never_dropped(article: Make) -> None:
    rest = "people: {ana: {name: Ana Ruiz}, aide: {name: Aide X, mentions: [Ruiz’s aide, Ana Ruiz met]}}"
    found = article(TEXT, rest)
    assert mentioned(found, "ana") == [("Ana Ruiz", 1, True)]
    assert mentioned(found, "aide") == [("Ana Ruiz met", 1, False), ("Ruiz’s aide", 1, False)]


def test_words_given_that_are_a_name_are_one_mention_with_their_provenance(article: Make) -> None:
    rest = "people: {ana: {name: Ana Ruiz, mentions: [{text: Ana Ruiz, draft: true, by: rules-1}]}}"
    found = article(TEXT, rest)
    (mention,) = found.entities[EntityId("ana")].mentions
    assert mention.named and mention.provenance.draft


def test_the_couple_may_stand_under_both(article: Make) -> None:
    rest = "people: {a: {name: Ann, mentions: the couple}, b: {name: Bob, mentions: the couple}}"
    found = article("Ann and Bob. And the couple", rest)
    assert [mentioned(found, who)[-1] for who in "ab"] == [("the couple", 1, False)] * 2


QUOTE = "quotes: [{speaker: ana, type: indirect, text: knew Juan, mention: %s}]"


def test_a_quotes_mention_is_one_of_its_speaker(article: Make) -> None:
    found = article(TEXT, "people: {ana: {name: Ana Ruiz}}\n" + QUOTE % "she")
    assert mentioned(found, "ana") == [("Ana Ruiz", 1, True), ("she", 1, False)]


@pytest.mark.parametrize("given", ["", ", mentions: {text: she, para: 1}"])
def test_a_quotes_mention_is_no_second_mention(article: Make, given: str) -> None:
    rest = f"people: {{ana: {{name: Ana Ruiz, aka: The mayor{given}}}}}\n"
    assert ("The mayor", 1, True) in mentioned(article(TEXT, rest + QUOTE % "The mayor"), "ana")
    assert len(mentioned(article(TEXT, rest + QUOTE % "The mayor"), "ana")) == (3 if given else 2)
    she = mentioned(article(TEXT, rest + QUOTE % "she"), "ana")
    assert she == [("Ana Ruiz", 1, True), ("The mayor", 1, True), ("she", 1, False)]


def test_a_quotes_mention_inside_a_name_is_no_second_mention(article: Make) -> None:
    found = article(TEXT, "people: {ana: {name: Ana Ruiz}}\n" + QUOTE % "Ana")
    assert mentioned(found, "ana") == [("Ana Ruiz", 1, True)]
    assert found.quotes[0].mention is not None and found.text[found.quotes[0].mention] == "Ana"


def test_a_quote_by_nobody_known_has_a_mention_all_the_same(article: Make) -> None:
    found = article(TEXT, (QUOTE % "she").replace("ana", "unknown"))
    assert found.quotes[0].mention is not None and found.quotes[0].speaker is None


SHARED = "people: {ana: {name: Ana Ruiz, aka: Ruiz%s}, juan: {name: Juan Ruiz, aka: Ruiz%s}}"


def test_a_name_that_two_share_is_a_fault_that_lists_where_it_occurs(load: Callable[..., object]) -> None:
    (fault,) = load(TEXT, SHARED % ("", "")).diagnostics  # type: ignore[attr-defined]  # a Loaded
    assert (fault.code, fault.mark.line) == ("ambiguous-name", 7)
    assert "'Ruiz' is a name of 'ana' and 'juan'" in fault.message
    assert "paragraph 1 (…Ana Ruiz met Ruiz’s aide" in fault.message and "paragraph 2 (" in fault.message


def test_only_what_is_undecided_is_listed(load: Callable[..., object]) -> None:
    (fault,) = load(TEXT, SHARED % (", mentions: {text: Ruiz, para: 2}", "")).diagnostics  # type: ignore[attr-defined]  # a Loaded
    assert "paragraph 1" in fault.message and "paragraph 2" not in fault.message


def test_mentions_decide_whose_a_shared_name_is(article: Make) -> None:
    decided = (", mentions: {text: Ruiz, para: 2}", ", mentions: Ruiz’s aide")
    found = article(TEXT, SHARED % decided)
    assert mentioned(found, "ana") == [("Ana Ruiz", 1, True), ("Ruiz", 2, True)]
    assert ("Ruiz", 1, True) in mentioned(found, "juan")
    assert ("Ruiz", 2, True) not in mentioned(found, "juan")


def test_a_shared_name_that_never_stands_alone_is_no_fault(article: Make) -> None:
    found = article("Ana Ruiz met Juan Ruiz.", SHARED % ("", ""))
    assert mentioned(found, "ana") == [("Ana Ruiz", 1, True)]


def test_a_name_given_twice_to_one_person_is_one_mention(article: Make) -> None:
    found = article("Ruiz left.", "people: {ana: {name: Ruiz, aka: [Ruiz]}}")
    assert mentioned(found, "ana") == [("Ruiz", 1, True)]


def test_an_elided_article_is_part_of_the_word_unless_that_form_is_a_name_too(
    article: Callable[..., Article],
) -> None:
    text = "Le parti d’Emmanuel Macron a perdu. Emmanuel Macron se tait."
    people = "language: fr\npeople: {macron: {name: Emmanuel Macron%s}}"
    for aka, expected in (("", [36]), (", aka: d'Emmanuel Macron", [9, 36])):
        (entity,) = article(text, people % aka).entities.values()
        assert [mention.span.start for mention in entity.mentions] == expected


def test_a_mention_that_ends_before_a_shared_name_does_not_hide_a_longer_one_about_it(article: Make) -> None:
    decided = (", mentions: ['the mayor, she says her name is Ruiz', she]", "")
    found = article("Then the mayor, she says her name is Ruiz, left.", SHARED % decided)
    assert ("Ruiz", 1, True) in mentioned(found, "ana")
    assert mentioned(found, "juan") == []


def test_of_many_who_share_a_name_a_few_are_named(load: Callable[..., object]) -> None:
    people = ", ".join(f"p{number}: {{name: Ana {number}, aka: [Ruiz]}}" for number in range(1, 8))
    (fault, *_) = load("Ruiz left.", f"people: {{{people}}}").diagnostics  # type: ignore[attr-defined]  # a Loaded
    assert "'Ruiz' is a name of 'p1' and 'p2' and 'p3' and 'p4' and 'p5' and 2 more;" in fault.message
