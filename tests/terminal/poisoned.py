"""A program for the tests: the reader with an article that no loader would give, poison in its every value."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from pathlib import Path
from typing import Any

from reader.app.launch import Launch
from reader.app.run import run
from reader.load.article import Loaded, load_article
from reader.model.article import Article, Entity, Event, Note, Quote
from reader.model.text import Text

POISON = (
    "\x1b[2J\x1b]0;title\x07\x1b]52;c;aGk=\x07\x9b31m\x7f\x00\x08\x0b\x85\u202ehidden\u2066\u200b\u00ad\u2028"
    "\U000e0041\ufeff\r\n\t[/b][@click=app.quit]x[/][$primary]\u200f"
)


def poisoned(value: object, name: str = "") -> object:
    """The same value with the poison after every text in it; ids, which bind things together, are left alone."""
    if isinstance(value, Article):
        text = Text(value.text.content.replace(" a year", POISON[: len(" a year")], 1) + POISON)
        changes: dict[str, Any] = {
            field.name: poisoned(getattr(value, field.name), field.name) for field in fields(value)
        }
        return replace(value, **{**changes, "text": text})
    if isinstance(value, Enum) or name in (
        "id",
        "entity",
        "speaker",
        "alleged_by",
        "inside",
        "to",
        "people",
        "places",
        "url",
    ):
        return value
    if isinstance(value, str):
        return value + POISON
    if isinstance(value, Mapping):
        return {key: poisoned(inner) for key, inner in value.items()}
    if isinstance(value, Entity | Quote | Event | Note):
        poisonous: dict[str, Any] = {name: poisoned(getattr(value, name), name) for name in value._fields}
        return value._replace(**poisonous)
    if is_dataclass(value) and not isinstance(value, type) and name not in ("when", "published", "order"):
        return replace(
            value, **{f.name: poisoned(getattr(value, f.name), f.name) for f in fields(value) if f.init}
        )
    if type(value) is tuple and name != "about":
        return tuple(poisoned(inner) for inner in value)
    return value


def main() -> int:
    path = Path(sys.argv[1])
    article = load_article(path).article
    assert article is not None, "the article is sound before it is poisoned"
    poison = poisoned(article)
    assert isinstance(poison, Article), "poison changes no types"
    status = run(Launch(path=path, loaded=Loaded(poison)))
    assert isinstance(status, int), "nobody asks for the linear screen"
    return status


if __name__ == "__main__":
    sys.exit(main())
