"""Makes records of an article, and says what of it no record holds."""

from __future__ import annotations

from collections.abc import Iterator

from reader.convert.records.record import FIELDS, Record, RecordKind, Value
from reader.model.article import Article, Basis, Entity, Event, EventState, Mention, Note, Provenance, Quote
from reader.model.counting import many
from reader.model.dates.dates import Edtf
from reader.model.relations import Relations
from reader.model.text import Span


def records_of(article: Article) -> Iterator[Record]:
    """The article itself, its entities, their mentions in the text’s order, then quotes, events and notes."""
    by = article.drafted.by if article.drafted else None
    yield _article(article)
    for entity in article.entities.values():
        yield _entity(entity, by)
    for mention in Relations(article).mentions:
        yield _mention(mention, by)
    for quote in article.quotes:
        yield _quote(quote, by)
    for event in article.events:
        yield _event(event, by)
    for note in article.notes:
        yield _note(note, by)


def not_in_records(article: Article) -> Iterator[str]:
    """A sentence for each thing that the records of an article leave out."""
    if article.orphans:
        orphans = many(len(article.orphans), "orphaned annotation")
        yield f"left out: {orphans}, whose words are no longer in the text"
    things: tuple[Entity | Quote | Event | Note, ...] = (
        *article.entities.values(), *article.quotes, *article.events, *article.notes,
    )  # fmt: skip
    moved = [str(thing.id) for thing in things if thing.provenance.was]
    moved += [
        f"mentions of {entity.id}" for entity in article.entities.values()
        if any(mention.provenance.was for mention in entity.mentions)
    ]  # fmt: skip
    if moved:
        yield f"left out: the former words (`was`) of {', '.join(moved)}"


def _record(record: RecordKind, id_: str, spans: tuple[Span, ...], /, **values: Value | None) -> Record:
    """A record of what says something, its fields in the order of the table."""
    said = {}
    for name in FIELDS[record]:
        value = values.get(name)
        if value is not None and value is not False and value not in ("", ()):
            said[name] = value
    return Record(record, id_, spans, said)


def _article(article: Article) -> Record:
    source, drafted = article.source, article.drafted
    return _record(
        RecordKind.ARTICLE,
        article.id,
        (),
        headline=article.headline,
        publisher=source.publisher,
        url=source.url,
        authors=source.authors,
        published=_text(article.published),
        language=article.language,
        drafted_by=drafted.by if drafted else None,
        drafted_on=_text(drafted.on) if drafted else None,
    )


def _entity(entity: Entity, drafter: str | None) -> Record:
    return _record(
        RecordKind.ENTITY,
        entity.id,
        (),
        kind=str(entity.kind),
        name=entity.name,
        aka=entity.aka,
        role=entity.role,
        about=entity.about,
        wikidata=entity.wikidata,
        url=entity.url,
        unnamed=not entity.named,
        **_provenance(entity.provenance, drafter),
    )


def _mention(mention: Mention, drafter: str | None) -> Record:
    found = mention.provenance == Provenance()
    by = {} if found else _provenance(mention.provenance, drafter)
    if not found and drafter and mention.provenance.by == drafter:
        by["by"] = drafter  # one that the file gives, as against one that follows from a name or a quote
    return _record(RecordKind.MENTION, mention.entity, (mention.span,), name=mention.named, **by)


def _quote(quote: Quote, drafter: str | None) -> Record:
    return _record(
        RecordKind.QUOTE,
        quote.id,
        quote.parts,
        type=str(quote.type),
        speaker=quote.speakers,
        cue=quote.cue,
        mention=quote.mention,
        to=quote.to,
        via=quote.via,
        about=quote.about,
        inside=quote.inside,
        when=_text(quote.when),
        note=quote.note,
        **_provenance(quote.provenance, drafter),
    )


def _event(event: Event, drafter: str | None) -> Record:
    return _record(
        RecordKind.EVENT,
        event.id,
        event.parts,
        title=event.title,
        when=_text(event.when),
        when_text=event.when_text,
        people=event.people,
        places=event.places,
        after=event.order.after,
        before=event.order.before,
        during=event.order.during,
        state="" if event.state is EventState.HAPPENED else str(event.state),
        alleged_by=() if event.alleged_by is None else (event.alleged_by,),
        basis="" if event.basis is Basis.STATED else str(event.basis),
        note=event.note,
        **_provenance(event.provenance, drafter),
    )


def _note(note: Note, drafter: str | None) -> Record:
    provenance = _provenance(note.provenance, drafter)
    return _record(RecordKind.NOTE, note.id, (note.span,), note=note.note, **provenance)


def _provenance(provenance: Provenance, drafter: str | None) -> dict[str, Value | None]:
    """`by` where it is not what the article says of all."""
    return {
        "by": None if provenance.by == drafter else provenance.by,
        "draft": provenance.draft,
        "confidence": provenance.confidence,
        "checked_by": provenance.checked_by,
    }


def _text(date: Edtf | None) -> str | None:
    return None if date is None else date.text
