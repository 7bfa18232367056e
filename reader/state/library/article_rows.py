"""The rows of the library screen: an article on one line where there is room for columns, else on two."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple
from unicodedata import east_asian_width

from reader.model.clean import clean
from reader.model.counting import NO_DATE, many
from reader.model.dates.labels import label
from reader.model.diagnostic import Diagnostic, Severity
from reader.model.library.articles import ArticleProgress, FaultyFile, ListedArticle
from reader.model.query.fold import Folded
from reader.state.article.reading_progress import filled_cells, percentage
from reader.state.ids import Listed
from reader.state.library.articles import LibraryContents, LibrarySession, Sort, searchable
from reader.state.rows import Line, Listing, Look, Piece, Row, heading

BAR = 8
_FULL, _EMPTY = "━", "─"
WARNING = "▲"
NO_SOURCE = "no source"


class Columns(NamedTuple):
    """How many cells each column has, in the order in which they stand at the right edge; 0 where it is left out."""

    source: int = 20
    date: int = 16
    people: int = 7
    quotes: int = 8
    checked: int = 0
    progress: int = 15

    def laid(self, *texts: Piece) -> tuple[Piece, ...]:
        """The pieces of the first columns, each as wide as its own; those of columns that are left out go."""
        widths = (self.source, self.date, self.people, self.quotes, self.checked)
        pieces = zip(texts, widths, strict=False)
        return tuple(piece._replace(cells=cells) for piece, cells in pieces if cells)


_ALL = Columns()
_BETWEEN, _UNREAD, _MOST_CHECKED = 2, len(" Read "), 18
_MOST_MEASURED = 200
"""Articles whose sources and dates decide how wide their columns are; those of later ones may be cut."""


def columns_of(contents: LibraryContents) -> Columns:
    """The columns of a list of articles: room that none of them needs goes to the headlines."""
    listed = [entry.article for entry in contents.articles]
    first = listed[:_MOST_MEASURED]
    dates = {article.published for article in first if article.published}
    begun = any(entry.fraction is not None and not entry.read for entry in contents.articles)
    return Columns(
        _fitting("Source", {article.source.publisher or "" for article in first}, _ALL.source)
        * any(article.source.publisher for article in listed),
        _fitting("Published", map(label, dates), _ALL.date) * any(article.published for article in listed),
        _ALL.people * any(article.people for article in listed),
        _ALL.quotes * any(article.quotes for article in listed),
        _fitting("Checked", map(_checked, first), _MOST_CHECKED) * any(each.unchecked for each in listed),
        _ALL.progress if begun else _UNREAD,
    )


def _fitting(title: str, texts: Iterable[str], most: int) -> int:
    """The cells of a column for the widest of its texts, and the space to the next."""
    return min(max(len(title), *map(_cells, texts), 0) + _BETWEEN, most)


def _cells(text: str) -> int:
    return sum(1 + (east_asian_width(char) in "WF") for char in text)


def library_rows(session: LibrarySession, columns: Columns | None) -> Listing:
    """The articles, and below them the files with faults. Without `columns` every article has two lines."""
    articles, faulty = session.shown, session.faulty
    between = [heading("FILES WITH FAULTS", str(len(faulty)), gap=bool(articles))] if faulty else []
    starts = searchable(session.words).split()
    filled = columns or columns_of(session.contents)

    def row(index: int) -> Row:
        if index < len(articles):
            return article_row(articles[index], filled, starts, in_columns=columns is not None)
        index -= len(articles)
        return between[0] if index == 0 else faulty_row(faulty[index - 1])

    keys = (
        *(key_of(entry.article.path) for entry in articles),
        *(None for _ in between),
        *(key_of(file.path) for file in faulty),
    )
    return Listing(keys, row, empty=_nothing(session))


def header_facts(session: LibrarySession) -> tuple[Piece, ...]:
    """How many articles there are, how many are new, how many files have faults."""
    contents = session.contents
    if not contents.articles and not contents.faulty:
        return ()
    count = many(contents.total, "article")
    if session.filter_text.strip():
        count = f"{len(session.shown):,} of {count} with {session.filter_text.strip()}"
    return (
        Piece(count, "faint"),
        *((Piece(f"{contents.unread:,} new", "faint"),) if not contents.partial else ()),
        *((Piece(f"{WARNING} {len(contents.faulty):,} faulty", "warn"),) if contents.faulty else ()),
    )


def key_of(path: Path) -> Listed:
    return Listed(str(path))


def column_titles(columns: Columns, sort: Sort) -> Line:
    """What stands above the columns; the one that the articles are sorted by stands out."""

    def title(text: str, *sorts: Sort) -> Piece:
        return Piece(text, "heading" if sort in sorts else "faint")

    return Line(
        (title("  Headline", Sort.HEADLINE),),
        right=(
            *columns.laid(
                title("Source", Sort.SOURCE),
                title("Published", Sort.NEWEST),
                title(f"{'People':>{_ALL.people - 1}}"),
                title(f"{'Quotes':>{_ALL.quotes - 1}}", Sort.QUOTES),
                title("Checked".rjust(columns.checked - 1)),
            ),
            title(" Read", Sort.UNREAD)._replace(cells=columns.progress),
        ),
    )


def _nothing(session: LibrarySession) -> str:
    if session.only_faulty:
        return (
            "No file has faults."
            if not session.filter_text
            else f"No file with faults has {session.filter_text}."
        )
    return f"Nothing has {session.filter_text}." if session.filter_text else ""


def article_row(entry: ArticleProgress, columns: Columns, starts: list[str], in_columns: bool) -> Row:
    article = entry.article
    look: Look = "strong" if entry.fraction is None else "plain"
    lead = (Piece("● " if entry.fraction is None else "  ", "bar"),)
    headline = marked(article.headline, starts, look)
    key = key_of(article.path)
    if not in_columns:
        facts = Line(
            (Piece(facts_in_words(article, columns), "faint"),), right=_warnings(article), lead=(Piece("  "),)
        )
        return Row(key, (Line(headline, right=_progress(entry), lead=lead), facts))
    right = (
        *columns.laid(
            Piece(article.source.publisher or "–", "faint"),
            Piece(label(article.published) if article.published else "–", "faint"),
            Piece(f"{article.people or '–':>{_ALL.people - 1}}", "faint"),
            Piece(f"{article.quotes or '–':>{_ALL.quotes - 1}}", "faint"),
            Piece(_checked(article).rjust(columns.checked - 1), "draft" if article.unchecked else "faint"),
        ),
        *_in_column(_progress(entry), columns.progress),
    )
    return Row(key, (Line((*headline, *_warnings(article)), right=right, lead=lead),))


def facts_in_words(article: ListedArticle, columns: Columns = _ALL) -> str:
    """Source, date and counts of an article, as one line; without a source or date where no article has one."""
    when = label(article.published) if article.published else NO_DATE
    known = [article.source.publisher or NO_SOURCE] * bool(columns.source) + [when] * bool(columns.date)
    counts = (many(article.people, "person", "people"), many(article.quotes, "quote"))
    checked = [f"{_checked(article)} checked"] if article.unchecked else []
    return " · ".join((*known, *counts, *checked))


def _checked(article: ListedArticle) -> str:
    """How many of its claims are checked, where some are not."""
    return f"{article.claims - article.unchecked:,} of {article.claims:,}" if article.unchecked else "–"


def _warnings(article: ListedArticle) -> tuple[Piece, ...]:
    return (Piece(f"  {WARNING} {len(article.faults)}", "warn"),) if article.faults else ()


def _progress(entry: ArticleProgress) -> tuple[Piece, ...]:
    """How far it is read: a bar, or one word at either end."""
    if entry.fraction is None:
        return (Piece("new", "bar"),)
    if entry.read:
        return (Piece("read", "faint"),)
    full = filled_cells(entry.fraction, BAR)
    return (
        Piece(_FULL * full, "bar"),
        Piece(_EMPTY * (BAR - full), "faint"),
        Piece(f" {percentage(entry.fraction):>3}%", "faint"),
    )


def _in_column(pieces: tuple[Piece, ...], cells: int) -> tuple[Piece, ...]:
    *before, last = pieces
    rest = cells - 1 - sum(len(piece.text) for piece in before)
    return (Piece(" "), *before, last._replace(cells=rest))


def marked(text: str, starts: list[str], look: Look) -> tuple[Piece, ...]:
    """The text, the beginnings of its words in `starts` standing out."""
    if not starts:
        return (Piece(text, look),)
    folded = Folded.of(text)
    pieces: list[Piece] = []
    at = 0
    spans = sorted(
        folded.span(start, start + len(word)) for word in starts for start in _begins(folded.text, word)
    )
    for span in spans:
        if span.start < at:
            continue
        pieces += (Piece(text[at : span.start], look), Piece(text[span.start : span.end], "match"))
        at = span.end
    return tuple(piece for piece in (*pieces, Piece(text[at:], look)) if piece.text)


def _begins(folded: str, word: str) -> list[int]:
    """Where words begin with this."""
    found, at = [], folded.find(word)
    while at >= 0:
        if at == 0 or not folded[at - 1].isalnum():
            found.append(at)
        at = folded.find(word, at + 1)
    return found


def faulty_row(file: FaultyFile) -> Row:
    lead, rest = (Piece(f"{WARNING} ", "warn"),), (Piece("  "),)
    errors = [fault for fault in file.faults if fault.severity is Severity.ERROR]
    told = many(len(errors), "fault") if errors else "can’t be read"
    name = (Piece(clean(file.path.name), "strong"), Piece(f"  {clean(file.path.parent.name)}", "faint"))
    lines = [Line(name, right=(Piece(told, "warn"),), lead=lead)]
    if file.unreadable:
        lines.append(Line((Piece(file.unreadable, "faint"),), lead=rest))
    elif errors:
        mark = errors[0].mark
        lines.append(Line((Piece(f"{mark.line}:{mark.column}  {errors[0].message}", "faint"),), lead=rest))
    return Row(key_of(file.path), tuple(lines))


def card_of(thing: ArticleProgress | FaultyFile) -> Listing:
    """The card of an article or a faulty file, every fault with its place."""
    if isinstance(thing, FaultyFile):
        rows = [_fact("file", str(thing.path))]
        if thing.unreadable:
            rows.append(text_row(f"It can’t be read: {thing.unreadable}."))
        faults, title = thing.faults, clean(thing.path.name)
    else:
        article = thing.article
        source, faults, title = article.source, article.faults, article.headline
        facts = (
            ("source", source.publisher),
            ("by", ", ".join(source.authors)),
            ("published", label(article.published) if article.published else None),
            ("page", source.url),
            ("holds", _counts(article)),
            ("read", _in_words(thing)),
            ("file", str(article.path)),
        )
        rows = [_fact(name, value) for name, value in facts if value]
    if faults:
        errors = any(fault.severity is Severity.ERROR for fault in faults)
        rows += [
            heading("FAULTS" if errors else "WARNINGS", str(len(faults))),
            *map(_fault, range(len(faults)), faults),
        ]
    return Listing(tuple(row.key for row in rows), rows.__getitem__, title=title)


def _counts(article: ListedArticle) -> str:
    counts = (
        many(article.words, "word"),
        many(article.people, "person", "people"),
        many(article.quotes, "quote"),
    )
    return " · ".join((*counts, many(article.events, "event")))


def _in_words(entry: ArticleProgress) -> str:
    if entry.fraction is None:
        return "not yet"
    if entry.read:
        return "to its end"
    percent = percentage(entry.fraction)
    return f"{percent}% of it" if percent else "only begun"


def _fact(name: str, value: str) -> Row:
    return Row(
        None,
        (
            Line(
                (Piece(clean(value)),),
                lead=(Piece(f"{name:>9}  ", "faint"),),
                rest=(Piece(" " * 11),),
                rows=4,
            ),
        ),
    )


def _fault(number: int, fault: Diagnostic) -> Row:
    """The number makes the key of each its own: a line may have several."""
    place = f"{fault.mark.line}:{fault.mark.column}"
    lead = (Piece(f"{place:>9}  ", "warn" if fault.severity is Severity.ERROR else "faint"),)
    return Row(
        Listed(f"{fault.mark.line} {number}"),
        (Line((Piece(fault.message),), lead=lead, rest=(Piece(" " * 11),), rows=6),),
    )


def line_of(key: str) -> int:
    """The line of the file that a fault's row is about."""
    return int(key.partition(" ")[0])


def text_row(text: str, look: Look = "plain") -> Row:
    """A row that is only text, and nothing to choose."""
    return Row(None, (Line((Piece(text, look),), rows=3),))
