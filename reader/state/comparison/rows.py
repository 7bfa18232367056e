"""The rows of a comparison: how far both agree, then each annotation with what either side says of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from reader.convert.comparison.wording import (
    KINDS,
    LEADING_FIELDS,
    entry_words,
    field_name,
    noun_of,
    paragraph_of,
    share_words,
    shared_text,
    value_words,
)
from reader.model.comparison.agreement import Agreement
from reader.model.comparison.differences import Pair
from reader.model.comparison.entries import Entry
from reader.state.comparison.session import ComparisonSession
from reader.state.ids import Listed
from reader.state.rows import Line, Listing, Piece, Row, heading

_ROWS = 6
"""Rows of the screen that the words of an annotation may take."""


class Sides(NamedTuple):
    """The lines of a row that stand side by side, beneath those that go across it."""

    first: tuple[Line, ...]
    second: tuple[Line, ...]


def key_of(index: int) -> Listed:
    return Listed(f"pair {index}")


def index_of(key: str) -> int | None:
    """The pair of a row, None for another row."""
    word, _, number = key.partition(" ")
    return int(number) if word == "pair" and number.isdecimal() else None


def comparison_rows(session: ComparisonSession) -> Listing:
    """Headings with the agreement by kind, then a row for each annotation shown."""
    head = _head(session)
    keys = (*(None for _ in head), *(key_of(index) for index in range(len(session.shown))))

    def row(index: int) -> Row:
        number = index - len(head)
        return head[index] if number < 0 else pair_row(session, number)

    return Listing(keys, row, empty="Nothing is annotated in either.")


def _head(session: ComparisonSession) -> list[Row]:
    rows = [Row(None, (Line((Piece(_sentence(shared_text(session.compared)), "faint"),), rows=3),))]
    if session.compared.agreements:
        rows.append(heading("AGREEMENT"))
        rows += [Row(None, (_agreement(each),)) for each in session.compared.agreements]
    rows.append(
        heading("DIFFERENCES" if session.only_differences else "ANNOTATIONS", f"{len(session.shown):,}")
    )
    return rows


def _sentence(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}."


def _agreement(agreement: Agreement) -> Line:
    """`quotes  F 0.86 · exact 0.71 · alpha 0.81 · speaker 0.90`: what is not defined is left out."""
    found = agreement.found
    facts = [
        ("F", found.f),
        ("exact", agreement.exact.f),
        ("same", agreement.same.f),
        ("alpha", agreement.words),
    ]
    facts += [(field_name(label), share) for label, share in agreement.labels.items()]
    words = " · ".join(f"{name} {share_words(share)}" for name, share in facts if share is not None)
    counts = f"{found.both:,} of {found.first:,} and {found.second:,}"
    return Line(
        (Piece(f"{KINDS[agreement.kind]:<10}"), Piece(words, "strong")), right=(Piece(counts, "faint"),)
    )


def pair_row(session: ComparisonSession, number: int) -> Row:
    """One annotation: where it is and whether both say the same, across; what they say stands in `pair_sides`."""
    pair = session.shown[number]
    entry = pair.entry
    paragraph = paragraph_of(entry, session.compared.first)
    said = _state(session, pair)
    what = (Piece(f"{noun_of(entry).capitalize()}  ", "faint"), *said)
    right = (Piece(f"¶{paragraph}", "faint"),) if paragraph is not None else ()
    return Row(key_of(number), (Line(what, right=right),), at=entry.spans[0] if entry.spans else None)


def _state(session: ComparisonSession, pair: Pair) -> tuple[Piece, ...]:
    """Whether both say the same, in words, so that it is seen without colours."""
    if pair.before is None or pair.after is None:
        return (Piece("only in the second" if pair.before is None else "only in the first", "warn"),)
    if pair.is_same:
        return (Piece("the same: ", "faint"), Piece(entry_words(pair.entry, session.compared.first), "faint"))
    fields = ", ".join(field_name(change.name) for change in pair.changes)
    return (Piece("differs: ", "warn"), Piece(fields, "strong"))


def pair_sides(session: ComparisonSession, number: int) -> Sides:
    """What either side says of one annotation: its words, and the fields that differ; nothing where none do."""
    pair = session.shown[number]
    if pair.is_same:
        return Sides((), ())
    return Sides(_side(session, pair, pair.before, 0), _side(session, pair, pair.after, 1))


def _side(session: ComparisonSession, pair: Pair, entry: Entry | None, side: int) -> tuple[Line, ...]:
    if entry is None:
        return (Line((Piece("—", "faint"),)),)
    articles = (session.compared.first, session.compared.second)
    lines = [Line((Piece(entry_words(entry, articles[0])),), rows=_ROWS)]
    if pair.before is None or pair.after is None:
        names: Sequence[str] = LEADING_FIELDS.get(entry.kind, ())
        said = [(name, entry.fields.get(name)) for name in names if entry.fields.get(name)]
        look = "faint"
    else:
        changes = [change for change in pair.changes if change.name != "words"]
        said = [(change.name, (change.before, change.after)[side]) for change in changes]
        look = "strong"
    for name, value in said:
        words = value_words(name, value, articles)
        lead = Piece(f"{field_name(name)}: ", "faint")
        lines.append(Line((lead, Piece(words, "strong" if look == "strong" else "faint")), rows=_ROWS))
    return tuple(lines)
