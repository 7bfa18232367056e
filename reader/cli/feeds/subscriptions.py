"""`reader feeds add`, `list`, `remove`, `import` and `export`."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

from reader.cli.feeds.lines import feed_lines
from reader.cli.feeds.shapes import feed_shape
from reader.cli.feeds.workplace import Workplace
from reader.cli.output import FINE, NOTHING, WRONG, say, step, write, write_lines
from reader.cli.parser import Arguments
from reader.convert.json_shapes import json_array
from reader.errors import IntakeError, ReaderError, UnreadableFile
from reader.model.clean import clean, shorten, with_full_stop
from reader.model.counting import many
from reader.services.feeds.fetching import FetchOptions
from reader.services.feeds.subscribing import Subscribed, address_in, subscribe
from reader.write.save import save

_ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_HOST = re.compile(r"[\w-]+(?:\.[\w-]+)+(?::\d+)?(?:/\S*)?\Z")
_STANDARD = "-"


def add(work: Workplace, arguments: Arguments) -> int:
    """Subscribe to each address, or to what each file has; 1 where one gives no feed."""
    if not arguments.words:
        say("reader feeds add: name an address or a file.")
        return WRONG
    options = FetchOptions(settings=work.feed_settings, allow_private=arguments.allow_private)
    folder = tuple(filter(None, map(str.strip, (arguments.folder or "").split("/"))))
    added: list[Subscribed] = []
    status = FINE
    words: list[str] = []
    for word in arguments.words:
        if _ADDRESS.match(word):
            words.append(word)
        elif not Path(word).exists() and _HOST.match(word):
            say(f"reader feeds add: there is no file {word}; for the site: reader feeds add https://{word}")
            status = WRONG
        else:
            status = max(status, _add_file(work, Path(word), words, arguments.allow_private))
    for word in words:
        step(f"fetching {shorten(word)}")
        try:
            one = subscribe(word, work.file, work.store, options, title=arguments.title, folder=folder)
        except ReaderError as fault:
            step("")
            say(with_full_stop(f"reader feeds add: {shorten(word, 200)}: {fault}"))
            status = NOTHING
            continue
        step("")
        added.append(one)
        if not arguments.json:
            write_lines([_added_line(one)])
        for other in one.others:
            say(f"The page names {shorten(other.title or 'another', 60)}, too: {shorten(other.address, 200)}")
    if arguments.json:
        states = {state.address: state for state in work.store.feed_states()}
        write(json_array(feed_shape(one.feed, states.get(one.feed.address)) for one in added))
    return status


def _add_file(work: Workplace, path: Path, words: list[str], allow_private: bool) -> int:
    """Add the address that a saved feed or page gives to `words`; import any other file."""
    try:
        found = address_in(path)
    except IntakeError as fault:
        say(f"reader feeds add: {clean(str(path))}: {fault}.")
        return WRONG
    except UnreadableFile:
        found = None  # which the import says
    if found is None:
        return _import(work, path, allow_private)
    words.append(found)
    return FINE


def _added_line(one: Subscribed) -> str:
    title = clean(one.feed.title or one.feed.address)
    known = "" if one.is_new else "you had it already, "
    return f"{title}: {known}{many(one.stored.new, 'new entry', 'new entries')} ({clean(one.feed.address)})"


def list_feeds(work: Workplace, arguments: Arguments) -> int:
    """The feeds in the order of their file; 1 where there are none."""
    subscriptions = work.file.read()
    states = {state.address: state for state in work.store.feed_states()}
    if arguments.json:
        write(json_array(feed_shape(feed, states.get(feed.address)) for feed in subscriptions.feeds))
    else:
        write_lines(feed_lines(subscriptions, states, datetime.now()))
    if not (subscriptions.feeds or subscriptions.queries):
        say("There are no feeds yet: `reader feeds add ADDRESS` subscribes to one.")
        return NOTHING
    return FINE


def remove(work: Workplace, arguments: Arguments) -> int:
    """Give up feeds by their addresses or titles; a saved query by its title."""
    if not arguments.words:
        say("reader feeds remove: name a feed by its address or title.")
        return WRONG
    queries = {saved.title for saved in work.file.read().queries}.intersection(arguments.words)
    named = work.named([word for word in arguments.words if word not in queries], "remove")
    if named is None:
        return WRONG
    for title in queries:
        work.file.remove_query(title)
        say(f"{clean(title)}: removed.")
    for feed in named:
        work.file.remove(feed.address)
        deleted = work.store.remove(feed.address)
        say(f"{clean(feed.title or feed.address)}: removed, and {many(deleted, 'entry', 'entries')}.")
    return FINE


def import_files(work: Workplace, arguments: Arguments) -> int:
    """Subscribe to what files of other readers have."""
    if not arguments.words:
        say("reader feeds import: name a file: OPML, or newsboat’s urls.")
        return WRONG
    return max(_import(work, Path(word), arguments.allow_private) for word in arguments.words)


def _import(work: Workplace, path: Path, allow_private: bool) -> int:
    try:
        imported = work.file.import_from(path, allow_private=allow_private)
    except ReaderError as fault:
        say(f"{clean(str(path))}: {fault}.")
        return WRONG
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
    return FINE


def export(work: Workplace, arguments: Arguments) -> int:
    """Write the subscriptions as OPML."""
    if arguments.words:
        say("reader feeds export: it writes all feeds; -o FILE says where.")
        return WRONG
    content = work.file.content().decode()
    if arguments.output in (None, _STANDARD):
        write([content])
    else:
        save(content, Path(arguments.output), force=True)
        say(f"Written to {clean(arguments.output)}")
    return FINE
