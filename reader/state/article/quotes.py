"""The rows of the Quotes pane: what was said, by whom, and whether word for word."""

from __future__ import annotations

from collections.abc import Iterable

from reader.convert.in_words.words import listed
from reader.model.article import Quote, QuoteType
from reader.model.counting import TYPE_IN_WORDS
from reader.model.dates.labels import label
from reader.model.text import PARAGRAPH_BREAK, PART_BREAK
from reader.state.article.drafts import EACH, DraftMarks
from reader.state.article.related import Related
from reader.state.article.session import Session
from reader.state.rows import Line, Listing, Piece, Row, joined

EDGE = {QuoteType.DIRECT: "┃", QuoteType.MIXED: "╏", QuoteType.INDIRECT: "┊"}
"""The edge mark of each type: whole where the words are whole, broken where they are another's."""

UNKNOWN_SPEAKER = "Unknown speaker"
_ROWS, _ROWS_CHOSEN = 6, 40


def quotes(session: Session, related: Related) -> Listing:
    """The quotes in the text's order: of the chosen person alone where one is chosen, of what is sought alone."""
    shown = session.relations.quotes_in_order
    narrowing = ""
    if find := session.find:
        shown = tuple(quote for quote in shown if quote.id in find.quotes)
        narrowing = f"with {find.query_text}"
    elif entity := session.followed:
        by = session.relations.quotes_by(entity.id)
        about = session.relations.quotes_about(entity.id)
        wanted = {quote.id for quote in (*by, *about)}
        shown = tuple(quote for quote in shown if quote.id in wanted)
        how = "by or about" if by and about else "about" if about else "by"
        narrowing = f"{how} {entity.name}"
    total = len(session.article.quotes)
    title = narrowing if len(shown) == total else f"{len(shown)} of {total} {narrowing}"
    empty = f"No quotes {narrowing}." if total else "Nobody is quoted here."
    marks = DraftMarks.of(quote.provenance.draft for quote in shown)
    return Listing(
        tuple(quote.id for quote in shown),
        lambda index: quote_row(session, shown[index], related, marks=marks),
        related.ids,
        joined([title, marks.title]),
        empty=empty,
    )


def words(session: Session, quote: Quote) -> str:
    """The words of a quote, its parts joined where the article steps in between."""
    return PART_BREAK.join(session.article.text[part].replace(PARAGRAPH_BREAK, " ") for part in quote.parts)


def speaker_name(session: Session, quote: Quote) -> str:
    return said_by(session.article.entities[id_].name for id_ in quote.speakers)


def said_by(names: Iterable[str]) -> str:
    """Who said a quote: one name, those of all who say it together, or that nobody is known."""
    known = list(names)
    return listed(known) if known else UNKNOWN_SPEAKER


def quote_row(session: Session, quote: Quote, related: Related, marks: DraftMarks = EACH) -> Row:
    hue = session.hues.get(quote.speaker) if quote.speaker else None
    place = Piece(f"¶{session.article.text.paragraph_of(quote.parts[0].start)}", "faint")
    label = marks.label(quote.provenance.draft)
    said = words(session, quote)
    edge = (Piece(f"{EDGE[quote.type]} ", "hue", hue),)
    return Row(
        quote.id,
        (
            Line(
                (Piece(speaker_name(session, quote), "name", hue),),
                right=(*label, Piece(" "), place) if label else (place,),
            ),
            Line(
                (Piece(said),),
                lead=edge,
                rest=edge,
                rows=_ROWS_CHOSEN if quote.id == session.chosen else _ROWS,
            ),
            Line((Piece(manner(session, quote), "faint"),), lead=(Piece("  "),), rest=(Piece("  "),)),
            Line((Piece(""),)),
        ),
        at=quote.parts[0],
        chosen=quote.id == session.chosen,
        related=quote.id in related.ids,
    )


def manner(session: Session, quote: Quote) -> str:
    """How it was said: the cue, through what, when, and whether word for word."""
    cue = session.article.text[quote.cue] if quote.cue else None
    return manner_in_words(cue, quote.via, label(quote.when) if quote.when else None, quote.type)


def manner_in_words(cue: str | None, via: str | None, when: str | None, type_: QuoteType) -> str:
    return " · ".join(filter(None, (cue, via and f"via {via}", when, TYPE_IN_WORDS[type_])))
