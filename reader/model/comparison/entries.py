"""The annotations of an article as comparable entries: a kind, the words they are about, and what they say by field."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TypeAlias

from reader.model.article import BY_HAND, Article, Entity, Event, Note, Orphan, OrphanKind, Provenance, Quote
from reader.model.text import Span

Value: TypeAlias = str | tuple[str, ...] | tuple[Span, ...]
"""What a field says: words, ids and names in their order, or places in the text."""

Rename: TypeAlias = Callable[[str], str]
"""The name under which the id of an entity, a quote or an event is compared."""

ORPHANED = "orphaned"
"""The field of an annotation whose words are no longer in the text."""
PROVENANCE = ("by", "draft", "checked_by")
_AUTOMATIC = re.compile("[qe][0-9]+")


class EntryKind(StrEnum):
    """What is annotated; `ARTICLE` is what the file says of the article as a whole."""

    ARTICLE = "article"
    ENTITY = "person"
    MENTION = "mention"
    QUOTE = "quote"
    EVENT = "event"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Entry:
    """One annotation. `spans` are its words, empty where it has none; `name` tells it from others without words.

    `id` is empty where it has none of its own. `owner` is whose mention it is. `line` is its line in the file, from 1.
    """

    kind: EntryKind
    id: str
    spans: tuple[Span, ...] = ()
    name: str = ""
    fields: Mapping[str, Value] = field(default_factory=dict)
    owner: str = ""
    line: int = 1

    @property
    def own_id(self) -> str:
        """The id that a person gave it; an automatic one (`q3`) only counts."""
        return "" if _AUTOMATIC.fullmatch(self.id) or self.kind in _WITHOUT_ID else self.id


_WITHOUT_ID = frozenset({EntryKind.MENTION, EntryKind.NOTE, EntryKind.ARTICLE})


def same_name(id_: str) -> str:
    return id_


def entries_of(article: Article, rename: Rename = same_name) -> tuple[Entry, ...]:
    """All annotations of an article in the file's order, what the file says of the article first.

    Of the mentions only those that the file has to name: names are found by the program, and the words of a quote
    for its speaker are the quote's. Ids that entries refer to are compared under their new names.
    """
    return (
        article_entry(article),
        *(entity_entry(entity) for entity in article.entities.values()),
        *mention_entries(article, rename),
        *(quote_entry(quote, rename) for quote in article.quotes),
        *(event_entry(event, rename) for event in article.events),
        *note_entries(article.notes),
        *(_orphan_entry(orphan, rename) for orphan in article.orphans),
    )


def article_entry(article: Article) -> Entry:
    source = article.source
    says = {
        "headline": article.headline,
        "publisher": source.publisher,
        "url": source.url,
        "authors": source.authors,
        "published": article.published.text if article.published else None,
        "language": article.language,
    }
    return Entry(EntryKind.ARTICLE, "", name=article.headline, fields=_given(says))


def entity_entry(entity: Entity) -> Entry:
    says = {
        "kind": entity.kind.value,
        "name": entity.name,
        "aka": tuple(sorted(entity.aka)),
        "role": entity.role,
        "about": entity.about,
        "wikidata": entity.wikidata,
        "url": entity.url,
        "named": None if entity.named else "false",
    }
    return Entry(
        EntryKind.ENTITY,
        entity.id,
        name=entity.name,
        fields=_given(says, entity.provenance),
        line=entity.line,
    )


def mention_entries(article: Article, rename: Rename = same_name) -> Iterator[Entry]:
    """The mentions that are no names and no quote's words for its speaker."""
    spoken = {(speaker, quote.mention) for quote in article.quotes for speaker in quote.speakers}
    for entity in article.entities.values():
        for mention in entity.mentions:
            if mention.named or (entity.id, mention.span) in spoken:
                continue
            owner = rename(entity.id)
            yield Entry(
                EntryKind.MENTION,
                entity.id,
                (mention.span,),
                fields=_given({"person": owner, "words": (mention.span,)}, mention.provenance),
                owner=owner,
                line=entity.line,
            )


