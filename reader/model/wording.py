"""Small words of English that depend on the word beside them."""

from __future__ import annotations


def a(noun: str) -> str:
    """“a person”, “an organisation”; for the nouns that closeread has for things."""
    return f"{'an' if noun[0] in 'aeio' else 'a'} {noun}"
