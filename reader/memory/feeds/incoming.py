"""Entries as they come in, with what each is found by in the store."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from reader.memory.feeds.address_key import address_key
from reader.memory.feeds.entry_bytes import folded_words, plain_words
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
    def title_words(self) -> str:
        return folded_words(self.entry.title or "")

    @property
    def author_words(self) -> str:
        return folded_words(" ".join(self.entry.authors))

    @cached_property
    def text_words(self) -> str:
        return folded_words(plain_words(self.entry.text))

    @cached_property
    def digest(self) -> str:
        """What tells its words from all others."""
        return blake2b(f"{self.title_words}\n{self.text_words}".encode(), digest_size=12).hexdigest()

    @cached_property
    def words_key(self) -> str | None:
        """The key of its words; None where they are too few to tell it by."""
        many = self.title_words.count(" ") + self.text_words.count(" ") + 2 >= _FEWEST_WORDS
        return f"{_MADE}{self.digest}" if many else None

    def ids(self) -> Iterator[str]:
        """The feed's id for it, or else those that can be made for it, the best first."""
        if self.entry.id:
            yield self.entry.id
            return
        if self.address:
            yield f"{_MADE}address {self.address}"
        elif self.title_words:
            yield f"{_MADE}title {self.title_words}"
        yield f"{_MADE}words {self.digest}"

    @property
    def keys(self) -> tuple[str, ...]:
        """What it is found by besides its id."""
        return tuple(filter(None, (self.address, self.words_key)))


def by_id(entries: Sequence[Entry]) -> dict[str, Incoming]:
    """The entries of an answer by their ids, in its order; one that stands there twice is one, the first."""
    ids_at: defaultdict[str, set[str]] = defaultdict(set)
    addresses = [address_key(entry.link) for entry in entries]
    for entry, address in zip(entries, addresses, strict=True):
        if address is not None:
            ids_at[address].add(entry.id or "")
    found: dict[str, Incoming] = {}
    seen: set[str] = set()
    for entry, address in zip(entries, addresses, strict=True):
        each = Incoming(entry, None if address is None or len(ids_at[address]) > 1 else address)
        where = address if entry.id else ""
        likeness = each.words_key or (None if where is None else f"{where} {each.digest}")
        if likeness and likeness in seen:
            continue
        if likeness:
            seen.add(likeness)
        new = next((made for made in each.ids() if made not in found), None)
        if new is not None and not (each.address and new.startswith(f"{_MADE}words")):
            found[new] = each
    return found
