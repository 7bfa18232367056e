"""`reader feeds fetch`: a line for each feed, as soon as it is there."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime

from reader.cli.feeds.lines import fetch_line
from reader.cli.feeds.shapes import fetch_shape
from reader.cli.feeds.workplace import Workplace
from reader.cli.output import FINE, NOTHING, WRONG, say, step, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.convert.json.shapes import json_array
from reader.model.counting import many
from reader.services.feeds.asking import Wanted
from reader.services.feeds.fetching import FetchOptions, FetchReport
from reader.services.feeds.refreshing import refresh

_INDEXED_AT_ONCE = 500
"""New entries whose words are indexed at the end; more of them take as long as fetching, and wait for a search."""


def fetch(work: Workplace, arguments: Arguments) -> int:
    """Fetch all feeds, or those that are named; 1 where one failed."""
    named = work.named(arguments.words, "fetch")
    if named is None:
        return WRONG
    feeds = named or list(work.file.read().feeds)
    if not feeds:
        say("There are no feeds yet: `reader feeds add ADDRESS` subscribes to one.")
        if arguments.json:
            write(json_array(()))
        return FINE
    wanted = Wanted.BY_TIMER if arguments.due else Wanted.BY_NAME if named else Wanted.WITH_ALL
    options = FetchOptions(wanted, work.feed_settings, arguments.allow_private)
    reports: list[FetchReport] = []
    titles = {feed.address: feed.title for feed in feeds}

    def each() -> Iterator[tuple[FetchReport, str | None]]:
        step(f"fetching {many(len(feeds), 'feed')}")
        for report in refresh([feed.address for feed in feeds], work.file, work.store, options):
            reports.append(report)
            step("")
            yield report, titles.get(report.moved_from or report.state.address)
            step(f"{len(reports)} of {many(len(feeds), 'feed')}")
        step("")

    if arguments.json:
        write(json_array(fetch_shape(report, title) for report, title in each()))
    else:
        for report, title in each():
            write_lines([fetch_line(report, title, datetime.fromtimestamp(time.time()))])
    if sum(report.stored.new for report in reports) <= _INDEXED_AT_ONCE:
        work.store.index_words(_INDEXED_AT_ONCE)
    return NOTHING if any(report.has_failed for report in reports) else FINE
