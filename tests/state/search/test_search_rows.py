"""How a search is told: quotes, what they can be narrowed to, and what is said of it all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from reader.model.article import EntityId, Provenance, QuoteId, QuoteType, Source
from reader.model.dates.dates import Edtf
from reader.model.library.articles import ListedArticle
from reader.model.library.hits import MOST_COUNTED, Excerpt, Facets, Hit, HitSpeaker, Results, SpeakerFacet
from reader.model.library.person_key import PersonKey
from reader.model.text import Span
from reader.state.ids import Listed
from reader.state.rows import Line, Listing, Piece
from reader.state.search.rows import (
    SYNTAX,
    facets,
    narrowed,
    note,
    passage_pieces,
    result_row,
    results,
    total,
)
from reader.state.search.session import EVERYTHING, SearchSession, speaker_key, type_key, year_key
from tests.values import some

SHELF = ListedArticle(Path("/news/harbour.yaml"), "harbour", "The harbour", Source(publisher="Harbour Post"))
ANA = SpeakerFacet(frozenset({PersonKey("Q1")}), "Ana Ruiz", 7)
JO = SpeakerFacet(frozenset({PersonKey("Q2")}), "Jo Lind", 1200)
FACETS = Facets((JO, ANA), ((QuoteType.DIRECT, 8), (QuoteType.INDIRECT, 2)), ((2024, 9), (None, 1)))
WIDTH = 60


def hit(text: str = "“It is a start,”", *marks: tuple[int, int], **given: Any) -> Hit:
    speaker = HitSpeaker(EntityId("ruiz"), "Ana Ruiz", PersonKey("Q1"))
    found = Hit(
        SHELF,
        QuoteId("q1"),
        speaker,
        QuoteType.DIRECT,
        text,
        (Excerpt(text, Span(0, len(text))),),
        3,
        tuple(Span(*mark) for mark in marks),
        Edtf.parse("2024-05-03"),
    )
    return replace(found, **given)


def said(line: Line) -> str:
    return "".join(piece.text for piece in (*line.lead, *line.pieces, *line.right))


def rows(listing: Listing) -> list[str]:
    made = [listing.row(place) for place in range(len(listing.keys))]
    return [said(line).strip() for row in made for line in row.lines if not line.is_empty]


def answered(text: str = "start", *hits: Hit, **given: Any) -> SearchSession:
    session = SearchSession().type(text)
    results_ = Results(hits, given.pop("count", len(hits)), facets=FACETS, **given)
    return session.answer(some(session.question), results_)


def shown(session: SearchSession) -> Listing:
    return results(session, WIDTH, list[int]().append)


def test_a_quote_says_who_how_when_the_words_and_where() -> None:
    lines = [said(line) for line in result_row(0, hit(), WIDTH).lines]
    assert lines == [
        "Ana Ruiz  word for word3 May 2024",
        "┃ “It is a start,”",
        "  The harbour · Harbour Post¶3",
        "",
    ]


@pytest.mark.parametrize(
    ("kind", "edge"), [(QuoteType.DIRECT, "┃"), (QuoteType.MIXED, "╏"), (QuoteType.INDIRECT, "┊")]
)
def test_the_edge_says_how_it_was_said(kind: QuoteType, edge: str) -> None:
    words_ = result_row(0, hit(type=kind), WIDTH).lines[1]
    assert (words_.lead[0].text, words_.rest[0].text) == (f"{edge} ", f"{edge} ")


def test_what_nobody_knows_is_said_so() -> None:
    row = result_row(0, hit(speaker=None, when=None, article=replace(SHELF, source=Source())), WIDTH)
    assert said(row.lines[0]) == "Unknown speaker  word for wordno date"
    assert said(row.lines[2]) == "  The harbour¶3"


def test_a_draft_looks_like_one() -> None:
    assert any(
        piece.look == "draft"
        for piece in result_row(0, hit(provenance=Provenance(draft=True)), WIDTH).lines[0].pieces
    )


def test_nobody_has_another_hue_here_than_in_their_article() -> None:
    listing = facets(answered())
    rows = [
        result_row(0, hit(), WIDTH),
        *(listing.row(place) for place, key in enumerate(listing.keys) if key),
    ]
    assert all(
        piece.hue is None for row in rows for line in row.lines for piece in (*line.lead, *line.pieces)
    )


def pieces_of(found: Hit, width: int) -> Iterator[Piece]:
    return passage_pieces(found.text, found.marks, width)


def test_the_words_that_were_sought_are_marked_and_no_others() -> None:
    pieces = list(pieces_of(hit("“It is a start, a good start,”", (9, 14), (23, 28)), WIDTH))
    assert [piece.text for piece in pieces if piece.look == "match"] == ["start", "start"]
    assert "".join(piece.text for piece in pieces) == "“It is a start, a good start,”"


def test_words_far_on_in_a_long_quote_are_shown_with_what_stands_before_them() -> None:
    text = "word " * 100 + "harbour and so on"
    at = text.index("harbour")
    shown_ = "".join(piece.text for piece in pieces_of(hit(text, (at, at + 7)), WIDTH))
    assert shown_.startswith("… word ")
    assert shown_.endswith("word harbour and so on")
    assert len(shown_) < 90


def test_a_long_quote_on_a_wide_screen_begins_at_its_beginning() -> None:
    text = "word " * 40 + "harbour"
    pieces = list(pieces_of(hit(text, (200, 207)), 200))
    assert pieces[0].text.startswith("word word")


def test_a_long_quote_without_spaces_is_cut_all_the_same() -> None:
    text = "港" * 400
    shown_ = "".join(piece.text for piece in pieces_of(hit(text, (300, 302)), WIDTH))
    assert shown_.startswith("… 港")
    assert len(shown_) == 2 + 50 + 100


def test_marks_over_one_another_show_every_letter_once() -> None:
    text = "a start of it"
    assert "".join(p.text for p in pieces_of(hit(text, (2, 7), (4, 9)), WIDTH)) == text


def test_what_is_not_fetched_yet_is_asked_for_by_its_place() -> None:
    missing: list[int] = []
    listing = results(answered("start", hit(), count=80), WIDTH, missing.append)
    assert len(listing.keys) == 80
    listing.row(0)
    assert missing == []
    assert said(listing.row(79).lines[0]) == "…"
    assert missing == [79]


def test_the_last_of_the_newest_thousand_says_that_there_are_more() -> None:
    last = MOST_COUNTED - 1
    for capped in (True, False):
        session = answered("start", count=MOST_COUNTED, capped=capped)
        session = session.fetched(some(session.question), last - 1, Results((hit(), hit())))
        told = [said(line) for line in shown(session).row(last).lines]
        assert any("the newest 1,000" in line for line in told) is capped
        assert "the newest 1,000" not in "".join(said(line) for line in shown(session).row(last - 1).lines)


def test_nothing_found_is_said_in_a_sentence() -> None:
    assert shown(SearchSession()).empty == ""
    assert shown(answered("xylophone")).empty == "No quote has these words. Looking in headlines and texts …"
    assert shown(answered("")).empty == "There are no quotes in the library yet."
    narrow = answered().narrow(speaker_key(ANA))
    assert shown(narrow.answer(some(narrow.question), Results())).empty == "No quote fits these filters."


def test_facets_are_listed_with_their_counts() -> None:
    assert rows(facets(answered())) == [
        "WHO", "○ Jo Lind1,200", "○ Ana Ruiz7", "HOW", "○ ┃ word for word8", "○ ┊ reported2", "WHEN", "○ 20249",
        "○ no date1",
    ]  # fmt: skip


def test_what_was_chosen_comes_first_stands_out_and_can_be_given_up() -> None:
    session = answered().narrow(speaker_key(ANA)).narrow(type_key(QuoteType.MIXED)).narrow(year_key(1999))
    listing = facets(session)
    assert listing.keys[0] == EVERYTHING
    told = rows(listing)
    assert told[:4] == ["Everything again", "WHO", "● Ana Ruiz7", "○ Jo Lind1,200"]
    assert "● ╏ partly word for word0" in told


def test_who_was_chosen_is_listed_though_nothing_found_is_theirs() -> None:
    session = answered().narrow(speaker_key(ANA))
    nothing = session.answer(some(session.question), Results())
    assert "● Ana Ruiz0" in rows(facets(nothing))
    assert rows(facets(SearchSession())) == []


def test_what_it_is_narrowed_to_is_told_in_words() -> None:
    session = answered()
    assert narrowed(session) == ""
    for key in (
        speaker_key(JO),
        speaker_key(ANA),
        year_key(None),
        year_key(2024),
        type_key(QuoteType.INDIRECT),
    ):
        session = session.narrow(key)
    assert narrowed(session) == "Jo Lind or Ana Ruiz · reported · 2024 or no date"


def test_the_note_tells_the_most_urgent() -> None:
    assert said(note(SearchSession(), "")) == SYNTAX
    assert said(note(answered(), "")) == ""
    assert said(note(answered(), "indexing 1 of 2")) == "indexing 1 of 2"
    assert said(note(answered("strat", near=("start", "strait")), "")) == "Did you mean start, strait?"
    assert said(note(answered().narrow(speaker_key(ANA)), "")) == "Only Ana Ruiz"
    complaint = note(answered().narrow(speaker_key(ANA)).type("type:loud "), "")
    assert complaint.pieces[0].look == "warn"


def test_names_that_nobody_said_are_offered_as_who_said_something() -> None:
    assert said(note(answered("ana ruiz", named=(ANA,)), "")) == (
        'Nobody said “ana ruiz”. speaker:"ana ruiz" finds 7 quotes by Ana Ruiz.'
    )
    told = said(note(answered("ru", named=(ANA, JO)), ""))
    assert told == "Nobody said “ru”. speaker:ru finds 1,207+ quotes by Ana Ruiz and Jo Lind."


def test_speakers_of_one_name_have_what_tells_them_apart_beside_it() -> None:
    session = answered()
    voices = (replace(ANA, apart="mayor"), replace(ANA, keys=frozenset({PersonKey("Q9")}), apart="nurse"))
    other = session.answer(some(session.question), Results((hit(),), 1, facets=Facets(voices)))
    assert [row for row in rows(facets(other)) if "Ana" in row] == [
        "○ Ana Ruiz  mayor7",
        "○ Ana Ruiz  nurse7",
    ]


def test_unknown_speakers_can_be_chosen_and_those_left_out_are_counted() -> None:
    session = answered()
    found = Results((hit(),), 1, facets=Facets((ANA,), more=1200, unknown=4))
    other = session.answer(some(session.question), found)
    assert rows(facets(other))[1:4] == ["○ Ana Ruiz7", "○ Unknown speaker4", "… and 1,200 more"]
    (unknown,) = (key for key in facets(other).keys if key and "unknown" in key)
    chosen = other.narrow(Listed(unknown))
    assert (narrowed(chosen), bool(chosen.narrow(Listed(unknown)).narrowing)) == ("Unknown speaker", False)


def test_what_is_near_belongs_to_the_words_that_were_asked_about() -> None:
    assert said(note(answered("strat", near=("start",)).type("stra"), "")) == ""


@pytest.mark.parametrize(
    ("count", "capped", "told", "short"),
    [
        (0, False, "no quotes", "0"),
        (1, False, "1 quote · newest first", "1"),
        (17, False, "17 quotes · newest first", "17"),
        (1000, True, "1,000+ quotes · newest first", "1,000+"),
    ],
)
def test_how_much_was_found_is_told(count: int, capped: bool, told: str, short: str) -> None:
    session = answered("start", count=count, capped=capped)
    assert total(session) == told
    assert total(session, short=True) == short


def test_before_an_answer_and_for_nonsense_no_count_is_told() -> None:
    assert total(SearchSession()) == ""
    assert total(answered().type("type:loud ")) == ""
