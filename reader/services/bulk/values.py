"""Pages to be drafted, what becomes of each, and how far a run is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol, TypeAlias

from reader.intake.collected_page import CollectedPage


class FailureKind(StrEnum):
    """Why there is no article of a page; the value is the kind in words."""

    UNREADABLE = "can’t be read"
    NO_ARTICLE = "no article in it"
    NOT_FETCHED = "not fetched"
    TOO_SLOW = "took too long"
    TOO_LARGE = "took too much memory"
    CRASHED = "ended whatever worked on it"


TRIED_AGAIN = frozenset([FailureKind.UNREADABLE, FailureKind.NOT_FETCHED, FailureKind.CRASHED])
"""What the next run tries once more: it may have been the world’s fault, not the page’s."""


@dataclass(frozen=True, slots=True)
class Options:
    """How pages are drafted; `on` is the day that the articles say they were drafted (2026-11-30)."""

    on: str
    language: str | None = None
    model: str | None = None


@dataclass(frozen=True, slots=True)
class Request:
    """One page for a worker."""

    page: CollectedPage
    options: Options


@dataclass(frozen=True, slots=True)
class Drafted:
    """The file of the article of a page."""

    headline: str
    content: str


@dataclass(frozen=True, slots=True)
class Failed:
    """Why a page has no article, as a clause."""

    kind: FailureKind
    reason: str


Answer: TypeAlias = Drafted | Failed


@dataclass(frozen=True, slots=True)
class SourcePage:
    """A page where it was found. `where` names the place for people; `weight` is its part of all that there is to do.

    `key` is the same for the same bytes from the same address, wherever and whenever they are found again; of a page
    that has to be fetched it is that of the address. `page` is None where it can’t be had, for the reason in `failed`.
    """

    where: str
    key: bytes
    weight: int
    page: CollectedPage | None
    failed: Failed | None = None


class Executor(Protocol):
    """Drafts pages somewhere: in processes of this machine, or on a cluster."""

    def answers(
        self, pages: Iterable[SourcePage | None], options: Options
    ) -> Iterator[tuple[SourcePage, Answer]]:
        """Each page with its answer, in any order; of `pages` no more is taken than is worked on soon.

        A None among them: no page has come yet, and something else may be done meanwhile.
        """

    def close(self) -> None:
        """Ends all work at once; what was not answered is lost."""
