"""Whatever is handed in becomes a file without a fault that has all of the text and everything that was drafted."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest
import yaml
from hypothesis import example, given, settings
from hypothesis import strategies as st

from reader.draft.drafting import draft
from reader.errors import IntakeError
from reader.intake.sources import from_text
from reader.intake.text import GivenMetadata
from reader.load.article import load_article, read_article
from reader.load.values.fields import ARTICLE, ENTITY, EVENT, QUOTE
from reader.model.article import (
    Article,
    Entity,
    EntityId,
    Event,
    EventId,
    Kind,
    Mention,
    Provenance,
    Quote,
    QuoteId,
    QuoteType,
)
from reader.model.dates.dates import Edtf
from reader.model.new_article import Annotations, IncomingArticle
from reader.model.text import Span, Text
from reader.services.drafting import annotated, summary
from reader.write.article import WrittenArticle, write_article
from reader.write.article_file import DRAFTED, SCHEMA
from reader.write.yaml_text import WIDTH
from tests.draft.handed_in import NEWS, ODD
from tests.draft.odd_texts import PIECES

CONTENT = Path(__file__).parents[2] / "content" / "tsikhanouski-freed.yaml"
SHORT = [content for content in ODD.values() if len(content) < 120]
T = TypeVar("T", Entity, Quote, Event)


def taken_of(content: str, published: str | None = "2016-06-21") -> IncomingArticle:
    return from_text(content, given=GivenMetadata.of(None, published))


def drafted_of(taken: IncomingArticle) -> Annotations:
    published = Edtf.parse(taken.published) if taken.published else None
    return draft(Text(taken.text), headline=taken.headline, published=published, language=taken.language)


def unplaced(thing: T) -> T:
    """The thing without the line of its file."""
    return thing._replace(line=1)


def as_marked(drafted: Quote, read: Quote) -> Quote:
    """The quote with the type that the loader says it has, where its marks are none to it, such as apostrophes."""
    unmarked = (drafted.type, read.type) == (QuoteType.MIXED, QuoteType.INDIRECT)
    return drafted._replace(type=read.type) if unmarked else drafted


def check(taken: IncomingArticle) -> WrittenArticle:
    """The file of an article; that it has no fault, all of the text, and every drafted thing as it was drafted."""
    drafted = drafted_of(taken)
    made = write_article(taken, drafted, on="2024-05-05")
    loaded = read_article(made.content.encode(), "draft")
    assert loaded.diagnostics == ()
    assert made.left_out == 0
    assert loaded.article == made.article
    article = made.article
    assert article.text.content == taken.text
    assert article.headline == taken.headline
    assert (article.published and article.published.text) == taken.published
    quotes = [as_marked(quote, read) for quote, read in zip(drafted.quotes, article.quotes, strict=True)]
    assert list(map(unplaced, article.quotes)) == list(map(unplaced, quotes))
    assert list(map(unplaced, article.events)) == list(map(unplaced, drafted.events))
    assert set(article.entities) == {entity.id for entity in drafted.entities}
    for entity in drafted.entities:
        found = article.entities[entity.id]
        assert found._replace(line=1, mentions=()) == entity._replace(mentions=())
    kinds = [entity.kind for entity in article.entities.values()]
    assert kinds == sorted(kinds, key=list(Kind).index)
    assert_every_reader_finds_words(made.content)
    return made


def assert_every_reader_finds_words(content: str) -> None:
    """What YAML itself makes of values agrees with what they are."""
    read = yaml.load(content, yaml.CSafeLoader)
    for section in ("people", "organisations", "places"):
        for id_, entity in read.get(section, {}).items():
            assert isinstance(id_, str)
            assert all(isinstance(name, str) for name in (entity["name"], *entity.get("aka", [])))
            assert isinstance(entity["draft"], float)
    for quote in read.get("quotes", []):
        assert all(isinstance(words, str) for words in quote.get("parts", [quote.get("text")]))
        assert isinstance(quote["speaker"], str)


@pytest.mark.parametrize("content", ODD.values(), ids=ODD)
def test_an_odd_text_makes_a_file_without_faults_that_has_all_of_it(content: str) -> None:
    check(taken_of(content))


def test_there_are_a_hundred_odd_texts() -> None:
    assert len(ODD) >= 100


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([*PIECES, *SHORT]), min_size=8, max_size=60))
@example([*["Ana Ruiz"] * 5, "{Ana Ruiz: [said, “no”]} [Jo Lind, {said: yes}]", "'''''''", "Ana Ruiz"])
def test_anything_that_looks_like_news_makes_a_file_without_faults(pieces: list[str]) -> None:
    check(taken_of("News. " + " ".join(pieces)))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=300))
def test_any_characters_whatever_make_a_file_without_faults(content: str) -> None:
    try:
        taken = taken_of(content)
    except IntakeError:
        return
    check(taken)


@settings(deadline=None)
@given(
    st.text(max_size=60).map(lambda text: from_text(f"x{text}").headline),
    st.sampled_from(["no", "2021", "a: b", "Post & Söhne", "- x", "[b]x[/b]"]),
    st.lists(st.sampled_from(["Ana Lind", "no", "Lind, Ana", "O’Dowd", "12:30"]), max_size=3),
)
def test_whatever_a_source_says_of_itself_is_in_the_file(
    headline: str, publisher: str, authors: list[str]
) -> None:
    url = "https://example.org/a?b=c#d,{e}"
    taken = IncomingArticle("Harbour.", headline, "2021", publisher, url, tuple(authors), "no", 0)
    article = write_article(taken).article
    source = article.source
    assert (article.headline, source.publisher, source.url) == (headline, publisher, url)
    assert (source.authors, article.language) == (tuple(authors), "no")
    assert article.published == Edtf.parse("2021")


# -- how it is written


HARBOUR = """Mayor reopens the harbour

