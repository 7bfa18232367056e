"""Says whether an edit means the same entries in two versions of an article, as ids that are left out only count."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from reader.model.article import Article, EntityId, EventId, NoteId, QuoteId
from reader.model.text import Span
from reader.write import edits

_ENTITIES = ("entity", "other", "speakers", "people", "places", "alleged_by")


def means_the_same(edit: edits.Edit, before: Article, after: Article) -> bool:
    """Whether what an edit names in `before` is the same in `after`: entries by their words, words by their place."""
    if before is after:
        return True
    new = {each.id for each in _each(edit) if isinstance(each, edits.AddEntity)}
    return all(
        _found(before, reference) == _found(after, reference)
        for each in _each(edit)
        for reference in _references(each)
        if reference not in {("entity", id_) for id_ in new}
    )


def _each(edit: edits.Edit) -> Iterator[edits.Edit]:
    if isinstance(edit, edits.Together):
        for each in edit.edits:
            yield from _each(each)
    else:
        yield edit


def _references(edit: Any) -> Iterator[tuple[str, Any]]:
    """What an edit, or the claim in it, names: the kind of each and its id, or a span."""
    match edit:
        case edits.EntityClaim(id_) | edits.QuoteClaim(id_) | edits.EventClaim(id_) | edits.NoteClaim(id_):
            yield type(edit).__name__.removesuffix("Claim").lower(), id_
            return
        case edits.OrphanClaim(kind, id_, number):
            yield "orphan", (kind, id_, number)
            return
        case edits.AddEntity():
            return
    for field in fields(edit):
        value = getattr(edit, field.name)
        match value:
            case (
                edits.EntityClaim()
                | edits.QuoteClaim()
                | edits.EventClaim()
                | edits.NoteClaim()
                | edits.MentionClaim()
                | edits.OrphanClaim()
            ):
                yield from _references(value)
            case Span():
                yield "span", value
            case tuple() if field.name in _ENTITIES:
                yield from (("entity", each) for each in value)
            case tuple():
                yield from (("span", each) for each in value if isinstance(each, Span))
            case str() if field.name in ("quote", "event", "note"):
                yield field.name, value
            case str() if field.name in _ENTITIES:
                yield "entity", value


def _found(article: Article, reference: tuple[str, Any]) -> object:
    """What a reference names in an article, None where that is nothing."""
    kind, id_ = reference
    match kind:
        case "entity":
            entity = article.entities.get(EntityId(id_))
            return entity and entity.name
        case "quote":
            quote = article.quotes_by_id.get(QuoteId(id_))
            return quote and [article.text[part] for part in quote.parts]
        case "event":
            event = article.events_by_id.get(EventId(id_))
            return event and (event.title, [article.text[part] for part in event.parts])
        case "orphan":
            orphan = next(
                (each for each in article.orphans if (each.kind, each.id, each.number) == id_), None
            )
            return orphan and orphan.was
        case "note":
            note = next((note for note in article.notes if note.id == NoteId(id_)), None)
            return note and article.text[note.span]
        case _:
            return article.text[id_] if id_.end <= len(article.text) else None
