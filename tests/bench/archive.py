"""What the archive in PostgreSQL costs beside SQLite: `python -m tests.bench.archive [MEASURE] [COUNT]`.

`keystrokes`: milliseconds of CPU of a key of quote search, by kind of query, over the same invented quotes in both;
for PostgreSQL those of the client and of its process on the server together. `push`: seconds to push articles, against
indexing the same files in SQLite. `same`: how many of random queries, and of words in thirty-one scripts, give other
hits, or the same in another order. `hidden`: what a key costs a reader from whom drafts are hidden, beside the owner.
"""

from __future__ import annotations

import multiprocessing
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import closing
from itertools import islice
from pathlib import Path

import psycopg

from reader.library.opening import open_library
from reader.library.postgres.archive import begin_archive
from reader.library.postgres.article_writer import ArticleWriter
from reader.library.postgres.connecting import connect
from reader.library.postgres.index import PostgresIndex
from reader.library.postgres.store import PostgresLibrary
from reader.library.protocol import Library
from reader.library.sqlite.store import file_name
from reader.model.article import Article
from reader.model.library.hits import MOST_COUNTED, Hit
from reader.model.query.parse import parse
from reader.model.query.query import Query
from tests.bench.keystrokes import queries
from tests.libraries import QUOTES_IN_ARTICLE, article_of, fill, stories, write_library
from tests.library.stores import push_folder
from tests.postgres import Server, server
from tests.scripts import WORDS

MOST_OF_SQLITE, MOST_OF_SERVER = 5.0, 100.0
"""How many times the worst p95 of SQLite the worst of PostgreSQL may be; milliseconds of the server's, at the most."""
MOST_OF_INDEXING = 3.0
_AT_ONCE = 500
_ROUNDS = 3
_NOWHERE = Path("/nowhere")
_PIECES = (
    'the of and police election "of the" "the minister" "peace and war" speaker:ana speaker:o speaker:unknown about:r'
    " type:direct type:mixed -type:indirect -the -of since:2015 until:2006-03 since:2012-05 until:2019 draft:no"
    " in:story -speaker:greta wa ter coun tax law min p q storm harb"
).split(" ")


def fill_archive(address: str, articles: Iterable[Article]) -> None:
    """The index of an archive of these articles, without their files: what is left of a push once those are checked."""
    begin_archive(address)
    waiting = iter(articles)
    known_words: set[str] = set()
    with closing(connect(address)) as connection:
        index = PostgresIndex(connection)
        while some := list(islice(waiting, _AT_ONCE)):
            with connection.transaction():
                rows = index.execute(
                    "INSERT INTO file (path) SELECT unnest(CAST(? AS text[])) RETURNING number",
                    ([f"{article.id}.yaml" for article in some],),
                ).fetchall()
                numbered = [(number, article) for (number,), article in zip(rows, some, strict=True)]
                writer = ArticleWriter(index, known_words)
                writer.expect(numbered)
                for number, article in numbered:
                    writer.insert(number, article)
                writer.finish()
        connection.execute("VACUUM ANALYZE")


class _ServerClock:
    """The CPU that the server's process for one library has used, in milliseconds."""

    def __init__(self, library: PostgresLibrary, address: str, user: str = "postgres") -> None:
        library.connect()
        with psycopg.connect(address) as other:
            row = other.execute(
                "SELECT pid FROM pg_stat_activity WHERE application_name = 'closeread' AND datname = current_database()"
                " AND usename = %s",
                (user,),
            ).fetchone()
        assert row is not None
        self._path = Path(f"/proc/{row[0]}/schedstat")

    def __call__(self) -> float:
        return int(self._path.read_text().split()[0]) / 1e6


def _libraries(folder: Path, running: Server, quotes: int) -> tuple[Library, PostgresLibrary, str]:
    """The same invented quotes in both stores, filled at the same time."""
    path = folder / str(quotes) / file_name((_NOWHERE,))
    count = quotes // QUOTES_IN_ARTICLE
    address = running.fresh_database()
    started = time.perf_counter()
    filling = multiprocessing.get_context("fork").Process(target=_fill_sqlite, args=(path, count))
    filling.start()
    fill_archive(address, map(article_of, stories(count)))
    filling.join()
    assert filling.exitcode == 0, "the index in SQLite was not filled"
    print(f"{quotes:,} quotes: both filled in {time.perf_counter() - started:.0f} s", flush=True)
    return open_library(path.parent, [_NOWHERE]), PostgresLibrary(address, _NOWHERE), address


