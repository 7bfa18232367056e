"""Inserts articles into the index, and deletes them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator
from itertools import chain

from reader.library.index.article_rows import text_of, undamaged, words_of
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
    timeline_keys,
    words_of_text,
)
from reader.library.index.date_rowids import date_of, free_rowids
from reader.library.index.hit_rows import TYPES
from reader.library.index.index_words import (
    NO_WORDS,
    backwards,
    indexed,
    names_of,
    reach,
)
from reader.library.index.personas import persona_of
from reader.library.sqlite.index import SqliteIndex
from reader.model.article import Article
from reader.model.dates.dates import Edtf
from reader.model.relations import Relations

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
        self._words: list[tuple[int, str]] = []
        self._deleted_words: list[tuple[int, str]] = []
        self._texts: list[tuple[int, str]] = []

    def finish(self) -> None:
        """Deletes and inserts the words of all quotes by ascending rowid: for any other SQLite begins a new segment."""
        self._connection.executemany(
            "INSERT INTO words (words, rowid, said) VALUES ('delete', ?, ?)", sorted(self._deleted_words)
        )
        self._deleted_words.clear()
        self._connection.executemany("INSERT INTO text (rowid, said) VALUES (?, ?)", sorted(self._texts))
        self._texts.clear()
        self._connection.executemany("INSERT INTO words (rowid, said) VALUES (?, ?)", sorted(self._words))
        self._insert_words(chain.from_iterable(said.split(" ") for _, said in self._words))
        self._words.clear()

    def insert(self, number: int, article: Article) -> None:
        """Inserts an article under a free number."""
        do, many = self._connection.execute, self._connection.executemany
        relations = Relations(article)
        who: dict[str, Who] = {}
        appearances = []
        for entity in article.entities.values():
            persona = persona_of(self._index, number, entity)
            who[entity.id] = Who(persona.person, persona.names)
            appearances.append(appearance_row(number, entity, persona.number, relations))
        many("INSERT INTO appearance VALUES (?, ?, ?, ?, ?)", appearances)
        add_events(who, article)
        ranges = self._insert_quotes(number, article, relations, who)
        self._insert_events(number, article, relations, who)
        do("INSERT INTO heading (rowid, said) VALUES (?, ?)", (number, heading(article.id, article.headline)))
        self._texts.append((number, words_of_text(article.headline, article.text.content)))
        do("INSERT INTO content VALUES (?, ?)", (number, compressed(article.text.content)))
        row = article_row(number, article, ranges)
        do(f"INSERT INTO article VALUES ({', '.join('?' * len(row))})", row)

    def _insert_quotes(
        self, number: int, article: Article, relations: Relations, who: dict[str, Who]
    ) -> list[range]:
        """Inserts the quotes, those of a day side by side. Returns their rowids."""
        ranges, rows = [], []
        for day, group in quotes_by_day(article, relations):
            given = free_rowids(self._index, day, len(group))
            ranges.append(given)
            narrow = []
            for rowid, (quote, when) in zip(given, group, strict=True):
                self._words.append((rowid, quote_words(article, quote, when, who)))
                rows.append((rowid, *quote_row(article, quote, when)))
                person = who[quote.speakers[0]].person if quote.speakers else None
                narrow.append((rowid, number, person, TYPES.index(quote.type)))
            # each group must be seen by the next `free_rowids`
            self._connection.executemany("INSERT INTO narrow VALUES (?, ?, ?, ?)", narrow)
        self._connection.executemany("INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        return ranges

    def _insert_words(self, words: Iterable[str]) -> None:
        """Inserts words into the list from which near ones are offered."""
        known = self._known_words
        fresh = set(words).difference(known)
        if len(known) > MOST_KNOWN:
            known.clear()
        known |= fresh
        listed = sorted(word for word in fresh if not word.startswith(NO_WORDS))
        many = self._connection.executemany
        many("INSERT OR IGNORE INTO word VALUES (?)", ((word,) for word in listed))
        many("INSERT OR IGNORE INTO reversed VALUES (?)", ((backwards(word),) for word in listed))

    def _insert_events(
        self, number: int, article: Article, relations: Relations, who: dict[str, Who]
    ) -> None:
        do = self._connection.execute
        for event, order in timeline_keys(relations):
            rowid = do(
                "INSERT INTO event (article, id, title, date, state, basis, people, places, paragraph, begins,"
                " draft, lane, first, last, instant) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (number, *event_row(article, event, order)),
            ).lastrowid
            for person in persons_of(event, who):
                do("INSERT INTO partaking VALUES (?, ?)", (person, rowid))

    def delete(self, number: int) -> None:
        """Deletes an article, and the people whom no other article has."""
        do = self._connection.execute
        row = do(
            "SELECT a.id, a.headline, a.rowids, a.published, c.text FROM article a"
            " JOIN content c ON c.article = a.number WHERE a.number = ?",
            (number,),
        ).fetchone()
        if row is None:
            return
        with undamaged():
            content, published = text_of(row[4]), date_of(row[3])
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
            self._deleted_words += self._indexed_again(range(first, last + 1), who, content, published)
            do("DELETE FROM quote WHERE number BETWEEN ? AND ?", (first, last))
            do("DELETE FROM narrow WHERE quote BETWEEN ? AND ?", (first, last))
        do("INSERT INTO heading (heading, rowid, said) VALUES ('delete', ?, ?)", (number, heading(*row[:2])))
        words = words_of_text(row[1], content)
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
        self, rowids: range, who: dict[str, Who], content: str, published: Edtf | None
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
                text = words_of(content, parts)
                yield rowid, indexed(text, TYPES[kind], said_by, about, far, "draft" in more)
