"""Of a draft that is too large for a file, what fits is kept."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.draft import limits
from reader.intake.sources import from_text
from reader.services.drafting import annotated, summary

TEXT = "\n\n".join(f"“It is start number {n},” Ana Ruiz said. He left in 20{n:02}." for n in range(60))


def test_a_draft_of_more_values_than_a_file_may_have_keeps_the_beginning(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    article = replace(from_text(TEXT), language="en")
    whole = annotated(article)
    monkeypatch.setattr(limits, "_MOST", 1_000)
    made = annotated(article)
    kept = [quote.parts for quote in made.article.quotes]
    assert 5 < len(kept) < 30
    assert kept == [quote.parts for quote in whole.article.quotes][: len(kept)]
    assert made.left_out == len(whole.article.quotes + whole.article.events) - len(
        made.article.quotes + made.article.events
    )
    assert f"{made.left_out} things that the file has no place for left out" in summary(made, article)


def test_a_list_never_has_more_items_than_the_loader_reads(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MAX_ITEMS", 7)
    made = annotated(from_text(TEXT))
    assert len(made.article.quotes) == 7


def test_of_a_text_without_end_the_beginning_is_drafted(monkeypatch: pytest.MonkeyPatch) -> None:
    article = from_text(TEXT)
    monkeypatch.setattr(limits, "LONGEST", 1_000)
    made = annotated(article)
    assert made.article.text.content == TEXT
    assert max(quote.parts[-1].end for quote in made.article.quotes) < 1_000
