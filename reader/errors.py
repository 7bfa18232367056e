"""The errors of the program's own: each says in one plain sentence what is wrong in the world outside."""

from __future__ import annotations


class ReaderError(Exception):
    """Something outside the program is wrong. Its text is one sentence for a person, safe for a terminal."""
