"""Finds the name in what RSS and Dublin Core say of an author, which may be an e-mail address with it."""

from __future__ import annotations

import re
from collections.abc import Iterable

_ADDRESS = r"(?:mailto:)?[^\s@<>()\[\],;]+@[^\s@<>()\[\],;]+"
_FORMS = (
    re.compile(rf"{_ADDRESS}\s*\((?P<name>.*)\)", re.IGNORECASE),
    re.compile(rf"(?P<name>.*?)\s*<\s*{_ADDRESS}\s*>", re.IGNORECASE),
    re.compile(rf"(?P<name>.*?)\s*\(\s*{_ADDRESS}\s*\)", re.IGNORECASE),
    re.compile(rf"{_ADDRESS}[\s,]+(?P<name>[^\s@]+[^@]*)", re.IGNORECASE),
)
_ALONE = re.compile(_ADDRESS, re.IGNORECASE)


def author_names(said: Iterable[str]) -> tuple[str, ...]:
    """The names of authors, each once; an address stands for a name only where there is none at all."""
    names = list(filter(None, map(_name, said)))
    named = [name for name in names if _ALONE.fullmatch(name) is None]
    unique = {name.casefold(): name for name in reversed(named or names)}
    return tuple(reversed(unique.values()))


def _name(said: str) -> str:
    for form in _FORMS:
        if (match := form.fullmatch(said)) is not None:
            name = match["name"].strip(" \"'")
            return name or _ALONE.findall(said)[0]
    return said.removeprefix("mailto:") if _ALONE.fullmatch(said) else said
