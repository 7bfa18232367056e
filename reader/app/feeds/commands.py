"""The commands of the feeds screen."""

from __future__ import annotations

from reader.app.commands.command import Command, Group


def _feeds(id_: str, keys: str, action: str, title: str, help_: str, footer: str = "") -> Command:
    return Command(f"feeds.{id_}", keys, action, title, help_, Group.FEEDS, footer)


FEEDS = _feeds(
    "open", "F", "feeds", "Feeds", "Go to the feeds: what is new in the sites that you follow", "feeds"
)
OPEN = _feeds(
    "read",
    "enter",
    "choose",
    "Open the entry",
    "Open the entry as an article: the feed’s own text at once, then the whole page, drafted",
    "open",
)
NEXT_UNREAD = _feeds(
    "next-unread",
    "n",
    "step_unread(True)",
    "Next unread",
    "Go to the next unread entry, of any feed",
    "unread",
)
PREVIOUS_UNREAD = _feeds(
    "previous-unread",
    "N",
    "step_unread(False)",
    "Previous unread",
    "Go to the unread entry before, of any feed",
)
READ_ON = _feeds(
    "read-on", "space", "read_on", "Read on", "A page of the preview, then the next unread entry", "read on"
)
MARK_READ = _feeds(
    "mark-read", "x", "mark_read", "Read or unread", "Mark the entry read, or unread again", "read"
)
MARK_ALL_READ = _feeds(
    "mark-all-read",
    "X",
    "mark_all_read",
    "All read",
    "Mark all of this feed, folder or list read",
    "all read",
)
STAR = _feeds(
    "star", "*", "star", "Star", "Star the entry, which keeps it in the library; or take its star", "star"
)
UNDO_MARK = _feeds(
    "undo",
    "u",
    "undo",
    "Undo in the feeds",
    "Undo what was done last: marks, stars, changes of feeds and queries",
    "undo",
)
FETCH = _feeds(
    "fetch", "r", "fetch", "Fetch this feed", "Fetch this feed, or the feeds of this folder", "fetch"
)
FETCH_ALL = _feeds(
    "fetch-all", "ctrl+r", "fetch(True)", "Fetch all feeds", "Fetch all feeds that are due", "fetch all"
)
ADD_FEED = _feeds(
    "add", "+", "add_feed", "Add a feed", "Add a feed, or the feed of a site, by its address", "add"
)
REMOVE = _feeds(
    "remove", "-", "remove", "Remove the feed", "Give up the feed or saved query that is looked at", "remove"
)
RENAME = _feeds(
    "rename",
    "t",
    "rename",
    "Rename the feed",
    "Give the feed or saved query a title of your own",
    "rename",
)
SAVE_QUERY = _feeds(
    "save-query",
    "w",
    "save_query",
    "Save as a query",
    "Save what is listed, as / filters it, as a query",
    "save",
)
COPY_ENTRY = _feeds(
    "copy", "y", "copy", "Copy headline and address", "Copy the entry’s headline and address", "copy"
)
FILTER = _feeds(
    "filter", "/", "find", "Filter", "Show only the entries that have some words, as you type", "filter"
)
ENTRIES = _feeds("entries", "e", "show('entries')", "Entries", "Go to the entries")
PREVIEW = _feeds("preview", "p", "show('preview')", "Preview", "Go to the preview")
FEED_PAGE_DOWN = _feeds(
    "page-down", "pagedown,ctrl+d,d", "page_down", "A page of entries down", "Move down a page of the list"
)
FEED_PAGE_UP = _feeds(
    "page-up", "pageup,ctrl+u,b", "page_up", "A page of entries up", "Move up a page of the list"
)
FEED_COMMANDS = (
    FEEDS, OPEN, READ_ON, NEXT_UNREAD, PREVIOUS_UNREAD, MARK_READ, MARK_ALL_READ, STAR, UNDO_MARK, FETCH, FETCH_ALL,
    ADD_FEED, REMOVE, RENAME, FILTER, SAVE_QUERY, COPY_ENTRY, ENTRIES, PREVIEW, FEED_PAGE_DOWN, FEED_PAGE_UP,
)  # fmt: skip