def quote_entry(quote: Quote, rename: Rename = same_name) -> Entry:
    says = {
        "speaker": _renamed(quote.speakers, rename),
        "type": quote.type.value,
        "words": quote.parts,
        "cue": _span(quote.cue),
        "mention": _span(quote.mention),
        "to": _renamed(quote.to, rename, ordered=False),
        "via": quote.via,
        "about": _renamed(quote.about, rename, ordered=False),
        "inside": rename(quote.inside) if quote.inside else None,
        "when": quote.when.text if quote.when else None,
        "note": quote.note,
    }
    return Entry(
        EntryKind.QUOTE, quote.id, quote.parts, fields=_given(says, quote.provenance), line=quote.line
    )


def event_entry(event: Event, rename: Rename = same_name) -> Entry:
    order = event.order
    says = {
        "title": event.title,
        "when": event.when.text if event.when else None,
        "when_text": _span(event.when_text),
        "words": event.parts,
        "people": _renamed(event.people, rename, ordered=False),
        "places": _renamed(event.places, rename, ordered=False),
        "after": _renamed(order.after, rename, ordered=False),
        "before": _renamed(order.before, rename, ordered=False),
        "during": _renamed(order.during, rename, ordered=False),
        "state": event.state.value,
        "alleged_by": rename(event.alleged_by) if event.alleged_by else None,
        "basis": event.basis.value,
        "note": event.note,
    }
    return Entry(
        EntryKind.EVENT,
        event.id,
        event.parts,
        event.title,
        _given(says, event.provenance),
        line=event.line,
    )


def note_entries(notes: Sequence[Note]) -> Iterator[Entry]:
    """One entry for all places of a note."""
    places: dict[str, list[Note]] = {}
    for note in notes:
        places.setdefault(note.id, []).append(note)
    for id_, group in places.items():
        spans = tuple(note.span for note in group)
        says = {"words": spans, "note": group[0].note or None}
        yield Entry(
            EntryKind.NOTE,
            id_,
            spans,
            group[0].note,
            _given(says, group[0].provenance),
            line=group[0].line,
        )


_ORPHANS = {
    OrphanKind.QUOTE: EntryKind.QUOTE,
    OrphanKind.EVENT: EntryKind.EVENT,
    OrphanKind.MENTION: EntryKind.MENTION,
    OrphanKind.NOTE: EntryKind.NOTE,
}


def _orphan_entry(orphan: Orphan, rename: Rename) -> Entry:
    people = _renamed(orphan.people, rename)
    says: dict[str, Value | None] = {
        ORPHANED: orphan.was,
        "speaker" if orphan.kind is OrphanKind.QUOTE else "person": people,
    }
    if orphan.title:
        says |= {"title" if orphan.kind is OrphanKind.EVENT else "note": orphan.title}
    owner = rename(orphan.id) if orphan.kind is OrphanKind.MENTION else ""
    return Entry(
        _ORPHANS[orphan.kind],
        orphan.id,
        (),
        orphan.title or " … ".join(orphan.was),
        _given(says),
        owner,
        orphan.line,
    )


def _span(span: Span | None) -> tuple[Span, ...]:
    return () if span is None else (span,)


def _renamed(ids: Sequence[str], rename: Rename, *, ordered: bool = True) -> tuple[str, ...]:
    names = [rename(id_) for id_ in ids]
    return tuple(names if ordered else sorted(set(names)))


def _given(says: Mapping[str, Value | None], provenance: Provenance = BY_HAND) -> dict[str, Value]:
    """The fields that say something, with who made the entry and whether that is checked."""
    all_fields: dict[str, Value | None] = {
        **says,
        "by": provenance.by,
        "draft": "true" if provenance.draft else None,
        "checked_by": provenance.checked_by,
    }
    return {key: value for key, value in all_fields.items() if value}
