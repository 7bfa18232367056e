"""What a search is looking at, and how it changes by what is typed, chosen and answered."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from reader.model.article import EntityId, QuoteId, QuoteType
from reader.model.library.articles import ListedArticle
from reader.model.library.hits import Excerpt, Facets, Hit, HitSpeaker, Results, SpeakerFacet
from reader.model.library.person_key import PersonKey
from reader.model.library.search_options import HitOrder
from reader.model.query.query import Query
from reader.model.text import Span
from reader.state.search.session import EVERYTHING, PAGE, SearchSession, speaker_key, type_key, year_key
from tests.values import some

SHELF = ListedArticle(Path("/news/harbour.yaml"), "harbour", "The harbour")
ANA = SpeakerFacet(frozenset({PersonKey("Q1"), PersonKey("person:ana ruiz")}), "Ana Ruiz", 7)
JO = SpeakerFacet(frozenset({PersonKey("Q2")}), "Jo Lind", 3)
FACETS = Facets((ANA, JO), ((QuoteType.DIRECT, 8), (QuoteType.INDIRECT, 2)), ((2024, 9), (None, 1)))


def hit(number: int) -> Hit:
    speaker = HitSpeaker(EntityId("ruiz"), "Ana Ruiz", PersonKey("Q1"))
    text = f"Words {number}"
    return Hit(SHELF, QuoteId(f"q{number}"), speaker, QuoteType.DIRECT, text, (Excerpt(text, Span(0, 7)),), 1)


def answered(session: SearchSession, *numbers: int, count: int | None = None) -> SearchSession:
    hits = tuple(map(hit, numbers))
    return session.answer(
        some(session.question), Results(hits, len(hits) if count is None else count, facets=FACETS)
    )


@pytest.fixture
def session() -> SearchSession:
    return answered(SearchSession().type("harbour"), *range(10))


def test_a_search_begins_with_all_quotes_the_newest_first() -> None:
    question = SearchSession().question
    assert some(question).query.empty
    assert some(question).order is HitOrder.NEWEST
    assert not some(question).narrowing


def test_enter_keeps_what_the_beginning_of_a_word_has_found_and_puts_the_best_first() -> None:
    session = SearchSession().type("old harb")
    query = session.query
    assert isinstance(query, Query)
    assert [term.prefix for term in query.wanted.words] == [False, True]
    submitted = session.submit()
    assert submitted.query == session.query
    assert submitted.order is HitOrder.BEST


def test_what_is_unfinished_is_a_fault_once_enter_says_that_it_is_all() -> None:
    session = SearchSession().type("speaker:")
    assert session.complaint == ""
    assert session.submit().complaint == "speaker: needs a name"


def test_an_answer_given_in_haste_is_completed_and_keeps_what_was_fetched_of_it() -> None:
    session = SearchSession().type("harbour")
    question = session.question
    session = session.answer(some(question), Results(tuple(map(hit, range(3))), 60, unfinished=True))
    assert (session.waits, session.half_answered) == (False, True)
    session = session.fetched(some(question), 50, Results((hit(50),), 60))
    whole = session.answer(some(question), Results(tuple(map(hit, range(5))), 90))
    assert (whole.waits, whole.half_answered) == (False, False)
    assert sorted(some(whole.found).hits) == [0, 1, 2, 3, 4, 50]


def test_quotes_that_no_words_are_sought_in_have_no_best() -> None:
    for text in ("", "  ", "speaker:ana", "type:direct since:2020"):
        assert SearchSession().type(text).submit().order is HitOrder.NEWEST, text


def test_other_words_are_the_newest_first_again_from_the_top(session: SearchSession) -> None:
    other = session.submit().move_to(4).type("harbours")
    assert (other.order, other.submitted, other.cursor) == (HitOrder.NEWEST, False, 0)


def test_the_same_words_are_no_other_search(session: SearchSession) -> None:
    submitted = session.submit().move_to(3)
    assert submitted.type("harbour") is submitted


def test_what_means_nothing_asks_nothing_and_says_why(session: SearchSession) -> None:
    odd = session.type("type:loud ")
    assert odd.question is None
    assert not odd.waits
    assert odd.complaint.startswith("no type 'loud'")
    assert odd.type("type:direct").complaint == ""


def test_a_question_waits_until_it_is_answered(session: SearchSession) -> None:
    assert not session.waits
    asked = session.type("bridge")
    assert asked.waits
    assert not answered(asked, 1, 2).waits


def test_an_answer_to_what_is_no_longer_asked_is_dropped(session: SearchSession) -> None:
    before = session.type("bri")
    now = before.type("bridge")
    assert now.answer(some(before.question), Results((hit(1),), 1)) is now
    assert now.results is session.results


def test_what_was_found_stays_until_there_is_another_answer(session: SearchSession) -> None:
    assert session.type("bridge").results.count == 10


def test_a_changed_library_is_asked_again_and_one_stays_at_the_same_quote(session: SearchSession) -> None:
    asked = session.move_to(2).at_state(5)
    assert asked.waits
    assert answered(asked, 20, 21, 0, 1, 2, 3).cursor == 4


def test_whoever_is_at_the_first_quote_sees_what_comes_in_before_it(session: SearchSession) -> None:
    assert answered(session.at_state(5), 20, 21, 0, 1).cursor == 0


def test_a_quote_that_is_gone_leaves_one_at_its_place_or_at_the_last(session: SearchSession) -> None:
    at_last = session.move_to(9).at_state(5)
    assert answered(at_last, 20, 21, 22).cursor == 2
    assert answered(at_last, count=0).cursor == 0


def test_a_changed_library_does_not_move_another_search(session: SearchSession) -> None:
    asked = session.move_to(2).type("bridge").at_state(5)
    assert answered(asked, 5, 4, 3, 2).cursor == 0


def test_pages_are_added_by_their_place(session: SearchSession) -> None:
    first = answered(session.type("bridge"), *range(PAGE), count=3 * PAGE)
    later = first.fetched(some(first.question), 2 * PAGE, Results((hit(100), hit(101))))
    assert some(later.move_to(2 * PAGE + 1).hit).id == "q101"
    assert later.move_to(PAGE).hit is None
    assert some(later.hit).id == "q0"


def test_a_page_of_another_answer_is_dropped(session: SearchSession) -> None:
    question = session.question
    other = answered(session.type("bridge"), 1)
    assert other.fetched(some(question), PAGE, Results((hit(7),))) is other


@pytest.mark.parametrize(
    ("cursor", "reach"), [(0, PAGE), (PAGE - 1, PAGE), (PAGE, 2 * PAGE), (140, 3 * PAGE)]
)
def test_an_answer_reaches_as_far_as_one_has_come(cursor: int, reach: int) -> None:
    assert SearchSession(cursor=cursor).reach == reach


def test_a_facet_is_chosen_and_given_up_by_the_same_key(session: SearchSession) -> None:
    for key, empty in (
        (speaker_key(ANA), "speakers"),
        (type_key(QuoteType.MIXED), "types"),
        (year_key(2024), "years"),
        (year_key(None), "years"),
    ):
        chosen = session.move_to(3).narrow(key)
        assert getattr(chosen.narrowing, empty)
        assert chosen.cursor == 0
        assert chosen.waits
        assert not chosen.narrow(key).narrowing


def test_a_speaker_is_chosen_by_all_their_keys(session: SearchSession) -> None:
    assert session.narrow(speaker_key(ANA)).narrowing.speakers == ANA.keys


def test_any_of_each_kind_is_chosen_and_all_of_the_kinds(session: SearchSession) -> None:
    for key in (speaker_key(ANA), speaker_key(JO), type_key(QuoteType.DIRECT), year_key(2024)):
        session = session.narrow(key)
    assert session.narrowing.speakers == ANA.keys | JO.keys
    assert session.narrowing.types == {QuoteType.DIRECT}
    assert session.narrowing.years == {2024}
    assert not session.narrow(EVERYTHING).narrowing


def test_what_is_chosen_can_be_given_up_when_nothing_found_has_it_any_more(session: SearchSession) -> None:
    chosen = session.narrow(speaker_key(ANA)).narrow(year_key(2024))
    nothing = chosen.answer(some(chosen.question), Results())
    assert nothing.narrow(speaker_key(ANA)).narrowing.speakers == frozenset()
    assert nothing.narrow(year_key(2024)).narrowing.years == frozenset()


def test_a_speaker_who_has_another_key_by_now_is_still_the_one_that_was_chosen(
    session: SearchSession,
) -> None:
    chosen = session.narrow(speaker_key(ANA))
    wider = replace(ANA, keys=ANA.keys | {PersonKey("A0")})
    now = chosen.answer(some(chosen.question), Results(count=1, facets=Facets((wider,))))
    assert now.narrow(speaker_key(wider)).speakers == ()


def test_the_choice_outlives_other_words(session: SearchSession) -> None:
    assert session.narrow(type_key(QuoteType.DIRECT)).type("bridge").narrowing.types == {QuoteType.DIRECT}


def test_the_other_order_is_another_question_from_the_top(session: SearchSession) -> None:
    best = session.move_to(4).reorder()
    assert (best.order, best.cursor, best.waits) == (HitOrder.BEST, 0, True)
    assert best.reorder().order is HitOrder.NEWEST


def test_what_means_nothing_has_no_quotes_of_what_was_asked_before(session: SearchSession) -> None:
    wrong = session.type("type:foo ")
    assert wrong.complaint
    assert (wrong.results.count, wrong.hit) == (0, None)
    assert wrong.type("harbour").results.count == 10
