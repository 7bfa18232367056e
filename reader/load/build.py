"""Builds an `Article` of decoded items and their text: anchors resolved, rules checked, everything frozen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from reader.load.anchored import AnchoredEvent, AnchoredFile, AnchoredQuote
from reader.load.anchors.find import Anchors
from reader.load.anchors.mentions import Mentions
from reader.load.anchors.phrases import TooManyPlacesError
from reader.load.rules.rules import RULES, WARNINGS
from reader.load.values.items import (
    AnchorItem,
    ArticleItems,
    EntityItem,
    EventItem,
    NoteItem,
    QuoteItem,
    Word,
)
from reader.model.article import (
    NOBODY,
    Article,
    Entity,
    EntityId,
    Event,
    EventId,
    Mention,
    Note,
    NoteId,
    Order,
    Orphan,
    OrphanKind,
    Provenance,
    Quote,
    QuoteId,
    Source,
)
from reader.model.diagnostic import Diagnostic, Mark
from reader.model.text import Span

TOO_MANY_PLACES = "the words that this file names may stand at more places of its text than can be looked at"


def build(items: ArticleItems, stem: str) -> tuple[Article | None, list[Diagnostic]]:
    """The article, None where there is a fault, and the faults, or warnings, in any order."""
    anchors = Anchors(items)
    try:
        file, faults = _anchored(items, anchors)
    except TooManyPlacesError:
        return None, [*anchors.faults, Diagnostic(items.text_mark, "too-many-places", TOO_MANY_PLACES)]
    finally:
        anchors.occurrences.release()
    for rule in RULES:
        faults += rule(file)
    if faults:
        return None, faults
    return _article(file, stem), [warning for rule in WARNINGS for warning in rule(file)]


def _anchored(items: ArticleItems, anchors: Anchors) -> tuple[AnchoredFile, list[Diagnostic]]:
    """The items with their words found, and the faults of those. Raises TooManyPlacesError."""
    quotes = tuple(_anchored_quote(anchors, item) for item in items.quotes)
    events = tuple(_anchored_event(anchors, item) for item in items.events)
    notes = tuple((note, span) for note in items.notes for span in anchors.find(note.anchor))
    given = tuple(_given_mentions(anchors, items.entities))
    mentions = Mentions(
        items.text,
        anchors.occurrences,
        items.entities,
        (mention for _, mention in given),
        _speakers_mentions(quotes),
    )
    by_entity = {key: mentions.of(key) for key in (EntityId(entity.id.value) for entity in items.entities)}
    file = AnchoredFile(items, quotes, events, notes, by_entity, given)
    faults = [*anchors.faults, *mentions.faults()]
    if anchors.missing:
        # only for a fault: it compiles patterns, and needs rapidfuzz
        from reader.load.anchors.near_passages import explain

        faults += explain(anchors)
    return file, faults


def _anchored_quote(anchors: Anchors, item: QuoteItem) -> AnchoredQuote:
    if item.orphaned:
        return AnchoredQuote(item)
    parts = anchors.parts(item.parts, item.at)

    def near(anchor: AnchorItem | None) -> Span | None:
        return None if anchor is None else anchors.nearest(anchor, parts, outside=True)

    return AnchoredQuote(item, parts, near(item.cue), near(item.mention))


def _anchored_event(anchors: Anchors, item: EventItem) -> AnchoredEvent:
    parts = anchors.parts(item.parts, item.at) if item.parts else ()
    when_text = item.when_text
    if when_text is None or item.orphaned:
        return AnchoredEvent(item, parts)
    if not item.parts:
        return AnchoredEvent(item, (), next(iter(anchors.find(when_text)), None))
    return AnchoredEvent(item, parts, anchors.nearest(when_text, parts, outside=False))


def _given_mentions(anchors: Anchors, entities: Iterable[EntityItem]) -> Iterable[tuple[Mark, Mention]]:
    """The mentions that entries list, each with the place of its words in the file."""
    for entity in entities:
        for anchor in entity.mentions:
            for span in anchors.find(anchor):
                mention = Mention(span, EntityId(entity.id.value), False, anchor.provenance)
                yield anchor.words.mark, mention


def _speakers_mentions(quotes: Iterable[AnchoredQuote]) -> Iterable[Mention]:
    """A quote's mention is a mention of its speakers, too; it is the quote that may be a draft."""
    for place in quotes:
        if place.mention is not None:
            for speaker in _speakers(place.item):
                yield Mention(place.mention, speaker, False)


