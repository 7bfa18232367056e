"""Versions of the articles of an archive that many share: values, as `reader.library.archive.Archive` gives them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from reader.model.diagnostic import Diagnostic


@dataclass(frozen=True, slots=True)
class Version:
    """One version of an article. `number` grows with every push, over all articles of the archive.

    `name` is its path in the archive, such as `2024/strike.yaml`; `hash` is of the file's bytes, None where it was
    removed; `previous` is the number of the version that it replaced.
    """

    number: int
    name: str
    hash: bytes | None
    who: str
    when: datetime
    previous: int | None = None
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What a push asks for: these bytes under this name, or with None that it be removed.

    `base` is the number of the version that it was made from, None where the article is new.
    """

    name: str
    content: bytes | None
    base: int | None
    who: str
    remark: str = ""


class Outcome(StrEnum):
    """What became of a change."""

    STORED = "stored"
    UNCHANGED = "unchanged"  # the archive has the same bytes
    CONFLICT = "conflict"  # another version than its base is the current one
    FAULTY = "faulty"  # the bytes are no article without errors, or the name is none


@dataclass(frozen=True, slots=True)
class Pushed:
    """A change and what became of it. `version` is the current one of that name, None where there is none."""

    change: Change
    outcome: Outcome
    version: Version | None = None
    faults: tuple[Diagnostic, ...] = ()
