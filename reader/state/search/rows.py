"""The rows of the search screen: the quotes that were found, and what they can be narrowed to.

People have no hues here: a hue is given among those of one article, and here it would be another than there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from reader.model.article import QuoteType
from reader.model.counting import NO_DATE, TYPE_IN_WORDS, many
from reader.model.dates.labels import label
from reader.model.library.hits import MOST_COUNTED, Hit, SpeakerFacet, TextMatch
from reader.model.library.search_options import HitOrder
from reader.model.query.parse import unknown_field_hint
from reader.model.query.query import Query
from reader.model.text import Span
from reader.state.article.drafts import EACH, DraftMarks
from reader.state.article.quotes import EDGE, said_by
from reader.state.ids import Listed
from reader.state.rows import Line, Listing, Piece, Row, heading, joined
from reader.state.search.name_offer import offer_by_name
from reader.state.search.session import (
    EVERYTHING,
    UNKNOWN,
    SearchSession,
    TextsFound,
    speaker_key,
    type_key,
    year_key,
)

_ROWS = 3
_BEFORE = 50
"""Code points that are left before words that would not stand on a quote's rows."""
NARROWEST = 40
_MORE = Line(
    (
        Piece(
            f"These are the newest {MOST_COUNTED:,}: another word, or a year, shows what lies before.", "warn"
        ),
    ),
    lead=(Piece("  "),),
    rest=(Piece("  "),),
    rows=3,
)
CHOSEN, NOT_CHOSEN = "● ", "○ "

ORDER_IN_WORDS = {HitOrder.NEWEST: "newest first", HitOrder.BEST: "best first"}


def result_key(place: int) -> Listed:
    """The key of a row: its place, so that a list keeps its heights while more of it is fetched."""
    return Listed(str(place))


def results(session: SearchSession, width: int, missing: Callable[[int], None]) -> Listing:
    """The quotes in their order, for a list of `width` cells.

    `missing` is told the place of one that comes into sight and is not fetched yet.
    """
    if session.texts_found and session.texts_found.matches:
        return text_results(session.texts_found, width)
    count, capped = session.results.count, session.results.capped
    marks = session.marks

    def row(place: int) -> Row:
        hit = session.found.hits.get(place) if session.found else None
        if hit is None:
            missing(place)
            return Row(result_key(place), (Line((Piece("…", "faint"),)), *(Line((Piece(""),)),) * 4))
        made = result_row(place, hit, width, marks)
        return made._replace(lines=(*made.lines, _MORE)) if capped and place == count - 1 else made

    return Listing(tuple(map(result_key, range(count))), row, empty=empty_message(session))


def empty_message(session: SearchSession) -> str:
    """The sentence in place of results where there are none."""
    if session.found is None or session.complaint:
        return ""
    if session.results.unreached:
        return f"{session.results.unreached}."
    if session.results.unfinished:
        return "Looking further back …"
    if session.narrowing:
        return "No quote fits these filters."
    if session.asks_texts:
        of_texts = session.question is not None and bool(session.question.query.wanted.texts)
        if session.texts_found is None:
            return f"{'' if of_texts else 'No quote has these words. '}Looking in headlines and texts …"
        return f"No {'' if of_texts else 'quote, '}headline or text has these words."
    return "No quote has these words." if session.text.strip() else "There are no quotes in the library yet."


def text_results(texts: TextsFound, width: int) -> Listing:
    """The articles whose headlines and texts have the words that no quote has."""
    count = f"{len(texts.matches)}{'' if texts.all_ else '+'}"
    of_texts = bool(texts.question.query.wanted.texts)
    rows = [
        *([] if of_texts else [Row(None, (Line((Piece("No quote has these words.", "faint"),)),))]),
        heading("HEADLINES AND TEXTS", count),
        *(_text_row(place, match, width) for place, match in enumerate(texts.matches)),
    ]
    return Listing(tuple(row.key for row in rows), rows.__getitem__)


def text_key(place: int) -> Listed:
    return Listed(f"text {place}")


def text_place(key: str) -> int | None:
    """The place of the article that a row is about; None of any other row."""
    word, _, place = key.partition(" ")
    return int(place) if word == "text" and place.isdigit() else None


