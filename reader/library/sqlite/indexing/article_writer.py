"""Inserts articles into the index, and deletes them."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, groupby
from zlib import compress

from reader.library.sqlite.article_rows import text_of, undamaged, words_of
from reader.library.sqlite.date_rowids import date_of, free_rowids
from reader.library.sqlite.fts_words import (
    BREAK,
    NO_WORDS,
    backwards,
    day_of,
    indexed,
    names_of,
    reach,
)
from reader.library.sqlite.hit_rows import TYPES
from reader.library.sqlite.indexing.personas import persona_of
from reader.model.article import Article, Event, Kind, Quote
from reader.model.dates.dates import Edtf
from reader.model.drafts import count_claims
from reader.model.query.fold import fold, tokens
from reader.model.relations import Relations
from reader.model.text import PARAGRAPH_BREAK, PART_BREAK

DATED_LANE, UNDATED_LANE = 0, 1
MOST_KNOWN = 200_000
"""Words that a scan remembers to have listed, some ten megabytes."""
EARLY, LATE = -(1 << 62), 1 << 62

Who = tuple[int | None, str]
"""The number of a person, and their names folded, as lines."""


class ArticleWriter:
    """Inserts and deletes articles within one transaction of the caller's, which ends with `finish`.

    `known_words` are some that the list of near words has already: those of former transactions of the same scan.
    """

    def __init__(self, connection: sqlite3.Connection, known_words: set[str] | None = None) -> None:
        self._connection = connection
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
        do = self._connection.execute
        relations = Relations(article)
        who: dict[str, Who] = {}
        named = 0
        appearances = []
        for entity in article.entities.values():
            persona = persona_of(self._connection, number, entity)
            who[entity.id] = (persona.person, persona.names)
            named += entity.named and entity.kind is Kind.PERSON
            counts = (len(entity.mentions), len(relations.quotes_by(entity.id)))
            appearances.append((number, entity.id, persona.number, *counts))
        self._connection.executemany("INSERT INTO appearance VALUES (?, ?, ?, ?, ?)", appearances)
        for event in article.events:
            who.setdefault(event.id, (None, names_of((event.title, event.id))))
        ranges = self._insert_quotes(number, article, relations.quotes_in_order, who)
        self._insert_events(number, article, relations, who)
        do("INSERT INTO heading (rowid, said) VALUES (?, ?)", (number, heading(article.id, article.headline)))
        self._texts.append((number, words_of_text(article.headline, article.text.content)))
        do("INSERT INTO content VALUES (?, ?)", (number, compressed(article.text.content)))
        source, published, claims = article.source, article.published, count_claims(article)
        do(
            "INSERT INTO article VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                article.id,
                article.headline,
                source.publisher,
                source.url,
                "\n".join(source.authors),
                None if published is None else published.text,
                named,
                len(article.quotes),
                len(article.events),
                len(article.text.content.split()),
                len(article.text),
                " ".join(f"{span[0]}:{span[-1]}" for span in ranges),
                article.text.digest,
                claims.total.total(),
                claims.drafts.total(),
            ),
        )

    def _insert_quotes(
        self, number: int, article: Article, quotes: Sequence[Quote], who: dict[str, Who]
    ) -> list[range]:
        """Inserts the quotes, those of a day side by side. Returns their rowids."""
        ranges, words, rows, narrow = [], [], [], []
        dated = [(quote, quote.when or article.published) for quote in quotes]
        dated.sort(key=lambda pair: day_of(pair[1]) or ())
        for day, group in groupby(dated, key=lambda pair: day_of(pair[1])):
            same_day = list(group)
            given = free_rowids(self._connection, day, len(same_day))
            ranges.append(given)
            for rowid, (quote, when) in zip(given, same_day, strict=True):
                text = PART_BREAK.join(article.text[part] for part in quote.parts)
                speakers = [who[id_] for id_ in quote.speakers]
                about = [who[id_] for id_ in dict.fromkeys(quote.about)]
                draft = quote.provenance.draft
                words.append((rowid, indexed(text, quote.type, speakers, about, reach(when), draft)))
                rows.append((rowid, *_quote_row(article, quote, when)))
                person = speakers[0][0] if speakers else None
                narrow.append((rowid, number, person, TYPES.index(quote.type)))
            # each group must be seen by the next `give`
            self._connection.executemany("INSERT INTO narrow VALUES (?, ?, ?, ?)", narrow)
            narrow.clear()
        self._connection.executemany("INSERT INTO quote VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)
        self._words += words
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
        for event, order in _timeline_keys(relations):
            at = event.parts[0].start if event.parts else None
            row = (
                number,
                event.id,
                event.title,
                None if event.when is None else event.when.text,
                str(event.state),
                str(event.basis),
                " ".join(event.people),
                " ".join(event.places),
                None if at is None else article.text.paragraph_of(at),
                at,
                event.provenance.draft,
                *order,
            )
            rowid = do(
                "INSERT INTO event (article, id, title, date, state, basis, people, places, paragraph, offset,"
                " draft, lane, first, last, instant) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                row,
            ).lastrowid
            alleged = () if event.alleged_by is None else (event.alleged_by,)
            persons = {who[id_][0] for id_ in (*event.people, *event.places, *alleged)}
            for person in persons:
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
            id_: (person, names)
            for id_, person, names in do(
                "SELECT a.id, p.person, p.names FROM appearance a JOIN persona p ON p.number = a.persona"
                " WHERE a.article = ?",
                (number,),
            )
        }
        for id_, title in do("SELECT id, title FROM event WHERE article = ?", (number,)):
            who.setdefault(id_, (None, names_of((title, id_))))
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


def words_of_text(headline: str, content: str) -> str:
    """What `text:` looks in, as words of the index: no phrase goes on from one paragraph into the next."""
    passages = (headline, *content.split(PARAGRAPH_BREAK))
    return f" {BREAK} ".join(" ".join(tokens(fold(passage.replace("\n", " ")))) for passage in passages)


def compressed(content: str) -> bytes:
    """What the column `content.text` has of a text."""
    return compress(content.encode())


def heading(id_: str, headline: str) -> str:
    """What `in:` looks in, as words of the index."""
    return f" {BREAK} ".join(" ".join(tokens(fold(text))) for text in (id_, headline))


def parse_ranges(written: str) -> list[tuple[int, int]]:
    """The rowids of an article's quotes: first and last of each range."""
    pairs = (written_range.partition(":") for written_range in written.split())
    return [(int(last), int(first)) for first, _, last in pairs]