def _article(file: AnchoredFile, stem: str) -> Article:
    items = file.items
    entities = [_entity(item, file.mentions[EntityId(item.id.value)]) for item in items.entities]
    return Article(
        id=stem,
        headline=items.headline,
        text=items.text,
        source=Source(items.publisher, items.url, items.authors),
        published=items.published,
        language=items.language,
        entities={entity.id: entity for entity in entities},
        quotes=tuple(_quote(place, file) for place in file.quotes if not place.item.orphaned),
        events=tuple(_event(place, file) for place in file.events if not place.item.orphaned),
        notes=tuple(_note(note, span) for note, span in file.notes),
        text_line=items.text_mark.line,
        drafted=items.drafted,
        orphans=tuple(_orphans(items)),
    )


def _orphans(items: ArticleItems) -> Iterator[Orphan]:
    """What names words that the text has no longer, in the file's order by kind."""
    for entity in items.entities:
        who: tuple[EntityId, ...] = (EntityId(entity.id.value),)
        for number, anchor in enumerate(entity.mentions):
            if anchor.orphaned:
                line, was = anchor.words.mark.line, anchor.provenance.was
                yield Orphan(OrphanKind.MENTION, entity.id.value, was, number, who, line=line)
    for quote in items.quotes:
        if quote.orphaned:
            id_, was, who = quote.id, quote.provenance.was, _speakers(quote)
            yield Orphan(OrphanKind.QUOTE, id_.value, was, people=who, line=id_.mark.line)
    for event in items.events:
        if event.orphaned:
            id_, was = event.id, event.provenance.was
            yield Orphan(OrphanKind.EVENT, id_.value, was, title=event.title, line=id_.mark.line)
    for note in items.notes:
        if note.anchor.orphaned:
            line, was = note.anchor.words.mark.line, note.provenance.was
            yield Orphan(OrphanKind.NOTE, f"n{note.number}", was, title=note.note, line=line)


def _entity(item: EntityItem, mentions: Sequence[Mention]) -> Entity:
    return Entity(
        id=EntityId(item.id.value),
        kind=item.kind,
        name=item.name.value,
        aka=tuple(name.value for name in item.aka),
        role=item.role,
        about=item.about,
        wikidata=item.wikidata,
        url=item.url,
        named=item.named,
        mentions=mentions,
        provenance=item.provenance,
        line=item.id.mark.line,
    )


def _quote(place: AnchoredQuote, file: AnchoredFile) -> Quote:
    item = place.item
    speakers = _speakers(item)
    return Quote(
        id=QuoteId(item.id.value),
        speaker=next(iter(speakers), None),
        joint=speakers[1:],
        type=item.type,
        parts=place.parts,
        cue=place.cue,
        mention=place.mention,
        to=_entities(item.to),
        via=item.via,
        about=tuple(
            EntityId(word.value) if word.value in file.entities_by_id else EventId(word.value)
            for word in item.about
            if word.value not in file.orphaned
        ),
        inside=QuoteId(item.inside.value) if item.inside and item.inside.value not in file.orphaned else None,
        when=item.when.edtf if item.when else None,
        note=item.note,
        provenance=_with_former(item.provenance, item.cue, item.mention),
        line=item.id.mark.line,
    )


def _with_former(provenance: Provenance, *anchors: AnchorItem | None) -> Provenance:
    """Where an entry comes from, with the words that others beside its own had before the text changed."""
    was = tuple(words for anchor in anchors if anchor for words in anchor.provenance.was)
    return provenance._replace(was=(*provenance.was, *was)) if was else provenance


def _event(place: AnchoredEvent, file: AnchoredFile) -> Event:
    item = place.item

    def ids_of_known(words: Iterable[Word]) -> tuple[EventId, ...]:
        return tuple(EventId(word.value) for word in words if word.value not in file.orphaned)

    return Event(
        id=EventId(item.id.value),
        title=item.title,
        when=item.when.edtf if item.when else None,
        when_text=place.when_text,
        parts=place.parts,
        people=_entities(item.people),
        places=_entities(item.places),
        order=Order(ids_of_known(item.after), ids_of_known(item.before), ids_of_known(item.during)),
        state=item.state,
        alleged_by=EntityId(item.alleged_by.value) if item.alleged_by else None,
        basis=item.basis,
        note=item.note,
        provenance=_with_former(item.provenance, item.when_text),
        line=item.id.mark.line,
    )


def _note(item: NoteItem, span: Span) -> Note:
    line = item.anchor.words.mark.line
    return Note(span, item.note, line, NoteId(f"n{item.number}"), item.provenance)


def _speakers(quote: QuoteItem) -> tuple[EntityId, ...]:
    names = dict.fromkeys(word.value for word in quote.speakers)
    return tuple(EntityId(name) for name in names if name != NOBODY)


def _entities(words: Iterable[Word]) -> tuple[EntityId, ...]:
    return tuple(EntityId(word.value) for word in words)
