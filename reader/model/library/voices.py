"""Share of voice: who is quoted how much, counted by speaker, role, kind, name, source or month."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reader.model.article import Kind
from reader.model.dates.dates import Edtf
from reader.model.library.person_key import PersonKey


class GroupBy(StrEnum):
    """What the quotes are counted by. `KIND`: person, organisation or place; `NAMED`: named, or by description only."""

    SPEAKER = "speaker"
    ROLE = "role"
    KIND = "kind"
    NAMED = "named"
    SOURCE = "source"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class Voice:
    """One row: a speaker, a role, a month …, and how much of what was said is theirs.

    `key` is unique among the rows of its grouping; `name` is empty where nothing is known of it. `words` counts the
    words of all quotes, which are `direct` (word for word), `mixed` or `indirect` (reported). `named` and `unnamed`
    count the quotes of speakers who are named, or known by description only; the others have no speaker. `first` and
    `last` are the dates of the earliest and the latest quote. Only a speaker has `keys`, a `kind` and perhaps a `role`.
    """

    key: str
    name: str
    quotes: int
    words: int
    articles: int
    direct: int
    mixed: int
    indirect: int
    named: int
    unnamed: int
    first: Edtf | None = None
    last: Edtf | None = None
    keys: frozenset[PersonKey] = frozenset()
    kind: Kind | None = None
    role: str = ""


@dataclass(frozen=True, slots=True)
class Voices:
    """All rows of one grouping, the most quoted first, months the latest first; and the sums of all quotes.

    A quote of several speakers counts for each of them, and once in the sums.
    """

    by: GroupBy
    rows: tuple[Voice, ...] = ()
    quotes: int = 0
    words: int = 0
    articles: int = 0

    def share(self, voice: Voice) -> float:
        """The part of all quotes that are of this voice, 0 to 1."""
        return voice.quotes / self.quotes if self.quotes else 0.0


@dataclass(frozen=True, slots=True)
class VoiceGroup:
    """One row of a grouping, to which a count is confined."""

    by: GroupBy
    key: str
