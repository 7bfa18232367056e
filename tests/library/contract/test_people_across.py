"""People across articles: one, probably one, or only called the same."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.library.identity import roles_contradict
from reader.library.protocol import Library
from reader.model.library.people import Certainty, PersonPage
from reader.model.library.person_key import UNKNOWN_KEY, PersonKey
from reader.model.library.search_options import FacetFilter
from reader.model.query.parse import parse
from reader.model.query.query import Query
from tests.asking import found, query, scanned

Shelve = Callable[..., Path]


def page(index: Library, file: Path, entity: str = "ruiz") -> PersonPage:
    key = scanned(index).key_of(file, entity)
    assert key is not None
    page = index.person(key)
    assert page is not None
    return page


def articles_of(page: PersonPage) -> dict[str, Certainty]:
    return {appearance.article.id: appearance.certainty for appearance in page.appearances}


CERTAIN, PROBABLE = Certainty.CERTAIN, Certainty.PROBABLE


def test_the_same_wikidata_id_is_the_same_person_whatever_the_name(index: Library, shelve: Shelve) -> None:
    one = shelve("a.yaml", wikidata="Q1", published="2023")
    shelve("b.yaml", name="The Mayor", role="nurse", wikidata="Q1", published="2024")
    found = page(index, one)
    assert found.key == "Q1"
    assert articles_of(found) == {"b": CERTAIN, "a": CERTAIN}
    assert set(found.names) == {"Ana Ruiz", "The Mayor"}
    assert {role: [article.id for article in articles] for role, articles in found.roles.items()} == {
        "mayor": ["a"],
        "nurse": ["b"],
    }


def test_the_same_name_is_probably_the_same_person(index: Library, shelve: Shelve) -> None:
    one = shelve("a.yaml", name="Radosław Sikorski", role="minister", wikidata="Q1")
    shelve("b.yaml", name="Radoslaw Sikorski", role="foreign minister")
    assert articles_of(page(index, one, "sikorski")) == {"a": CERTAIN, "b": PROBABLE}
    other = page(index, one.with_name("b.yaml"), "sikorski")
    assert articles_of(other) == {"a": PROBABLE, "b": CERTAIN}


def test_an_alias_that_is_anothers_name_is_probably_the_same_person(index: Library, shelve: Shelve) -> None:
    one = shelve("a.yaml", name="Syarhei Tsikhanouski", role="blogger", aka="[Siarhei Tsikhanouski]")
    shelve("b.yaml", name="Siarhei Tsikhanouski", role="blogger")
    assert articles_of(page(index, one, "tsikhanouski")) == {"a": CERTAIN, "b": PROBABLE}


@pytest.mark.parametrize(
    ("other", "reason"),
    [({"role": "nurse"}, "another role: nurse"), ({"wikidata": "Q2"}, "another Wikidata id: Q2")],
)
def test_roles_or_ids_that_contradict_keep_people_apart(
    other: dict[str, str], reason: str, index: Library, shelve: Shelve
) -> None:
    one = shelve("a.yaml", wikidata="Q1")
    shelve("b.yaml", **other)
    found = page(index, one)
    assert articles_of(found) == {"a": CERTAIN}
    assert [(namesake.name, namesake.reason) for namesake in found.namesakes] == [("Ana Ruiz", reason)]


def test_what_else_has_the_name_is_told_with_the_article_that_its_kind_takes(
    index: Library, shelve: Shelve
) -> None:
    one = shelve("a.yaml")
    shelve("b.yaml").write_text(
        "format: 1\nheadline: H\ntext: Ana Ruiz is a club.\norganisations: {ruiz: {name: Ana Ruiz}}\n",
        "utf-8",
    )
    assert [namesake.reason for namesake in page(index, one).namesakes] == ["an organisation"]


def test_without_ids_contradicting_roles_keep_people_apart_too(index: Library, shelve: Shelve) -> None:
    for file, role in (("a.yaml", "mayor"), ("b.yaml", "nurse"), ("c.yaml", "mayor of Porto")):
        shelve(file, role=role)
    mayor = page(index, shelve("a.yaml"))
    assert articles_of(mayor) == {"a": CERTAIN, "c": PROBABLE} or articles_of(mayor) == {
        "a": PROBABLE,
        "c": CERTAIN,
    }
    assert [namesake.reason for namesake in mayor.namesakes] == ["another role: nurse"]
    nurse = index.person(mayor.namesakes[0].key)
    assert nurse is not None
    assert articles_of(nurse) == {"b": CERTAIN}
    assert sorted(facet.count for facet in index.search(Query()).facets.speakers) == [1, 2]


def test_a_family_name_that_two_share_makes_nobody_of_them(index: Library, shelve: Shelve) -> None:
    one = shelve("a.yaml", name="Donald Trump", role="president", aka="[Trump]")
    shelve("b.yaml", name="Ivana Trump", role="businesswoman", aka="[Trump]")
    found = page(index, one, "trump")
    assert articles_of(found) == {"a": CERTAIN}
    assert found.namesakes == ()


def test_whoever_may_be_either_of_two_people_is_neither(index: Library, shelve: Shelve) -> None:
    shelve("a.yaml", wikidata="Q1", role="mayor")
    shelve("b.yaml", wikidata="Q2", role="mayor")
    either = shelve("c.yaml", role="mayor")
    found = page(index, either)
    assert articles_of(found) == {"c": CERTAIN}
    assert {namesake.key for namesake in found.namesakes} == {"Q1", "Q2"}


def test_a_source_known_by_description_is_someone_else_in_every_article(
    index: Library, shelve: Shelve
) -> None:
    one = shelve("a.yaml", name="a senior aide", named="false")
    shelve("b.yaml", name="a senior aide", named="false")
    found = page(index, one, "aide")
    assert articles_of(found) == {"a": CERTAIN}
    assert [facet.count for facet in index.search(Query()).facets.speakers] == [1, 1]


def test_a_page_has_quotes_newest_first_and_everything_else_of_theirs(index: Library, shelve: Shelve) -> None:
    one = shelve("a.yaml", words="The storm is near", published="2021", wikidata="Q1")
    shelve("b.yaml", words="The storm is over", published="2024", wikidata="Q1")
    other = shelve("c.yaml", name="Olga Novak", role="judge", published="2022")
    other.write_text(
        other.read_text("utf-8")
        .replace("people:", "people:\n  ruiz: {name: Ana Ruiz, wikidata: Q1}")
        .replace("cue: said}", "cue: said, about: [ruiz]}")
        + "events:\n"
        '  - {id: late, title: Later, when: "2020", basis: background, people: [ruiz]}\n'
        '  - {id: early, title: Earlier, when: "2010", basis: background, people: [ruiz]}\n',
        "utf-8",
    )
    found = page(index, one)
    assert [hit.text for hit in found.quotes] == ["“The storm is over,”", "“The storm is near,”"]
    assert [hit.article.id for hit in found.about] == ["c"]
    assert [(event.id, event.article.id) for event in found.events] == [("early", "c"), ("late", "c")]
    assert [appearance.article.id for appearance in found.appearances] == ["b", "c", "a"]
    assert found.appearances[0].quotes == 1
    assert found.appearances[0].mentions == 2


def test_nobody_has_a_page_under_a_key_that_is_gone(index: Library, shelve: Shelve) -> None:
    file = shelve("a.yaml", wikidata="Q1")
    scanned(index)
    assert index.person(PersonKey("Q99")) is None
    assert index.key_of(file, "nobody") is None
    file.unlink()
    scanned(index)
    assert index.person(PersonKey("Q1")) is None


def test_everyone_is_listed_by_how_much_they_say(index: Library, shelve: Shelve) -> None:
    for file, name in (("a.yaml", "Ana Ruiz"), ("b.yaml", "Olga Novak"), ("c.yaml", "Ana Ruiz")):
        shelve(file, name=name)
    listed = [(known.name, known.articles, known.quotes) for known in scanned(index).people()]
    assert listed == [("Ana Ruiz", 2, 2), ("Olga Novak", 1, 1)]


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("mayor", "nurse", True),
        ("mayor", "mayor of Porto", False),
        ("former mayor", "Mayor", False),
        ("opposition leader, blogger", "blogger", False),
        ("the minister", "the mayor", True),
        (None, "mayor", False),
        ("", "mayor", False),
        ("of the", "mayor", False),
    ],
)
def test_roles_contradict_where_they_share_no_word(one: str | None, other: str, contradict: bool) -> None:
    assert roles_contradict(one, other) is contradict
    assert roles_contradict(other, one) is contradict


# -- facets


def test_facets_count_speakers_types_and_years(index: Library, shelve: Shelve) -> None:
    for number, (name, published) in enumerate(
        [("Ana Ruiz", "2024-05"), ("Ana Ruiz", "2023"), ("Olga Novak", "2023-12-31"), ("Ana Ruiz", "")]
    ):
        shelve(f"{number}.yaml", name=name, published=published)
    facets = scanned(index).search(query("start")).facets
    assert [(facet.name, facet.count) for facet in facets.speakers] == [("Ana Ruiz", 3), ("Olga Novak", 1)]
    assert facets.types == (("direct", 4),)
    assert facets.years == ((2024, 1), (2023, 2), (None, 1))


def test_each_facet_narrows_to_as_many_as_it_counted(index: Library, shelve: Shelve) -> None:
    for number, published in enumerate(
        ["2024-05", "2023", "2023-12-31", "", "1850-01-01", "-0044-03-15", "2024-01-01"]
    ):
        shelve(f"{number}.yaml", name=("Ana Ruiz", "Olga Novak")[number % 2], published=published)
    facets = scanned(index).search(query("start")).facets
    for speaker in facets.speakers:
        assert (
            index.search(query("start"), narrowing=FacetFilter(speakers=speaker.keys)).count == speaker.count
        )
    for kind, count in facets.types:
        assert index.search(query("start"), narrowing=FacetFilter(types=frozenset({kind}))).count == count
    for year, count in facets.years:
        assert index.search(Query(), narrowing=FacetFilter(years=frozenset({year}))).count == count
    both = FacetFilter(facets.speakers[0].keys, years=frozenset({2023, 2024}))
    assert index.search(query("since:2023-06"), narrowing=both).count == 3
    assert index.search(Query(), narrowing=FacetFilter(speakers=frozenset({PersonKey("Q99")}))).count == 0


def test_one_name_with_and_without_an_id_is_one_facet(index: Library, shelve: Shelve) -> None:
    shelve("a.yaml", wikidata="Q1")
    shelve("b.yaml")
    shelve("c.yaml", role="nurse")
    (both, other) = scanned(index).search(Query()).facets.speakers
    assert (both.count, other.count) == (2, 1)
    assert len(both.keys) == 2
    assert index.search(Query(), narrowing=FacetFilter(speakers=both.keys)).count == 2


def test_the_speakers_left_out_and_the_unknown_ones_are_counted(index: Library, shelve: Shelve) -> None:
    for number in range(23):
        shelve(f"{number:02}.yaml", name=f"Ana R{number}")
    shelve("x.yaml").write_text(
        "format: 1\nheadline: X\ntext: “No,” somebody said.\n"
        "quotes: [{speaker: unknown, type: direct, text: '“No,”'}]\n",
        "utf-8",
    )
    counted = scanned(index).search(Query()).facets
    assert (len(counted.speakers), counted.more, counted.unknown) == (20, 3, 1)
    only = FacetFilter(speakers=frozenset({UNKNOWN_KEY}))
    assert [hit.speaker for hit in index.search(Query(), narrowing=only).hits] == [None]
    ana = index.search(query('speaker:"ana r0"')).facets.speakers[0]
    both = FacetFilter(speakers=frozenset({UNKNOWN_KEY, *ana.keys}))
    assert index.search(Query(), narrowing=both).count == 2


def test_two_people_of_one_name_are_told_apart_by_their_role_or_else_their_article(
    index: Library, shelve: Shelve
) -> None:
    shelve("a.yaml", wikidata="Q1")
    shelve("b.yaml", wikidata="Q2", role="nurse")
    shelve("c.yaml", wikidata="Q3", role='""', headline="A storm")
    shelve("d.yaml", name="Jo Lind")
    scanned(index)
    apart = [("Ana Ruiz", "A storm"), ("Ana Ruiz", "mayor"), ("Ana Ruiz", "nurse"), ("Jo Lind", "")]
    assert sorted((one.name, one.apart) for one in index.people()) == apart
    assert sorted((one.name, one.apart) for one in index.search(Query()).facets.speakers) == apart
    page = index.person(PersonKey("Q1"))
    assert page is not None
    assert sorted(one.apart for one in page.namesakes) == ["A storm", "nurse"]


# -- near words


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("hrabour", "harbour"),
        ("harbuor", "harbour"),
        ("habour", "harbour"),
        ("harb", "harbour"),
        ("harborr", "harbour"),
        ("electoin start", "election"),
        ("lozd", "Łódź"),
        ("speaker:ruis", "Ana Ruiz"),
        ("speaker:riuz harbour", "Ana Ruiz"),
        ('"the habour"', "harbour"),
    ],
)
def test_a_slip_is_answered_with_what_may_have_been_meant(
    text: str, offered: str, index: Library, shelve: Shelve
) -> None:
    shelve("a.yaml", words="A start for the harbour of Łódź before the election")
    results = scanned(index).search(query(text))
    assert results.count == 0
    assert offered in results.near


@pytest.mark.parametrize("text", ["ruiz", "ana ruiz", "ana rui"])
def test_a_name_that_nobody_said_offers_who_is_called_so(text: str, index: Library, shelve: Shelve) -> None:
    shelve("a.yaml")
    shelve("b.yaml")
    begun = parse(text, typing=True)
    assert isinstance(begun, Query)
    results = scanned(index).search(begun)
    assert (results.count, results.near) == (0, ())
    assert [(facet.name, facet.count) for facet in results.named] == [("Ana Ruiz", 2)]
    assert index.search(query("ruiz since:2020")).named == ()


def test_a_word_that_means_little_is_not_offered(index: Library, shelve: Shelve) -> None:
    shelve("a.yaml", words="The bridge and the harbour are open")
    assert scanned(index).search(query("anx")).near == ()


def test_words_that_are_gone_are_not_offered(index: Library, shelve: Shelve) -> None:
    shelve("a.yaml", words="The harbour is open")
    shelve("b.yaml")
    scanned(index)
    shelve("a.yaml", words="The bridge is open")
    assert scanned(index).search(query("habour")).near == ()
    assert found(index, "bridge") == ["a"]


def test_words_that_occur_but_never_together_are_no_slip(index: Library, shelve: Shelve) -> None:
    shelve("a.yaml", words="The harbour is open")
    shelve("b.yaml", words="The bridge is shut")
    assert scanned(index).search(query("harbour bridge")) == index.search(query("open shut"))
    assert index.search(query("harbour bridge")).near == ()


def test_people_with_as_many_quotes_and_articles_come_by_name_whatever_its_case_and_accents(
    index: Library, shelve: Shelve
) -> None:
    for number, name in enumerate(("Zora Dahl", "ana ruiz", "Ørjan Bye", "Per Lind")):
        shelve(f"{number}.yaml", name=name)
    names = [person.name for person in scanned(index).people()]
    assert names == ["ana ruiz", "Ørjan Bye", "Per Lind", "Zora Dahl"]
