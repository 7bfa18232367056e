"""The index finds what going through every article finds."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.library.protocol import Library
from reader.load.article import load_article
from reader.model.library.hits import MOST_COUNTED
from reader.model.library.search_options import HitOrder
from reader.model.query.match import matching_quotes
from reader.model.query.parse import InvalidQuery, parse
from reader.model.query.query import Query
from reader.model.query.searchable import Searchable
from reader.services.library.full_text import text_matches
from tests.asking import query, scanned, whole
from tests.libraries import write_library
from tests.library.stores import STORES, store_of

ODD = """\
format: 1
headline: {headline}
{published}
text: |-
  Radosław Sikorski spoke in Łódź. “The free world,” he said, “needs you, Siarhei!” Straße was named.

  東京で会議が開かれた。首相は会議の成功を語った。 한국어를 배웠다고 말했다.

  Somebody said “jump-start O’Dowd’s plan at 12:30”.

  A senior aide said that e-mails of the Łódź police were read in 2021. “Ærø” was all he wrote.
people:
  sikorski: {{name: Radosław Sikorski, aka: [Radek Sikorski], role: foreign minister, wikidata: Q1}}
  aide: {{name: a senior aide, named: false, role: adviser of the minister, aka: [A senior aide]}}
places:
  lodz: {{name: Łódź}}
quotes:
  - {{speaker: sikorski, type: direct, parts: ["“The free world,”", "“needs you, Siarhei!”"], about: [lodz]{when}}}
  - {{id: kaigi, speaker: unknown, type: indirect, text: 会議の成功, draft: 0.9}}
  - {{id: hangul, speaker: unknown, type: indirect, text: 한국어를 배웠다고}}
  - {{id: plan, speaker: unknown, type: direct, text: "“jump-start O’Dowd’s plan at 12:30”", about: [works]}}
  - id: mails
    speaker: [aide, sikorski]
    type: mixed
    text: "e-mails of the Łódź police were read in 2021. “Ærø”"
    draft: true
events:
  - {{id: works, title: Repairs of the bridge, when: "2021", text: read in 2021}}