The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”

A senior aide said the work had begun in 2021, a year after the storm: “No,” he said. “No.”
"""
FILE = """\
format: 1
headline: Mayor reopens the harbour
published: 2024-05-04
drafted: {by: rules-1, on: 2024-05-05}
text: |-
  Mayor reopens the harbour

  The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said, “a start.”

  A senior aide said the work had begun in 2021, a year after the storm: “No,” he said. “No.”

people:
  ruiz: {name: Ana Ruiz, role: mayor, draft: 0.85}
"""


def test_the_file_reads_as_if_a_person_had_written_it() -> None:
    content = check(taken_of(HARBOUR, "2024-05-04")).content
    *comment, content = content.split("\n", 3)
    assert tuple(comment) == (SCHEMA, *DRAFTED)
    assert content.startswith(FILE)
    assert "    parts:\n      - “It is,”\n      - “a start.”\n" in content
    assert "when: 2024-05-03\n" in content
    assert 'when: "2021"\n' in content


def test_keys_stand_in_the_order_of_the_format() -> None:
    read = yaml.load(check(taken_of(f"{HARBOUR}\n\n{NEWS}")).content, yaml.CBaseLoader)

    def ordered(keys: object, shape: object) -> bool:
        places = [list(shape.fields).index(key) for key in keys]  # type: ignore[attr-defined]  # a Shape
        return places == sorted(places)

    assert ordered(read, ARTICLE)
    assert all(ordered(entity, ENTITY) for entity in read["people"].values())
    assert all(ordered(quote, QUOTE) for quote in read["quotes"])
    assert all(ordered(event, EVENT) for event in read["events"])


def test_no_line_is_long_and_no_blank_line_is_two() -> None:
    article = load_article(CONTENT).article
    assert article is not None
    content = check(IncomingArticle(article.text.content, "News", None, None, None, (), "en", 0)).content
    assert max(map(len, content.splitlines())) <= WIDTH
    assert "\n\n\n" not in content
    assert content.splitlines()[-1].startswith("    draft: 0.")


def test_words_alone_are_written_where_they_are_enough_and_no_more_than_is_needed_where_not() -> None:
    content = check(taken_of("“No,” said Ana Ruiz. “No,” said Jo Lind.\n\n“No,” said Bo Lee.")).content
    quotes = yaml.load(content, yaml.CBaseLoader)["quotes"]
    assert [quote.get("at") for quote in quotes] == [
        {"para": "1", "nth": "1"},
        {"para": "1", "nth": "2"},
        {"para": "2"},
    ]
    assert [quote["mention"] for quote in quotes] == ["Ana Ruiz", "Jo Lind", "Bo Lee"]
    assert [quote["cue"] for quote in quotes] == ["said"] * 3


def test_a_mention_that_is_no_name_is_written_with_its_person() -> None:
    taken = IncomingArticle("Ana Ruiz came. She left. She came back.", "News", None, None, None, (), "en", 0)
    drafted = drafted_of(taken)
    (ruiz,) = drafted.entities
    by = Provenance("spacy:x", 0.5, True)
    she = Mention(Span(25, 28), ruiz.id, False, by)
    made = write_article(taken, replace(drafted, entities=(ruiz._replace(mentions=(ruiz.mentions[0], she)),)))
    assert she in made.article.entities[ruiz.id].mentions
    assert "{text: She, para: 1, nth: 2, by: spacy:x, draft: 0.5}" in made.content


def test_what_the_loader_would_refuse_is_left_out_and_counted() -> None:
    taken = taken_of("“No,” said Ana Ruiz in 2021.")
    drafted = drafted_of(taken)
    (quote,) = drafted.quotes
    twin = drafted.entities[0]._replace(id=EntityId("twin"))
    lost = quote._replace(id=QuoteId("lost"), parts=(Span(1, 3),), type=QuoteType.DIRECT)
    cut = Event(EventId("cut"), "Cut", parts=(Span(7, 9),))
    made = write_article(
        taken, Annotations((*drafted.entities, twin), (*drafted.quotes, lost), (*drafted.events, cut))
    )
    assert read_article(made.content.encode(), "draft").diagnostics == ()
    assert made.left_out == 2
    assert [quote.parts for quote in made.article.quotes] == [quote.parts, lost.parts]
    assert "2 things that the file has no place for left out" in summary(made, taken)


def test_words_that_no_key_leads_to_are_left_out() -> None:
    taken = taken_of("“No,” said Ana Ruiz in 2021.")
    drafted = drafted_of(taken)
    (ruiz,), (quote,) = drafted.entities, drafted.quotes
    cut = Mention(Span(7, 9), ruiz.id, False, Provenance())
    of_half_words = quote._replace(id=QuoteId("half"), parts=(cut.span,))
    made = write_article(
        taken,
        replace(
            drafted,
            entities=(ruiz._replace(mentions=(*ruiz.mentions, cut)),),
            quotes=(quote._replace(cue=cut.span, mention=Span(6, 8)), of_half_words),
        ),
    )
    (quote,) = made.article.quotes
    assert (quote.cue, quote.mention, made.left_out) == (None, None, 1)
    assert cut not in made.article.entities[ruiz.id].mentions


def test_a_draft_that_has_a_new_fault_for_each_that_is_mended_is_given_up_for_the_text_alone(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("reader.write.article._TRIES", 1)
    taken = taken_of("“No,” said Ana Ruiz in 2021.")
    drafted = drafted_of(taken)
    (quote,) = drafted.quotes
    made = write_article(taken, replace(drafted, quotes=(quote, quote._replace(id=QuoteId("twin")), quote)))
    assert (made.article.quotes, made.article.entities, made.left_out) == ((), {}, 4)
    assert made.article.text.content == taken.text


def test_a_quote_is_of_the_type_that_the_marks_of_the_text_say() -> None:
    taken = taken_of("Ana Ruiz said she would come. “No,” said Jo Lind.")
    drafted = drafted_of(taken)
    told, said = drafted.quotes
    wrong = (told._replace(type=QuoteType.MIXED), said._replace(type=QuoteType.INDIRECT))
    made = write_article(taken, replace(drafted, quotes=wrong))
    assert made.left_out == 0
    assert [quote.type for quote in made.article.quotes] == [QuoteType.INDIRECT, QuoteType.DIRECT]
    assert read_article(made.content.encode(), "draft").diagnostics == ()


def test_without_a_draft_there_is_the_text_alone() -> None:
    made = annotated(taken_of(HARBOUR), draft=False)
    assert made.content.startswith(f"{SCHEMA}\nformat: 1\n")
    assert made.content.endswith("“No.”\n")
    assert made.article.entities == {}


# -- the article that comes with the program, from nothing but its text


@pytest.fixture(scope="module")
def bundled() -> Article:
    article = load_article(CONTENT).article
    assert article is not None
    return article


@pytest.fixture(scope="module")
def anew(bundled: Article, tmp_path_factory: pytest.TempPathFactory) -> Article:
    """Its text handed in as a file, drafted, written and read again."""
    path = tmp_path_factory.mktemp("anew") / "article.yaml"
    made = annotated(from_text(bundled.text.content, GivenMetadata.of(bundled.headline, None)))
    path.write_text(made.content, "utf-8")
    loaded = load_article(path)
    assert loaded.diagnostics == ()
    assert loaded.article is not None
    return loaded.article


def test_the_bundled_articles_text_comes_back_whole(bundled: Article, anew: Article) -> None:
    assert anew.text == bundled.text


def test_nine_of_its_ten_people_are_in_the_file(bundled: Article, anew: Article) -> None:
    def people(article: Article) -> set[str]:
        return {each.name for each in article.entities.values() if each.kind is Kind.PERSON and each.named}

    assert len(people(bundled)) == 10
    assert len(people(bundled) & people(anew)) >= 9


def test_all_its_words_in_quotation_marks_have_the_right_speakers(bundled: Article, anew: Article) -> None:
    def speaker(article: Article, quote: Quote) -> str | None:
        return article.entities[quote.speaker].name if quote.speaker else None

    marked = [quote for quote in bundled.quotes if quote.type is not QuoteType.INDIRECT]
    assert len(marked) == 4
    for quote in marked:
        for part in quote.parts:
            found = [each for each in anew.quotes if any(other.contains(part) for other in each.parts)]
            assert found, bundled.text[part]
            assert speaker(anew, found[0]) == speaker(bundled, quote)
