"""The `by` and `draft` of what the rules have drafted, with a model or without."""

from __future__ import annotations

from reader.model.article import Provenance

BY = "rules-1"  # changes when the same text would be drafted otherwise


def drafted_by(by: str, confidence: float) -> Provenance:
    """The mark of a drafted item; `confidence` is rounded to two places."""
    return Provenance(by=by, confidence=round(min(max(confidence, 0.0), 1.0), 2), draft=True)
