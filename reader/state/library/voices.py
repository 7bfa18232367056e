"""The share of voice on the screen: what is counted, how it is sorted and filtered, and its rows with bars."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum
from functools import cached_property
from types import MappingProxyType

from reader.convert.voices import HEADINGS, percent, voice_name
from reader.model.article import QuoteType
from reader.model.counting import TYPE_IN_WORDS, many
from reader.model.dates.labels import label
from reader.model.library.voices import GroupBy, Voice, VoiceGroup, Voices
from reader.state.ids import Listed
from reader.state.library.article_rows import marked
from reader.state.library.articles import matching, searchable
from reader.state.rows import Line, Listing, Piece, Row, heading, joined

TABS: Mapping[GroupBy, str] = MappingProxyType(
    {
        GroupBy.SPEAKER: "SPEAKERS",
        GroupBy.ROLE: "ROLES",
        GroupBy.KIND: "KINDS",
        GroupBy.NAMED: "NAMED",
        GroupBy.SOURCE: "SOURCES",
        GroupBy.MONTH: "MONTHS",
    }
)
_BAR_SIGNS = {QuoteType.DIRECT: "━", QuoteType.MIXED: "╍", QuoteType.INDIRECT: "┄"}
"""The edge marks of quotes, laid down: whole where the words are whole."""
_QUOTES, _SHARE, _WORDS, _ARTICLES = 7, 8, 11, 10
IN_COLUMNS, _WITH_BARS, _WIDE = 50, 70, 96
"""Columns of the list from which it has columns, bars in them, and longer bars with words and articles beside."""


class VoiceSort(Enum):
    """The orders of the rows; the value is the order's name on the screen. `USUAL`: by quotes, months by date."""

    USUAL = "most quoted first"
    WORDS = "most words first"
    ARTICLES = "most articles first"
    LATEST = "latest quote first"
    NAME = "by name"

    @property
    def next(self) -> VoiceSort:
        orders = tuple(VoiceSort)
        return orders[(orders.index(self) + 1) % len(orders)]


@dataclass(frozen=True)
class VoiceSession:
    """What is counted, and how it is shown. `query` is as it was typed; `within` confines it to one row of another
    grouping, which is called `within_name`. `finished`: all quotes are counted.
    """

    query: str = ""
    within: VoiceGroup | None = None
    within_name: str = ""
    by: GroupBy = GroupBy.SPEAKER
    sort: VoiceSort = VoiceSort.USUAL
    filter_text: str = ""
    counted: Mapping[GroupBy, Voices] = field(default_factory=dict)
    finished: bool = False

    def with_counts(self, counted: Mapping[GroupBy, Voices], finished: bool) -> VoiceSession:
        return replace(self, counted=counted, finished=finished)

    def group_by(self, by: GroupBy) -> VoiceSession:
        return replace(self, by=by, filter_text="")

    def sort_by(self, sort: VoiceSort) -> VoiceSession:
        return replace(self, sort=sort)

    def filtered_by(self, words: str) -> VoiceSession:
        return replace(self, filter_text=words)

    def entered(self, voice: Voice) -> VoiceSession:
        """The speakers of one row, still to be counted."""
        name = voice_name(voice, self.by)
        return VoiceSession(self.query, VoiceGroup(self.by, voice.key), name)

    @property
    def groupings(self) -> tuple[GroupBy, ...]:
        """What it may be grouped by: not by what it is confined to."""
        return tuple(by for by in GroupBy if self.within is None or by is not self.within.by)

    def step(self, by: int) -> VoiceSession:
        """Grouped by the next thing, or the one before."""
        every = self.groupings
        return self.group_by(every[(every.index(self.by) + by) % len(every)])

    @cached_property
    def voices(self) -> Voices:
        return self.counted.get(self.by) or Voices(self.by)

    @cached_property
    def shown(self) -> tuple[Voice, ...]:
        """The rows that match the filter, in order."""
        rows = matching(
            self.voices.rows,
            self.filter_text,
            lambda: (searchable(f"{voice_name(row, self.by)} \n {row.role}") for row in self.voices.rows),
        )
        if self.sort is VoiceSort.WORDS:
            return tuple(sorted(rows, key=lambda row: -row.words))
        if self.sort is VoiceSort.ARTICLES:
            return tuple(sorted(rows, key=lambda row: -row.articles))
        if self.sort is VoiceSort.NAME:
            return tuple(sorted(rows, key=lambda row: (not row.name, searchable(row.name))))
        if self.sort is VoiceSort.LATEST:
            dated = [row for row in rows if row.last is not None]
            dated.sort(key=lambda row: row.last.order if row.last else ((), (), ()), reverse=True)
            return (*dated, *(row for row in rows if row.last is None))
        return rows

    @property
    def order_in_words(self) -> str:
        usual = self.sort is VoiceSort.USUAL and self.by is GroupBy.MONTH
        return "latest first" if usual else self.sort.value

    @property
    def facts(self) -> str:
        """What is counted, and how much of it there is."""
        voices = self.voices
        if self.filter_text.strip():
            return f"{len(self.shown):,} of {len(voices.rows):,} with {self.filter_text.strip()}"
        size = (many(voices.quotes, "quote"), many(voices.articles, "article")) if voices.quotes else ()
        return joined([self.within_name, self.query, *size])

    def voice(self, key: str) -> Voice | None:
        """The row of a key."""
        return next((voice for voice in self.shown if voice_key(voice) == key), None)


