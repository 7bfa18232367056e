"""German verbs of saying, with their separable prefixes."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def sayings() -> Mapping[str, tuple[str, ...]]:
    """Every form of a verb of saying; the parts of which one ends its clause, empty where it needs none."""
    listed = tomllib.loads(files("reader.draft.german").joinpath("words.toml").read_text("utf-8"))["sayings"]
    found: dict[str, tuple[str, ...]] = {}
    for form in listed["forms"].split():
        verb, _, particle = form.partition("/")
        found[verb] = (*found.get(verb, ()), *([particle] if particle else []))
    return found
