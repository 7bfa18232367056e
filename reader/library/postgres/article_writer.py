"""Inserts articles into the index of an archive, and deletes them: many at a time, with few questions to the server."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

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
from reader.library.index.date_rowids import (
    UNDATED_FIRST,
    UNDATED_LAST,
    first_of,
    free_rowids,
    last_of,
)
from reader.library.index.folded_text import FoldedText
from reader.library.index.hit_rows import NUMBERS_OF_TYPES
from reader.library.index.index_words import NO_WORDS, backwards, day_of
from reader.library.index.personas import Persona, description, persona_of
from reader.library.postgres.index import PostgresIndex
from reader.library.postgres.literals import LONGEST, spaced, vector, vector_of_part
from reader.model.article import Article
from reader.model.dates.dates import Day
from reader.model.relations import Relations

SMALLEST_PIECE, MOST_PIECES = 31_250, 32
"""Quotes of a piece of the table of words at the least, and pieces at the most; both up to twice that."""
_MOST_KNOWN = 200_000
_COLUMNS = {
    "article": (
        "number, id, headline, publisher, url, authors, published, people, quotes, events, words, length, rowids,"
        " digest, claims, unchecked"
    ),
    "content": "article, text, heading, heading_words, said, words",
    "appearance": "article, id, persona, mentions, quotes",
    "quote": "number, id, speaker, parts, paragraph, latest, date, cue, rest",
    "narrow": "quote, article, person, type",
    "words": "quote, article, person, type, latest, said, words",
    "event": (
        "number, article, id, title, date, state, basis, people, places, paragraph, begins, draft, lane, first,"
        " last, instant"
    ),
    "partaking": "person, event",
}


class ArticleWriter:
    """Inserts and deletes articles within one transaction of the caller's, which ends with `finish`.

    The caller holds the lock of all who write. `known_words` are some that the list of near words has already.
    """

    def __init__(self, index: PostgresIndex, known_words: set[str]) -> None:
        self._index, self._known_words = index, known_words
        self._rows: dict[str, list[Sequence[object]]] = {table: [] for table in _COLUMNS}
        self._personas: dict[bytes, Persona] = {}
        self._lowest: dict[int, int | None] = {}
        self._events: Iterator[int] = iter(())
        self._quotes: list[object] = []

    def expect(self, articles: Sequence[tuple[int, Article]]) -> None:
        """Asks at once for what inserting these will need. With each comes its number."""
        described = {
            description(entity, number)
            for number, article in articles
            for entity in article.entities.values()
        }
        for key, *persona in self._index.execute(
            "SELECT described, number, person, names FROM persona WHERE described = ANY (?)",
            (list(described),),
        ):
            self._personas[key] = Persona(*persona)
        dates = {
            day_of(quote.when or article.published) for _, article in articles for quote in article.quotes
        }
        bounds = [*map(_bounds, dates)]
        lowest = self._index.execute(
            "SELECT first, (SELECT min(quote) FROM narrow WHERE quote BETWEEN first AND last)"
            " FROM unnest(CAST(? AS bigint[]), CAST(? AS bigint[])) asked (first, last)",
            ([first for first, _ in bounds], [last for _, last in bounds]),
        )
        self._lowest = dict(lowest)
        events = sum(len(article.events) for _, article in articles)
        self._events = (
            number
            for (number,) in self._index.execute(
                "SELECT nextval(pg_get_serial_sequence('event', 'number')) FROM generate_series(1, ?)",
                (events,),
            ).fetchall()
        )

    def insert(self, number: int, article: Article) -> None:
        """Inserts an article, one of those that were expected, under a free number."""
        relations = Relations(article)
        who: dict[str, Who] = {}
        spoken = quotes_by_speaker(article)
        for entity in article.entities.values():
            persona = persona_of(self._index, number, entity, self._personas)
            who[entity.id] = Who(persona.person, persona.names)
            self._rows["appearance"].append(appearance_row(number, entity, persona.number, spoken[entity.id]))
        add_events(who, article)
        folded = FoldedText(article.text.content)
        ranges = self._insert_quotes(number, article, relations, folded, who)
        for event, order in timeline_keys(relations):
            at = next(self._events)
            self._rows["event"].append((at, number, *event_row(article, event, order)))
            self._rows["partaking"] += ((person, at) for person in persons_of(event, who))
        head = heading(article.id, article.headline)
        said = words_of_text(article.headline, folded)
        text = compressed(article.text.content)
        self._rows["content"].append(
            (number, text, spaced(head), vector_of_part(head), spaced(said), vector(said))
        )
        self._rows["article"].append(article_row(number, article, ranges))

    def _insert_quotes(
        self,
        number: int,
        article: Article,
        relations: Relations,
        text: FoldedText,
        who: Mapping[str, Who],
    ) -> list[range]:
        ranges = []
        for day, group in quotes_by_day(article, relations):
            given = self._free_rowids(day, len(group))
            ranges.append(given)
            for rowid, (quote, date) in zip(given, group, strict=True):
                person = who[quote.speakers[0]].person if quote.speakers else None
                narrow = (rowid, number, person, NUMBERS_OF_TYPES[quote.type])
                said = " ".join(quote_words(quote, date, text, who))
                self._rows["quote"].append((rowid, *quote_row(article, quote, date)))
                self._rows["narrow"].append(narrow)
                self._rows["words"].append((*narrow, date.latest, spaced(said), vector_of_part(said)))
        return ranges

    def _free_rowids(self, day: Day | None, count: int) -> range:
        """As `free_rowids`, of the days that were asked for at once where those have room."""
        first, last = _bounds(day)
        if first in self._lowest:
            lowest = self._lowest[first]
            top = last if lowest is None else lowest - 1
            if top - count + 1 >= first:
                self._lowest[first] = top - count + 1
                return range(top, top - count, -1)
        self._flush()
        self._lowest.clear()
        return free_rowids(self._index, day, count)

    def delete(self, number: int) -> None:
        """Deletes an article that was there before, and the people whom no other article has; to be done first."""
        do = self._index.execute
        row = do("SELECT rowids FROM article WHERE number = ?", (number,)).fetchone()
        if row is None:
            return
        for first, last in parse_ranges(row[0]):
            for table, key in (("quote", "number"), ("narrow", "quote"), ("words", "quote")):
                do(f"DELETE FROM {table} WHERE {key} BETWEEN ? AND ?", (first, last))
        do("DELETE FROM partaking WHERE event IN (SELECT number FROM event WHERE article = ?)", (number,))
        personas = do("SELECT DISTINCT persona FROM appearance WHERE article = ?", (number,)).fetchall()
        for table, key in (
            ("event", "article"),
            ("appearance", "article"),
            ("content", "article"),
            ("article", "number"),
        ):
            do(f"DELETE FROM {table} WHERE {key} = ?", (number,))
        gone = do(
            "DELETE FROM persona p WHERE number = ANY (?)"
            " AND NOT EXISTS (SELECT FROM appearance WHERE persona = p.number) RETURNING number, person",
            ([persona for (persona,) in personas],),
        ).fetchall()
        do("DELETE FROM called WHERE persona = ANY (?)", ([persona for persona, _ in gone],))
        do(
            "DELETE FROM person p WHERE number = ANY (?) AND NOT EXISTS (SELECT FROM persona WHERE person = p.number)",
            ([person for _, person in gone],),
        )

    def finish(self) -> None:
        """Writes what is still to be written, and divides pieces of the table of words that have grown large."""
        self._flush()
        if self._quotes:
            self._index.execute(
                "UPDATE piece SET quotes = piece.quotes + more.quotes FROM (SELECT name, count(*) AS quotes"
                " FROM unnest(CAST(? AS bigint[])) quote JOIN piece"
                " ON (first IS NULL OR quote >= first) AND (below IS NULL OR quote < below) GROUP BY name) more"
                " WHERE more.name = piece.name",
                (self._quotes,),
            )
            self._index.execute("SELECT tend_words(?, ?)", (SMALLEST_PIECE, MOST_PIECES))
            self._quotes.clear()

    def _flush(self) -> None:
        """Writes the rows that wait."""
        words = self._rows["words"]
        self._insert_words(str(row[5]) for row in words)
        self._quotes += (row[0] for row in words)
        cursor = self._index.connection.cursor()
        answered = self._index.execute("SELECT row_security_active('words')").fetchone()
        has_policies = answered is not None and answered[0]  # into such tables nothing can be copied
        for table, rows in self._rows.items():
            if rows and has_policies:
                places = ", ".join(["%s"] * len(rows[0]))
                cursor.executemany(f"INSERT INTO {table} ({_COLUMNS[table]}) VALUES ({places})", rows)
                rows.clear()
            elif rows:
                with cursor.copy(f"COPY {table} ({_COLUMNS[table]}) FROM STDIN") as copy:
                    for row in rows:
                        copy.write_row(row)
                rows.clear()

    def _insert_words(self, said: Iterable[str]) -> None:
        """Inserts words into the list from which near ones are offered."""
        fresh = {word for words in said for word in words.split()}.difference(self._known_words)
        if len(self._known_words) > _MOST_KNOWN:
            self._known_words.clear()
        self._known_words |= fresh
        listed = sorted(word for word in fresh if not word.startswith(NO_WORDS) and len(word) <= LONGEST)
        for table, each in (("word", listed), ("reversed", [*map(backwards, listed)])):
            if each:
                self._index.execute(
                    f"INSERT INTO {table} SELECT unnest(CAST(? AS text[])) ON CONFLICT DO NOTHING", (each,)
                )


def _bounds(day: Day | None) -> tuple[int, int]:
    """The first and the last rowid of a day."""
    return (UNDATED_FIRST, UNDATED_LAST) if day is None else (first_of(day), last_of(day))
