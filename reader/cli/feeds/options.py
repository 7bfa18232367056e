"""The options of `reader feeds`, and which of its actions each belongs to."""

from __future__ import annotations

from types import MappingProxyType

from reader.cli.parser import Parser, count, file_name

ACTIONS = MappingProxyType(
    {
        "add": "subscribe to a feed, or to that of a site, by its address; or those of a FILE, a saved page or OPML",
        "list": "list the feeds, their unread entries, and what is wrong with them since when",
        "fetch": "fetch all feeds, or those that are named, and print a line for each",
        "entries": "list entries that match a query, the newest first",
        "remove": "give up feeds: their entries go, but for those that are starred or kept",
        "import": "subscribe to the feeds of OPML files, or of newsboat’s urls",
        "export": "write the subscriptions as OPML",
    }
)
OPTIONS_OF = MappingProxyType(
    {
        "allow_private": ("add", "fetch", "import"),
        "folder": ("add",),
        "title": ("add",),
        "due": ("fetch",),
        "unread": ("entries",),
        "starred": ("entries",),
        "limit": ("entries",),
        "output": ("export",),
    }
)
"""The options that only some actions have, by their names in the parsed arguments."""


def feeds_options(parser: Parser) -> None:
    """Those of all actions."""
    width = max(map(len, ACTIONS))
    actions = "\n".join(f"  {name:<{width}}  {does}" for name, does in ACTIONS.items())
    parser.epilog = (
        f"actions:\n{actions}\n\n"
        "fetch ends with 1 where a feed was asked and failed. Besides the words of every query, entries knows\n"
        "feed:NAME, folder:NAME, unread:yes and starred:yes; speaker:, about: and type: find entries whose\n"
        "articles were kept."
    )
    parser.add_argument("action", choices=tuple(ACTIONS), help="what to do")
    parser.add_argument(
        "words", metavar="ADDRESS|FILE|QUERY", nargs="*", help="which feeds or files, or what to look for"
    )
    parser.flag("json", "print JSON")
    parser.flag("allow-private", "add, fetch, import: ask hosts of private and local addresses too")
    parser.add_argument(
        "--folder", metavar="NAME", help="add: put it into this folder; A/B is a folder in another"
    )
    parser.add_argument("--title", metavar="WORDS", help="add: your own title for it")
    parser.flag("due", "fetch: only those whose time has come by your settings, for timers")
    parser.flag("unread", "entries: only those that are unread")
    parser.flag("starred", "entries: only those with a star")
    parser.add_argument("--limit", metavar="N", type=count, help="entries: at most so many")
    parser.add_argument(
        "-o",
        "--output",
        metavar="FILE",
        type=file_name,
        help="export: write into this file, which may be there",
    )
    parser.settings()
