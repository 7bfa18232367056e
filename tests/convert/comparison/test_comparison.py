"""A comparison in words: names for ids, whoever's they are, and what is not there."""

from __future__ import annotations

from reader.convert.comparison.json import comparison_shape
from reader.convert.comparison.wording import (
    agreement_sentences,
    comparison_lines,
    name_of,
    pair_lines,
    pair_sentences,
    share_words,
    value_words,
)
from reader.model.article import Article
from reader.services.comparing import compare_articles
from tests.cli.conftest import HARBOUR
from tests.write.edit_corpus import article_of


def article(source: str = HARBOUR) -> Article:
    return article_of(source.encode())


def test_an_id_is_shown_by_what_it_is_called_in_the_version_that_means_it() -> None:
    first = article()
    second = article(
        HARBOUR.replace("ruiz: {name: Ana Ruiz", "ruiz: {name: the storm").replace("[Ruiz], ", "[], ")
    )
    articles = (first, second)
    assert [name_of(id_, articles) for id_ in ("ruiz", "ruiz′", "works", "begun", "nobody")] == [
        "Ana Ruiz",
        "the storm",
        "Repairs begin",
        "the work had begun in 2021, a year afte…",
        "nobody",
    ]


def test_what_a_field_says_is_shown_in_words() -> None:
    articles = (article(), article())
    assert value_words("via", None, articles) == "–"
    assert value_words("inside", "begun", articles).startswith("the work had begun")
    assert value_words("aka", ("Ruiz", "Mayor Ruiz"), articles) == "Ruiz, Mayor Ruiz"
    assert value_words("words", articles[0].quotes[0].parts, articles) == "“It is,” … “a start.”"
    assert share_words(None) == "–"
    assert share_words(-0.001) == "0.00"


def test_each_side_that_has_something_alone_is_named() -> None:
    more = HARBOUR.replace("published: 2024-05-03", "published: 2024-05-04")
    more = more.replace("events:\n", "notes:\n  - {text: a start}\nevents:\n").replace("wikidata", "")
    compared = compare_articles(article(), article(more))
    lines = [
        line
        for pair in compared.comparison.differences
        for line in pair_lines(pair, (compared.first, compared.second))
    ]
    assert lines == [
        "article what the file says of it",
        "    published: 2024-05-03 | 2024-05-04",
        "¶1 note a start: only in the second",
    ]
    turned = compare_articles(article(more), article())
    assert "¶1 note a start: only in the first" in list(comparison_lines(turned))
    shape = comparison_shape(turned, "a", "b")
    note = next(each for each in shape["annotations"] if each["kind"] == "note")
    assert (note["in"], note["second"]) == ("first", None)
    labels = next(each for each in shape["agreement"] if each["kind"] == "quote")["labels"]
    assert set(labels) == {"speaker", "type"}


def test_places_and_organisations_are_called_by_their_kind() -> None:
    more = HARBOUR.replace(
        "quotes:\n",
        "places:\n  quay: {name: Reopened}\norganisations:\n  post: {name: Harbour Post}\nquotes:\n",
    )
    compared = compare_articles(article(), article(more))
    articles = (compared.first, compared.second)
    lines = [next(pair_lines(pair, articles)) for pair in compared.comparison.differences]
    assert sorted(lines) == [
        "organisation Harbour Post: only in the second",
        "place Reopened: only in the second",
    ]


def test_an_annotation_whose_words_are_gone_is_called_by_those_that_it_had() -> None:
    orphaned = HARBOUR + (
        "  - {title: It rained, was: in the rain}\nnotes:\n  - {was: gone for good, note: Hm}\n"
    )
    orphaned = orphaned.replace(
        "quotes:\n", "quotes:\n  - {speaker: ruiz, type: indirect, was: never said}\n"
    )
    orphaned = orphaned.replace(
        "mentions: [{text: she, para: 1}]", "mentions: [{text: she, para: 1}, {was: her ladyship}]"
    )
    compared = compare_articles(article(orphaned), article())
    lines = [
        next(pair_lines(pair, (compared.first, compared.second))) for pair in compared.comparison.differences
    ]
    assert sorted(lines) == [
        "event It rained: only in the first",
        "mention her ladyship: only in the first",
        "note Hm: only in the first",
        "quote never said: only in the first",
    ]


def test_who_listens_gets_sentences() -> None:
    other = HARBOUR.replace("role: mayor", "role: minister").replace("published: 2024-05-03\n", "")
    compared = compare_articles(article(), article(other))
    articles = (compared.first, compared.second)
    said = [pair_sentences(pair, articles) for pair in compared.comparison.pairs]
    assert (
        "Differs: article, what the file says of it. Published: 2024-05-03 in the first, nothing in the second."
        in said
    )
    assert "Differs: person, Ana Ruiz. Role: mayor in the first, minister in the second." in said
    assert "The same: event in paragraph 2, Repairs begin." in said
    people, *_, events = map(agreement_sentences, compared.agreements)
    assert people == (
        "People: 2 in the first, 2 in the second, 2 in both, 2 exact, 1 the same. "
        "F 100 per cent, exact 100 per cent, same 50 per cent."
    )
    assert events.endswith("F 100 per cent, exact 100 per cent, same 100 per cent. Alpha 1.00, of date 1.00.")


def test_what_only_one_has_is_said_with_what_it_leads_with() -> None:
    less = HARBOUR.replace('  - {id: works, title: Repairs begin, when: "2021", text: begun in 2021}\n', "")
    for one, other, side in ((HARBOUR, less, "first"), (less, HARBOUR, "second")):
        compared = compare_articles(article(one), article(other))
        (pair,) = compared.comparison.differences
        said = pair_sentences(pair, (compared.first, compared.second))
        assert said == f"Only in the {side}: event in paragraph 2, Repairs begin. Date: 2021."
