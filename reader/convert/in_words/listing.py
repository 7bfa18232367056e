"""The lines that `reader people`, `reader timeline` and `reader quotes` print: two or three for each thing.

A line comes in two pieces, its beginning (a name, a date, the indent) and its rest, which a terminal may colour apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from reader.convert.in_words.sentences import counts
from reader.convert.in_words.words import (
    after_words,
    basis_words,
    date_words,
    listed,
    on_one_line,
    state_words,
)
from reader.model.article import Article, Event, Provenance
from reader.model.counting import TYPE_IN_WORDS, many, ordinal
from reader.model.dates.labels import label
from reader.model.drafts import CLAIMS, SINGULAR, ClaimCount
from reader.model.relations import Relations

if TYPE_CHECKING:  # articles are listed without what the library answers with
    from reader.model.library.hits import Hit, TextMatch

INDENT = "    "
Line = tuple[str, str]
_NO_ORDER = "Without date or order:"


def people_lines(article: Article) -> Iterator[Line]:
    """Everyone in the file's order: name and id, then who they are and how often they appear."""
    relations = Relations(article)
    for entity in article.entities.values():
        yield entity.name, f" ({entity.id})"
        known = "" if entity.named else "known only by description"
        draft = _draft(entity.provenance)
        yield INDENT, _joined((entity.role or str(entity.kind), known, counts(entity, relations), draft))


def timeline_lines(article: Article) -> Iterator[Line]:
    """The events as they happened, dates in a column; below each, who, what it rests on, where it is told."""
    relations = Relations(article)
    happened = relations.happened_order
    width = max((len(_date(article, event)) for event in happened), default=0)
    for event in happened.ordered:
        yield from _event_lines(article, relations, event, width)
    if happened.undated:
        yield "", _NO_ORDER
        for event in happened.undated:
            yield from _event_lines(article, relations, event, width)


def _event_lines(article: Article, relations: Relations, event: Event, width: int) -> Iterator[Line]:
    yield f"{_date(article, event).ljust(width)}  ", event.title
    rank = relations.told_ranks.get(event.id)
    place = "not told" if rank is None else f"told {ordinal(rank)}, paragraph {_paragraph(article, event)}"
    parts = (
        listed(article.entities[id_].name for id_ in event.people) if event.people else "",
        "" if event.when is not None else after_words(event, article.events_by_id),
        _lowered(basis_words(event)),
        _lowered(state_words(event, article.entities)),
        place,
        _draft(event.provenance),
    )
    yield " " * (width + 2), _joined(parts)


def quote_lines(hit: Hit) -> Iterator[Line]:
    """One quote: who said it and how, its words, where it stands."""
    article = hit.article
    parts = (
        "" if hit.cue is None else on_one_line(hit.cue),
        f"via {hit.via}" if hit.via else "",
        "" if hit.when is None or hit.when == article.published else label(hit.when),
        TYPE_IN_WORDS[hit.type],
        "draft" if hit.draft else "",
    )
    names = [speaker.name for speaker in hit.speakers]
    yield listed(names) if names else "Unknown speaker", f"; {_joined(parts)}"
    yield INDENT, on_one_line(hit.text)
    date = "" if article.published is None else label(article.published)
    yield INDENT, _joined((article.headline, date, f"paragraph {hit.paragraph}"))


def text_match_lines(match: TextMatch) -> Iterator[Line]:
    """A passage of a headline or text, and where it stands."""
    article = match.article
    date = "" if article.published is None else label(article.published)
    yield "", on_one_line(match.passage)
    where = "headline" if match.paragraph is None else f"paragraph {match.paragraph}"
    yield INDENT, _joined(("" if match.paragraph is None else article.headline, date, where))


def drafts_in_words(count: ClaimCount) -> str:
    """`11 of 79 unchecked: 2 people, 9 quotes`."""
    unchecked = count.drafts.total()
    if not unchecked:
        return f"nothing of {count.total.total():,} unchecked"
    kinds = ((kind, count.drafts[kind]) for kind in CLAIMS)
    by_kind = ", ".join(many(number, SINGULAR[kind], kind) for kind, number in kinds if number)
    return f"{unchecked:,} of {count.total.total():,} unchecked: {by_kind}"


def _date(article: Article, event: Event) -> str:
    """Its date, else the article's own words for one: “on Friday”."""
    words = event.when_text if event.when is None else None
    return date_words(event) if words is None else f"“{on_one_line(article.text[words])}”"


def _paragraph(article: Article, event: Event) -> int:
    return article.text.paragraph_of(event.parts[0].start)


def _draft(provenance: Provenance) -> str:
    return "draft" if provenance.draft else ""


def _joined(parts: Iterable[str]) -> str:
    return "; ".join(part for part in parts if part)


def _lowered(text: str) -> str:
    return text[:1].lower() + text[1:]
