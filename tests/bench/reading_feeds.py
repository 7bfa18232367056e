"""Reads feeds, ours and feedparser's way, and lists many entries. A script of the benchmark's own.

    python reading_feeds.py parse ROUNDS     CPU seconds for the same bytes, as JSON {"ours", "theirs"}
    python reading_feeds.py fill COUNT FOLDER   a store with so many entries of twenty feeds, in a state folder

The feeds have the shapes of news sites: RSS with whole texts, Atom with relative links, RDF with dates alone.
"""

from __future__ import annotations

import io
import json
import random
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from time import process_time
from typing import Any

_WORDS = "harbour crane quay mayor bridge lock storm council seals budget vote tunnel school plan".split()
_MODULES = (
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
)
_FEEDS = 20
_START = datetime(2024, 5, 8, tzinfo=UTC)


def _words(chance: random.Random, count: int) -> str:
    return " ".join(chance.choice(_WORDS) for _ in range(count)).capitalize()


def _paragraphs(chance: random.Random) -> str:
    return "".join(
        f'<p>{_words(chance, 50)} &amp; <a href="https://vale.example/x">more</a>.</p>' for _ in range(6)
    )


def rss(chance: random.Random, items: int) -> bytes:
    """RSS 2.0 with summaries and whole texts."""
    entries = "".join(
        f"<item><title>{_words(chance, 7)}</title><link>https://vale.example/{at}</link>"
        f'<guid isPermaLink="false">v-{at}</guid><pubDate>Wed, 08 May 2024 10:{at % 60:02}:00 +0200</pubDate>'
        f"<dc:creator>Oda Brenk</dc:creator><category>Port</category><description>{_words(chance, 30)}</description>"
        f"<content:encoded><![CDATA[{_paragraphs(chance)}]]></content:encoded></item>"
        for at in range(items)
    )
    return f'<rss version="2.0" {_MODULES}><channel><title>Vale</title>{entries}</channel></rss>'.encode()


def atom(chance: random.Random, items: int) -> bytes:
    """Atom with HTML whose links are relative."""
    entries = "".join(
        f'<entry><title type="html">{_words(chance, 7)}</title><id>tag:vale.example,2024:{at}</id><link href="{at}"/>'
        f"<updated>2024-05-08T10:{at % 60:02}:00Z</updated><summary>{_words(chance, 30)}</summary>"
        f'<content type="html">&lt;p&gt;{_words(chance, 80)} &lt;img src="{at}.jpg"&gt;&lt;/p&gt;</content></entry>'
        for at in range(items)
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="https://vale.example/">{entries}</feed>'.encode()


def parse(rounds: int) -> dict[str, float]:
    """The least CPU of several rounds, ours and feedparser's in turns."""
    import feedparser  # only this part of the script compares with it

    from reader.intake.feeds.reading import read_feed

    chance = random.Random(7)
    feeds = [rss(chance, 50), rss(chance, 200), atom(chance, 50), atom(chance, 200)]
    readers: dict[str, Callable[[bytes], Any]] = {
        "ours": lambda content: read_feed(content, "https://vale.example/feed"),
        "theirs": lambda content: feedparser.parse(io.BytesIO(content)),
    }
    costs: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(rounds):
        for name, read in readers.items():
            begun = process_time()
            for content in feeds:
                read(content)
            costs[name].append(process_time() - begun)
    return {name: min(each) for name, each in costs.items()}


def fill(count: int, folder: Path) -> None:
    """Store so many entries, a third of them read."""
    from reader.memory.feeds.store import FeedStore
    from reader.memory.feeds.values import FeedState
    from reader.model.feeds.date import FeedDate
    from reader.model.feeds.feed import Entry, FeedText

    chance = random.Random(7)

    def entries(feed: int) -> Iterator[Entry]:
        for at in range(count // _FEEDS):
            moment = _START - timedelta(minutes=7 * at + feed)
            title = f"{_words(chance, 6)} {feed} {at}"
            date = FeedDate(moment.isoformat())
            yield Entry(
                f"{feed}-{at}",
                title,
                f"https://f{feed}.example/{at}",
                date,
                summary=FeedText(_words(chance, 25)),
            )

    folder.mkdir(parents=True, exist_ok=True)
    with closing(FeedStore.open(folder)) as store:
        for feed in range(_FEEDS):
            store.store(FeedState(f"https://f{feed}.example/rss", title=f"Paper {feed}"), list(entries(feed)))
        store.mark_read(store.numbers()[::3], True)


if __name__ == "__main__":
    if sys.argv[1] == "parse":
        print(json.dumps(parse(int(sys.argv[2]))))
    else:
        fill(int(sys.argv[2]), Path(sys.argv[3]))
