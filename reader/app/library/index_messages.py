"""Messages from the indexing threads to the app."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from reader.services.library.indexing import Indexed


@dataclass
class IndexMoved(Message):
    """Indexing is further than it was."""

    indexed: Indexed


@dataclass
class IndexFault(Message):
    """Something is wrong with the index, in one sentence; reading goes on."""

    sentence: str


@dataclass
class IndexCrashed(Message):
    """A thread has ended over a fault of the program's own."""

    error: Exception
