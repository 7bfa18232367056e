"""Makes any text safe for one line of a terminal: file names, messages, errors of the system."""

from __future__ import annotations

from reader.model.characters import forbidden


def clean(text: str) -> str:
    """`text` with every forbidden character, line breaks and tabs included, spelled out.

    `\\x1b`, `\\n`, `\\u202e`: the escape is what a person sees instead.
    """
    if text.isascii() and text.isprintable():
        return text
    spelled = {at: _spelled(text[at]) for at in forbidden(text)}
    if not spelled and not any(char in text for char in "\n\r\t"):
        return text
    return "".join(
        spelled.get(at) or (_spelled(char) if char in "\n\r\t" else char) for at, char in enumerate(text)
    )


def shorten(text: str, limit: int = 60) -> str:
    """`text`, clean, and cut with an ellipsis where it is longer than `limit` characters."""
    return clean(text) if len(text) <= limit else clean(text[: limit - 1]) + "…"


def _spelled(char: str) -> str:
    return char.encode("unicode_escape").decode("ascii")


def with_full_stop(sentence: str) -> str:
    """A sentence with its full stop, unless it ends with a question."""
    return sentence if sentence.endswith("?") else f"{sentence}."