def _quote_row(article: Article, quote: Quote, when: Edtf | None) -> tuple[object, ...]:
    rest: dict[str, object] = {}
    if quote.mention is not None:
        rest["mention"] = [article.text[quote.mention], *quote.mention]
    if quote.via is not None:
        rest["via"] = quote.via
    if quote.joint:
        rest["joint"] = list(quote.joint)
    if quote.about:
        rest["about"] = list(quote.about)
    provenance = quote.provenance
    if provenance.draft:
        rest["draft"] = True
    if provenance.by is not None:
        rest["by"] = provenance.by
    if provenance.confidence is not None:
        rest["confidence"] = provenance.confidence
    latest = when.latest if when and reach(when) else None
    return (
        quote.id,
        quote.speaker,
        " ".join(f"{part.start}:{part.end}" for part in quote.parts),
        article.text.paragraph_of(quote.parts[0].start),
        None if latest is None else min(latest.number, LATE),
        None if quote.when is None else quote.when.text,
        None if quote.cue is None else article.text[quote.cue],
        json.dumps(rest, ensure_ascii=False, separators=(",", ":")) if rest else None,
    )


def _timeline_keys(relations: Relations) -> Iterator[tuple[Event, tuple[int, int, int, int]]]:
    """The events with their places in a timeline of many articles: lane, first, last, instant.

    The order that the article has for them holds there, too: an undated event stands by the one before it, and
    no event before one that its article puts earlier.
    """
    happened = relations.happened_order
    orders = [None if event.when is None else _order(event.when) for event in happened.ordered]
    for index in reversed(range(len(orders) - 1)):
        if orders[index] is None and not any(orders[:index]):
            orders[index] = orders[index + 1]  # before all dated ones: directly before the first of them
    latest: tuple[int, int, int] | None = None
    for event, order in zip(happened.ordered, orders, strict=True):
        latest = order if latest is None else latest if order is None else max(latest, order)
        yield event, (UNDATED_LANE, 0, 0, 0) if latest is None else (DATED_LANE, *latest)
    for event in happened.undated:
        yield event, (UNDATED_LANE, 0, 0, 0)


def _order(when: Edtf) -> tuple[int, int, int]:
    first = EARLY if when.earliest is None else max(when.earliest.number, EARLY)
    last = LATE if when.latest is None else min(when.latest.number, LATE)
    return first, last, EARLY if when.instant is None else when.instant
