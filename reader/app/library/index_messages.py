"""What the threads that index the library tell the program, which has none of them while one article is read."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message

from reader.app.library.index_state import Indexed


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
