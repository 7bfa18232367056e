"""Whether drafts are as sure as they may be: of the quotes at a confidence and more, how many are right."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reader.model.article import QuoteType
from tests.bench.attribution import Count, documents, pairs
from tests.bench.drafting.drafters import Drafter

SURE = 0.9


@dataclass(slots=True)
class Score:
    """Quotes so sure, and those of them with the right speaker and half of the words; word-for-word ones."""

    quotes: Count = field(default_factory=Count)
    direct: int = 0
    sure_direct: int = 0


def score(folder: Path, draft: Drafter) -> Score:
    found = Score()
    for text, gold in documents(folder):
        quotes = draft(text, language="en").quotes
        same = {quote.id: attribution for quote, attribution in pairs(text, quotes, gold)}
        for quote in quotes:
            sure = (quote.provenance.confidence or 0) >= SURE
            found.direct += quote.type is QuoteType.DIRECT
            found.sure_direct += sure and quote.type is QuoteType.DIRECT
            found.quotes.drafted += sure
            found.quotes.gold += 1
            attribution = same.get(quote.id)
            if sure and attribution is not None and quote.mention is not None:
                found.quotes.right += any(quote.mention.overlaps(source) for source in attribution.source)
    return found
