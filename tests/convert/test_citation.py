"""What is copied says of itself what a reader of the screen was told."""

from __future__ import annotations

from reader.convert.citation import attributed, cite
from reader.model.article import Article, QuoteType


def test_a_quote_that_a_machine_drafted_is_copied_as_a_draft(article: Article) -> None:
    said = "=Critics= speak of “waste” — unknown speaker (partly word for word; draft)"
    draft = article.quotes[2]
    assert cite(article, draft) == said
    assert cite(article, draft, with_place=True).startswith(f"{said}\n“Mayor reopens the harbour”")


def test_what_has_been_checked_has_no_remark() -> None:
    assert attributed("“No”", "Ana Ruiz", None, QuoteType.DIRECT) == "“No” — Ana Ruiz"
    drafted = attributed("“No”", "Ana Ruiz", None, QuoteType.DIRECT, draft=True)
    assert drafted == "“No” — Ana Ruiz (draft)"