"""
DATES = [
    "", "2021", "2021-06", "2021-06-15", "../2020", "2022/..", "2019/2021", "2021-21", "200X", "2021-06-15T12:00:00Z",
    "Y17000", "-0400",
]  # fmt: skip


@dataclass(frozen=True)
class Both:
    """A library, and its articles one by one."""

    index: Library
    articles: dict[str, Searchable]

    def scan(self, asked: Query) -> set[tuple[str, str]]:
        return {
            (id_, searchable.quotes[number].id)
            for id_, searchable in self.articles.items()
            for number in matching_quotes(searchable, asked)
        }

    def search(self, asked: Query, order: HitOrder = HitOrder.NEWEST) -> set[tuple[str, str]]:
        results = self.index.search(asked, order, limit=MOST_COUNTED)
        found = [(hit.article.id, str(hit.id)) for hit in results.hits]
        assert len(found) == len(set(found)) == results.count
        return set(found)


@pytest.fixture(scope="module", params=STORES)
def both(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Both]:
    folder = tmp_path_factory.mktemp("news")
    paths = write_library(folder, 30, quotes=5)
    for number, date in enumerate(DATES):
        for own in (False, True):
            paths.append(folder / f"odd-{number}{'-own' * own}.yaml")
            published = f"published: '{date}'" if date and not own else ""
            when = f", when: '{date}'" if date and own else ""
            paths[-1].write_text(
                ODD.format(headline=f"Odd news of {number}", published=published, when=when), "utf-8"
            )
    index = scanned(store_of(request.param, request)(None, [folder]))
    assert index.faulty() == ()
    articles = [load_article(path).article for path in paths]
    yield Both(index, {article.id: Searchable(article) for article in articles if article})
    index.close()


QUERIES = [
    "", "the", "of the", '"of the"', "-the of", "needs you", '"world needs"', "radoslaw", "siarhei", "lodz", "łódź",
    "会議", "会議の", "成功", "한국어", "한국", "배웠", "jump start", '"start o dowd"', "12:30",
    "o’dowd’s", "strasse", "æro", "aerø",
    "speaker:sikorski", "speaker:radek", 'speaker:"radek sikorski"', 'speaker:"sikorski radek"', "speaker:aide",
    "speaker:adviser", "speaker:unknown", "-speaker:unknown the", "speaker:ana the", "speaker:r",
    "about:lodz", "about:bridge", "about:works", 'about:"repairs of"', "-about:lodz world", "about:mouziomou",
    "type:direct", "type:mixed", "-type:direct the", "type:direct type:mixed of", "in:odd-3", "in:odd", 'in:"odd news"',
    "in:news -in:3", "-in:odd the", "in:story-000004", 'in:"3 odd"',
    "since:2021", "until:2021", "since:2021 until:2021", "since:2021-06-15 until:2021-06-15", "since:2021-06-16",
    "until:2021-06-14", "since:2021-03 until:2021-05", "until:2020", "since:2005 until:2005", "until:-0300",
    "since:2021 -world", "since:2021 world", "until:2003 type:direct", "since:2020-12-31 until:2020-12-31",
    "since:9999", "since:2021 in:odd",
    "draft:yes", "draft:no", "-draft:yes", "draft:yes draft:no the",
    "draft:yes speaker:unknown", "draft:no -type:direct since:2021",
    "speaker:aide speaker:sikorski", "-speaker:aide the", "speaker:sikorski type:mixed", 'speaker:"aide radoslaw"',
]  # fmt: skip


@pytest.mark.parametrize("text", QUERIES)
def test_the_index_finds_what_a_scan_finds(text: str, both: Both) -> None:
    for typing in (False, True):
        asked = query(text, typing)
        assert both.search(asked) == both.scan(asked)
        assert both.search(asked, HitOrder.BEST) == both.scan(asked)


TEXTS = [
    "text:world", "text:odd", 'text:"odd news"', 'text:"world needs"', "text:world text:police", "text:police in:odd-3",
    "text:police -world", "text:会議", "text:lodz since:2021", "text:of until:2006", "text:nowhere", "world police",
    'text:"news of" -in:odd-3', "text:radek", 'text:"plan at"', "text:jump-start", "text:world police", "world -police",
]  # fmt: skip


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_found_as_a_scan_finds_them(text: str, both: Both) -> None:
    for typing in (False, True):
        asked = query(text, typing)
        scanned = {match.article.id for match in text_matches(both.index.articles(), asked)}
        found = both.index.texts(asked, MOST_COUNTED)
        assert {match.article.id for match in found.matches} == scanned
        assert found.count == len(found.matches) == len(scanned)
        for match in found.matches:
            article = both.articles[match.article.id].article
            shown = (
                article.headline
                if match.paragraph is None
                else article.text[article.text.paragraph(match.paragraph)]
            )
            assert (match.passage, bool(match.marks)) == (shown, True)
            assert match.at is None or article.text[match.at] in match.passage


def test_texts_come_in_pages(both: Both) -> None:
    whole = both.index.texts(query("text:the"), MOST_COUNTED).matches
    assert len(whole) > 20
    pages = [both.index.texts(query("text:the"), 7, skip).matches for skip in range(0, len(whole) + 7, 7)]
    assert tuple(match for page in pages for match in page) == whole


_PIECE = st.sampled_from(
    "the of and radoslaw needs you free world lodz police e-mails read 会議 成功 한국 한국어를 o’dowd jump "
    "plan start 12 speaker:sik speaker:unknown "
    "speaker:a about:lodz type:direct draft:yes draft:no in:odd since:2021 until:2021-06 since:2005-03 until:2010 -the "
    '-type:mixed -in:odd -speaker:s "free world" "of the" plač zu straße ÆRØ'.split(" ")
)


@settings(max_examples=150, deadline=None)
@given(pieces=st.lists(_PIECE, max_size=4), typing=st.booleans())
def test_any_words_and_fields_together_find_what_a_scan_finds(
    pieces: list[str], typing: bool, both: Both
) -> None:
    asked = parse(" ".join(pieces), typing)
    if isinstance(asked, Query):
        assert both.search(asked) == both.scan(asked)


@settings(max_examples=200, deadline=None)
@given(text=st.text(max_size=40), typing=st.booleans())
def test_any_text_whatever_gives_results_or_a_plain_sentence(text: str, typing: bool, both: Both) -> None:
    asked = parse(text, typing)
    if isinstance(asked, InvalidQuery):
        assert asked.message
    else:
        results = both.index.search(asked)
        assert both.scan(asked) <= both.search(asked)
        assert bool(results.hits) == bool(results.count)


def test_the_words_are_marked_across_an_interruption(both: Both) -> None:
    hit = both.index.search(query('"world needs you"')).hits[0]
    assert hit.text == "“The free world,” … “needs you, Siarhei!”"
    assert whole(hit) == ["world,”", "“needs you"]


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        ("lodz", ["Łódź"]),
        ("o’dowd start", ["start", "O’Dowd"]),
        ("会議", ["会議"]),
        ("배웠", ["배웠"]),
        ("type:mixed", []),
    ],
)
def test_the_words_are_marked_as_they_are_written(text: str, marked: list[str], both: Both) -> None:
    assert whole(both.index.search(query(text)).hits[0]) == marked


def test_a_hit_says_what_the_article_says(both: Both) -> None:
    for hit in both.index.search(Query(), limit=MOST_COUNTED).hits:
        article = both.articles[hit.article.id].article
        quote = article.quotes_by_id[hit.id]
        assert tuple(part.span for part in hit.parts) == quote.parts
        assert [part.text for part in hit.parts] == [article.text[part] for part in quote.parts]
        assert (hit.speaker.id if hit.speaker else None) == quote.speaker
        assert hit.type is quote.type
        assert hit.paragraph == article.text.paragraph_of(hit.parts[0].span.start)
        assert hit.cue == (None if quote.cue is None else article.text[quote.cue])
        assert hit.about == quote.about
        assert hit.when == (quote.when or article.published)
        assert (hit.article.headline, hit.article.published) == (article.headline, article.published)


def test_the_newest_come_first_and_those_without_a_date_last(both: Both) -> None:
    hits = both.index.search(Query(), limit=MOST_COUNTED).hits
    days = [hit.when and (hit.when.earliest or hit.when.latest) for hit in hits]
    dated = [day for day in days if day]
    assert dated == sorted(dated, reverse=True)
    assert not any(days[len(dated) :])


def test_a_stream_gives_every_match_in_the_order_of_the_search(both: Both) -> None:
    assert [hit.id for hit in both.index.stream(Query())] == [
        hit.id for hit in both.index.search(Query(), limit=MOST_COUNTED).hits
    ]


def test_pages_join_to_the_whole(both: Both) -> None:
    every = both.index.search(query("the"), limit=MOST_COUNTED).hits
    pages = [both.index.search(query("the"), limit=7, skip=at).hits for at in range(0, len(every), 7)]
    assert tuple(hit for page in pages for hit in page) == every


def test_the_folder_of_the_library_does_not_matter(both: Both) -> None:
    assert all(isinstance(shelf.path, Path) and shelf.path.is_absolute() for shelf in both.index.articles())
