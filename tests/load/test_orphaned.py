"""`was`: the words of an annotation before the text changed; without others beside it, it is orphaned."""

from __future__ import annotations

import pytest

from reader.load.article import read_article
from reader.load.article_cache import ArticleCache, article_name
from reader.load.file import Loaded
from reader.model.article import Article, EntityId, EventId, Orphan, OrphanKind, QuoteId
from reader.model.columns.highlights import HighlightColumns
from reader.model.diagnostic import Severity
from reader.model.drafts import count_claims
from tests.values import some

STORY = """\
format: 1
headline: Mayor reopens the harbour
text: |-
  The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said.
people:
  ruiz:
    name: Ana Ruiz
    mentions: [The mayor, {was: her husband, para: 7}]
quotes:
  - {id: outer, speaker: ruiz, type: direct, was: ["“It was,”", “an end.”], at: {para: 9}, cue: spoke, mention: He}
  - {speaker: ruiz, type: direct, text: "“It is,”", was: "“It was,”", draft: 0.9, cue: {was: told}, inside: outer}
  - {speaker: ruiz, type: indirect, text: reopened the harbour, about: [storm, ruiz]}
events:
  - {id: storm, title: A storm, when: "2020", was: a year after the storm}
  - {title: The harbour opens, when: "2024", text: reopened the harbour, order: {after: [storm]}}
notes:
  - {was: a start, note: The second phase has no date.}
  - {text: on Friday}
"""


@pytest.fixture
def article() -> Article:
    loaded = read_article(STORY.encode(), "x")
    assert [fault for fault in loaded.diagnostics if fault.severity is Severity.ERROR] == []
    return some(loaded.article)


def test_what_is_orphaned_is_listed_with_the_words_that_it_had(article: Article) -> None:
    ruiz = (EntityId("ruiz"),)
    assert article.orphans == (
        Orphan(OrphanKind.MENTION, "ruiz", ("her husband",), 1, ruiz, line=8),
        Orphan(OrphanKind.QUOTE, "outer", ("“It was,”", "“an end.”"), people=ruiz, line=10),
        Orphan(OrphanKind.EVENT, "storm", ("a year after the storm",), title="A storm", line=14),
        Orphan(OrphanKind.NOTE, "n1", ("a start",), title="The second phase has no date.", line=17),
    )


def test_nothing_else_of_the_article_has_or_names_what_is_orphaned(article: Article) -> None:
    assert [quote.id for quote in article.quotes] == ["q2", "q3"]
    assert [event.id for event in article.events] == ["e2"]
    assert [note.id for note in article.notes] == ["n2"]
    inner, about = article.quotes
    assert (inner.inside, inner.cue, about.about) == (None, None, (EntityId("ruiz"),))
    assert not article.events_by_id[EventId("e2")].order


def test_what_was_found_elsewhere_says_what_words_it_had(article: Article) -> None:
    quote = article.quotes_by_id[QuoteId("q2")]
    assert quote.provenance.was == ("“It was,”", "told"), "its own, and its cue"
    assert quote.provenance.draft


def test_check_warns_of_each_that_is_orphaned() -> None:
    found = read_article(STORY.encode(), "x").diagnostics
    assert [(fault.mark.line, fault.code) for fault in found] == [
        (line, "orphaned") for line in (8, 10, 14, 17)
    ]
    assert "'her husband' is no longer in the text" in found[0].message


def test_what_is_orphaned_is_unchecked(article: Article) -> None:
    counts = count_claims(article)
    assert counts.drafts["orphaned annotations"] == counts.total["orphaned annotations"] == 4
    assert counts.drafts.total() == 5


def test_the_cache_keeps_what_is_orphaned(article: Article, tmp_path_factory: pytest.TempPathFactory) -> None:
    cache = ArticleCache(tmp_path_factory.mktemp("cache") / "articles")
    name = article_name(STORY.encode(), "x")
    cache.put(name, Loaded(article))
    cache.flush()
    assert cache.get(name) == Loaded(article, highlights=HighlightColumns.of(article))


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("quotes: [{speaker: unknown, type: direct}]", "missing-key"),
        ("quotes: [{speaker: unknown, type: direct, was: []}]", "empty-value"),
        ("quotes: [{speaker: unknown, type: direct, was: }]", "missing-key"),
        ("notes: [{was: {a: b}}]", "wrong-type"),
        ("notes: [{note: Which?}]", "missing-key"),
    ],
)
def test_an_entry_wants_its_words_or_those_that_it_had(entry: str, code: str) -> None:
    head = "format: 1\nheadline: A\ntext: One two.\n"
    assert code in [fault.code for fault in read_article(f"{head}{entry}\n".encode(), "x").diagnostics]
