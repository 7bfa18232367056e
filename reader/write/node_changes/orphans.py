"""Which nodes change when an orphaned annotation is given words of the text."""

from __future__ import annotations

from reader.errors import EditRefused
from reader.load.anchors.find import Anchors
from reader.load.syntax.nodes import Mapping
from reader.load.values.fields import MENTIONS, NOTE, Shape
from reader.load.values.items import QuoteItem
from reader.model.article import Article, EntityId, EventId, NoteId, OrphanKind, Provenance, QuoteId
from reader.model.text import Span
from reader.write.edits import EventClaim, NoteClaim, OrphanClaim, QuoteClaim
from reader.write.node_changes.plan import Plan

ONE_PASSAGE = "a mention or a note has one passage"


def as_claim(orphan: OrphanClaim) -> QuoteClaim | EventClaim | NoteClaim:
    """The claim that an orphaned quote, event or note is once it has words."""
    match orphan.kind:
        case OrphanKind.QUOTE:
            return QuoteClaim(QuoteId(orphan.id))
        case OrphanKind.EVENT:
            return EventClaim(EventId(orphan.id))
    return NoteClaim(NoteId(orphan.id))


def set_words_of_orphan(plan: Plan, orphan: OrphanClaim, parts: tuple[Span, ...]) -> None:
    node, shape = plan.orphan(orphan)
    assert isinstance(node, Mapping), "former words have a key"
    if orphan.kind in (OrphanKind.QUOTE, OrphanKind.EVENT):
        _set_parts(plan, orphan, node, shape, parts)
    elif len(parts) != 1:
        raise EditRefused(ONE_PASSAGE)
    else:
        _set_passage(plan, orphan, node, parts[0])
    plan.correct(node, shape, _provenance(plan, orphan))


def _set_parts(plan: Plan, orphan: OrphanClaim, node: Mapping, shape: Shape, parts: tuple[Span, ...]) -> None:
    words = plan.quoted(parts)
    key = "text" if "text" in words else "parts"
    plan.replace_key(node, shape, "was", key, words[key])
    plan.put_or_drop(node, shape, "at", words.get("at"))
    claim = as_claim(orphan)
    if isinstance(claim, QuoteClaim):
        _drop_lost(plan, plan.items.quotes[plan.number(claim)], node, parts)

    def is_there(article: Article) -> bool:
        if isinstance(claim, QuoteClaim):
            return article.quotes_by_id[claim.id].parts == parts
        return article.events_by_id[EventId(orphan.id)].parts == parts

    plan.checks.append(is_there)


def _drop_lost(plan: Plan, item: QuoteItem, node: Mapping, parts: tuple[Span, ...]) -> None:
    """Without a cue and a speaker's words that the text has no longer: they belonged to the former words."""
    anchors = Anchors(plan.items)
    for key, anchor in (("cue", item.cue), ("mention", item.mention)):
        if anchor is not None and anchors.nearest(anchor, parts, outside=True) is None:
            plan.drop(node, key)


def _set_passage(plan: Plan, orphan: OrphanClaim, node: Mapping, span: Span) -> None:
    keys = plan.alone(span)
    shape = NOTE if orphan.kind is OrphanKind.NOTE else MENTIONS
    plan.replace_key(node, shape, "was", "text", keys["text"])
    for key in ("para", "nth"):
        plan.put_or_drop(node, shape, key, keys.get(key))
    plan.drop(node, "prefix", "suffix")

    def is_there(article: Article) -> bool:
        if orphan.kind is OrphanKind.NOTE:
            return any(note.id == orphan.id and note.span == span for note in article.notes)
        return any(mention.span == span for mention in article.entities[EntityId(orphan.id)].mentions)

    plan.checks.append(is_there)


def _provenance(plan: Plan, orphan: OrphanClaim) -> Provenance:
    """Where an orphaned annotation comes from."""
    if orphan.kind is OrphanKind.MENTION:
        return plan.entity_item(EntityId(orphan.id)).mentions[orphan.number].provenance
    number = plan.number(as_claim(orphan))
    if orphan.kind is OrphanKind.QUOTE:
        return plan.items.quotes[number].provenance
    things = plan.items.events if orphan.kind is OrphanKind.EVENT else plan.items.notes
    return things[number].provenance
