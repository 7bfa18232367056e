"""The article that comes with the reader: the text it was given, and annotations that hold to it."""

from __future__ import annotations

import hashlib
import json
import re
from itertools import pairwise

import pytest
import yaml
from jsonschema import Draft202012Validator

from reader.load.article import load_article
from reader.model.article import Article, Basis, Kind, QuoteType
from reader.services.bundled import bundled

SHA_256 = "df4db4b9087ef9107c577a7a9a8305f4a5f550921685f2af52b61437f2d6cc9f"
PARAGRAPHS = (
    ("In a major", "other international leaders."),
    ("The surprise release", "Lukashenko in Minsk."),
    ("Tsikhanouski’s wife, Sviatlana", "detained in Belarus."),
    ("A video from", "by political oppression."),
    ("The release of", "for their support."),
    ("Kellogg’s deputy, John", "war in Ukraine."),
    ("The international community", "needs you, Siarhei!”"),
    ("Syarhei Tsikhanouski, a", "exile in Lithuania."),
    ("The U.S. State", "troubled political story."),
)
NAMED = {
    "Syarhei Tsikhanouski", "Sviatlana Tsikhanouskaya", "Keith Kellogg", "Donald Trump", "Alexander Lukashenko",
    "Ihar Karnei", "Marco Rubio", "John Coale", "Ursula von der Leyen", "Radoslaw Sikorski",
}  # fmt: skip


@pytest.fixture(scope="module")
def article() -> Article:
    loaded = load_article(bundled())
    assert loaded.diagnostics == ()
    assert loaded.article is not None
    return loaded.article


def test_the_text_is_what_was_given_to_the_letter(article: Article) -> None:
    assert hashlib.sha256(article.text.content.encode()).hexdigest() == SHA_256


def test_each_of_its_nine_paragraphs_begins_and_ends_as_given(article: Article) -> None:
    paragraphs = [article.text[span] for span in article.text.paragraphs()]
    assert len(paragraphs) == len(PARAGRAPHS) == 9
    for paragraph, (first, last) in zip(paragraphs, PARAGRAPHS, strict=True):
        assert paragraph.startswith(first)
        assert paragraph.endswith(last)


def test_ten_people_are_named_and_every_one_is_mentioned(article: Article) -> None:
    named = [e for e in article.entities.values() if e.kind is Kind.PERSON and e.named]
    assert {entity.name for entity in named} == NAMED
    assert all(any(mention.named for mention in entity.mentions) for entity in named)


def test_every_person_is_mentioned_or_speaks(article: Article) -> None:
    speakers = {quote.speaker for quote in article.quotes}
    for entity in article.entities.values():
        assert entity.mentions or entity.id in speakers, entity.id


def test_every_run_in_quotation_marks_is_in_a_quote_that_says_it_is_word_for_word(article: Article) -> None:
    text = article.text.content
    runs = list(re.finditer("“[^”]*”", text))
    assert len(runs) == text.count("“") == text.count("”") == 5
    for run in runs:
        holding = [
            quote for quote in article.quotes
            if any(part.start <= run.start() and run.end() <= part.end for part in quote.parts)
        ]  # fmt: skip
        assert holding, run.group()
        assert all(quote.type is not QuoteType.INDIRECT for quote in holding), run.group()


def test_what_is_called_word_for_word_stands_in_quotation_marks_and_what_is_reported_does_not(
    article: Article,
) -> None:
    for quote in article.quotes:
        words = [article.text[part] for part in quote.parts]
        if quote.type is QuoteType.INDIRECT:
            assert not any("“" in part for part in words), quote.id
        else:
            assert all(part.startswith("“") and part.endswith("”") for part in words), quote.id


def test_every_quote_has_a_cue_and_a_known_speaker_is_named_near_it(article: Article) -> None:
    for quote in article.quotes:
        assert quote.cue is not None, quote.id
        if quote.speaker is not None:
            assert quote.mention is not None, quote.id
            paragraph = article.text.paragraph_of(quote.parts[0].start)
            assert article.text.paragraph_of(quote.mention.start) == paragraph, quote.id


def test_a_date_is_never_given_as_stated_where_the_text_does_not_have_its_year(article: Article) -> None:
    for event in article.events:
        if event.when is not None and event.basis is not Basis.BACKGROUND:
            assert event.when.text[:4] in article.text.content, event.id
        if event.when is not None and event.basis is Basis.BACKGROUND:
            assert event.note, f"{event.id} says where its date is from"


def test_only_one_year_is_stated_and_it_is_a_year(article: Article) -> None:
    assert re.findall(r"\b(?:19|20)\d\d\b", article.text.content) == ["2021"]
    assert [e.when.text for e in article.events if e.when and e.basis is Basis.STATED] == ["2021"]


def test_both_orders_hold_all_that_the_text_tells_and_they_differ(article: Article) -> None:
    from reader.model.relations import Relations

    relations = Relations(article)
    happened = [event.id for event in (*relations.happened_order.ordered, *relations.happened_order.undated)]
    told = [event.id for event in relations.told_order]
    assert set(happened) == {event.id for event in article.events}
    assert set(told) == set(happened)
    assert told != happened
    starts = [event.parts[0].start for event in relations.told_order]
    assert all(one <= other for one, other in pairwise(starts))


def test_an_alleged_event_names_who_alleges_it(article: Article) -> None:
    for event in article.events:
        assert (event.state == "alleged") == (event.alleged_by is not None), event.id


def test_everyone_has_one_spelling_in_the_annotations(article: Article) -> None:
    names = [name for entity in article.entities.values() for name in (entity.name, *entity.aka)]
    assert len(names) == len(set(names))


def test_editors_find_the_schema_beside_it_and_it_fits() -> None:
    source = bundled().read_text("utf-8")
    name = re.match(r"# yaml-language-server: \$schema=(\S+)\n", source)
    assert name is not None
    schema = json.loads((bundled().parent / name[1]).read_text("utf-8"))
    assert list(Draft202012Validator(schema).iter_errors(yaml.load(source, yaml.BaseLoader))) == []


def test_nothing_is_given_of_what_is_not_known(article: Article) -> None:
    assert article.source.url is None
    assert article.published is None
    assert article.language == "en"
