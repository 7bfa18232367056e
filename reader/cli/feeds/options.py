"""The actions of `reader feeds`, their options, and a page of help for each."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any

from reader.cli.parsing.parser import Parser, count, file_name

_FIELDS = (
    "Besides the words of every query there are feed:NAME, folder:NAME, unread:yes and starred:yes;\n"
    "speaker:, about: and type: find entries whose articles were kept."
)
_FLAG: Mapping[str, Any] = MappingProxyType({"action": "store_true"})


@dataclass(frozen=True, slots=True)
class Action:
    """One action: what it does, what its words are, and what its own help says besides."""

    does: str
    words: str = ""
    about_words: str = ""
    more: str = ""


ACTIONS: Mapping[str, Action] = MappingProxyType(
    {
        "add": Action(
            "subscribe to a feed, or to that of a site, by its address; or those of a FILE, a saved page or OPML",
            "ADDRESS|FILE",
            "addresses of feeds or sites, saved pages, or files of subscriptions",
            "Ends with 1 where one of them gives no feed.",
        ),
        "list": Action(
            "list the feeds, their unread entries, and what is wrong with them since when",
            more="Ends with 1 where there are none.",
        ),
        "fetch": Action(
            "fetch all feeds, or those that are named, and print a line for each",
            "FEED",
            "titles or addresses of feeds; without one, all of them",
            "Ends with 1 where a feed was asked and failed.",
        ),
        "entries": Action(
            "list entries that match a query, the newest first",
            "QUERY",
            "what to look for; without a query, all entries",
            f"{_FIELDS}\nEnds with 1 where none matches.",
        ),
        "remove": Action(
            "give up feeds: their entries go, but for those that are starred or kept",
            "FEED",
            "titles or addresses of feeds, or titles of saved queries",
        ),
        "import": Action(
            "subscribe to the feeds of OPML files, or of newsboat’s urls",
            "FILE",
            "OPML files, or newsboat’s urls",
            "Nothing is fetched; `reader feeds fetch` does that.",
        ),
        "export": Action("write the subscriptions as OPML, which other readers understand"),
    }
)


@dataclass(frozen=True, slots=True)
class _Option:
    """An option of some actions, all where none is named; `how` is the rest of what a parser is given."""

    names: tuple[str, ...]
    help: str
    actions: tuple[str, ...] = ()
    how: Mapping[str, Any] = field(default_factory=lambda: _FLAG)

    @property
    def name(self) -> str:
        """Its name in the parsed arguments."""
        return self.names[-1].removeprefix("--").replace("-", "_")

    def add_to(self, parser: Parser, before: str = "") -> None:
        parser.add_argument(*self.names, **self.how, help=f"{before}{self.help}")


_OPTIONS = (
    _Option(("--json",), "print JSON, an array"),
    _Option(("--allow-private",), "ask hosts of private and local addresses too", ("add", "fetch", "import")),
    _Option(
        ("--folder",), "put it into this folder; A/B is a folder in another", ("add",), {"metavar": "NAME"}
    ),
    _Option(("--title",), "your own title for it, or for the query", ("add",), {"metavar": "WORDS"}),
    _Option(("--query",), "save this query, by its title, beside the feeds", ("add",), {"metavar": "QUERY"}),
    _Option(("--due",), "only those whose time has come by your settings, for timers", ("fetch",)),
    _Option(("--unread",), "only those that are unread", ("entries",)),
    _Option(("--starred",), "only those with a star", ("entries",)),
    _Option(("--limit",), "at most so many", ("entries",), {"metavar": "N", "type": count}),
    _Option(
        ("-o", "--output"),
        "write into this file, which may be there",
        ("export",),
        {"metavar": "FILE", "type": file_name},
    ),
)
OPTIONS_OF: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {option.name: option.actions for option in _OPTIONS if option.actions}
)
"""The options that only some actions have, by their names in the parsed arguments."""


def feeds_options(parser: Parser) -> None:
    """Those of all actions."""
    width = max(map(len, ACTIONS))
    actions = "\n".join(f"  {name:<{width}}  {action.does}" for name, action in ACTIONS.items())
    parser.epilog = f"actions:\n{actions}\n\n`reader feeds ACTION --help` tells more of one."
    parser.add_argument("action", choices=tuple(ACTIONS), help="what to do")
    parser.add_argument(
        "words", metavar="ADDRESS|FILE|QUERY", nargs="*", help="which feeds or files, or what to look for"
    )
    for option in _OPTIONS:
        option.add_to(parser, f"{', '.join(option.actions)}: " if option.actions else "")
    parser.settings()


def action_parser(words: Sequence[str]) -> Parser | None:
    """The parser of the action that is the first of some words, for its help; None where that is none."""
    name = next((word for word in words if not word.startswith("-")), "")
    if (action := ACTIONS.get(name)) is None:
        return None
    parser = Parser(f"feeds {name}", action.does, action.more)
    if action.words:
        parser.add_argument("words", metavar=action.words, nargs="*", help=action.about_words)
    for option in _OPTIONS:
        if not option.actions or name in option.actions:
            option.add_to(parser)
    parser.settings()
    return parser
