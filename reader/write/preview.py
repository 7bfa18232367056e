"""The article that an edit will leave, computed without writing the file, so that a screen shows it at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from reader.model.article import Article, Entity, Event, Note, Provenance, Quote, QuoteId
from reader.write import edits
from reader.write.node_changes.plan import HAND

Item = TypeVar("Item", Quote, Event, Note)


def preview(article: Article, edit: edits.Edit) -> Article | None:
    """The article after an edit; None for those that change names, mentions or which entries there are.

    Lines of the file, and the mentions that quotes give, are those of before. Nothing is checked.
    """
    match edit:
        case edits.Together(group):
            after: Article | None = article
            for each in group:
                after = after and preview(after, each)
            return after
        case edits.Accept(claim, checked_by):
            return _signed(
                article, claim, lambda old: Provenance(old.by, None, False, checked_by or old.checked_by)
            )
        case edits.SetSpeaker(quote, speakers):
            speaker = next(iter(speakers), None)
            return _corrected(article, edits.QuoteClaim(quote), speaker=speaker, joint=speakers[1:])
        case edits.SetType(quote, type_):
            return _corrected(article, edits.QuoteClaim(quote), type=type_)
        case edits.SetVia(quote, via):
            return _corrected(article, edits.QuoteClaim(quote), via=via and (" ".join(via.split()) or None))
        case edits.SetCue(quote, span):
            return _corrected(article, edits.QuoteClaim(quote), cue=span)
        case edits.SetWords(claim, parts) if isinstance(claim, edits.QuoteClaim | edits.EventClaim):
            return _corrected(article, claim, parts=parts)
        case edits.SetDate(event, when):
            return _corrected(article, edits.EventClaim(event), when=when)
        case edits.SetDateWords(event, span):
            return _corrected(article, edits.EventClaim(event), when_text=span)
        case edits.SetTitle(event, title):
            return _corrected(article, edits.EventClaim(event), title=" ".join(title.split()))
        case edits.SetState(event, state, alleged_by):
            return _corrected(article, edits.EventClaim(event), state=state, alleged_by=alleged_by)
        case edits.SetBasis(event, basis):
            return _corrected(article, edits.EventClaim(event), basis=basis)
        case edits.SetPeople(event, people, places):
            return _corrected(article, edits.EventClaim(event), people=people, places=places)
        case edits.SetRole(entity, role):
            return _corrected(
                article, edits.EntityClaim(entity), role=role and (" ".join(role.split()) or None)
            )
        case edits.SetNote(note, remark):
            return _corrected(article, edits.NoteClaim(note), note=remark.strip())
        case edits.Remove(claim) if (
            isinstance(claim, edits.QuoteClaim | edits.EventClaim) and not article.orphans
        ):
            return _without(article, claim)
    return None


def _corrected(article: Article, claim: edits.Claim, **values: Any) -> Article:
    """With other values of one entry, which is now by hand."""
    changed = _changed(article, claim, lambda item: item._replace(**values))

    def by_hand(old: Provenance) -> Provenance:
        return old if old.by in (None, HAND) else old._replace(by=HAND)

    return _signed(changed, claim, by_hand)


def _signed(article: Article, claim: edits.Claim, sign: Callable[[Provenance], Provenance]) -> Article:
    """With another provenance of one entry."""
    if isinstance(claim, edits.MentionClaim):
        entity = article.entities[claim.entity]
        mentions = tuple(
            each._replace(provenance=sign(each.provenance)) if each.span == claim.span else each
            for each in entity.mentions
        )
        return _changed(
            article, edits.EntityClaim(claim.entity), lambda item: item._replace(mentions=mentions)
        )
    return _changed(article, claim, lambda item: item._replace(provenance=sign(item.provenance)))


def _changed(article: Article, claim: edits.Claim, change: Callable[[Any], Any]) -> Article:
    match claim:
        case edits.EntityClaim(key):
            entities: Mapping[Any, Entity] = {**article.entities, key: change(article.entities[key])}
            return replace(article, entities=entities)
        case edits.QuoteClaim(key):
            return replace(article, quotes=_with(article.quotes, key, change))
        case edits.EventClaim(key):
            return replace(article, events=_with(article.events, key, change))
        case edits.NoteClaim(key):
            return replace(article, notes=_with(article.notes, key, change))
    return article


def _with(items: Iterable[Item], key: str, change: Callable[[Item], Item]) -> tuple[Item, ...]:
    return tuple([change(item) if item.id == key else item for item in items])


def _without(article: Article, claim: edits.QuoteClaim | edits.EventClaim) -> Article:
    """Without a quote or an event; automatic ids behind it count one less, and references follow."""
    of_quote = isinstance(claim, edits.QuoteClaim)
    items: tuple[Any, ...] = article.quotes if of_quote else article.events
    letter = "q" if of_quote else "e"
    index = next(number for number, item in enumerate(items) if item.id == claim.id)
    new_ids: dict[str, str | None] = {claim.id: None}
    for number in range(index + 1, len(items)):
        if items[number].id == f"{letter}{number + 1}":
            new_ids[items[number].id] = f"{letter}{number}"
    left = tuple(item._replace(id=new_ids.get(item.id) or item.id) for item in items if item.id != claim.id)
    changed = replace(article, quotes=left) if of_quote else replace(article, events=left)

    def follow(names: Iterable[Any]) -> tuple[Any, ...]:
        return tuple(new_ids.get(name, name) for name in names if new_ids.get(name, name) is not None)

    def of_quote_left(quote: Quote) -> Quote:
        if not {*quote.about, quote.inside} & new_ids.keys():
            return quote
        inside = None if quote.inside is None else new_ids.get(quote.inside, quote.inside)
        return quote._replace(about=follow(quote.about), inside=None if inside is None else QuoteId(inside))

    def of_event_left(event: Event) -> Event:
        order = event.order
        if not {*order.after, *order.before, *order.during} & new_ids.keys():
            return event
        kept = order._replace(
            after=follow(order.after), before=follow(order.before), during=follow(order.during)
        )
        return event._replace(order=kept)

    return replace(
        changed,
        quotes=tuple(map(of_quote_left, changed.quotes)),
        events=tuple(map(of_event_left, changed.events)),
    )
