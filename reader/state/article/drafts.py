"""The mark that lists give to drafts that nobody has accepted."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain, islice
from typing import NamedTuple

from reader.model.article import Article, Entity, Event, Quote
from reader.state.rows import Piece

DRAFT, CHECKED = "draft?", "checked"
_MOST_LOOKED_AT = 2_000
"""Things of a list that decide how it is marked."""


def draft(is_draft: bool) -> tuple[Piece, ...]:
    """The label of a draft."""
    return (Piece(f" {DRAFT}", "draft"),) if is_draft else ()


class DraftMarks(NamedTuple):
    """Which rows of a list have a label: its drafts, or where most are drafts, what is checked."""

    mostly_drafts: bool = False
    title: str = ""
    """What the list says once, above its rows."""

    @classmethod
    def of(cls, drafts: Iterable[bool]) -> DraftMarks:
        """`drafts` says of each thing in the list whether it is a draft."""
        known = list(islice(drafts, _MOST_LOOKED_AT))
        count = sum(known)
        if len(known) < 2 or 2 * count <= len(known):
            return cls()
        return cls(True, "drafts" if count == len(known) else "mostly drafts")

    def label(self, is_draft: bool) -> tuple[Piece, ...]:
        """The label of one thing."""
        if self.mostly_drafts:
            return () if is_draft else (Piece(f" {CHECKED}", "faint"),)
        return draft(is_draft)


def is_mostly_drafts(article: Article) -> bool:
    """Whether most people, quotes and events are drafts: then the text doesn't set off each of them."""
    annotated: Iterable[Entity | Quote | Event] = chain(
        article.entities.values(), article.quotes, article.events
    )
    return DraftMarks.of(item.provenance.draft for item in annotated).mostly_drafts


EACH = DraftMarks()
"""Every draft has its label, as where a thing stands alone."""
