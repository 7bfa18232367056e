"""Reads the files of words: that part of TOML in which tables hold nothing but texts, without escapes.

The library that reads all of TOML takes five times as long, as much as a fifth of a short draft.
"""

from __future__ import annotations

_LONG = ("'''", '"""')


def tables_of(content: str) -> dict[str, dict[str, str]]:
    """The texts of each table, by their keys, as TOML has them. Raises ValueError for what is no such file."""
    tables: dict[str, dict[str, str]] = {}
    table: dict[str, str] | None = None
    at = 0
    while at < len(content):
        stop = content.find("\n", at)
        stop = len(content) if stop < 0 else stop
        first = content[at : at + 1]
        if first == "[":
            table = tables.setdefault(content[at + 1 : stop].rstrip().removesuffix("]"), {})
        elif first not in ("#", "\n"):
            equals = content.find(" = ", at, stop)
            if table is None or equals < 0:
                raise ValueError(f"neither a table nor a text: {content[at:stop]}")
            begin = equals + len(" = ")
            mark = content[begin : begin + 3]
            if mark not in _LONG:
                mark = mark[:1]
            begin += len(mark) + (len(mark) == 3 and content.startswith("\n", begin + 3))
            end = content.find(mark, begin)
            if mark not in (*_LONG, "'", '"') or end < 0:
                raise ValueError(f"no text in quotation marks: {content[at:stop]}")
            table[content[at:equals].strip('"')] = content[begin:end]
            stop = content.find("\n", end + len(mark))
            stop = len(content) if stop < 0 else stop
        at = stop + 1
    return tables