def _fill_sqlite(path: Path, count: int) -> None:
    fill(path, map(article_of, stories(count)))


def keystrokes(folder: Path, running: Server, quotes: int) -> int:
    """Prints p50 and p95 by kind; 1 where a bar is not met."""
    worst = worst_keystrokes(folder, running, quotes)
    ratio = worst["postgres"] / worst["sqlite"]
    print(f"worst p95: {ratio:.1f} × that of SQLite (bar {MOST_OF_SQLITE})")
    print(f"worst p95 of the server: {worst['server']:.0f} ms (bar {MOST_OF_SERVER:.0f})")
    return int(ratio > MOST_OF_SQLITE or worst["server"] > MOST_OF_SERVER)


def worst_keystrokes(folder: Path, running: Server, quotes: int) -> dict[str, float]:
    """The p95 of the kind of query that is slowest, in milliseconds: of both, and of the server alone."""
    sqlite, postgres, address = _libraries(folder, running, quotes)
    clock = _ServerClock(postgres, address)
    for library in (sqlite, postgres):
        _milliseconds(library, "elction the")  # what is imported late
    worst = {"sqlite": 0.0, "postgres": 0.0, "server": 0.0}
    print(f"{'milliseconds of CPU, p50 and p95':<34}{'SQLite':>18}{'PostgreSQL':>18}{'its server':>18}")
    for kind, texts in queries(sqlite):
        costs: list[tuple[float, float, float]] = []
        slowest = (0.0, "")
        for text in texts * _ROUNDS:
            own = _milliseconds(sqlite, text)
            before = clock()
            client = _milliseconds(postgres, text)
            used = clock() - before
            costs.append((own, client + used, used))
            slowest = max(slowest, (used, text))
        columns = [sorted(column) for column in zip(*costs, strict=True)]
        for name, column in zip(worst, columns, strict=True):
            worst[name] = max(worst[name], _at(column, 0.95))
        cells = "".join(f"{_at(column, 0.5):>10.1f}{_at(column, 0.95):>8.1f}" for column in columns)
        print(f"{kind:<34}{cells}   slowest: {slowest[1]}", flush=True)
    sqlite.close()
    postgres.close()
    return worst


def hidden(folder: Path, running: Server, quotes: int) -> int:
    """Prints p95 of the server for the owner, and for a reader from whom drafts are hidden; 1 over the bar."""
    sqlite, as_owner, address = _libraries(folder, running, quotes)
    with psycopg.connect(address, autocommit=True) as own:
        own.execute("DROP ROLE IF EXISTS rita")
        own.execute("CREATE ROLE rita LOGIN IN ROLE closeread_reader")
        own.execute("SELECT closeread.hide_drafts(true)")
        own.execute("ANALYZE")
    as_reader = PostgresLibrary(address.replace("postgres@", "rita@"), _NOWHERE)
    clocks = _ServerClock(as_owner, address), _ServerClock(as_reader, address, "rita")
    worst = [0.0, 0.0]
    print(f"{'milliseconds of the server, p95':<34}{'owner':>10}{'reader':>10}")
    for kind, texts in queries(sqlite):
        cells = []
        for place, (library, clock) in enumerate(zip((as_owner, as_reader), clocks, strict=True)):
            costs = []
            for text in texts:
                before = clock()
                _milliseconds(library, text)
                costs.append(clock() - before)
            cells.append(_at(sorted(costs), 0.95))
            worst[place] = max(worst[place], cells[-1])
        print(f"{kind:<34}{cells[0]:>10.1f}{cells[1]:>10.1f}", flush=True)
    sqlite.close()
    as_owner.close()
    as_reader.close()
    print(f"worst p95: {worst[1] / worst[0]:.1f} × that of the owner (bar {MOST_OF_SQLITE})")
    return int(worst[1] / worst[0] > MOST_OF_SQLITE)


def push(folder: Path, running: Server, count: int) -> int:
    """Prints seconds of wall to index and to push, also as an editor where drafts are hidden; 1 over the bar."""
    indexing, pushing = push_times(folder, running, count)
    editing = _editor_time(folder / "news", running)
    print(f"{count:,} articles: indexed in {indexing:.1f} s")
    for who, seconds in (("the owner", pushing), ("an editor where drafts are hidden", editing)):
        print(f"pushed by {who} in {seconds:.1f} s: {seconds / indexing:.2f} × (bar {MOST_OF_INDEXING})")
    return int(max(pushing, editing) / indexing > MOST_OF_INDEXING)


