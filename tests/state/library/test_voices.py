"""The share of voice on the screen: its order, its filter, its rows at any width."""

from __future__ import annotations

import pytest

from reader.model.article import Kind
from reader.model.dates.dates import Edtf
from reader.model.library.voices import GroupBy, Voice, VoiceGroup, Voices
from reader.state.library.voices import (
    VoiceSession,
    VoiceSort,
    bar,
    voice_key,
    voice_preview,
    voice_rows,
    voice_titles,
)
from reader.state.rows import Line, Listing


def voice(
    name: str, direct: int, mixed: int = 0, indirect: int = 0, words: int = 9, articles: int = 1,
    last: str | None = None, role: str = "",
) -> Voice:  # fmt: skip
    quotes = direct + mixed + indirect
    date = Edtf.parse(last) if last else None
    return Voice(
        name, name, quotes, words, articles, direct, mixed, indirect, quotes, 0, date, date, kind=Kind.PERSON, role=role
    )  # fmt: skip


RUIZ = voice("Ana Ruiz", 2, 1, 1, words=8, last="2024-05-03", role="mayor")
LIND = voice("Jo Lind", 0, 0, 3, words=40, articles=3)
NOBODY = voice("", 1, last="2025")
SPEAKERS = Voices(GroupBy.SPEAKER, (RUIZ, LIND, NOBODY), 8, 57, 4)
MONTHS = Voices(GroupBy.MONTH, (voice("2024-05", 1), voice("2023-12", 4)), 5, 18, 2)
SESSION = VoiceSession("harbour", counted={GroupBy.SPEAKER: SPEAKERS, GroupBy.MONTH: MONTHS}, finished=True)


def text(line: Line) -> str:
    return "".join(piece.text for piece in (*line.lead, *line.pieces, *line.right))


def lines(listing: Listing) -> list[str]:
    return [text(line) for at in range(len(listing.keys)) for line in listing.row(at).lines]


@pytest.mark.parametrize(
    ("sort", "names"),
    [
        (VoiceSort.USUAL, ["Ana Ruiz", "Jo Lind", ""]),
        (VoiceSort.WORDS, ["Jo Lind", "", "Ana Ruiz"]),
        (VoiceSort.ARTICLES, ["Jo Lind", "Ana Ruiz", ""]),
        (VoiceSort.LATEST, ["", "Ana Ruiz", "Jo Lind"]),
        (VoiceSort.NAME, ["Ana Ruiz", "Jo Lind", ""]),
    ],
)
def test_rows_are_put_in_any_order(sort: VoiceSort, names: list[str]) -> None:
    assert [row.name for row in SESSION.sort_by(sort).shown] == names


def test_the_orders_come_one_after_the_other() -> None:
    sort = VoiceSort.USUAL
    for _ in VoiceSort:
        sort = sort.next
    assert sort is VoiceSort.USUAL
    assert SESSION.order_in_words == "most quoted first"
    assert SESSION.group_by(GroupBy.MONTH).order_in_words == "latest first"


def test_the_filter_looks_in_names_and_roles() -> None:
    assert SESSION.filtered_by("may").shown == (RUIZ,)
    assert SESSION.filtered_by("unknown").shown == (NOBODY,)
    assert SESSION.filtered_by("lind").facts == "1 of 3 with lind"
    assert SESSION.group_by(GroupBy.MONTH).filtered_by("dec").shown == (MONTHS.rows[1],)
    assert voice_rows(SESSION.filtered_by("zz"), 80).empty == "Nothing here is called zz."


def test_the_header_says_what_is_counted() -> None:
    assert SESSION.facts == "harbour · 8 quotes · 4 articles"
    assert VoiceSession().facts == ""


def test_nothing_counted_says_why() -> None:
    assert voice_rows(VoiceSession(), 80).empty == "Counting …"
    assert voice_rows(VoiceSession(finished=True), 80).empty == "Nobody is quoted in the library yet."
    assert voice_rows(VoiceSession("zz", finished=True), 80).empty == "No quote matches."


def test_a_row_gives_way_to_the_name_where_it_is_narrow() -> None:
    assert lines(voice_rows(SESSION, 40)) == ["Ana Ruiz  mayor4", "Jo Lind3", "Unknown speaker1"]
    assert lines(voice_rows(SESSION, 60))[0] == "      4    50 %   Ana Ruiz  mayor"
    assert lines(voice_rows(SESSION, 80))[0] == "      4    50 %   ━━━━━━╍╍╍┄┄┄  Ana Ruiz  mayor"
    assert lines(voice_rows(SESSION, 100))[0].endswith("Ana Ruiz  mayor          8         1")


@pytest.mark.parametrize("width", [60, 80, 100])
def test_titles_stand_over_their_columns(width: int) -> None:
    title, row = text(voice_titles(SESSION, width)), lines(voice_rows(SESSION, width))[0]
    assert title.index("Quotes") + len("Quotes") == row.index("4") + 1
    assert title.index("Speaker") == row.index("Ana Ruiz")


def test_a_bar_has_the_parts_of_its_quotes() -> None:
    assert bar(RUIZ, 4, 8) == "━━━━╍╍┄┄"
    assert bar(LIND, 6, 8) == "┄┄┄┄"
    assert bar(NOBODY, 1_000, 8) == "━"


def test_what_is_entered_is_counted_by_its_speakers() -> None:
    entered = SESSION.group_by(GroupBy.MONTH).entered(MONTHS.rows[0])
    assert entered.within == VoiceGroup(GroupBy.MONTH, "2024-05")
    assert (entered.within_name, entered.query, entered.by) == ("May 2024", "harbour", GroupBy.SPEAKER)
    assert GroupBy.MONTH not in entered.groupings
    assert entered.step(-1).by is GroupBy.SOURCE
    assert entered.step(-1).step(1).by is GroupBy.SPEAKER


def test_the_preview_has_all_counts_of_a_row() -> None:
    shown = lines(voice_preview(SESSION, RUIZ))
    for fact in ("━━ word for word2", "╍╍ partly word for word1", "┄┄ reported1", "HOW MUCH50 %", "words8"):
        assert fact in shown
    assert "last3 May 2024" in shown
    month = lines(voice_preview(SESSION.group_by(GroupBy.MONTH), MONTHS.rows[1]))
    assert "of named speakers4" in month
    assert "of nobody known–" in month


def test_a_row_is_found_by_its_key() -> None:
    assert SESSION.voice(voice_key(LIND)) is LIND
    assert SESSION.voice("nobody") is None
