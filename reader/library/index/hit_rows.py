"""Makes quotes and events of rows of the index. Raises Damaged where a row holds what was never put in."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from typing import Any

from reader.library.index.article_rows import (
    SqlRow,
    articles_numbered,
    contents,
    excerpts,
    harmless,
    numbers_listed,
    undamaged,
)
from reader.library.index.date_rowids import date_of
from reader.library.index.index import Index
from reader.model.article import Basis, EntityId, EventId, EventState, Kind, Provenance, QuoteId, QuoteType
from reader.model.library.articles import ListedArticle
from reader.model.library.events import ListedEvent
from reader.model.library.hits import Excerpt, Hit, HitSpeaker
from reader.model.library.person_key import PersonKey
from reader.model.text import PART_BREAK, Span

TYPES = tuple(QuoteType)
NUMBERS_OF_TYPES = {kind: number for number, kind in enumerate(TYPES)}
QUOTE = "q.number, n.article, n.person, n.type, q.id, q.speaker, q.parts, q.paragraph, q.date, q.cue, q.rest"
EVENT = (
    "number, article, id, title, date, state, basis, people, places, paragraph, begins, draft,"
    " lane, first, last, instant"
)
Marking = Callable[[str, Sequence[Excerpt]], tuple[Span, ...]]


def hits(index: Index, numbers: Sequence[int], marking: Marking | None) -> list[Hit]:
    """The quotes of these rowids, in their order, with the words marked."""
    asked = numbers_listed(numbers)
    rows = {
        row[0]: row
        for row in index.execute(
            f"SELECT {QUOTE} FROM quote q JOIN narrow n ON n.quote = q.number WHERE q.number IN ({asked})"
        )
    }
    found = [rows[number] for number in numbers if number in rows]
    articles = articles_numbered(index, (row[1] for row in found))
    texts = contents(index, articles)
    with undamaged():
        said_by = {(row[1], id_) for row in found for id_ in (row[5], *_more(row).get("joint", ())) if id_}
    speakers = _speakers(index, said_by) if said_by else {}
    with undamaged():
        return [_hit(row, articles[row[1]], texts[row[1]], speakers, marking) for row in found]


def _hit(
    row: SqlRow,
    article: ListedArticle,
    content: str,
    speakers: dict[tuple[int, str], HitSpeaker],
    marking: Marking | None,
) -> Hit:
    _, number, _, kind, id_, speaker, spans, paragraph, date, cue, _ = row
    more = _more(row)
    mention = more.get("mention")
    parts = tuple(excerpts(content, spans))
    text = harmless(PART_BREAK.join(part.text for part in parts))
    return Hit(
        article,
        QuoteId(id_),
        None if speaker is None else speakers[number, speaker],
        TYPES[kind],
        text,
        parts,
        int(paragraph),
        marking(text, parts) if marking else (),
        date_of(date) if date else article.published,
        cue,
        None if mention is None else Excerpt(mention[0], Span(int(mention[1]), int(mention[2]))),
        more.get("via"),
        tuple(EntityId(about) for about in more.get("about", ())),
        Provenance(more.get("by"), more.get("confidence"), bool(more.get("draft"))),
        tuple(speakers[number, id_] for id_ in more.get("joint", ())),
    )


def _more(row: SqlRow) -> dict[str, Any]:
    """What only some quotes have."""
    return json.loads(row[-1]) if row[-1] else {}


def _speakers(index: Index, asked: Iterable[tuple[int, str]]) -> dict[tuple[int, str], HitSpeaker]:
    wanted = list(chain.from_iterable(asked))
    rows = index.execute(
        # SQLite looks through all appearances where these pairs stand in a condition
        f"WITH asked (article, id) AS (VALUES {','.join(['(?, ?)'] * (len(wanted) // 2))})"
        " SELECT a.article, a.id, p.name, person.key, p.kind, p.role, p.named"
        " FROM asked JOIN appearance a ON a.article = asked.article AND a.id = asked.id"
        " JOIN persona p ON p.number = a.persona JOIN person ON person.number = p.person",
        wanted,
    )
    with undamaged():
        return {
            (article, id_): HitSpeaker(
                EntityId(id_),
                harmless(name),
                PersonKey(key),
                Kind(kind),
                harmless(role) if role else None,
                bool(named),
            )
            for article, id_, name, key, kind, role, named in rows
        }


def happenings(index: Index, rows: Sequence[SqlRow]) -> tuple[ListedEvent, ...]:
    """Events, of the columns EVENT."""
    articles = articles_numbered(index, (row[1] for row in rows))
    with undamaged():
        return tuple(_happening(row, articles[row[1]]) for row in rows)


def _happening(row: SqlRow, article: ListedArticle) -> ListedEvent:
    number, _, id_, title, date, state, basis, people, places, paragraph, begins, draft, *order = row
    return ListedEvent(
        article,
        EventId(id_),
        harmless(title),
        date_of(date),
        EventState(state),
        Basis(basis),
        (*map(int, order), int(number)),
        tuple(map(EntityId, people.split())),
        tuple(map(EntityId, places.split())),
        paragraph,
        begins,
        bool(draft),
    )
