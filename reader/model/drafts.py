"""Counts what of an article is a program's draft that nobody has checked yet."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from reader.model.article import Article, Provenance
from reader.model.counting import GROUPS

_ENTITIES = {(kind, named): more for kind, named, _, more in GROUPS}
SINGULAR = {more: one for _, _, one, more in GROUPS} | {
    "mentions": "mention", "quotes": "quote", "events": "event", "notes": "note",
    "orphaned annotations": "orphaned annotation",
}  # fmt: skip
CLAIMS = tuple(SINGULAR)
"""What can be a draft, in the order in which it is listed: entities are counted as everywhere."""


@dataclass(frozen=True, slots=True)
class ClaimCount:
    """How many claims there are of each kind, and how many of those are drafts."""

    drafts: Counter[str]
    total: Counter[str]


def count_claims(article: Article) -> ClaimCount:
    """The claims of an article; mentions are those that the file writes out by themselves.

    An orphaned annotation is unchecked until a person gives it other words or takes it out.
    """
    claims = [*_claims(article)]
    total = Counter(kind for kind, _ in claims)
    drafts = Counter(dict.fromkeys(total, 0))
    drafts.update(kind for kind, provenance in claims if provenance.draft)
    for counts in (drafts, total):
        counts["orphaned annotations"] += len(article.orphans)
    return ClaimCount(drafts, total)


def _claims(article: Article) -> Iterator[tuple[str, Provenance]]:
    of_quotes = {
        (speaker, quote.mention)
        for quote in article.quotes
        if quote.mention is not None
        for speaker in quote.speakers
    }
    for entity in article.entities.values():
        yield _ENTITIES[entity.kind, entity.named], entity.provenance
        for mention in entity.mentions:
            if mention.named:
                continue
            if mention.provenance.draft or (entity.id, mention.span) not in of_quotes:
                yield "mentions", mention.provenance
    yield from (("quotes", quote.provenance) for quote in article.quotes)
    yield from (("events", event.provenance) for event in article.events)
    yield from {note.id: ("notes", note.provenance) for note in article.notes}.values()