def _text_row(place: int, match: TextMatch, width: int) -> Row:
    """The headline, and under it where it was read and the passage with the words."""
    article = match.article
    when = label(article.published) if article.published else ""
    facts = joined([article.source.publisher or "", when])
    said = tuple(passage_pieces(match.passage, match.marks, width))
    in_text = match.paragraph is not None
    first = (Piece(article.headline, "strong"),) if in_text else said
    where = f"¶{match.paragraph}" if in_text else "headline"
    lines = [Line(first, right=(Piece(where, "faint"),))]
    lines += [Line((Piece(facts, "faint"),))] if facts else []
    if in_text:
        lines.insert(1, Line(said, lead=(Piece("  "),), rest=(Piece("  "),), rows=_ROWS))
    return Row(text_key(place), (*lines, Line((Piece(""),))), chosen=True)


def result_row(place: int, hit: Hit, width: int, marks: DraftMarks = EACH) -> Row:
    """Who, when, the words, and where they were read."""
    edge = (Piece(f"{EDGE[hit.type]} "),)
    margin = (Piece("  "),)
    return Row(
        result_key(place),
        (
            Line(
                (
                    Piece(said_by(speaker.name for speaker in hit.speakers), "strong"),
                    Piece(f"  {TYPE_IN_WORDS[hit.type]}", "faint"),
                    *marks.label(hit.draft),
                ),
                right=(Piece(label(hit.when) if hit.when else NO_DATE, "faint"),),
            ),
            Line(tuple(passage_pieces(hit.text, hit.marks, width)), lead=edge, rest=edge, rows=_ROWS),
            Line(
                (
                    Piece(
                        " · ".join(filter(None, (hit.article.headline, hit.article.source.publisher))),
                        "faint",
                    ),
                ),
                right=(Piece(f"¶{hit.paragraph}", "faint"),),
                lead=margin,
            ),
            Line((Piece(""),)),
        ),
        at=hit.parts[0].span,
        chosen=True,  # the row of the cursor is seen from the field and the facets, too
    )


