"""An article comes back from its form as it was; what is no form of anything is refused."""

from __future__ import annotations

import marshal
from array import array

import pytest
from hypothesis import given, settings

from reader.load.article_form import frozen, thawed
from reader.model.article import BY_HAND, Article, EntityId, Mention, Note, Provenance
from reader.model.columns.highlights import HighlightColumns
from reader.model.columns.mentions import MentionColumns
from reader.model.diagnostic import Diagnostic, Mark, Severity
from reader.model.text import Span
from tests.convert.generated import articles

RUIZ = EntityId("ruiz")


@pytest.mark.parametrize("provenances", [(), (BY_HAND, BY_HAND), (BY_HAND, Provenance(draft=True))])
def test_mentions_come_back_from_their_columns(provenances: tuple[Provenance, ...]) -> None:
    mentions = MentionColumns.of(
        RUIZ, [Mention(Span(at, at + 2), RUIZ, bool(at), each) for at, each in enumerate(provenances)]
    )
    assert thawed(frozen(mentions)) == mentions


@pytest.mark.parametrize("column", [2, 3, 4, 5])
def test_columns_of_different_lengths_are_refused(column: int) -> None:
    form = [*frozen(MentionColumns.of(RUIZ, [Mention(Span(0, 2), RUIZ, True)]))]
    form[column] = array("I", [3, 4]).tobytes()
    with pytest.raises(ValueError, match="different lengths"):
        thawed(tuple(form))


@given(articles())
@settings(deadline=None)
def test_any_article_comes_back_from_its_form(article: Article) -> None:
    again = thawed(marshal.loads(marshal.dumps(frozen(article))))
    assert again == article
    assert repr(again) == repr(article)


@given(articles())
@settings(deadline=None)
def test_sorted_highlights_come_back_from_their_form(article: Article) -> None:
    highlights = HighlightColumns.of(article)
    assert thawed(marshal.loads(marshal.dumps(frozen(highlights)))) == highlights


def test_faults_come_back_from_their_form() -> None:
    faults = tuple(Diagnostic(Mark(at, 1), "code", "message", Severity.WARNING) for at in range(3))
    assert thawed(marshal.loads(marshal.dumps(frozen(faults)))) == faults


def test_a_table_with_a_row_too_few_is_refused() -> None:
    notes = tuple(Note(Span(at, at + 2), "") for at in range(3))
    table, number, count, *columns = frozen(notes)
    with pytest.raises(ValueError, match="different lengths"):
        thawed((table, number, count + 1, *columns))
