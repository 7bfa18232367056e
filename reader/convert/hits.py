"""Makes of a quote in a lone file what a library would find, so that both are printed by the same code."""

from __future__ import annotations

from pathlib import Path

from reader.model.article import Article, Quote
from reader.model.library.articles import ListedArticle
from reader.model.library.hits import Excerpt, Hit, HitSpeaker
from reader.model.library.person_key import PersonKey
from reader.model.text import PART_BREAK, Span


def hit_of(article: Article, quote: Quote, path: Path) -> Hit:
    """The quote with its article; who its speaker is in other articles stays open."""

    def excerpt(span: Span) -> Excerpt:
        return Excerpt(article.text[span], span)

    entities = (article.entities[id_] for id_ in quote.speakers)
    speakers = [
        HitSpeaker(
            entity.id,
            entity.name,
            PersonKey(entity.wikidata or entity.id),
            entity.kind,
            entity.role,
            entity.named,
        )
        for entity in entities
    ]
    return Hit(
        ListedArticle(path, article.id, article.headline, article.source, article.published),
        quote.id,
        speakers[0] if speakers else None,
        quote.type,
        PART_BREAK.join(article.text[part] for part in quote.parts),
        tuple(map(excerpt, quote.parts)),
        article.text.paragraph_of(quote.parts[0].start),
        when=quote.when or article.published,
        cue=None if quote.cue is None else article.text[quote.cue],
        mention=None if quote.mention is None else excerpt(quote.mention),
        via=quote.via,
        about=quote.about,
        provenance=quote.provenance,
        joint=tuple(speakers[1:]),
    )
