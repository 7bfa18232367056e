"""The comparison's screen as values: what is shown, where a step leads, what Enter opens."""

from __future__ import annotations

from pathlib import Path

from reader.load.article_cache import NO_CACHE
from reader.model.library.articles import ListedArticle
from reader.services.comparing import compare_articles, compare_files, likely_others
from reader.state.comparison.others import other_listing
from reader.state.comparison.rows import comparison_rows, index_of, key_of, pair_row, pair_sides
from reader.state.comparison.session import SECOND, ComparisonSession
from reader.state.rows import Line
from tests.cli.conftest import HARBOUR
from tests.cli.test_compare import OTHER
from tests.write.edit_corpus import article_of

PATHS = (Path("a.yaml"), Path("b.yaml"))


def session_of(first: str = HARBOUR, second: str = OTHER) -> ComparisonSession:
    return ComparisonSession(compare_articles(article_of(first.encode()), article_of(second.encode())), PATHS)


def words(lines: tuple[Line, ...]) -> list[str]:
    return ["".join(piece.text for piece in line.pieces) for line in lines]


def test_steps_go_from_one_difference_to_the_next() -> None:
    session = session_of()
    differing = [index for index, pair in enumerate(session.shown) if not pair.is_same]
    assert session.step(-1, forward=True) == differing[0]
    assert session.step(differing[0], forward=True) == differing[1]
    assert session.step(differing[-1], forward=True) is None
    assert session.step(differing[0], forward=False) is None
    assert len(session.filtered().shown) == len(differing)
    assert session.filtered().filtered().shown == session.shown


def test_enter_opens_the_side_that_leads_if_it_has_the_annotation() -> None:
    session = session_of()
    quote, event = (
        next(pair for pair in session.shown if pair.entry.id == id_) for id_ in ("begun", "works")
    )
    assert session.place(quote)[0] == PATHS[0]
    assert session.turned().place(quote)[0] == PATHS[1]
    assert session.turned().lead == SECOND
    assert session.turned().turned() == session
    path, at = session.turned().place(event)
    assert (path, at and session.compared.first.text[at]) == (PATHS[0], "begun in 2021")
    person = next(pair for pair in session.shown if pair.entry.name == "Ana Ruiz")
    assert session.place(person) == (PATHS[0], None)


def test_words_of_another_text_are_looked_for_there() -> None:
    session = session_of(second=OTHER.replace("  The mayor, Ana", "  It rained. The mayor, Ana"))
    quote = next(pair for pair in session.shown if pair.entry.id == "begun")
    path, at = session.turned().place(quote)
    assert path == PATHS[1]
    assert at is not None
    assert session.compared.second.text[at] == "the work had begun in 2021, a year after the storm"


def test_what_differs_stands_on_either_side_and_the_same_on_one_line() -> None:
    session = session_of()
    listing = comparison_rows(session)
    assert [index_of(key) for key in listing.keys if key is not None] == list(range(len(session.shown)))
    by_name = {pair.entry.name or pair.entry.id: number for number, pair in enumerate(session.shown)}
    sides = pair_sides(session, by_name["Ana Ruiz"])
    assert (words(sides.first), words(sides.second)) == (
        ["Ana Ruiz", "role: mayor"],
        ["Ana Ruiz", "role: minister"],
    )
    assert pair_sides(session, by_name["a senior aide"]) == ((), ())
    assert words(pair_row(session, by_name["a senior aide"]).lines) == ["Person  the same: a senior aide"]
    alone = pair_sides(session, by_name["Repairs begin"])
    assert (words(alone.first), words(alone.second)) == (["Repairs begin", "date: 2021"], ["—"])
    assert words(pair_row(session, by_name["Repairs begin"]).lines) == ["Event  only in the first"]
    heads = [words(listing.row(index).lines)[-1] for index, key in enumerate(listing.keys) if key is None]
    assert heads[0] == "The text is the same."
    assert heads[-1] == "ANNOTATIONS"


def test_keys_of_other_rows_are_no_pairs() -> None:
    assert index_of(key_of(3)) == 3
    assert index_of("quote 3") is None


def test_the_same_text_then_the_same_headline_is_likeliest_to_be_compared(tmp_path: Path) -> None:
    for name, source in (
        ("a.yaml", HARBOUR),
        ("b.yaml", OTHER),
        ("c.yaml", HARBOUR.replace("A senior", "Another senior").replace("a senior", "another senior")),
        ("d.yaml", "format: 1\nheadline: Else\ntext: Nothing.\n"),
        ("e.yaml", "no article"),
    ):
        (tmp_path / name).write_text(source, "utf-8")
    here = tmp_path / "a.yaml"
    digest = article_of(HARBOUR.encode()).text.digest
    far = ListedArticle(Path("/far/f.yaml"), "f", "Mayor reopens the harbour", digest=digest)
    others = likely_others(here, [far], NO_CACHE)
    assert [(other.path.name, other.has_same_text) for other in others] == [
        ("f.yaml", True),
        ("b.yaml", True),
        ("c.yaml", False),
        ("d.yaml", False),
    ]
    assert likely_others(tmp_path / "e.yaml", [], NO_CACHE) == []
    listing = other_listing(tuple(others))
    assert words(listing.row(0).lines) == ["Mayor reopens the harbour", "/far/f.yaml"]


def test_a_file_that_is_gone_has_nothing_to_be_compared_with(tmp_path: Path) -> None:
    gone, here = tmp_path / "gone.yaml", tmp_path / "here.yaml"
    here.write_text(HARBOUR, "utf-8")
    assert likely_others(gone, (), NO_CACHE) == []
    assert compare_files((here, gone), NO_CACHE) is None
