"""The actions of `reader feeds`, their options, and a page of help for each."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from reader.cli.parsing.actions import Action, ActionTable, Option
from reader.cli.parsing.parser import Parser, count, file_name

_FIELDS = (
    "Besides the words of every query there are feed:NAME, folder:NAME, unread:yes and starred:yes;\n"
    "speaker:, about: and type: find entries whose articles were kept."
)


_ACTIONS: Mapping[str, Action] = MappingProxyType(
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


_OPTIONS = (
    Option(("--json",), "print JSON, an array"),
    Option(("--allow-private",), "ask hosts of private and local addresses too", ("add", "fetch", "import")),
    Option(
        ("--folder",), "put it into this folder; A/B is a folder in another", ("add",), {"metavar": "NAME"}
    ),
    Option(("--title",), "your own title for it, or for the query", ("add",), {"metavar": "WORDS"}),
    Option(("--query",), "save this query, by its title, beside the feeds", ("add",), {"metavar": "QUERY"}),
    Option(("--due",), "only those whose time has come by your settings, for timers", ("fetch",)),
    Option(("--unread",), "only those that are unread", ("entries",)),
    Option(("--starred",), "only those with a star", ("entries",)),
    Option(("--limit",), "at most so many", ("entries",), {"metavar": "N", "type": count}),
    Option(
        ("-o", "--output"),
        "write into this file, which may be there",
        ("export",),
        {"metavar": "FILE", "type": file_name},
    ),
)
FEED_ACTIONS = ActionTable(
    "feeds",
    _ACTIONS,
    _OPTIONS,
    "ADDRESS|FILE|QUERY",
    "which feeds or files, or what to look for",
    Parser.settings,
)
