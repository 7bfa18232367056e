"""An article comes back from its form as it was; what is no form of anything is refused."""

from __future__ import annotations

from array import array

import pytest

from reader.load.article_form import frozen, thawed
from reader.model.article import BY_HAND, EntityId, Mention, Provenance
from reader.model.text import Span

ONE = array("I", [3]).tobytes()


@pytest.mark.parametrize("provenances", [(BY_HAND, BY_HAND), (BY_HAND, Provenance(draft=True))])
def test_mentions_come_back_from_their_columns(provenances: tuple[Provenance, Provenance]) -> None:
    mentions = tuple(
        Mention(Span(at, at + 2), EntityId("ruiz"), bool(at), each) for at, each in enumerate(provenances)
    )
    assert thawed(frozen(mentions)) == mentions


def test_mentions_of_several_entities_come_back() -> None:
    mentions = tuple(Mention(Span(at, at + 2), EntityId(f"e{at}"), True) for at in range(3))
    assert thawed(frozen(mentions)) == mentions


def test_columns_of_different_lengths_are_refused() -> None:
    number, starts, ends, ids, _, provenances = frozen((Mention(Span(0, 2), EntityId("ruiz"), True),))
    with pytest.raises(ValueError, match="different lengths"):
        thawed((number, starts, ends, ids, b"\1\1", provenances))
    with pytest.raises(ValueError, match="argument 2 is shorter"):
        thawed((number, starts + ONE, ends, ids, b"\1\1", provenances))
