"""Finding in one article: counting, stepping, and what is offered where nothing is found."""

import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import Article, Entity, EntityId, Kind, Quote, QuoteId, QuoteType
from reader.model.query.query import Term
from reader.model.query.searchable import Searchable
from reader.model.text import Span, Text
from reader.state.article.find import Find, find, suggested_words

CONTENT = "Radosław Sikorski spoke. “A start,” he said, “is a start.”\n\nThe harbour will start again."
ARTICLE = Article(
    "a",
    "Harbour",
    Text(CONTENT),
    entities={
        EntityId("sikorski"): Entity(EntityId("sikorski"), Kind.PERSON, "Radosław Sikorski", aka=("he",)),
        EntityId("tsikhanouskaya"): Entity(
            EntityId("tsikhanouskaya"), Kind.PERSON, "Sviatlana Tsikhanouskaya", role="opposition leader"
        ),
    },
    quotes=(Quote(QuoteId("q1"), EntityId("sikorski"), QuoteType.DIRECT, (Span(25, 35), Span(45, 58))),),
)
SEARCHABLE = Searchable(ARTICLE)
STARTS = [CONTENT.index("start"), CONTENT.index("start", 30), CONTENT.index("start", 60)]


def seek(text: str, typing: bool = False) -> Find:
    return find(SEARCHABLE, text, typing)


def test_what_is_found_is_marked_and_counted() -> None:
    found = seek("start")
    assert [span.start for span in found.spans] == STARTS
    assert found.count == 3
    assert found.total == "3"
    assert found.quotes == {"q1"}
    assert found.complaint is None


def test_the_query_and_the_place_it_was_asked_at_are_kept() -> None:
    found = find(SEARCHABLE, "Start", origin=40)
    assert (found.query_text, found.origin) == ("Start", 40)


def test_stepping_goes_on_and_round() -> None:
    found = seek("start")
    assert found.index_at_or_after(0) == 0
    assert found.index_at_or_after(STARTS[1]) == 1
    assert found.index_at_or_after(STARTS[2] + 1) == 0
    assert found.next(STARTS[0]) == 1
    assert found.next(STARTS[2]) == 0
    assert found.previous(STARTS[1]) == 0
    assert found.previous(STARTS[1] + 1) == 1
    assert found.previous(STARTS[0]) == 2


def test_a_stop_is_told_by_its_number() -> None:
    assert seek("start").ordinal(2) == "3 of 3"


def test_where_more_was_left_out_the_count_says_so() -> None:
    span = Span(0, 1)
    assert Find("a", (span,) * 1200, (span,) * 1200, frozenset(), more=True).ordinal(0) == "1 of 1,200+"


@pytest.mark.parametrize("text", ["", "missing", "type:foo"])
def test_there_is_no_step_where_nothing_is_found(text: str) -> None:
    found = seek(text)
    assert (found.count, found.index_at_or_after(0), found.next(0), found.previous(0)) == (
        0,
        None,
        None,
        None,
    )


def test_a_query_without_words_counts_quotes() -> None:
    found = seek("speaker:sikorski")
    assert len(found.spans) == 2
    assert found.ordinal(0) == "1 of 1"


def test_what_is_found_in_the_text_only_leaves_no_quotes() -> None:
    assert (seek("harbour").count, seek("harbour").quotes) == (1, frozenset())


@pytest.mark.parametrize("text", ["", "type:foo"])
def test_while_nothing_is_asked_or_it_makes_no_sense_all_quotes_stay(text: str) -> None:
    assert seek(text).quotes == {"q1"}


def test_nonsense_is_told_in_words() -> None:
    assert seek("type:foo").complaint == "no type 'foo': direct, mixed or indirect"


@pytest.mark.parametrize(
    ("text", "offered"),
    [
        ("harbor", ("harbour",)),
        ("radoslav", ("Radosław", "Radosław Sikorski")),
        ("tsikhanouskya", ("Sviatlana Tsikhanouskaya",)),
        ("speaker:sikorsky", ("Radosław Sikorski",)),
        ("about:tsikanouskaya", ("Sviatlana Tsikhanouskaya",)),
        ("zz", ()),
        ("xylophone", ()),
        ("日", ()),
    ],
)
def test_a_word_with_no_match_offers_what_is_near(text: str, offered: tuple[str, ...]) -> None:
    assert seek(text).near == offered


def test_a_word_that_means_little_is_never_what_was_meant() -> None:
    assert suggested_words([Term("anx"), Term("thr")], SEARCHABLE) == ()


def test_a_word_being_typed_is_near_the_beginnings_of_words() -> None:
    assert seek("radoz", typing=True).near == ("Radosław", "Radosław Sikorski")


def test_a_word_that_others_go_on_from_offers_them() -> None:
    assert suggested_words([Term("harb")], SEARCHABLE) == ("harbour",)


def test_where_only_what_was_said_is_sought_nothing_else_is_offered() -> None:
    assert suggested_words([Term("habour")], SEARCHABLE, said=True) == ()
    assert suggested_words([Term("strat")], SEARCHABLE, said=True) == ("start",)


def test_words_that_only_do_not_stand_together_offer_nothing() -> None:
    assert seek("sikorski harbour").near == ()


def test_nothing_is_offered_where_something_is_found() -> None:
    assert seek("start").near == ()


def test_what_measures_nearness_is_loaded_only_when_nothing_is_found() -> None:
    code = "import sys, reader.state.article.find; sys.exit('rapidfuzz' in sys.modules or 'difflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


PIECES = st.sampled_from(["start", "harb", "”", '"', "-", "type:direct", "speaker:", "o’d"])


@given(st.text() | st.lists(PIECES, max_size=5).map(" ".join), st.booleans(), st.integers(0, 100))
def test_any_text_finds_something_or_nothing_and_steps_stay_in_bounds(
    text: str, typing: bool, offset: int
) -> None:
    found = find(SEARCHABLE, text, typing, origin=offset)
    assert all(0 <= start < end <= len(CONTENT) for start, end in found.spans)
    steps = (found.index_at_or_after(offset), found.next(offset), found.previous(offset))
    assert all((step in range(found.count)) if found.count else step is None for step in steps)
    assert found.quotes <= {"q1"}
    assert not found.near or not found.count
