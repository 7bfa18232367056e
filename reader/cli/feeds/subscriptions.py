"""`reader feeds add`, `list`, `remove`, `import` and `export`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from itertools import chain
from pathlib import Path

from reader.cli.feeds.lines import feed_lines
from reader.cli.feeds.queries import counts_of
from reader.cli.feeds.shapes import (
    failed_shape,
    feed_shape,
    import_shape,
    query_shape,
    removed_shape,
    subscription_shape,
)
from reader.cli.feeds.workplace import Workplace
from reader.cli.output import FINE, NOTHING, WRONG, say, step, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.cli.standard_input import STANDARD
from reader.convert.json.shapes import Shape, json_array
from reader.errors import IntakeError, ReaderError, UnreadableFile
from reader.model.clean import clean, shorten, with_full_stop
from reader.model.counting import many
from reader.model.feeds.subscriptions import SavedQuery, Subscription, Subscriptions
from reader.model.query.parse import InvalidQuery
from reader.services.feeds.entry_query import entry_filter
from reader.services.feeds.fetching import FetchOptions
from reader.services.feeds.subscribing import CUT_OFF, Subscribed, address_in, subscribe
from reader.services.feeds.subscriptions import Imported
from reader.write.save import save

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/\S*)?\Z")


def add(work: Workplace, arguments: Arguments) -> int:
    """Subscribe to each address, or to what each file has; 1 where one gives no feed."""
    if arguments.query is not None:
        return _add_query(work, arguments)
    if not arguments.words:
        say("reader feeds add: name an address or a file.")
        return WRONG
    adding = _Adding(work, arguments)
    for word in arguments.words:
        if _ADDRESS.match(word):
            adding.add(word)
        elif not Path(word).exists() and _HOST.match(word):
            adding.refuse(
                word, f"there is no file {word}; for the site: reader feeds add https://{word}", WRONG
            )
        else:
            adding.add_file(Path(word))
    if arguments.json:
        states = {state.address: state for state in work.store.feed_states()}
        shapes = (
            feed_shape(each, states.get(each.address)) if isinstance(each, Subscription) else each
            for each in adding.done
        )
        write(json_array(shapes))
    return adding.status


def _add_query(work: Workplace, arguments: Arguments) -> int:
    """Save a query beside the feeds; one of the same title is replaced."""
    query = " ".join(arguments.query.split())
    asked = entry_filter(query, work.file.read(), (), lambda _: frozenset())
    if arguments.words or not query or isinstance(asked, InvalidQuery):
        why = asked.message if isinstance(asked, InvalidQuery) else "--query QUERY is saved by itself"
        say(with_full_stop(f"reader feeds add: {why}"))
        return WRONG
    saved = SavedQuery(arguments.title or query, query)
    work.file.add_query(saved)
    if arguments.json:
        write(json_array([subscription_shape(saved)]))
    else:
        write_lines([f"{clean(saved.title)}: the query {clean(query)}"])
    return FINE


class _Adding:
    """Subscribes to one thing after the other: `done` has the feeds, and shapes of what came of anything else."""

    def __init__(self, work: Workplace, arguments: Arguments) -> None:
        self._work, self._arguments = work, arguments
        self._options = FetchOptions(settings=work.feed_settings, allow_private=arguments.allow_private)
        self._folder = tuple(filter(None, map(str.strip, (arguments.folder or "").split("/"))))
        self.done: list[Subscription | Shape] = []
        self.status = FINE

    def add(self, address: str) -> None:
        """Subscribe to the feed at an address, or to the first that the page there names."""
        step(f"fetching {shorten(address)}")
        work, title = self._work, self._arguments.title
        try:
            one = subscribe(address, work.file, work.store, self._options, title=title, folder=self._folder)
        except ReaderError as fault:
            step("")
            self.refuse(address, f"{fault}", NOTHING, before=f"{shorten(address, 200)}: ")
            return
        step("")
        self.done.append(one.feed)
        if not self._arguments.json:
            write_lines([_added_line(one)])
        if one.is_cut_off:
            say(f"{shorten(one.feed.address, 200)}: {CUT_OFF}")
        for other in one.others:
            say(f"The page names {shorten(other.title or 'another', 60)}, too: {shorten(other.address, 200)}")

    def add_file(self, path: Path) -> None:
        """Subscribe to the feed of which a saved feed or page gives the address; import any other file."""
        try:
            address = address_in(path)
        except IntakeError as fault:
            self.refuse(str(path), f"{fault}", WRONG, before=f"{clean(str(path))}: ")
            return
        except UnreadableFile:
            address = None  # which the import says
        if address is not None:
            self.add(address)
            return
        imported = _import(self._work, path, self._arguments.allow_private)
        if isinstance(imported, str):
            self.done.append(failed_shape(str(path), imported))
            self.status = WRONG
        else:
            self.done += [*imported.feeds, *map(subscription_shape, imported.queries)]

    def refuse(self, what: str, reason: str, status: int, before: str = "") -> None:
        """Say why an address or a file gives no feed."""
        say(with_full_stop(f"reader feeds add: {before}{reason}"))
        self.done.append(failed_shape(what, reason))
        self.status = max(self.status, status)


def _added_line(one: Subscribed) -> str:
    title = clean(one.feed.title or one.feed.address)
    known = "" if one.is_new else "you had it already, "
    return f"{title}: {known}{many(one.stored.new, 'new entry', 'new entries')} ({clean(one.feed.address)})"


def list_feeds(work: Workplace, arguments: Arguments) -> int:
    """The feeds and saved queries in the order of their file; 1 where there are none."""
    subscriptions = work.file.read()
    counts = counts_of(work, subscriptions)
    states = {state.address: state for state in work.store.feed_states()}
    if arguments.json:
        feeds = (feed_shape(feed, states.get(feed.address)) for feed in subscriptions.feeds)
        write(json_array(chain(feeds, (query_shape(saved, found) for saved, found in counts.items()))))
    else:
        write_lines(feed_lines(subscriptions, states, counts, datetime.now()))
    if not (subscriptions.feeds or subscriptions.queries):
        say("There are no feeds yet: `reader feeds add ADDRESS` subscribes to one.")
        return NOTHING
    return FINE


def remove(work: Workplace, arguments: Arguments) -> int:
    """Give up feeds by their addresses or titles; a saved query by its title."""
    if not arguments.words:
        say("reader feeds remove: name a feed by its address or title.")
        return WRONG
    queries = [saved for saved in work.file.read().queries if saved.title in arguments.words]
    titles = {saved.title for saved in queries}
    named = work.named([word for word in arguments.words if word not in titles], "remove")
    if named is None:
        return WRONG
    removed = []
    for saved in queries:
        work.file.remove_query(saved.title)
        removed.append(removed_shape(saved, 0))
        say(f"{clean(saved.title)}: removed.")
    for feed in named:
        work.file.remove(feed.address)
        deleted = work.store.remove(feed.address).count
        removed.append(removed_shape(feed, deleted))
        say(f"{clean(feed.title or feed.address)}: removed, and {many(deleted, 'entry', 'entries')}.")
    if arguments.json:
        write(json_array(removed))
    return FINE


def import_files(work: Workplace, arguments: Arguments) -> int:
    """Subscribe to what files of other readers have."""
    if not arguments.words:
        say("reader feeds import: name a file: OPML, or newsboat’s urls.")
        return WRONG
    shapes, status = [], FINE
    for word in arguments.words:
        imported = _import(work, Path(word), arguments.allow_private)
        if isinstance(imported, str):
            shapes.append(import_shape(word, None, imported))
            status = WRONG
        else:
            shapes.append(import_shape(word, imported))
    if arguments.json:
        write(json_array(shapes))
    return status


def _import(work: Workplace, path: Path, allow_private: bool) -> Imported | str:
    """What came in of a file, which is said too; a sentence for one that can't be read."""
    try:
        imported = work.file.import_from(path, allow_private=allow_private)
    except ReaderError as fault:
        say(f"{clean(str(path))}: {fault}.")
        return f"{fault}"
    for left_out in imported.left_out:
        say(f"{clean(str(path))}:{left_out.line}: left out: {left_out.reason}")
    queries = (
        f" and {many(len(imported.queries), 'saved query', 'saved queries')}" if imported.queries else ""
    )
    known = f"; you had {imported.known} already" if imported.known else ""
    say(f"{clean(str(path))}: {many(len(imported.feeds), 'feed')}{queries} added{known}.")
    if refused := imported.refused_private:
        say(
            f"{many(refused, 'feed')} of your own network can’t be fetched, as a file can’t allow that: "
            f"reader feeds import --allow-private {clean(str(path))}"
        )
    return imported


def _shapes(subscriptions: Subscriptions) -> Iterator[Shape]:
    yield from map(subscription_shape, subscriptions.feeds)
    yield from map(subscription_shape, subscriptions.queries)


def export(work: Workplace, arguments: Arguments) -> int:
    """Write the subscriptions as OPML, or as JSON."""
    if arguments.words:
        say("reader feeds export: it writes all feeds; -o FILE says where.")
        return WRONG
    content = work.file.content().decode()
    if arguments.json:
        subscriptions = work.file.read()
        content = "".join(json_array(_shapes(subscriptions)))
    if arguments.output in (None, STANDARD):
        write([content])
    else:
        save(content, Path(arguments.output), force=True)
        say(f"Written to {clean(arguments.output)}")
    return FINE
