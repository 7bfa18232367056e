"""A comparison of two annotations as JSON, for programs."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from reader.convert.comparison.wording import entry_words, paragraph_of
from reader.model.article import Article
from reader.model.comparison.agreement import Agreement, Score
from reader.model.comparison.compared import Compared
from reader.model.comparison.differences import Pair
from reader.model.comparison.entries import Entry, Value
from reader.model.text import Span


def comparison_shape(compared: Compared, first: str, second: str) -> dict[str, Any]:
    """All of a comparison. Offsets are code points in the first text; shares are 0 to 1, null where not defined."""
    comparison = compared.comparison
    return {
        "first": first,
        "second": second,
        "same_text": compared.same_text,
        "compared": round(compared.share, 6),
        "left_out": {
            "first": [_entry_shape(entry) for entry in comparison.only_in_first_text],
            "second": [_entry_shape(entry) for entry in comparison.only_in_second_text],
        },
        "agreement": agreement_shapes(compared.agreements),
        "annotations": [_pair_shape(pair, compared.first) for pair in comparison.pairs],
    }


def article_shape(name: str, compared: Compared) -> dict[str, Any]:
    """One article of many that are compared: its agreement, without its annotations."""
    return {
        "name": name,
        "same_text": compared.same_text,
        "compared": round(compared.share, 6),
        "agreement": agreement_shapes(compared.agreements),
    }


def agreement_shapes(agreements: Iterable[Agreement]) -> list[dict[str, Any]]:
    """The agreement by kind."""
    return list(map(_agreement_shape, agreements))


def _agreement_shape(agreement: Agreement) -> dict[str, Any]:
    return {
        "kind": agreement.kind.value,
        "found": _score_shape(agreement.found),
        "exact": _score_shape(agreement.exact),
        "same": _score_shape(agreement.same),
        "alpha": _rounded(agreement.words),
        "labels": {label: _rounded(share) for label, share in agreement.labels.items()},
    }


def _score_shape(score: Score) -> dict[str, Any]:
    return {
        "both": score.both,
        "first": score.first,
        "second": score.second,
        "precision": _rounded(score.precision),
        "recall": _rounded(score.recall),
        "f": _rounded(score.f),
    }


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 6)


def _pair_shape(pair: Pair, article: Article) -> dict[str, Any]:
    state = "same" if pair.is_same else "differs"
    if pair.before is None or pair.after is None:
        state = "second" if pair.before is None else "first"
    return {
        "kind": pair.entry.kind.value,
        "in": state,
        "first": pair.before and _entry_shape(pair.before),
        "second": pair.after and _entry_shape(pair.after),
        "words": entry_words(pair.entry, article),
        "paragraph": paragraph_of(pair.entry, article),
        "differs": {
            change.name: {"first": _value(change.before), "second": _value(change.after)}
            for change in pair.changes
        },
    }


def _entry_shape(entry: Entry) -> dict[str, Any]:
    return {"id": entry.id, "line": entry.line, "spans": [list(span) for span in entry.spans]}


def _value(value: Value | None) -> Any:
    if value is None or isinstance(value, str):
        return value
    return [list(each) if isinstance(each, Span) else each for each in value]