def voice_key(voice: Voice) -> Listed:
    return Listed(f"voice {voice.key}")


def voice_titles(session: VoiceSession, width: int) -> Line:
    """The titles of the columns that `voice_rows` has at this width."""
    return Line(
        (Piece(HEADINGS[session.by], "faint"),),
        right=_amounts("Words", "Articles", width),
        lead=(
            Piece("Quotes".rjust(_QUOTES), "faint"),
            Piece("Share".rjust(_SHARE), "faint"),
            Piece("   "),
            Piece(" " * _bar_column(width)),
        ),
    )


def voice_rows(session: VoiceSession, width: int) -> Listing:
    """One line a row: quotes, share and bar, name, words and articles; where it is narrow the name and the quotes."""
    shown, voices = session.shown, session.voices
    starts = searchable(session.filter_text).split()
    most = max((row.quotes for row in voices.rows), default=1)
    column = _bar_column(width)

    def row(index: int) -> Row:
        voice = shown[index]
        name = marked(voice_name(voice, session.by), starts, "strong" if voice.name else "faint")
        role = (Piece(f"  {voice.role}", "faint"),) if session.by is GroupBy.SPEAKER and voice.role else ()
        quotes = f"{voice.quotes:,}"
        if width < IN_COLUMNS:
            return Row(voice_key(voice), (Line((*name, *role), right=(Piece(quotes, "faint"),)),))
        lead = (
            Piece(quotes.rjust(_QUOTES)),
            Piece(percent(voices.share(voice)).rjust(_SHARE), "faint"),
            Piece("   "),
            Piece(bar(voice, most, column - 2).ljust(column) if column else "", "bar"),
        )
        amounts = _amounts(f"{voice.words:,}", f"{voice.articles:,}", width)
        return Row(voice_key(voice), (Line((*name, *role), right=amounts, lead=lead),))

    return Listing(tuple(map(voice_key, shown)), row, empty=empty_message(session))


def _amounts(words: str, articles: str, width: int) -> tuple[Piece, ...]:
    """The columns at the right of a wide list."""
    if width < _WIDE:
        return ()
    return Piece(words.rjust(_WORDS), "faint"), Piece(articles.rjust(_ARTICLES), "faint")


def _bar_column(width: int) -> int:
    """The width of the column of bars, with the space after them."""
    return 0 if width < _WITH_BARS else 14 if width < _WIDE else 24


def empty_message(session: VoiceSession) -> str:
    """Why there is no row."""
    if not session.finished:
        return "Counting …"
    if session.filter_text.strip():
        return f"Nothing here is called {session.filter_text.strip()}."
    return "No quote matches." if session.query else "Nobody is quoted in the library yet."


def bar(voice: Voice, most: int, cells: int) -> str:
    """A bar as long as the row has quotes, against `most` for all cells: first what is word for word, last reported."""
    length = max(round(voice.quotes / max(most, 1) * cells), 1)
    direct = round(length * voice.direct / max(voice.quotes, 1))
    both = round(length * (voice.direct + voice.mixed) / max(voice.quotes, 1))
    lengths = (direct, both - direct, length - both)
    return "".join(sign * cells for sign, cells in zip(_BAR_SIGNS.values(), lengths, strict=True))


def voice_preview(session: VoiceSession, voice: Voice) -> Listing:
    """All counts of one row, for the pane beside the list."""
    rows = [Row(None, (Line((Piece(voice_name(voice, session.by), "strong"),), rows=3),))]
    if voice.role:
        rows.append(Row(None, (Line((Piece(voice.role, "faint"),), rows=3),)))
    rows.append(heading("QUOTES", f"{voice.quotes:,}"))
    counts = (voice.direct, voice.mixed, voice.indirect)
    for (kind, sign), count in zip(_BAR_SIGNS.items(), counts, strict=True):
        rows.append(_fact(f"{sign * 2} {TYPE_IN_WORDS[kind]}", count))
    rows.append(heading("HOW MUCH", percent(session.voices.share(voice))))
    rows += [_fact("words", voice.words), _fact("articles", voice.articles)]
    if session.by not in (GroupBy.NAMED, GroupBy.SPEAKER):
        rows += [
            _fact("of named speakers", voice.named),
            _fact("of speakers known by description", voice.unnamed),
            _fact("of nobody known", voice.quotes - voice.named - voice.unnamed),
        ]
    if voice.first is not None and voice.last is not None:
        rows.append(heading("WHEN"))
        rows += [_said("first", label(voice.first)), _said("last", label(voice.last))]
    return Listing(tuple(row.key for row in rows), rows.__getitem__)


def _fact(what: str, count: int) -> Row:
    return _said(what, f"{count:,}" if count else "–")


def _said(what: str, value: str) -> Row:
    return Row(None, (Line((Piece(what, "faint"),), right=(Piece(value),)),))
