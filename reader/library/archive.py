"""Protocol `Archive`: articles that many share, with every version of each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from reader.model.library.versions import Change, Pushed, Version


class Archive(Protocol):
    """The versions of articles in a database. Every method raises StoreUnavailable where that can't be asked."""

    def current(self) -> Mapping[str, Version]:
        """The newest version of each article by its name; that of a removed one has no hash."""

    def history(self, name: str) -> tuple[Version, ...]:
        """All versions of an article, the newest first."""

    def version(self, number: int) -> Version | None:
        """One version; None where there is none of that number."""

    def known(self, hashes: Iterable[bytes]) -> Mapping[bytes, Version]:
        """The newest version with these bytes, by their hash: it tells an old copy from one that was edited."""

    def contents(self, hashes: Iterable[bytes]) -> Mapping[bytes, bytes]:
        """The bytes of files, by their hash."""

    def pushing_role(self) -> str:
        """The role of the connection. Raises StoreUnavailable where it may only read."""

    def push(self, changes: Iterable[Change]) -> Iterator[Pushed]:
        """What becomes of each change, in order. It is committed when it is yielded."""

    def close(self) -> None:
        """Ends the connection; nothing may be asked afterwards."""
