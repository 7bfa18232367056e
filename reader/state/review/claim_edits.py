"""The edits that accept, remove or correct a claim, or are made of selected words."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import replace

from reader.model.article import (
    Article,
    EntityId,
    EventId,
    Kind,
    NoteId,
    OrphanKind,
    Quote,
    QuoteId,
    QuoteType,
)
from reader.model.slug import free_id
from reader.model.text import Span
from reader.state.review.claims import Claim, ClaimKind
from reader.write.edits import (
    Accept,
    AddEntity,
    Edit,
    EntityClaim,
    EventClaim,
    MentionClaim,
    NoteClaim,
    OrphanClaim,
    QuoteClaim,
    Remove,
    SetCue,
    SetDateWords,
    SetSpeakerWords,
    SetWords,
    Together,
)
from reader.write.edits import Claim as Entry

_OPENING, _CLOSING = "“‘„«‹\"'", "”’“»›\"'"
_COUNTED = re.compile(r"(?:.* )?[qen]?([0-9]+)")
"""An automatic id of an entry (`q3`), or that of an orphan that has one (`quote q3`, `mention ruiz 1`)."""
_ARTICLES = ("a", "an", "another", "one", "the")
_NEXT_TYPE = {
    QuoteType.DIRECT: QuoteType.INDIRECT,
    QuoteType.INDIRECT: QuoteType.MIXED,
    QuoteType.MIXED: QuoteType.DIRECT,
}


def entry_of(claim: Claim) -> Entry:
    """The entry that a claim is, as edits name it."""
    id_ = claim.ref.id
    match claim.kind:
        case ClaimKind.ENTITY:
            return EntityClaim(EntityId(id_))
        case ClaimKind.MENTION:
            return MentionClaim(EntityId(id_), claim.parts[0])
        case ClaimKind.QUOTE:
            return QuoteClaim(QuoteId(id_))
        case ClaimKind.EVENT:
            return EventClaim(EventId(id_))
        case ClaimKind.NOTE:
            return NoteClaim(NoteId(id_))
        case ClaimKind.ORPHAN:
            kind, name, *number = id_.split(" ")
            return OrphanClaim(OrphanKind(kind), name, int(number[0]) if number else 0)


def accept(claims: Iterable[Claim]) -> Edit:
    return together(*(Accept(entry_of(claim)) for claim in claims))


def signed(edit: Edit, checked_by: str | None) -> Edit:
    """An edit with the name of who accepts, where there is one."""
    if isinstance(edit, Together):
        return Together(tuple(signed(one, checked_by) for one in edit.edits))
    return replace(edit, checked_by=checked_by) if isinstance(edit, Accept) else edit


def remove(claims: Iterable[Claim]) -> Edit:
    """Takes claims out, the last in the file first: the ids of those that have none count their places.

    The mentions of an entity that is taken out go with it.
    """
    claims = tuple(claims)
    gone = {claim.ref.id for claim in claims if claim.kind is ClaimKind.ENTITY}
    entries = [claim for claim in claims if not (_is_mention(claim) and gone & {*claim.people})]
    last_first = sorted(entries, key=lambda claim: (claim.line, _number(claim)), reverse=True)
    return together(*(Remove(entry_of(claim)) for claim in last_first))


def _number(claim: Claim) -> int:
    """The place in its list that a claim's id counts (`q3`), 0 where the file gives it an id."""
    counted = _COUNTED.fullmatch(claim.ref.id)
    return int(counted[1]) if counted else 0


def _is_mention(claim: Claim) -> bool:
    """Whether a claim is an entry under an entity's `mentions`, be it orphaned."""
    entry = entry_of(claim)
    return isinstance(entry, MentionClaim) or (
        isinstance(entry, OrphanClaim) and entry.kind is OrphanKind.MENTION
    )


def set_selected(claim: Claim, what: str, parts: tuple[Span, ...]) -> Edit:
    """The claim's `words`, a quote's `cue` or `mention`, an event's words for its `date` are those that were selected.

    Without parts it has no cue, mention or date words.
    """
    entry = entry_of(claim)
    assert not isinstance(entry, EntityClaim), "an entity has no words of its own"
    first = parts[0] if parts else None
    match entry, what:
        case QuoteClaim(id_), "cue":
            return SetCue(id_, first)
        case QuoteClaim(id_), "mention":
            return SetSpeakerWords(id_, first)
        case EventClaim(id_), "date":
            return SetDateWords(id_, first)
    return SetWords(entry, parts)


def next_type(quote: Quote) -> QuoteType:
    """The type after a quote's: word for word, reported, partly."""
    return _NEXT_TYPE[quote.type]


def type_of(article: Article, parts: tuple[Span, ...]) -> QuoteType:
    """The type of selected words: by whether all, some or none of them stand in quotation marks."""
    texts = [article.text[part] for part in parts]
    if all(text[0] in _OPENING and text[-1] in _CLOSING for text in texts):
        return QuoteType.DIRECT
    marks = {*_OPENING, *_CLOSING} - {"'", "’", "‘"}
    return QuoteType.MIXED if any(marks & set(text) for text in texts) else QuoteType.INDIRECT


def new_entity(article: Article, name: str) -> tuple[EntityId, AddEntity]:
    """A person of that name, with a free id, by which another edit can name it.

    Words without a capital are no name but a description: `experts`, `A neighbour`.
    """
    orphans = {orphan.id for orphan in article.orphans}
    id_ = free_id(name, orphans.union(article.entities, article.quotes_by_id, article.events_by_id))
    return id_, AddEntity(Kind.PERSON, name, named=is_name(name), id=id_)


def is_name(words: str) -> bool:
    """Whether words are a name: they have a capital, besides one of an article at the beginning."""
    first, _, rest = words.partition(" ")
    said = rest if first.lower() in _ARTICLES else words
    return said != said.lower()


def with_new(article: Article, name: str, then: Callable[[EntityId], Edit]) -> Edit:
    """A new person of that name, and an edit that names them, as one act."""
    id_, person = new_entity(article, name)
    return together(person, then(id_))


def together(*edits: Edit) -> Edit:
    """Several edits as one act."""
    return edits[0] if len(edits) == 1 else Together(edits)
