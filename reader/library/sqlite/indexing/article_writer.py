"""Inserts articles into the index, and deletes them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from operator import itemgetter

from reader.library.index.article_rows import excerpts, text_of, undamaged
from reader.library.index.article_values import (
    Who,
    add_events,
    appearance_row,
    article_row,
    compressed,
    event_row,
    heading,
    parse_ranges,
    persons_of,
    quote_row,
    quote_words,
    quotes_by_day,
    quotes_by_speaker,
    timeline_keys,
    words_of_text,
)
from reader.library.index.date_rowids import date_of, first_of, free_rowids
from reader.library.index.folded_text import FoldedText
from reader.library.index.hit_rows import NUMBERS_OF_TYPES, TYPES
from reader.library.index.index_words import (
    NO_WORDS,
    backwards,
    indexed,
    names_of,
    reach,
)
from reader.library.index.personas import Persona, persona_of
from reader.library.sqlite.index import SqliteIndex
from reader.model.article import Article
from reader.model.dates.dates import Day, Edtf
from reader.model.relations import Relations

_TABLES = ("quote", "narrow", "event", "partaking", "appearance", "content", "article")
_FULL_TEXT = ("heading", "text", "words")
MOST_KNOWN = 200_000
"""Words that a scan remembers to have listed, some ten megabytes."""


class ArticleWriter:
    """Inserts and deletes articles within one transaction of the caller's, which ends with `finish`.

    `known_words` are some that the list of near words has already: those of former transactions of the same scan.
    """

    def __init__(self, connection: sqlite3.Connection, known_words: set[str] | None = None) -> None:
        self._connection = connection
        self._index = SqliteIndex(connection)
        self._known_words = set() if known_words is None else known_words
        self._rows: dict[str, list[tuple[object, ...]]] = {table: [] for table in (*_TABLES, *_FULL_TEXT)}
        self._said: set[str] = set()
        self._deleted_words: list[tuple[int, str]] = []
        self._personas: dict[bytes, Persona] = {}
        self._lowest: dict[Day | None, int] = {}
        self._last_event: int | None = None
        self._crowded = False  # a day has run out of rowids, and its quotes have some of the day before

    def finish(self) -> None:
        """Deletes and inserts the words of all quotes by ascending rowid: for any other SQLite begins a new segment."""
        self._connection.executemany(
            "INSERT INTO words (words, rowid, said) VALUES ('delete', ?, ?)", sorted(self._deleted_words)
        )
        self._deleted_words.clear()
        self._insert_words()
        self._write(*self._rows)

    def _write(self, *tables: str) -> None:
        """Writes the rows of these tables that wait, in the order of their keys: each page is looked for once."""
        for table in tables:
            if rows := self._rows[table]:
                rows.sort(key=itemgetter(0))
                columns = " (rowid, said)" if table in _FULL_TEXT else ""
                places = ", ".join("?" * len(rows[0]))
                self._connection.executemany(f"INSERT INTO {table}{columns} VALUES ({places})", rows)
                rows.clear()

    def insert(self, number: int, article: Article) -> None:
        """Inserts an article under a free number."""
        relations, text, rows = Relations(article), FoldedText(article.text.content), self._rows
        who: dict[str, Who] = {}
        spoken = quotes_by_speaker(article)
        for entity in article.entities.values():
            persona = persona_of(self._index, number, entity, self._personas)
            who[entity.id] = Who(persona.person, persona.names)
            rows["appearance"].append(appearance_row(number, entity, persona.number, spoken[entity.id]))
        add_events(who, article)
        ranges = self._insert_quotes(number, article, relations, text, who)
        for event, order in timeline_keys(relations):
            at = self._next_event()
            rows["event"].append((at, number, *event_row(article, event, order)))
            rows["partaking"] += ((person, at) for person in persons_of(event, who))
        rows["heading"].append((number, heading(article.id, article.headline)))
        rows["text"].append((number, words_of_text(article.headline, text)))
        rows["content"].append((number, compressed(article.text.content)))
        rows["article"].append(article_row(number, article, ranges))

    def _insert_quotes(
        self, number: int, article: Article, relations: Relations, text: FoldedText, who: dict[str, Who]
    ) -> list[range]:
        """Inserts the quotes, those of a day side by side. Returns their rowids."""
        ranges = []
        words, rows, narrow = self._rows["words"], self._rows["quote"], self._rows["narrow"]
        for day, group in quotes_by_day(article, relations):
            given = self._free_rowids(day, len(group))
            ranges.append(given)
            for rowid, (quote, date) in zip(given, group, strict=True):
                said = quote_words(quote, date, text, who)
                self._said.update(said)
                words.append((rowid, " ".join(said)))
                rows.append((rowid, *quote_row(article, quote, date)))
                person = who[quote.speakers[0]].person if quote.speakers else None
                narrow.append((rowid, number, person, NUMBERS_OF_TYPES[quote.type]))
        return ranges

    def _free_rowids(self, day: Day | None, count: int) -> range:
        """As `free_rowids`, which is asked once for each day: more of that day lie below."""
        lowest = None if self._crowded else self._lowest.get(day)
        if lowest is not None and (day is None or lowest - count >= first_of(day)):
            given = range(lowest - 1, lowest - 1 - count, -1)
        else:
            if lowest is not None or self._crowded:
                self._write("narrow")  # it is where taken rowids are looked up
            given = free_rowids(self._index, day, count)
            if day is not None and given[-1] < first_of(day) and not self._crowded:
                self._crowded = True
                self._write("narrow")  # of the day before, some may wait
                given = free_rowids(self._index, day, count)
        self._lowest[day] = given[-1]
        return given

    def _next_event(self) -> int:
        """A free number of an event."""
        if self._last_event is None:
            (last,) = self._connection.execute("SELECT coalesce(max(number), 0) FROM event").fetchone()
            self._last_event = int(last)
        self._last_event += 1
        return self._last_event

    def _insert_words(self) -> None:
        """Inserts what was said into the list from which near words are offered."""
        known = self._known_words
        fresh = {word for words in self._said - known for word in words.split(" ")} - known
        self._said.clear()
        if len(known) > MOST_KNOWN:
            known.clear()
        known |= fresh
        listed = sorted(word for word in fresh if not word.startswith(NO_WORDS))
        many = self._connection.executemany
        many("INSERT OR IGNORE INTO word VALUES (?)", ((word,) for word in listed))
        many("INSERT OR IGNORE INTO reversed VALUES (?)", ((backwards(word),) for word in listed))

    def delete(self, number: int) -> None:
        """Deletes an article, and the people whom no other article has."""
        do = self._connection.execute
        self._write(*_TABLES)  # people whom only articles have that wait are somebody's, too
        self._personas.clear()
        self._lowest.clear()
        self._last_event = None
        row = do(
            "SELECT a.id, a.headline, a.rowids, a.published, c.text FROM article a"
            " JOIN content c ON c.article = a.number WHERE a.number = ?",
            (number,),
        ).fetchone()
        if row is None:
            return
        with undamaged():
            content, published = text_of(row[4]), date_of(row[3])
        text = FoldedText(content)
        who: dict[str, Who] = {
            id_: Who(person, names)
            for id_, person, names in do(
                "SELECT a.id, p.person, p.names FROM appearance a JOIN persona p ON p.number = a.persona"
                " WHERE a.article = ?",
                (number,),
            )
        }
        for id_, title in do("SELECT id, title FROM event WHERE article = ?", (number,)):
            who.setdefault(id_, Who(None, names_of((title, id_))))
        for first, last in parse_ranges(row[2]):
            self._deleted_words += self._indexed_again(range(first, last + 1), who, content, text, published)
            do("DELETE FROM quote WHERE number BETWEEN ? AND ?", (first, last))
            do("DELETE FROM narrow WHERE quote BETWEEN ? AND ?", (first, last))
        do("INSERT INTO heading (heading, rowid, said) VALUES ('delete', ?, ?)", (number, heading(*row[:2])))
        words = words_of_text(row[1], text)
        do("INSERT INTO text (text, rowid, said) VALUES ('delete', ?, ?)", (number, words))
        do("DELETE FROM content WHERE article = ?", (number,))
        do("DELETE FROM partaking WHERE event IN (SELECT number FROM event WHERE article = ?)", (number,))
        do("DELETE FROM event WHERE article = ?", (number,))
        personas = do("SELECT DISTINCT persona FROM appearance WHERE article = ?", (number,)).fetchall()
        do("DELETE FROM appearance WHERE article = ?", (number,))
        for persona in personas:
            if not do("SELECT 1 FROM appearance WHERE persona = ? LIMIT 1", persona).fetchone():
                do("DELETE FROM called WHERE persona = ?", persona)
                do("DELETE FROM persona WHERE number = ?", persona)
        do("DELETE FROM article WHERE number = ?", (number,))
        do("UPDATE meta SET deleted = 1")

    def _indexed_again(
        self, rowids: range, who: dict[str, Who], content: str, text: FoldedText, published: Edtf | None
    ) -> Iterator[tuple[int, str]]:
        """The very words that these quotes were inserted with: a contentless FTS5 table deletes by them."""
        rows = self._connection.execute(
            "SELECT q.number, q.speaker, q.parts, q.date, q.rest, n.type FROM quote q"
            " JOIN narrow n ON n.quote = q.number WHERE q.number BETWEEN ? AND ?",
            (rowids[0], rowids[-1]),
        )
        with undamaged():
            for rowid, speaker, parts, date, rest, kind in rows:
                more = json.loads(rest) if rest else {}
                about = [who[id_] for id_ in dict.fromkeys(more.get("about", ()))]
                said_by = [who[id_] for id_ in (speaker, *more.get("joint", ())) if id_]
                far = reach(date_of(date) or published)
                said = text.words(part.span for part in excerpts(content, parts))
                yield rowid, " ".join(indexed(said, TYPES[kind], said_by, about, far, "draft" in more))
