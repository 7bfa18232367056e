"""The rows of the library screen: columns where there is room, else two lines, and faults with their places."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.article import Source
from reader.model.dates.dates import Edtf
from reader.model.diagnostic import Diagnostic, Mark, Severity
from reader.model.library.articles import ArticleProgress, FaultyFile, ListedArticle
from reader.state.library.article_rows import (
    Columns,
    card_of,
    column_titles,
    columns_of,
    key_of,
    library_rows,
    line_of,
    marked,
)
from reader.state.library.articles import LibraryContents, LibrarySession, Sort
from reader.state.library.empty import BUNDLED, empty_library
from reader.state.rows import Line, Listing, Row

FAULTS = (
    Diagnostic(Mark(8, 14), "no-such-id", "no person 'riuz'; did you mean 'ruiz'?"),
    Diagnostic(Mark(8, 40), "unknown-key", "a quote has no key 'x'"),
    Diagnostic(Mark(9, 1), "empty", "nothing here", Severity.WARNING),
)
HARBOUR = ListedArticle(
    Path("/news/harbour.yaml"), "harbour", "Mayor reopens the harbour",
    Source("Harbour Post", "https://example.org", ("Ana Lind", "Jo Ek")), Edtf.parse("2024-05"), 1, 1, 2, 1234, 9000,
)  # fmt: skip
BARE = ListedArticle(Path("/news/bare.yaml"), "bare", "Nothing to tell")
BROKEN, TORN = (
    FaultyFile(Path("/old/broken.yaml"), FAULTS),
    FaultyFile(Path("/old/\x1b[2J.yaml"), unreadable="it is gone"),
)


def text(lines: tuple[Line, ...]) -> list[str]:
    """What each line says, its parts set apart."""
    return [
        "|".join("".join(p.text for p in part) for part in (line.lead, line.pieces, line.right) if part)
        for line in lines
    ]


def rows(listing: Listing) -> list[Row]:
    return [listing.row(index) for index in range(len(listing.keys))]


def shelf(*entry: ArticleProgress, faulty: tuple[FaultyFile, ...] = ()) -> LibrarySession:
    return LibrarySession(LibraryContents(entry, faulty, total=len(entry)))


def test_without_columns_an_article_has_two_lines() -> None:
    (row,) = rows(library_rows(shelf(ArticleProgress(HARBOUR)), None))
    assert text(row.lines) == [
        "● |Mayor reopens the harbour|new",
        "  |Harbour Post · May 2024 · 1 person · 1 quote",
    ]


def test_what_is_not_known_is_said_where_other_articles_have_it() -> None:
    row, _ = rows(library_rows(shelf(ArticleProgress(BARE), ArticleProgress(HARBOUR)), None))
    assert text(row.lines)[1] == "  |no source · no date · no people · no quotes"
    (row,) = rows(library_rows(shelf(ArticleProgress(BARE)), None))
    assert text(row.lines)[1] == "  |no people · no quotes"


def test_with_columns_an_article_has_one_line_of_fixed_widths() -> None:
    (row,) = rows(library_rows(shelf(ArticleProgress(HARBOUR)), Columns()))
    (line,) = row.lines
    assert [piece.text.strip() for piece in line.right] == ["Harbour Post", "May 2024", "1", "1", "", "new"]
    widths = [piece.cells or len(piece.text) for piece in line.right]
    assert sum(widths) == 66


def test_a_column_that_no_article_fills_gives_its_room_to_the_headline() -> None:
    columns = columns_of(LibraryContents((ArticleProgress(BARE),)))
    assert columns == Columns(source=0, date=0, people=0, quotes=0, progress=6)
    (row,) = rows(library_rows(shelf(ArticleProgress(BARE)), columns))
    assert "".join(piece.text for piece in row.lines[0].right).strip() == "new"
    assert [piece.text.strip() for piece in column_titles(columns, Sort.NEWEST).right] == ["Read"]


def test_a_column_is_as_wide_as_its_widest_text_and_no_wider_than_it_may_be() -> None:
    shelved = LibraryContents((ArticleProgress(BARE), ArticleProgress(HARBOUR, 0.5)))
    columns = columns_of(shelved)
    assert columns == Columns(source=len("Harbour Post") + 2, date=len("Published") + 2)
    wide = replace(HARBOUR, source=Source("北京日报" * 9), published=Edtf.parse("1964~/2008~"))
    assert columns_of(LibraryContents((ArticleProgress(wide, 0.5),))) == Columns()
    narrow = replace(HARBOUR, source=Source("北京日报"))
    assert columns_of(LibraryContents((ArticleProgress(narrow),))).source == 8 + 2


def test_how_much_is_checked_has_a_column_where_something_is_not() -> None:
    drafted = replace(HARBOUR, claims=79, unchecked=48)
    columns = columns_of(LibraryContents((ArticleProgress(drafted), ArticleProgress(BARE))))
    assert columns.checked == len("31 of 79") + 2
    shown = rows(library_rows(shelf(ArticleProgress(drafted), ArticleProgress(BARE)), columns))
    cells = [[piece.text.strip() for piece in row.lines[0].right] for row in shown]
    assert ["31 of 79" in line for line in cells] == [True, False]
    titles = column_titles(columns, Sort.NEWEST)
    assert "Checked" in [piece.text.strip() for piece in titles.right]
    (row, _) = rows(library_rows(shelf(ArticleProgress(drafted), ArticleProgress(BARE)), None))
    assert text(row.lines)[1].endswith("1 quote · 31 of 79 checked")


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("draft:yes", ["Mayor reopens the harbour"]),
        ("Draft:no", ["Nothing to tell"]),
        ("draft:no mayor", []),
        ("mayor draft:yes", ["Mayor reopens the harbour"]),
    ],
)
def test_the_filter_finds_what_is_not_all_checked(words: str, found: list[str]) -> None:
    drafted = replace(HARBOUR, claims=79, unchecked=48)
    session = shelf(ArticleProgress(drafted), ArticleProgress(BARE)).filtered_by(words)
    assert [entry.article.headline for entry in session.shown] == found
    assert session.faulty == ()
    assert session.words == words.lower().replace("draft:yes", "").replace("draft:no", "").strip()


@pytest.mark.parametrize("place", [None, 0.0, 0.01, 0.5, 0.999, 1.0])
@pytest.mark.parametrize("sort", Sort)
def test_titles_stand_above_their_columns_however_far_an_article_is_read(
    place: float | None, sort: Sort
) -> None:
    entry = ArticleProgress(HARBOUR, place, place == 1.0)
    columns = columns_of(LibraryContents((entry,)))
    (row,) = rows(library_rows(shelf(entry), columns))
    titles = column_titles(columns, sort)
    width = sum(piece.cells or len(piece.text) for piece in row.lines[0].right)
    assert width == sum(piece.cells for piece in titles.right)


@pytest.mark.parametrize(
    ("place", "read", "told"),
    [
        (None, False, "new"),
        (0.0, False, "────────   0%"),
        (0.5, False, "━━━━────  50%"),
        (0.99, False, "━━━━━━━─  99%"),
        (1.0, True, "read"),
    ],
)
def test_how_far_an_article_is_read_is_a_bar_or_a_word(place: float | None, read: bool, told: str) -> None:
    (row,) = rows(library_rows(shelf(ArticleProgress(HARBOUR, place, read)), None))
    assert "".join(piece.text for piece in row.lines[0].right) == told


def test_new_articles_stand_out_by_more_than_colour() -> None:
    new, begun = rows(library_rows(shelf(ArticleProgress(HARBOUR), ArticleProgress(BARE, 0.2)), None))
    assert (new.lines[0].lead[0].text, new.lines[0].pieces[0].look) == ("● ", "strong")
    assert (begun.lines[0].lead[0].text, begun.lines[0].pieces[0].look) == ("  ", "plain")


@pytest.mark.parametrize("columns", [None, Columns()])
def test_warnings_of_an_article_are_counted_on_its_row(columns: Columns | None) -> None:
    warned = ListedArticle(Path("/news/w.yaml"), "w", "Warned", faults=FAULTS[2:])
    (row,) = rows(library_rows(shelf(ArticleProgress(warned)), columns))
    assert any("▲ 1" in line for line in text(row.lines))


def test_files_with_faults_stand_below_the_articles_with_their_first_fault() -> None:
    listing = library_rows(shelf(ArticleProgress(BARE), faulty=(BROKEN, TORN)), None)
    assert listing.keys == (key_of(BARE.path), None, key_of(BROKEN.path), key_of(TORN.path))
    _, heading, broken, torn = rows(listing)
    assert text(heading.lines)[-1] == "FILES WITH FAULTS|2"
    assert text(broken.lines) == [
        "▲ |broken.yaml  old|2 faults",
        "  |8:14  no person 'riuz'; did you mean 'ruiz'?",
    ]
    assert text(torn.lines) == ["▲ |\\x1b[2J.yaml  old|can’t be read", "  |it is gone"]


@pytest.mark.parametrize(
    ("session", "told"),
    [
        (shelf(ArticleProgress(BARE)).filtered_by("x"), "Nothing has x."),
        (shelf(ArticleProgress(BARE)).toggle_faulty(), "No file has faults."),
        (shelf(faulty=(BROKEN,)).toggle_faulty().filtered_by("x"), "No file with faults has x."),
    ],
)
def test_an_empty_list_says_why(session: LibrarySession, told: str) -> None:
    listing = library_rows(session, None)
    assert (listing.keys, listing.empty) == ((), told)


@pytest.mark.parametrize(
    ("words", "starts", "shown"),
    [
        ("Mayor reopens the harbour", ["harb"], ["Mayor reopens the ", "*harb", "our"]),
        ("Łódź and Łomża", ["lo"], ["*Łó", "dź and ", "*Ło", "mża"]),
        ("the other", ["the"], ["*the", " other"]),
        ("aa aaa", ["a", "aa"], ["*a", "a ", "*a", "aa"]),
        ("untouched", [], ["untouched"]),
        ("untouched", ["z"], ["untouched"]),
        ("[b]bold[/b]", ["bold"], ["[b]", "*bold", "[/b]"]),
        ("ﬁn", ["f"], ["*ﬁ", "n"]),
    ],
)
def test_what_was_sought_is_marked_where_words_begin_with_it(
    words: str, starts: list[str], shown: list[str]
) -> None:
    pieces = marked(words, starts, "plain")
    assert [("*" if piece.look == "match" else "") + piece.text for piece in pieces] == shown
    assert "".join(piece.text for piece in pieces) == words


def test_the_card_of_a_faulty_file_lists_every_fault_with_line_and_column() -> None:
    listing = card_of(BROKEN)
    assert listing.title == "broken.yaml"
    assert [line_of(key) for key in listing.keys if key] == [8, 8, 9]
    assert len(set(listing.keys) - {None}) == 3
    told = [line for row in rows(listing) for line in text(row.lines)]
    assert "     8:14  |no person 'riuz'; did you mean 'ruiz'?" in told
    assert "FAULTS|3" in told


def test_the_card_of_an_unreadable_file_says_why() -> None:
    told = [line for row in rows(card_of(TORN)) for line in text(row.lines)]
    assert "It can’t be read: it is gone." in told
    assert not any("\x1b" in line for line in told)


def test_the_card_of_an_article_tells_what_it_holds() -> None:
    told = "\n".join(
        line for row in rows(card_of(ArticleProgress(HARBOUR, 0.25))) for line in text(row.lines)
    )
    for words in ("Harbour Post", "Ana Lind, Jo Ek", "May 2024", "https://example.org", "/news/harbour.yaml",
                  "1,234 words · 1 person · 1 quote · 2 events", "25% of it"):  # fmt: skip
        assert words in told


def test_an_empty_library_says_where_articles_go_and_offers_the_bundled_one() -> None:
    listing = empty_library((Path("/home/ana/articles"), Path("/old\nnews")))
    assert [key for key in listing.keys if key] == [BUNDLED]
    told = "\n".join(line for row in rows(listing) for line in text(row.lines))
    assert "/home/ana/articles" in told
    assert "/old\\nnews" in told
