"""Makes the text of a copied quote: its words, who said it, and where it stands."""

from __future__ import annotations

from reader.convert.in_words.words import listed
from reader.model.article import Article, Quote, QuoteType, Source
from reader.model.counting import TYPE_IN_WORDS
from reader.model.dates.dates import Edtf
from reader.model.dates.labels import label
from reader.model.text import PARAGRAPH_BREAK, PART_BREAK

_DRAFT = "draft"


def cite(article: Article, quote: Quote, with_place: bool = False) -> str:
    """One quote with its attribution, one line of words and one of source; a place is the paragraph and the source."""
    said = PART_BREAK.join(article.text[part].replace(PARAGRAPH_BREAK, " ") for part in quote.parts)
    by = listed(article.entities[id_].name for id_ in quote.speakers) if quote.speakers else None
    attribution = attributed(said, by, quote.via, quote.type, draft=quote.provenance.draft)
    if not with_place:
        return attribution
    paragraph = article.text.paragraph_of(quote.parts[0].start)
    return f"{attribution}\n{source_line(article.headline, article.source, article.published, paragraph)}"


def attributed(said: str, by: str | None, via: str | None, kind: QuoteType, *, draft: bool = False) -> str:
    """Words with who said them, None where nobody knows; `draft`: only a machine says so."""
    where = f", via {via}" if via else ""
    how = "" if kind is QuoteType.DIRECT else TYPE_IN_WORDS[kind]
    remarks = "; ".join(filter(None, (how, _DRAFT if draft else "")))
    return f"{said} — {by or 'unknown speaker'}{where}{f' ({remarks})' if remarks else ''}"


def source_line(headline: str, source: Source, published: Edtf | None, paragraph: int) -> str:
    """Where words stand, in one line."""
    parts = [
        f"“{headline}”",
        ", ".join(source.authors),
        source.publisher or "",
        label(published) if published else "",
        f"paragraph {paragraph}",
        source.url or "",
    ]
    return ", ".join(part for part in parts if part)
