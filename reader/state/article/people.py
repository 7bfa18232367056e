"""The rows of the People pane: who is in the article, how often, and where."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from reader.model.article import Entity, Kind
from reader.model.counting import GROUPS
from reader.state.article.drafts import DraftMarks
from reader.state.article.related import Related
from reader.state.article.session import Session
from reader.state.ids import Chosen
from reader.state.rows import Line, Listing, Piece, Row, heading, joined

STRIP_WIDTH = 24
_BARS = "▁▂▃▄▅▆▇"
_NOWHERE = "·"


def people(session: Session, related: Related) -> Listing:
    """Everyone and everything with a name or a voice, in the file's order; all groups but the first have a heading."""
    items: list[Entity | Row] = []
    for kind, named, _, title in GROUPS:
        group = [e for e in session.article.entities.values() if e.kind is kind and e.named is named]
        if group and items:
            items.append(heading(title.upper(), str(len(group))))
        items += group

    marks = DraftMarks.of(item.provenance.draft for item in items if isinstance(item, Entity))

    def row(index: int) -> Row:
        item = items[index]
        return item if isinstance(item, Row) else person(session, item, related, marks)

    keys: tuple[Chosen | None, ...] = tuple(None if isinstance(item, Row) else item.id for item in items)
    title = str(sum(isinstance(item, Entity) and item.kind is Kind.PERSON and item.named for item in items))
    return Listing(keys, row, related.ids, joined([marks.title, title]), empty="Nobody is named here.")


def person(session: Session, entity: Entity, related: Related, marks: DraftMarks) -> Row:
    """One of them; the label of a draft stands where the name, however long, leaves room for it."""
    hue = session.hues.get(entity.id)
    count = Piece(str(len(entity.mentions)) if entity.mentions else "–", "faint")
    label = marks.label(entity.provenance.draft)
    name = (Piece(entity.name, "name", hue),)
    if entity.kind is not Kind.PERSON:
        lines = [Line(name, right=(*label, Piece(" "), count) if label else (count,))]
    else:
        lines = [Line(name, right=(count,))]
        if entity.role or label:
            lines.append(Line((Piece(entity.role or "", "faint"),), right=label))
        if entity.mentions:
            lines.append(Line(bars(session, entity)))
    return Row(
        entity.id,
        tuple(lines),
        at=entity.mentions[0].span if entity.mentions else None,
        chosen=entity.id == session.chosen,
        related=entity.id in related.ids,
    )


def bars(session: Session, entity: Entity, width: int = STRIP_WIDTH) -> tuple[Piece, ...]:
    """Where in the story an entity appears: the text from its beginning to its end, a bar the higher the oftener."""
    return _bars(session.relations.strip(entity.id, width), session.hues.get(entity.id))


@lru_cache(256)  # the same ones are asked for whenever anybody is chosen
def _bars(counts: tuple[int, ...], hue: int | None) -> tuple[Piece, ...]:
    most = max(counts, default=0)
    pieces: list[Piece] = []
    for anywhere, slices in groupby(counts, bool):
        if anywhere:
            heights = [max(1, round(count / most * len(_BARS))) for count in slices]
            pieces.append(Piece("".join([_BARS[height - 1] for height in heights]), "plain", hue))
        else:
            pieces.append(Piece(_NOWHERE * len(list(slices)), "faint"))
    return tuple(pieces)
