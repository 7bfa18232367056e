"""An article comes back from its form as it was; what is no form of anything is refused."""

from __future__ import annotations

from array import array

import pytest

from reader.load.article_form import frozen, thawed
from reader.model.article import BY_HAND, EntityId, Mention, Provenance
from reader.model.mention_columns import MentionColumns
from reader.model.text import Span

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
