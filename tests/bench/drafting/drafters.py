"""What drafts in a measurement: the rules alone, or a model behind them."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from reader.draft.drafting import draft
from reader.model.dates.dates import Edtf
from reader.model.new_article import Annotations
from reader.model.text import Text


class Drafter(Protocol):
    """Drafts a text."""

    def __call__(
        self, text: Text, /, *, published: Edtf | None = None, language: str | None = None
    ) -> Annotations: ...


def drafter(model: str | None) -> Drafter:
    """What drafts with a model of spaCy’s behind the rules, or by rules alone."""
    if model is None:
        return draft
    from reader.draft.with_model.drafting import draft_with_model  # loads spaCy only where it is asked for

    return partial(draft_with_model, model=model)
