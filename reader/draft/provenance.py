"""The `by` and `draft` of what the rules have drafted, with a model or without."""

from __future__ import annotations

from functools import lru_cache

from reader.model.article import Provenance

BY = "rules-1"  # changes when the same text would be drafted otherwise


def drafted_by(by: str, confidence: float) -> Provenance:
    """The mark of a drafted item; `confidence` is rounded to two places."""
    return _drafted_by(by, round(min(max(confidence, 0.0), 1.0), 2))


@lru_cache(maxsize=256)
def _drafted_by(by: str, confidence: float) -> Provenance:
    """One for all items that are alike."""
    return Provenance(by=by, confidence=confidence, draft=True)
