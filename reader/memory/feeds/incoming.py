"""Entries as they come in, with what each is found by in the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.memory.feeds.address_key import address_key
from reader.memory.feeds.entry_bytes import Words
from reader.model.digest import blake2b
from reader.model.feeds.feed import Entry

_FEWEST_WORDS = 12
"""Words that two entries need to be one for having the same."""
_MADE = "\x1f"
"""Before ids of our own making, which no feed's id begins with."""


@dataclass
class Incoming:
    """One entry of an answer. `address` is the key of its link, None where others of the answer have it too."""

    entry: Entry
    address: str | None

    @cached_property
    def words(self) -> Words:
        return Words.of(self.entry)

    @cached_property
    def digest(self) -> str:
        """What tells its words from all others."""
        return f"{self.words.title}\n{self.words.text}".casefold()

    @property
    def has_many_words(self) -> bool:
        return self.digest.count(" ") >= _FEWEST_WORDS

    def ids(self) -> Iterator[str]:
        """The feed's id for it, or else those that can be made for it, the best first."""
        if self.entry.id:
            yield self.entry.id
            return
        if self.address:
            yield f"{_MADE}address {self.address}"
        elif self.words.title:
            yield f"{_MADE}title {self.words.title}"
        yield f"{_MADE}words {self.digest}"

    @cached_property
    def keys(self) -> tuple[int, ...]:
        """What it is found by besides its id."""
        named = (self.address, f"{_MADE}{self.digest}" if self.has_many_words else None)
        return tuple(key_of(name) for name in named if name)


def key_of(name: str) -> int:
    """A number of 64 bits for an id, an address or words."""
    digest = blake2b(name.encode("utf-8", "surrogatepass"), digest_size=8).digest()
    return int.from_bytes(digest, "big", signed=True)


def by_id(entries: Sequence[Entry]) -> dict[int, Incoming]:
    """The entries of an answer by the keys of their ids, in its order; one that stands there twice is the first."""
    ids_at: defaultdict[str, set[str]] = defaultdict(set)
    addresses = [address_key(entry.link) for entry in entries]
    for entry, address in zip(entries, addresses, strict=True):
        if address is not None:
            ids_at[address].add(entry.id or "")
    found: dict[int, Incoming] = {}
    seen: set[str] = set()
    for entry, address in zip(entries, addresses, strict=True):
        each = Incoming(entry, None if address is None or len(ids_at[address]) > 1 else address)
        where = address if entry.id else ""
        likeness = each.digest if each.has_many_words else None if where is None else f"{where} {each.digest}"
        if likeness in seen:
            continue
        if likeness is not None:
            seen.add(likeness)
        for name in each.ids():
            if (key := key_of(name)) not in found:
                found[key] = each
                break
            if each.address:
                break
    return found
