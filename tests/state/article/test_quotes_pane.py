from __future__ import annotations

from collections.abc import Callable

import pytest

from reader.model.article import EntityId, QuoteId, QuoteType
from reader.model.counting import TYPE_IN_WORDS
from reader.model.query.searchable import Searchable
from reader.state.article.find import find
from reader.state.article.quotes import EDGE, quotes
from reader.state.article.related import related
from reader.state.article.session import Session
from reader.state.rows import Listing


def listing_of(session: Session) -> Listing:
    return quotes(session, related(session))


def test_all_quotes_stand_in_the_texts_order(fresh: Session) -> None:
    listing = listing_of(fresh)
    starts = [fresh.article.quotes_by_id[QuoteId(str(key))].parts[0].start for key in listing.keys]
    assert starts == sorted(starts)
    assert len(listing.keys) == 16
    assert listing.title == ""


@pytest.mark.parametrize(("who", "said"), [
    ("tsikhanouskaya", "by"), ("rubio", "about"), ("trump", "by or about"),
])  # fmt: skip
def test_a_followed_person_leaves_the_quotes_by_and_about_them(fresh: Session, who: str, said: str) -> None:
    session = fresh.choose(EntityId(who))
    listing = listing_of(session)
    theirs = {
        q.id
        for q in (*session.relations.quotes_by(EntityId(who)), *session.relations.quotes_about(EntityId(who)))
    }
    assert set(listing.keys) == theirs
    assert said in listing.title
    assert f"{len(theirs)} of 16" in listing.title


def test_what_is_sought_leaves_the_quotes_that_match_whoever_is_followed(fresh: Session) -> None:
    session = fresh.choose(EntityId("trump")).seek(find(Searchable(fresh.article), "world"))
    assert listing_of(session).keys == ("free-world",)
    assert "world" in listing_of(session).title


def test_no_quote_left_says_of_whom(fresh: Session) -> None:
    listing = listing_of(fresh.choose(EntityId("minsk")))
    assert listing.keys == ()
    assert "Minsk" in listing.empty


def test_an_article_without_quotes_says_so(session_of: Callable[[str], Session]) -> None:
    assert "Nobody is quoted" in listing_of(session_of("text: Nothing.\n")).empty


def test_a_row_says_who_what_how_and_where(fresh: Session, spelled: Callable[[Listing], list[str]]) -> None:
    listing = listing_of(fresh)
    said = spelled(listing)[listing.keys.index("not-done")]
    for words in (
        "Sviatlana Tsikhanouskaya",
        "“We’re not done,”",
        "wrote",
        "X",
        "word for word",
        "¶3",
        EDGE[QuoteType.DIRECT],
    ):
        assert words in said
    assert said.index("wrote") < said.index("via X") < said.index("word for word")


def test_the_three_types_have_words_and_edges_of_their_own() -> None:
    assert len(set(EDGE.values())) == len(set(TYPE_IN_WORDS.values())) == len(QuoteType)


def test_an_unknown_speaker_is_called_so(fresh: Session, spelled: Callable[[Listing], list[str]]) -> None:
    listing = listing_of(fresh)
    assert "nknown" in spelled(listing)[listing.keys.index("verdict")]
    assert "…" in spelled(listing)[listing.keys.index("verdict")]


def test_words_across_a_blank_line_are_one_line_in_the_list(
    session_of: Callable[[str], Session], spelled: Callable[[Listing], list[str]]
) -> None:
    session = session_of(
        "text: |-\n  He said “no.\n\n  Never.”\npeople: {him: {name: He}}\n"
        'quotes: [{speaker: him, type: direct, text: "“no.\\n\\nNever.”"}]\n'
    )
    assert "“no. Never.”" in spelled(listing_of(session))[0]
