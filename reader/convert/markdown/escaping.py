"""Escapes text for Markdown (CommonMark), so that nothing of an article is read as markup or HTML."""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"([\\`*_\[\]<>&!#|~{}])")
_FIRST = re.compile(r"^(\s*)([-+=:]|\d+(?=[.)]))", re.MULTILINE)


def escaped(text: str) -> str:
    """Text that Markdown shows as it is, whatever line it begins."""
    return _FIRST.sub(_behind_a_backslash, _ANYWHERE.sub(r"\\\1", text))


def _behind_a_backslash(match: re.Match[str]) -> str:
    indent, start = match.groups()
    # a number can't be escaped, but the stop behind it can: a space of no width would change the words
    return f"{indent}\\{start}" if not start.isdigit() else f"{indent}{start}\\"


def quoted(text: str) -> str:
    """A block quotation, its paragraphs kept apart."""
    return "\n".join(f"> {line}".rstrip() for line in escaped(text).split("\n"))