def _editor_time(news: Path, running: Server) -> float:
    """Seconds of wall for an editor to push the articles of a folder where drafts are hidden from readers."""
    address = running.fresh_database()
    begin_archive(address)
    with psycopg.connect(address, autocommit=True) as own:
        own.execute("DROP ROLE IF EXISTS ed")
        own.execute("CREATE ROLE ed LOGIN IN ROLE closeread_editor")
        own.execute("SELECT closeread.hide_drafts(true)")
    started = time.perf_counter()
    push_folder(address.replace("postgres@", "ed@"), news)
    return time.perf_counter() - started


def push_times(folder: Path, running: Server, count: int) -> tuple[float, float]:
    """Seconds of wall to index so many articles in SQLite, and to push them as the owner."""
    news = folder / "news"
    write_library(news, count)
    started = time.perf_counter()
    with closing(open_library(folder / "cache", [news])) as sqlite:
        for _ in sqlite.scan():
            pass
    indexing = time.perf_counter() - started
    started = time.perf_counter()
    push_folder(running.fresh_database(), news)
    return indexing, time.perf_counter() - started


def same(folder: Path, running: Server, count: int, quotes: int = 24_000) -> int:
    """Prints how many queries give other hits in PostgreSQL than in SQLite; 1 where any does."""
    sqlite, postgres, _ = _libraries(folder, running, quotes)
    chance = random.Random(5)
    asked = [" ".join(chance.choices(_PIECES, k=chance.randint(1, 4))) for _ in range(count)]
    differing = [text for text in asked if not _same(sqlite, postgres, text)]
    print(f"{len(differing)} of {len(asked):,} random queries differ {differing[:3] or ''}")
    scripts = folder / "scripts"
    scripts.mkdir()
    for number, (script, text) in enumerate(WORDS.items()):
        (scripts / f"{number:02}.yaml").write_text(_article(script, text), "utf-8")
    address = running.fresh_database()
    push_folder(address, scripts)
    one, other = open_library(None, [scripts]), PostgresLibrary(address, scripts)
    for _ in one.scan():
        pass
    words = [word for text in WORDS.values() for word in text.split()]
    wrong = [word for word in words if not _same(one, other, word)]
    print(f"{len(wrong)} of {len(words):,} words in {len(WORDS)} scripts differ {wrong[:3] or ''}")
    for library in (sqlite, postgres, one, other):
        library.close()
    return int(bool(differing or wrong))


def _same(one: Library, other: Library, text: str) -> bool:
    """Whether both give the same hits in the same order, the same facets and offers."""
    for typing in (False, True):
        query = parse(text, typing)
        if not isinstance(query, Query):
            continue
        first, second = (library.search(query, limit=MOST_COUNTED) for library in (one, other))
        if [*map(_essence, first.hits)] != [*map(_essence, second.hits)]:
            return False
        if (first.count, first.facets, first.near) != (second.count, second.facets, second.near):
            return False
    return True


def _essence(hit: Hit) -> tuple[object, ...]:
    return (hit.article.id, hit.id, hit.text, hit.marks, hit.speaker, hit.when, hit.about)


def _article(script: str, text: str) -> str:
    """An article whose one quote are these words."""
    return (
        f"format: 1\nheadline: In {script}\ntext: |-\n  Somebody said: {text}\n"
        f"quotes: [{{speaker: unknown, type: indirect, text: {text!r}}}]\n"
    )


def _milliseconds(library: Library, text: str) -> float:
    """The CPU of this process for what the screen does at a key."""
    query = parse(text, typing=True)
    assert isinstance(query, Query), text
    started = time.process_time()
    library.search(query, hasty=True)
    return (time.process_time() - started) * 1000


def _at(ordered: Sequence[float], share: float) -> float:
    return ordered[min(int(len(ordered) * share), len(ordered) - 1)]


MEASURES: dict[str, tuple[Callable[[Path, Server, int], int], int]] = {
    "keystrokes": (keystrokes, 100_000),
    "push": (push, 10_000),
    "same": (same, 2_000),
    "hidden": (hidden, 100_000),
}


def main(words: Sequence[str]) -> int:
    """Prints what was asked for, or all of it; 1 where a bar is not met or something differs."""
    names = [word for word in words if word in MEASURES] or [*MEASURES]
    counts: Iterator[int] = (int(word) for word in words if word.isdecimal())
    count = next(counts, None)
    failed = 0
    for name in names:
        measure, usual = MEASURES[name]
        with tempfile.TemporaryDirectory(prefix="closeread-bench-") as folder, server() as running:
            failed |= measure(Path(folder), running, count or usual)
    return failed


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
