"""What the page says to programs: the article, its people and its quotes in the terms of schema.org."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from reader.convert.html.honest_dates import machine_date
from reader.model.article import Article, Entity, Kind, Quote, QuoteType
from reader.model.text import PARAGRAPH_BREAK, PART_BREAK

_TYPES = {Kind.PERSON: "Person", Kind.ORGANISATION: "Organization", Kind.PLACE: "Place"}


def linked_data(article: Article) -> dict[str, Any]:
    """An `Article` with the people, organisations and places that it mentions, and its quotes.

    A `Quotation` is what was said word for word; what is only reported is nobody’s words, and so is not among them.
    Ids are fragments of the page.
    """
    source = article.source
    return _without_empty(
        {
            "@context": "https://schema.org",
            "@type": "Article",
            "headline": article.headline,
            "inLanguage": article.language,
            "datePublished": machine_date(article.published),
            "url": source.url,
            "author": [{"@type": "Person", "name": name} for name in source.authors],
            "publisher": {"@type": "Organization", "name": source.publisher} if source.publisher else None,
            "mentions": [_entity(entity) for entity in article.entities.values()],
            "hasPart": list(_quotations(article)),
        }
    )


def _entity(entity: Entity) -> dict[str, Any]:
    wikidata = f"https://www.wikidata.org/entity/{entity.wikidata}" if entity.wikidata else None
    return _without_empty(
        {
            "@type": _TYPES[entity.kind],
            "@id": f"#who-{entity.id}",
            "name": entity.name,
            "alternateName": list(entity.aka),
            "description": ". ".join(filter(None, (entity.role, entity.about))),
            "sameAs": wikidata,
            "url": entity.url,
        }
    )


def _quotations(article: Article) -> Iterator[dict[str, Any]]:
    for quote in article.quotes:
        if quote.type is QuoteType.DIRECT:
            yield _without_empty(
                {
                    "@type": "Quotation",
                    "@id": f"#q-{quote.id}",
                    "text": _words(article, quote),
                    "creator": [{"@id": f"#who-{speaker}"} for speaker in quote.speakers],
                    "about": [{"@id": f"#who-{id_}"} for id_ in quote.about if id_ in article.entities],
                    "dateCreated": machine_date(quote.when),
                }
            )


def _words(article: Article, quote: Quote) -> str:
    return PART_BREAK.join(article.text[part].replace(PARAGRAPH_BREAK, " ") for part in quote.parts)


def _without_empty(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in properties.items() if value}
