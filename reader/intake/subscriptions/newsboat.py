"""Reads newsboat's file `urls`: a line a feed with its tags, and query feeds as far as they can be said here."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator

from reader.intake.clean_text import line_of
from reader.model.feeds.subscriptions import LeftOut, SavedQuery, Subscription, Subscriptions, is_web_address

_COMPARISON = re.compile(
    r"""\s*([a-z_]+)\s*(=|==|!=|=~|!~|\#|!\#)\s*(?:"((?:[^"\\]|\\.)*)"|'([^']*)'|(\S+?))\s*$"""
)
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)
_QUOTED = re.compile(r""""(?:[^"\\]|\\.)*"|'[^']*'""")
_FIELDS = {
    "title": "",
    "content": "",
    "description": "",
    "author": "",
    "feedtitle": "feed:",
    "rssurl": "feed:",
}
_PLAIN = re.compile(r"[\w\s.’'-]+")


def is_newsboat(text: str) -> bool:
    """Whether a file may be newsboat's: its first line that says anything is an address or one of its own."""
    first = next((line for line in map(str.strip, text.splitlines()) if line and line[0] != "#"), "")
    return re.match(r"(?:https?|feed|file)://|\"?(?:query|exec|filter):", first) is not None


def read_urls(text: str) -> tuple[Subscriptions, tuple[LeftOut, ...]]:
    """The feeds and saved queries of a file, and the lines that can't be taken over.

    The first tag of a feed is its folder here, the others are its tags.
    """
    feeds: dict[str, Subscription] = {}
    queries, left_out = [], []
    for number, line in enumerate(text.splitlines(), 1):
        try:
            found = _read_line(line)
        except ValueError as reason:
            left_out.append(LeftOut(number, str(reason)))
            continue
        if isinstance(found, SavedQuery):
            queries.append(found)
        elif found is not None:
            feeds.setdefault(found.address, found)
    return Subscriptions(tuple(feeds.values()), tuple(queries)), tuple(left_out)


def _read_line(line: str) -> Subscription | SavedQuery | None:
    """What a line says; None for an empty one. Raises ValueError with the reason why it is left out."""
    if not line.strip() or line.lstrip().startswith("#"):
        return None
    try:
        address, *words = shlex.split(line, comments=True)
    except ValueError:
        raise ValueError("a quotation mark is not closed") from None
    tags = [tag for word in words if (tag := line_of(word)) and not tag.startswith(("~", "!"))]
    title = next((line_of(word[1:]) for word in words if word.startswith("~")), None)
    if address.startswith("query:"):
        name, _, expression = address.removeprefix("query:").partition(":")
        return SavedQuery(line_of(name) or "Query", " ".join(_terms(expression)), tuple(tags[:1]))
    if address.startswith(("exec:", "filter:")):
        raise ValueError("programs are not run")
    if not is_web_address(address):
        raise ValueError("it is no address with http:// or https://")
    return Subscription(address, title, tuple(tags[:1]), tuple(tags[1:]))


def _terms(expression: str) -> Iterator[str]:
    """A filter of newsboat's as words of a query. Raises ValueError where it says what a query can't."""
    hidden: list[str] = []

    def hide(match: re.Match[str]) -> str:
        hidden.append(match[0])
        return f'"{len(hidden) - 1}"'

    plain = _QUOTED.sub(hide, expression)
    if re.search(r"\bor\b|[()]", plain):
        raise ValueError("a query can’t say “or”")
    for part in _AND.split(plain):
        yield _term(re.sub(r'"(\d+)"', lambda match: hidden[int(match[1])], part))


def _term(comparison: str) -> str:
    match = _COMPARISON.match(comparison)
    if match is None:
        raise ValueError(f"a query can’t say “{line_of(comparison) or 'nothing'}”")
    name, operator = match[1], match[2]
    value = line_of(next((value for value in match.groups()[2:] if value is not None), "")) or ""
    minus = "-" if operator.startswith("!") else ""
    if name in ("unread", "flags"):
        if name == "flags":
            raise ValueError("there are no flags here, only stars")
        return f"unread:{'yes' if (value == 'yes') != bool(minus) else 'no'}"
    if name == "tags" and operator.endswith("#"):
        return f"{minus}folder:{_quoted(value)}"
    if name not in _FIELDS:
        raise ValueError(f"a query can’t ask for “{name}”")
    if operator.endswith("~") and not _PLAIN.fullmatch(value):
        raise ValueError("a query has words, no regular expressions")
    return f"{minus}{_FIELDS[name]}{_quoted(value)}"


def _quoted(value: str) -> str:
    return value if re.fullmatch(r"[\w.-]+", value) else '"' + value.replace('"', " ") + '"'
