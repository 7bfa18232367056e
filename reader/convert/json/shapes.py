"""Makes JSON of quotes, people, timelines and faults, for programs.

Offsets are code points in the canonical text. Everything is yielded piece by piece, so that a library of any
size goes through a pipe.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from json import JSONEncoder, dumps
from typing import TYPE_CHECKING, Any

from reader.model.article import Article, Entity, Event, Mention, Provenance
from reader.model.characters import forbidden
from reader.model.dates.dates import Day
from reader.model.diagnostic import Diagnostic
from reader.model.drafts import CLAIMS, ClaimCount
from reader.model.relations import Relations
from reader.model.text import Span

if TYPE_CHECKING:  # articles are written without what the library answers with
    from reader.model.library.hits import Hit, TextMatch

Shape = dict[str, Any]
_ENCODER = JSONEncoder(ensure_ascii=False)


def quote_shape(hit: Hit, path: str) -> Shape:
    """One quote, with what names the article it is from; `path` is its file."""
    article, mention = hit.article, hit.mention
    speakers = [{"id": speaker.id, "name": speaker.name} for speaker in hit.speakers]
    return {
        "article": article.id,
        "path": path,
        "headline": article.headline,
        "published": None if article.published is None else article.published.text,
        "id": hit.id,
        "speaker": speakers[0] if speakers else None,
        "speakers": speakers,
        "type": str(hit.type),
        "text": hit.text,
        "parts": [_words(part.text, part.span) for part in hit.parts],
        "paragraph": hit.paragraph,
        "cue": hit.cue,
        "mention": None if mention is None else _words(mention.text, mention.span),
        "via": hit.via,
        "about": list(hit.about),
        **provenance_shape(hit.provenance),
    }


def text_match_shape(match: TextMatch, path: str) -> Shape:
    """A passage with the words that were looked for; `paragraph`, `start` and `end` are null in a headline."""
    article = match.article
    return {
        "article": article.id,
        "path": path,
        "headline": article.headline,
        "published": None if article.published is None else article.published.text,
        "text": match.passage,
        "paragraph": match.paragraph,
        "start": None if match.at is None else match.at.start,
        "end": None if match.at is None else match.at.end,
    }


def people_shapes(article: Article) -> Iterator[Shape]:
    """People, organisations and places in the file's order."""
    relations = Relations(article)
    for entity in article.entities.values():
        yield _person_shape(article, relations, entity)


def _person_shape(article: Article, relations: Relations, entity: Entity) -> Shape:
    return {
        "id": entity.id,
        "kind": str(entity.kind),
        "name": entity.name,
        "aka": list(entity.aka),
        "role": entity.role,
        "named": entity.named,
        "mentions": _passages(article, _spans(entity.mentions)),
        "quotes": len(relations.quotes_by(entity.id)),
        "events": len(relations.events_of(entity.id)),
        **provenance_shape(entity.provenance),
    }


def timeline_shapes(article: Article) -> Iterator[Shape]:
    """The events in the order they happened, those that nothing places last."""
    relations = Relations(article)
    for event in relations.happened_order:
        yield _event_shape(article, relations, event)


def _event_shape(article: Article, relations: Relations, event: Event) -> Shape:
    return {
        "id": event.id,
        "title": event.title,
        "when": None if event.when is None else event.when.text,
        "earliest": None if event.when is None else _iso(event.when.earliest),
        "latest": None if event.when is None else _iso(event.when.latest),
        "parts": _passages(article, event.parts),
        "paragraph": article.text.paragraph_of(event.parts[0].start) if event.parts else None,
        "told": relations.told_ranks.get(event.id),
        "people": list(event.people),
        "places": list(event.places),
        "state": str(event.state),
        "basis": str(event.basis),
        **provenance_shape(event.provenance),
    }


def check_shape(path: str, fault: Diagnostic) -> Shape:
    """One fault of a file, its place from 1, columns in code points."""
    return {
        "path": path,
        "line": fault.mark.line,
        "column": fault.mark.column,
        "severity": str(fault.severity),
        "code": fault.code,
        "message": fault.message,
    }


def drafts_shape(path: str, count: ClaimCount) -> Shape:
    """How much of an article is unchecked, and how much there is, by kind."""
    return {
        "path": path,
        "unchecked": {kind.replace(" ", "_"): count.drafts[kind] for kind in CLAIMS},
        "total": {kind.replace(" ", "_"): count.total[kind] for kind in CLAIMS},
    }


def provenance_shape(provenance: Provenance) -> Shape:
    """Whether a program drafted it, how sure that was, and who or what annotated it."""
    return {"draft": provenance.draft, "confidence": provenance.confidence, "by": provenance.by}


def json_array(shapes: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """A JSON array as text, an element at a time and each on its own line."""
    opening = "[\n"
    for shape in shapes:
        yield opening + json_line(shape)
        opening = ",\n"
    yield "[]\n" if opening == "[\n" else "\n]\n"


def json_line(shape: Mapping[str, Any]) -> str:
    """A JSON object on one line.

    Letters of all scripts stand as they are; what may not stand in an article, as a path may have it, is escaped.
    """
    line = clean_json_line(shape)
    harmful = list(forbidden(line))
    for at in reversed(harmful):
        line = line[:at] + dumps(line[at])[1:-1] + line[at + 1 :]
    return line


def clean_json_line(shape: Mapping[str, Any]) -> str:
    """The same of values that may all stand in an article, in half the time."""
    return _ENCODER.encode(shape)


def _passage(article: Article, span: Span) -> Shape:
    return _words(article.text[span], span)


def _words(text: str, span: Span) -> Shape:
    return {"text": text, "start": span.start, "end": span.end}


def _passages(article: Article, spans: Iterable[Span]) -> list[Shape]:
    return [_passage(article, span) for span in spans]


def _spans(mentions: Iterable[Mention]) -> Iterator[Span]:
    return (mention.span for mention in mentions)


def _iso(day: Day | None) -> str | None:
    return None if day is None else str(day)
