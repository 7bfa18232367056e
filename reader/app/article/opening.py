"""Prepares an article for its screen: its session as it was left, with what is chosen and found in it already.

Imports inside functions are of what the first frame does not need.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from reader.errors import UnreadableFile
from reader.load.article_cache import ArticleCache
from reader.model.article import Event, Quote
from reader.model.clean import clean, with_full_stop
from reader.model.text import Span
from reader.services.article_memory import ArticleMemory
from reader.services.opening import open_article
from reader.state.article.session import Session

if TYPE_CHECKING:
    from reader.app.launch import Launch
    from reader.model.diagnostic import Diagnostic
    from reader.state.article.find import Find


class Opened(NamedTuple):
    """An article ready for its screen: its file, its session and its memory.

    `start` is the offset at the top of the screen. `at` is the words that it was opened for, if it was for any: Esc
    leads back from there as long as nothing else was chosen or sought. `since` is the time at which reading the file
    began, 0 where that is not known.
    """

    path: Path
    session: Session
    start: int
    memory: ArticleMemory
    at: Span | None = None
    since: float = 0

    def is_as_it_was(self, session: Session) -> bool:
        """Whether what was chosen and sought when the article was opened still is, and nothing else."""
        return (session.chosen, session.find) == (self.session.chosen, self.session.find)


def first_article(launch: Launch) -> Opened | None:
    """The article that the program begins with, as it was left; None where that is the library."""
    loaded = launch.loaded
    if launch.path is None or loaded is None or loaded.article is None:
        return None
    memory = ArticleMemory.open(launch.memory_folder, launch.path, loaded.article, remembers=launch.remembers)
    session = Session.of(loaded.article, highlights=loaded.highlights)
    return restored(launch.path, session, memory, launch.measure, loaded.since)


def restored(
    path: Path, session: Session, memory: ArticleMemory, measure: int | None, since: float
) -> Opened:
    """The article as it was left: marks, panel, measure, and the place, unless it is opened for some words.

    `measure` is the one of the settings, None where they set none.
    """
    session = session.with_measure(measure) if measure is not None else session
    session = memory.restore(session, measure_is_set=measure is not None)
    start = start_of(session, session.at) if session.at else memory.start
    return Opened(path, session, start, memory, session.at, since)


def open_at(path: Path, cache: ArticleCache, at: Span | None, query: str | None) -> Session | str:
    """The article at `at`, the quote or event there chosen and the words of `query` found; or why there is none."""
    try:
        loaded = open_article(path, cache)
    except UnreadableFile as reason:
        return f"{clean(path.name)} can’t be opened: {reason}."
    if loaded.article is None:
        from reader.load.faults import has_only_anchor_faults  # only for a fault

        again = " `reader review` finds the words again." * has_only_anchor_faults(loaded.diagnostics)
        return f"{clean(path.name)} can’t be opened: {first_fault(loaded.diagnostics)}{again}"
    session = Session.of(loaded.article, highlights=loaded.highlights)
    if query is not None and (found := _found(session, query)).count:
        session = session.seek(found)
    quote = _quote_at(session, at) if at else None
    if at and (quote is None or quote.parts[0].start != at.start) and (event := _event_at(session, at)):
        return session.choose(event.id, event.parts[0])
    if quote is not None:
        return session.choose(quote.id, _first_words(session.find, quote))
    return session.choose(None, at) if at is not None else session


def first_fault(faults: tuple[Diagnostic, ...]) -> str:
    """The first error of a file, and how many more there are: the end of a sentence."""
    first, *others = _errors(faults)
    more = f" and {len(others)} more" if others else ""
    told = f"line {first.mark.line}:{first.mark.column}, {first.message}{more}"
    return with_full_stop(told)


def first_line(faults: tuple[Diagnostic, ...]) -> int:
    """The line of the first error of a file."""
    return _errors(faults)[0].mark.line


def _errors(faults: tuple[Diagnostic, ...]) -> list[Diagnostic]:
    from reader.model.diagnostic import Severity

    return [fault for fault in faults if fault.severity is Severity.ERROR]


def start_of(session: Session, at: Span) -> int:
    """The offset to show at the top, so that words are read in their context: a paragraph before theirs."""
    text = session.article.text
    return text.paragraph(max(text.paragraph_of(at.start) - 1, 1)).start


def _found(session: Session, query: str) -> Find:
    """As a finished query; where that finds nothing, as one whose last word was still being typed."""
    from reader.model.query.searchable import Searchable
    from reader.state.article.find import find

    searchable = Searchable(session.article)
    found = find(searchable, query)
    return found if found.count else find(searchable, query, typing=True)


def _quote_at(session: Session, at: Span) -> Quote | None:
    """The quote that begins there; the file may have changed since it was searched."""
    quotes = session.article.quotes
    begins = (quote for quote in quotes if quote.parts[0].start == at.start)
    near = (quote for quote in quotes if any(part.overlaps(at) for part in quote.parts))
    return next(begins, None) or next(near, None)


def _event_at(session: Session, at: Span) -> Event | None:
    """The event that begins there."""
    events = session.article.events
    return next((event for event in events if event.parts and event.parts[0].start == at.start), None)


def _first_words(found: Find | None, quote: Quote) -> Span:
    """The first words of a quote that were sought, else where it begins."""
    sought = (
        (stop for stop in found.stops if any(part.overlaps(stop) for part in quote.parts)) if found else ()
    )
    return next(iter(sought), quote.parts[0])
