"""Annotations of other programs in one shape, whatever file they came in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from reader.model.text import Span, Text


@dataclass(frozen=True, slots=True)
class OutsideAnnotation:
    """One annotation: its type, its spans, what it says (attributes, features, notes), and what it refers to by role.

    `values` and `links` have several words for a name where it is given several times. `links` are ids.
    """

    id: str
    type: str
    spans: tuple[Span, ...] = ()
    values: Mapping[str, Sequence[str]] = field(default_factory=dict)
    links: Mapping[str, Sequence[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class OutsideArticle:
    """What a file from outside holds: the canonical text, and annotations with spans in it.

    `groups` are ids of annotations that stand for the same thing. `losses` has a sentence for each thing that was not
    read. `is_ours`: it was exported by this program, so that its names mean what they mean here.
    """

    text: Text
    annotations: tuple[OutsideAnnotation, ...]
    groups: tuple[tuple[str, ...], ...] = ()
    losses: tuple[str, ...] = ()
    is_ours: bool = False
