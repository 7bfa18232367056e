"""Distinguishes people of one name where they are listed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from reader.library.index.article_rows import harmless
from reader.library.index.index import Index

_ROLE = "SELECT role FROM persona WHERE person = ? AND role <> '' ORDER BY number LIMIT 1"
_HEADLINE = (
    "SELECT article.headline FROM persona p JOIN appearance a ON a.persona = p.number"
    " JOIN article ON article.number = a.article WHERE p.person = ? ORDER BY p.number, a.article LIMIT 1"
)


def distinctions(index: Index, people: Iterable[tuple[str, int]]) -> Mapping[int, str]:
    """The role of each whose name is there twice; the headline of an article where a role tells nothing.

    `people`: names and numbers.
    """
    of_name: dict[str, list[int]] = {}
    for name, number in people:
        of_name.setdefault(name.casefold(), []).append(number)
    apart: dict[int, str] = {}
    for numbers in of_name.values():
        if len(numbers) == 1:
            continue
        roles = [_first(index, _ROLE, number) for number in numbers]
        for number, role in zip(numbers, roles, strict=True):
            alone = role and roles.count(role) == 1
            apart[number] = role if alone else _first(index, _HEADLINE, number)
    return apart


def role_or_article(index: Index, number: int) -> str:
    """What someone is, else the headline of an article that names them."""
    return _first(index, _ROLE, number) or _first(index, _HEADLINE, number)


def _first(index: Index, statement: str, number: int) -> str:
    row = index.execute(statement, (number,)).fetchone()
    return harmless(str(row[0])) if row else ""
