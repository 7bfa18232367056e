"""Says in which things one article differs from another that should be the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from reader.model.article import Article, Mention
from reader.model.clean import shorten
from reader.model.counting import many

_ELSEWHERE = frozenset(
    {"id", "line", "mentions", "entities", "quotes", "events", "notes", "text", "text_line"}
)


def differences(meant: Article, found: Article) -> Iterator[str]:
    """A sentence for each thing of `meant` that `found` lacks or has otherwise, and for mentions it has besides."""
    yield from _changed("the article", meant, found)
    yield from _of_kind("", dict(meant.entities), dict(found.entities))
    yield from _of_kind("quote ", dict(meant.quotes_by_id), dict(found.quotes_by_id))
    yield from _of_kind("event ", dict(meant.events_by_id), dict(found.events_by_id))
    more = 0
    for id_, entity in meant.entities.items():
        if id_ in found.entities:
            mine, theirs = set(map(_place, entity.mentions)), set(map(_place, found.entities[id_].mentions))
            for span, _ in sorted(mine - theirs):
                if span not in {other for other, _ in theirs}:
                    words = shorten(meant.text[span])
                    yield f"the mention “{words}” of {id_} can’t be written, and is left out"
            more += len({span for span, _ in theirs} - {span for span, _ in mine})
    if more:
        yield f"{many(more, 'mention')} more found by the names"
    lost = {note.span for note in meant.notes} - {note.span for note in found.notes}
    for span in sorted(lost):
        yield f"the note on “{shorten(meant.text[span])}” can’t be written, and is left out"


def _place(mention: Mention) -> tuple[Any, bool]:
    return mention.span, mention.named


def _of_kind(kind: str, meant: Mapping[Any, Any], found: Mapping[Any, Any]) -> Iterator[str]:
    for id_, thing in meant.items():
        if id_ in found:
            yield from _changed(f"{kind}{id_}", thing, found[id_])
        else:
            yield f"{kind}{id_} can’t be written, and is left out"


def _changed(what: str, meant: Any, found: Any) -> Iterator[str]:
    for name in meant.__match_args__:
        if name not in _ELSEWHERE and getattr(meant, name) != getattr(found, name):
            yield f"{name} of {what} can’t be written as it was there"
