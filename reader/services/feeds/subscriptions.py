"""The person's file of subscriptions: read, added to, imported into; every change is in the file at once."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from reader.errors import IntakeError, SaveError
from reader.intake.encodings import decoded
from reader.intake.subscriptions.newsboat import is_newsboat, read_urls
from reader.intake.subscriptions.opml import EMPTY, OpmlFile
from reader.intake.web.addresses import says_private
from reader.load.file import bytes_of
from reader.model.clean import clean
from reader.model.feeds.subscriptions import (
    LeftOut,
    RemovedOutline,
    SavedQuery,
    Subscription,
    Subscriptions,
    is_web_address,
)
from reader.storage.sqlite_file import folder_lock
from reader.write.save import save

FILE_NAME = "feeds.opml"
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Imported:
    """What came in of a file: feeds and queries that were not there before, and the lines that were left out.

    `refused_private` counts the feeds that may be of a private network by the file, but not by the person.
    """

    feeds: tuple[Subscription, ...]
    queries: tuple[SavedQuery, ...]
    known: int
    left_out: tuple[LeftOut, ...] = ()
    refused_private: int = 0


class SubscriptionFile:
    """The OPML file in the configuration folder, which need not exist.

    Its methods raise IntakeError where the file is no OPML any more, UnreadableFile and SaveError for the system.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / FILE_NAME

    @property
    def stamp(self) -> tuple[int, int, int] | None:
        """Another value whenever somebody has written the file; None where there is none."""
        try:
            found = self.path.stat()
        except OSError:
            return None
        return found.st_mtime_ns, found.st_size, found.st_ino

    def read(self) -> Subscriptions:
        return self._opml().subscriptions()

    def content(self) -> bytes:
        """The whole file, for other readers."""
        return self._opml().content()

    def add(self, feed: Subscription) -> bool:
        """Subscribes to a feed; False where the person had already. That it may be private is noted in any case."""

        def add(file: OpmlFile) -> bool:
            if file.subscriptions().feed(feed.address) is not None:
                if feed.is_private:
                    file.allow_private(feed.address)
                return False
            file.add(feed)
            return True

        return self._change(add)

    def add_query(self, saved: SavedQuery) -> None:
        """Saves a query; one of the same title is replaced."""

        def add(file: OpmlFile) -> None:
            file.remove_query(saved.title)
            file.add_query(saved)

        self._change(add)

    def add_new_query(self, saved: SavedQuery) -> bool:
        """Saves a query; False where there is one of that title."""

        def add(file: OpmlFile) -> bool:
            if any(known.title == saved.title for known in file.subscriptions().queries):
                return False
            file.add_query(saved)
            return True

        return self._change(add)

    def remove(self, address: str) -> tuple[RemovedOutline, ...]:
        """Gives up a feed; returns what `restore` takes back, empty where the person had not subscribed."""
        return self._change(lambda file: file.remove(address))

    def remove_query(self, title: str) -> tuple[RemovedOutline, ...]:
        """Gives up a saved query, likewise."""
        return self._change(lambda file: file.remove_query(title))

    def restore(self, removed: tuple[RemovedOutline, ...]) -> None:
        """Puts back what was removed."""
        self._change(lambda file: file.restore(removed))

    def rename(self, address: str, title: str | None) -> str | None:
        """Gives a feed the person's own title, None takes it away; returns the one it had."""
        return self._change(lambda file: file.rename(address, title))

    def rename_query(self, title: str, to: str) -> bool:
        """Gives a saved query another title; False where one has that already."""

        def rename(file: OpmlFile) -> bool:
            if any(saved.title == to for saved in file.subscriptions().queries):
                return False
            file.rename_query(title, to)
            return True

        return self._change(rename)

    def move(self, address: str, to: str) -> None:
        """Gives a feed another address in the file."""
        self._change(lambda file: file.move(address, to))

    def import_from(self, path: Path, *, allow_private: bool = False) -> Imported:
        """Adds what a file of another reader has: OPML, or newsboat's `urls`. Raises IntakeError for others.

        No file can allow what only the person can, with `allow_private`: that hosts of private networks are asked.
        That is then noted of feeds that were so in the file, and of those whose address says so.
        """
        content = bytes_of(path)
        text = decoded(content[:1_000_000])
        left_out: tuple[LeftOut, ...] = ()
        if is_newsboat(text):
            incoming, left_out = read_urls(decoded(content))
        else:
            opml = OpmlFile(content)
            incoming, left_out = opml.subscriptions(), opml.without_address()
        usable = [
            replace(feed, is_private=feed.is_private or (allow_private and says_private(feed.address)))
            for feed in incoming.feeds
            if is_web_address(feed.address)
        ]

        def add(file: OpmlFile) -> Imported:
            before = file.subscriptions()
            known = {feed.address for feed in before.feeds}
            feeds = tuple(
                replace(feed, is_private=feed.is_private and allow_private)
                for feed in usable
                if feed.address not in known
            )
            queries = tuple(saved for saved in incoming.queries if saved not in before.queries)
            for feed in feeds:
                file.add(feed)
            for saved in queries:
                file.add_query(saved)
            private = {feed.address for feed in usable if feed.is_private}
            if allow_private:
                for address in private:
                    file.allow_private(address)
            refused = private - {feed.address for feed in file.subscriptions().feeds if feed.is_private}
            return Imported(feeds, queries, len(usable) - len(feeds), left_out, len(refused))

        return self._change(add)

    def _opml(self) -> OpmlFile:
        return _parsed(self.path, self._bytes())

    def _bytes(self) -> bytes:
        with suppress(FileNotFoundError):
            if self.path.lstat():
                return bytes_of(self.path)
        return EMPTY

    def _change(self, change: Callable[[OpmlFile], T]) -> T:
        """What a change answers; the file is written where it changed anything."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as fault:
            raise SaveError(f"{clean(str(self.path.parent))}: {fault.strerror}") from fault
        with folder_lock(self.path.parent):
            before = self._bytes()
            file = _parsed(self.path, before)
            unchanged = file.content()
            answer = change(file)
            if (after := file.content()) != unchanged:
                save(after.decode(), self.path, force=True)
        return answer


def _parsed(path: Path, content: bytes) -> OpmlFile:
    try:
        return OpmlFile(content)
    except IntakeError as fault:
        raise IntakeError(f"{clean(str(path))}: {fault}") from None
