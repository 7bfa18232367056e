"""Whatever a model says of whatever text: a draft whose words are found again, with no fault."""

from __future__ import annotations

from collections.abc import Callable
from random import Random
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.load.article import Loaded
from reader.model.new_article import Annotations
from reader.model.text import Text
from tests.draft.odd_texts import ODD, PIECES, check
from tests.draft.with_model.conftest import Advised, Pipeline

Load = Callable[[Text, Annotations], Loaded]
LABELS = ("PERSON", "PER", "ORG", "GPE", "DATE", "")
ROLES = ("nsubj", "ccomp", "conj", "advcl", "dep", "nsubjpass")


def drunken(pipeline: type[Pipeline], seed: int) -> Pipeline:
    """A pipeline that sees names anywhere, and hangs words on any others, though never in a circle."""
    chance = Random(seed)

    class Drunken(pipeline):  # type: ignore[misc, valid-type]  # the fixture gives the class
        def _entities(self, text: str) -> list[SimpleNamespace]:
            cuts = sorted(chance.sample(range(len(text) + 1), min(6, len(text) + 1)))
            pairs = zip(cuts[::2], cuts[1::2], strict=False)
            return [
                SimpleNamespace(start_char=low, end_char=high, label_=chance.choice(LABELS))
                for low, high in pairs
            ]

        def _tokens(self, text: str) -> list[Any]:
            found: list[Any] = super()._tokens(text)
            order = chance.sample(found, len(found))
            for number, token in enumerate(order):
                token.dep_ = chance.choice(ROLES)
                token.head = order[chance.randrange(number + 1)]
            return found

    return Drunken()


def sound(content: str, made: tuple[Text, Annotations], load_draft: Load) -> None:
    text, drafted = made
    check(text, drafted)
    if text.content:
        loaded = load_draft(text, drafted)
        assert loaded.article is not None, [fault.message for fault in loaded.diagnostics]
        assert [quote.parts for quote in loaded.article.quotes] == [quote.parts for quote in drafted.quotes]


@pytest.mark.parametrize("content", ODD)
def test_odd_texts_make_files_without_faults_whatever_the_model_says(
    content: str, advised: Advised, pipeline: type[Pipeline], load_draft: Load
) -> None:
    for seed in range(3):
        sound(content, advised(content, drunken(pipeline, seed)), load_draft)


@settings(deadline=None, max_examples=100, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=60), seed=st.integers(0, 999))
def test_anything_that_looks_like_news_makes_a_file_whatever_the_model_says(
    pieces: list[str], seed: int, advised: Advised, pipeline: type[Pipeline], load_draft: Load
) -> None:
    content = " ".join(pieces)
    sound(content, advised(content, drunken(pipeline, seed)), load_draft)
