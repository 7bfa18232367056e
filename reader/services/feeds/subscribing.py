"""Subscribes to a feed by its address, or by that of a site which names its feeds."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from reader.errors import IntakeError
from reader.intake.feeds.reading import read_feed
from reader.intake.subscriptions.discovery import NamedFeed, feeds_named_in
from reader.intake.web.addresses import is_public
from reader.intake.web.feed_fetch import FeedAnswer, fetch_feed
from reader.intake.web.network_errors import of_status
from reader.load.file import bytes_of
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import Stored
from reader.model.feeds.subscriptions import Subscription
from reader.services.feeds.asking import after_answer
from reader.services.feeds.fetching import FetchOptions
from reader.services.feeds.subscriptions import SubscriptionFile

_ANY_SITE = "https://site.invalid/"
"""Stands for the address of a saved page, which nobody knows."""
CUT_OFF = "The feed is cut off: entries may be missing until it is fetched whole."


@dataclass(frozen=True, slots=True)
class Subscribed:
    """What came of it. `is_new`: the person had not subscribed before; `others` are more feeds of the page;
    `is_cut_off`: the feed stopped before its end."""

    feed: Subscription
    is_new: bool
    stored: Stored
    others: tuple[NamedFeed, ...] = ()
    is_cut_off: bool = False


def subscribe(
    address: str,
    file: SubscriptionFile,
    store: FeedStore,
    options: FetchOptions,
    *,
    title: str | None = None,
    folder: tuple[str, ...] = (),
) -> Subscribed:
    """Subscribes to the feed at an address, or to the first that the page there names, and stores its entries.

    Raises IntakeError where there is no feed, SaveError, UnreadableFile and StoreUnavailable.
    """
    answer, content = _fetched(address, options)
    others: tuple[NamedFeed, ...] = ()
    try:
        feed = read_feed(content, answer.url, answer.content_type)
    except IntakeError as fault:
        named = feeds_named_in(content, answer.url)
        if not named:
            raise IntakeError(f"{fault}, and names none" if "page" in str(fault) else str(fault)) from None
        others = named[1:]
        address = named[0].address
        answer, content = _fetched(address, options)
        feed = read_feed(content, answer.url, answer.content_type)
    final = answer.moved_to or address
    subscription = Subscription(
        final, title or feed.title, folder, (), feed.link, is_private=_is_private(final, options)
    )
    is_new = file.add(subscription)
    now = options.clock()
    state = after_answer(store.feed_state(subscription.address), answer, feed, now)
    stored = store.store(replace(state, address=subscription.address), feed.entries)
    return Subscribed(subscription, is_new, stored, others, feed.is_cut_off)


def address_in(path: Path) -> str | None:
    """The address of the feed that is saved in a file, or of the first that a saved page names; None for other files.

    Raises UnreadableFile, and IntakeError for a feed or page that does not say the whole address.
    """
    content = bytes_of(path)
    try:
        own = read_feed(content, "").own_address
    except IntakeError as fault:
        if named := feeds_named_in(content, ""):
            return named[0].address
        if feeds_named_in(content, _ANY_SITE):
            raise IntakeError("it names its feed by a relative link; give the address of the page") from None
        if "page" in str(fault):
            raise IntakeError(f"{fault}, and names none") from None
        return None
    if own is None:
        raise IntakeError("it is a saved feed that does not say its address; give the address")
    return own


def _fetched(address: str, options: FetchOptions) -> tuple[FeedAnswer, bytes]:
    answer = fetch_feed(
        address,
        now=options.clock(),
        allow_private=options.allow_private,
        resolve=options.resolve,
        seconds=options.seconds,
    )
    if answer.body is None:
        raise IntakeError(of_status(answer.status))
    with answer.body as body:
        return answer, body.read()


def _is_private(address: str, options: FetchOptions) -> bool:
    """Whether a feed can be had only because the person allows hosts of private networks."""
    parts = urlsplit(address)
    return options.allow_private and not all(
        map(is_public, options.resolve(parts.hostname or "", parts.port or 443))
    )
