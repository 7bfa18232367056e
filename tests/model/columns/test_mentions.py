"""Mentions in columns are what they would be one by one."""

from __future__ import annotations

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import BY_HAND, EntityId, Mention, Provenance
from reader.model.columns.mentions import MentionColumns, columns_of
from reader.model.text import Span

RUIZ, AIDE = EntityId("ruiz"), EntityId("aide")
mentions = st.builds(
    Mention,
    st.builds(Span, st.integers(0, 99), st.integers(100, 2**32 - 1)),
    st.just(RUIZ),
    st.booleans(),
    st.sampled_from((BY_HAND, Provenance(draft=True), Provenance("rules-1", 0.5, was=("she",)))),
)


@given(st.lists(mentions), st.integers(-9, 9), st.integers(-9, 9))
def test_columns_are_the_rows_that_they_were_made_of(rows: list[Mention], start: int, end: int) -> None:
    columns = MentionColumns.of(RUIZ, rows)
    assert list(columns) == rows
    assert [columns[at] for at in range(len(columns))] == rows
    assert [columns[-at - 1] for at in range(len(columns))] == rows[::-1]
    assert columns[start:end] == tuple(rows[start:end])
    assert columns == tuple(rows)
    assert tuple(rows) == columns
    assert hash(columns) == hash(tuple(rows))
    assert repr(columns) == repr(tuple(rows))
    assert pickle.loads(pickle.dumps(columns)) == columns


@given(st.lists(mentions, max_size=3), st.lists(mentions, max_size=3))
def test_columns_are_equal_where_their_rows_are(some: list[Mention], others: list[Mention]) -> None:
    assert (MentionColumns.of(RUIZ, some) == MentionColumns.of(RUIZ, others)) == (some == others)


def test_equal_rows_are_equal_whatever_their_provenances_are_kept_as() -> None:
    drafts = [Mention(Span(0, 2), RUIZ, True, Provenance(draft=True))]
    columns = MentionColumns.of(RUIZ, drafts)
    others = MentionColumns(
        RUIZ,
        columns.starts,
        columns.ends,
        columns.named,
        (BY_HAND, Provenance(draft=True)),
        columns.starts[:0],
    )
    assert columns != others
    in_second_place = MentionColumns.of(RUIZ, [Mention(Span(0, 1), RUIZ, True), *drafts])
    again = MentionColumns(
        RUIZ,
        columns.starts,
        columns.ends,
        columns.named,
        in_second_place.provenances,
        in_second_place.which[1:],
    )
    assert columns == again


def test_columns_are_no_list_and_nobody_elses() -> None:
    row = Mention(Span(0, 2), RUIZ, True)
    columns = MentionColumns.of(RUIZ, [row])
    assert columns != [row]
    assert columns != MentionColumns.of(AIDE, [row._replace(entity=AIDE)])
    assert MentionColumns.of(RUIZ, ()) == MentionColumns.of(AIDE, ()) == ()


def test_columns_of_different_lengths_are_refused() -> None:
    columns = MentionColumns.of(RUIZ, [Mention(Span(0, 2), RUIZ, True)])
    with pytest.raises(ValueError, match="different lengths"):
        MentionColumns(RUIZ, columns.starts, columns.ends, b"")
    with pytest.raises(ValueError, match="different lengths"):
        MentionColumns(RUIZ, columns.starts, columns.ends, columns.named, ())


def test_a_place_behind_the_last_is_refused() -> None:
    with pytest.raises(IndexError):
        MentionColumns.of(RUIZ, ())[0]


def test_mentions_in_columns_stay_as_they_are() -> None:
    row = Mention(Span(0, 2), RUIZ, True)
    columns = columns_of(RUIZ, (row,))
    assert columns_of(RUIZ, columns) is columns
    assert columns == (row,)
