"""A server of feeds on loopback addresses, for the benchmark: answers come late, and 304 where nothing changed.

    python -m tests.bench.feed_server FEEDS ENTRIES [--latency SECONDS] [--size BYTES]

Prints the port once it listens. Feed n is at http://127.0.0.H:PORT/n, where H goes from 2 to 41.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import random
import sys
from functools import cache

HOSTS = tuple(f"127.0.0.{number}" for number in range(2, 42))
_WORDS = "harbour ferry council vote storm quay lock crane mayor boats tide office repair winter school road".split()


def addresses(port: int, feeds: int) -> list[str]:
    """The addresses of so many feeds, the hosts in turns."""
    return [f"http://{HOSTS[number % len(HOSTS)]}:{port}/{number}" for number in range(feeds)]


@cache
def feed(number: int, entries: int, size: int) -> bytes:
    """RSS with so many entries, of `size` bytes at least."""
    chance = random.Random(number)
    each = max(size // entries, 400)
    items = []
    for entry in range(entries):
        words = " ".join(chance.choices(_WORDS, k=each // 6))
        day, hour = 1 + entry % 28, entry % 24
        items.append(
            f"<item><title>{words[:60].title()} {number}-{entry}</title>"
            f"<guid isPermaLink='false'>{number}:{entry}</guid>"
            f"<link>https://site{number}.example/{entry}</link><dc:creator>Ana Lind</dc:creator>"
            f"<pubDate>{day:02} May 2024 {hour:02}:00:00 GMT</pubDate>"
            f"<description>&lt;p&gt;{words} {number} {entry}&lt;/p&gt;</description></item>"
        )
    head = f"<title>Feed {number}</title><link>https://site{number}.example/</link>"
    space = 'xmlns:dc="http://purl.org/dc/elements/1.1/"'
    return f"<rss version='2.0' {space}><channel>{head}{''.join(items)}</channel></rss>".encode()


async def serve(feeds: int, entries: int, latency: float, size: int) -> None:
    """Answers until it is ended."""
    bodies = [feed(number, entries, size) for number in range(feeds)]

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError):
            asked = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
            number = int(asked.split(" ")[1].strip("/") or 0)
            await asyncio.sleep(latency)
            tag = f'"{number}"'
            if f"If-None-Match: {tag}" in asked:
                writer.write(b"HTTP/1.1 304 Not Modified\r\nConnection: close\r\n\r\n")
            else:
                body = bodies[number]
                head = f"HTTP/1.1 200 OK\r\nContent-Type: application/rss+xml\r\nETag: {tag}\r\nConnection: close\r\n"
                writer.write(f"{head}Content-Length: {len(body)}\r\n\r\n".encode() + body)
            await writer.drain()
            writer.close()

    servers = [await asyncio.start_server(answer, HOSTS[0], 0, backlog=100)]
    port = servers[0].sockets[0].getsockname()[1]
    servers += [await asyncio.start_server(answer, host, port, backlog=100) for host in HOSTS[1:]]
    sys.stdout.write(f"{port}\n")
    sys.stdout.flush()
    await asyncio.Event().wait()


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("feeds", type=int)
    parser.add_argument("entries", type=int)
    parser.add_argument("--latency", type=float, default=0.05)
    parser.add_argument("--size", type=int, default=0)
    options = parser.parse_args()
    asyncio.run(serve(options.feeds, options.entries, options.latency, options.size))
