"""A quote as it is copied: its words, who said it, and where it stands."""

from __future__ import annotations

from reader.model.article import Article, Quote, QuoteType
from reader.model.dates import label


def cite(article: Article, quote: Quote, with_place: bool = False) -> str:
    """One quote with its attribution, one line of words and one of source; a place is the paragraph and the source."""
    said = " … ".join(article.text[part].replace("\n\n", " ") for part in quote.parts)
    by = article.entities[quote.speaker].name if quote.speaker else "unknown speaker"
    how = {QuoteType.DIRECT: "", QuoteType.MIXED: " (partly reported)", QuoteType.INDIRECT: " (reported)"}
    via = f", via {quote.via}" if quote.via else ""
    attribution = f"{said} — {by}{via}{how[quote.type]}"
    return f"{attribution}\n{_source(article, quote)}" if with_place else attribution


def _source(article: Article, quote: Quote) -> str:
    paragraph = article.text.paragraph_of(quote.parts[0].start)
    source = article.source
    parts = [
        f"“{article.headline}”",
        ", ".join(source.authors),
        source.publisher or "",
        label(article.published) if article.published else "",
        f"paragraph {paragraph}",
        source.url or "",
    ]
    return ", ".join(part for part in parts if part)