def passage_pieces(text: str, marks: tuple[Span, ...], width: int) -> Iterator[Piece]:
    """A passage with the words that were sought marked; from shortly before them where they stand far on."""
    at = _beginning(text, marks, _ROWS * max(width, NARROWEST) // 2)
    if at:
        yield Piece("… ", "faint")
    for mark in marks:
        if mark.start < at:
            continue
        if mark.start > at:
            yield Piece(text[at : mark.start])
        yield Piece(text[mark.start : mark.end], "match")
        at = mark.end
    yield Piece(text[at:])


def _beginning(text: str, marks: tuple[Span, ...], seen: int) -> int:
    """Where a quote is shown from, so that the first mark is in sight: at a word. `seen` code points surely are."""
    if not marks or marks[0].end <= seen:
        return 0
    from_here = marks[0].start - _BEFORE
    return text.find(" ", from_here, marks[0].start) + 1 or from_here


def facets(session: SearchSession) -> Listing:
    """Who, how and when, with counts; what was chosen stands out and comes first."""
    rows = tuple(_facet_rows(session))
    keys = tuple(row.key for row in rows)
    return Listing(keys, rows.__getitem__, title=narrowed(session))


def _facet_rows(session: SearchSession) -> Iterator[Row]:
    if session.narrowing:
        yield Row(EVERYTHING, (Line((Piece("Everything again", "strong"),)),))
    speakers = tuple(_speakers(session))
    if speakers:
        yield heading("WHO", gap=bool(session.narrowing))
        for facet, count in speakers:
            chosen = any(facet.keys & other.keys for other in session.speakers)
            name = Piece(facet.name, "strong" if chosen else "plain")
            apart = (Piece(f"  {facet.apart}", "faint"),) if facet.apart else ()
            yield _facet(speaker_key(facet), count, chosen, name, *apart)
        if more := session.facets.more:
            yield Row(None, (Line((Piece(f"  … and {more:,} more", "faint"),)),))
    counts = dict(session.facets.types)
    types = [kind for kind in QuoteType if kind in counts or kind in session.types]
    if types:
        yield heading("HOW")
        for kind in types:
            chosen = kind in session.types
            name = Piece(f"{EDGE[kind]} {TYPE_IN_WORDS[kind]}", "strong" if chosen else "plain")
            yield _facet(type_key(kind), counts.get(kind, 0), chosen, name)
    by_year = dict(session.facets.years)
    years = sorted({*by_year, *session.years}, key=lambda year: (year is None, -(year or 0)))
    if years:
        yield heading("WHEN")
        for year in years:
            chosen = year in session.years
            name = Piece(in_words(year), "strong" if chosen else "plain")
            yield _facet(year_key(year), by_year.get(year, 0), chosen, name)


def _speakers(session: SearchSession) -> Iterator[tuple[SpeakerFacet, int]]:
    """Those chosen first, the others by how much they said."""
    for chosen in session.speakers:
        counts = (facet.count for facet in session.facets.speakers if facet.keys & chosen.keys)
        yield chosen, session.facets.unknown if chosen == UNKNOWN else sum(counts)
    for facet in session.facets.speakers:
        if not any(facet.keys & chosen.keys for chosen in session.speakers):
            yield facet, facet.count
    if session.facets.unknown and UNKNOWN not in session.speakers:
        yield UNKNOWN, session.facets.unknown


def _facet(key: Listed, count: int, chosen: bool, *name: Piece) -> Row:
    lead = (Piece(CHOSEN, "bar") if chosen else Piece(NOT_CHOSEN, "faint"),)
    right = (Piece(f"{count:,}", "plain" if chosen else "faint"),)
    return Row(key, (Line(name, right=right, lead=lead),), chosen=chosen)


def in_words(year: int | None) -> str:
    return NO_DATE if year is None else str(year)


def narrowed(session: SearchSession) -> str:
    """What the quotes are narrowed to: “Ana Ruiz or Jo Lind · word for word · 2021”."""
    kinds = (
        [facet.name for facet in session.speakers],
        [TYPE_IN_WORDS[kind] for kind in QuoteType if kind in session.types],
        [in_words(year) for year in sorted(session.years, key=lambda year: (year is None, -(year or 0)))],
    )
    return " · ".join(" or ".join(kind) for kind in kinds if kind)


SYNTAX = 'words   "a phrase"   speaker:name   about:name   type:direct   in:article   since:2021   text:word   -word'


def note(session: SearchSession, indexing: str) -> Line:
    """The line below the field: what is wrong, what is near, the facets chosen; else the syntax."""
    right = (Piece(indexing, "bar"),) if indexing else ()
    if session.complaint:
        return Line((Piece(session.complaint, "warn"),), right=right)
    none = session.found is not None and not session.results.count and not session.results.unfinished
    if none and (unknown := unknown_field_hint(session.text)) is not None:
        return Line((Piece(unknown, "warn"),), right=right)
    if none and not session.waits and isinstance(session.query, Query):
        said_by = tuple((facet.name, facet.count) for facet in session.results.named)
        if offer := offer_by_name(session.query, said_by):
            return Line((Piece(offer, "strong"),), right=right)
    near = session.results.near
    if near and not session.waits and not session.narrowing:
        words = Piece(", ".join(near), "strong")
        return Line((Piece("Did you mean ", "faint"), words, Piece("?", "faint")), right=right)
    if session.narrowing:
        return Line((Piece("Only ", "faint"), Piece(narrowed(session))), right=right)
    return Line((Piece("" if session.text else SYNTAX, "faint"),), right=right)


def total(session: SearchSession, short: bool = False) -> str:
    """How much was found, and in which order: “1,000+ quotes · newest first”."""
    results = session.results
    if session.found is None or session.complaint or results.unreached:
        return ""
    if session.texts_found and session.texts_found.matches:
        texts = len(session.texts_found.matches)
        return f"{texts:,}" if short else many(texts, "article", more=not session.texts_found.all_)
    if short:
        return results.total
    count = many(results.count, "quote", more=results.capped or results.unfinished)
    if not results.count:
        return count
    return joined([count, ORDER_IN_WORDS[session.order], session.marks.title])
