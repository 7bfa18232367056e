"""Words as tsvector and tsquery literals, and one sentence for what a server refuses."""

from __future__ import annotations

import psycopg
import pytest
from psycopg import errors

from reader.errors import StoreUnavailable
from reader.library.index.searching.asked_words import Either, Every, Matching, Phrase
from reader.library.postgres.connecting import said_plainly
from reader.library.postgres.literals import by_words_alone, conditions, vector, vector_of_part


def test_every_word_is_quoted_once() -> None:
    assert vector("the of the o'neil back\\slash") == "'the' 'of' 'o''neil' 'back\\\\slash'"


def test_a_word_longer_than_a_tsvector_takes_is_cut_and_told_by_its_letters() -> None:
    long = "x" * 3_000
    assert vector(long) == f"'{'x' * 400}'"
    expression, values = conditions(Matching((Phrase((long,), begins=True),)))
    assert expression == "(words @@ CAST(? AS tsquery) AND (strpos(said, ?) > 0))"
    assert values == (f"('{'x' * 400}')", f" {long}")


def test_more_words_than_a_tsvector_takes_are_left_to_the_words_themselves() -> None:
    many = " ".join(f"{number:09}" for number in range(120_000))
    assert vector(many) is None
    part = vector_of_part(many)
    assert 0 < len(part.encode()) <= 1_000_000
    asked = Matching(
        (Every((Phrase(("a",)), Either((Phrase(("b", "c")), Phrase(("d",), True))))),), (Phrase(("e",)),)
    )
    assert by_words_alone(asked) == (
        "(strpos(said, ?) > 0 AND (strpos(said, ?) > 0 OR strpos(said, ?) > 0)) AND NOT strpos(said, ?) > 0",
        (" a ", " b c ", " d", " e "),
    )


def test_phrases_among_alternatives_are_told_exactly() -> None:
    expression, values = conditions(Matching((Either((Phrase(("a", "b")), Phrase(("c",)))),)))
    assert values == ("(('a' & 'b') | ('c'))", "'a' & 'b'", " a b ", "'c'")
    assert expression.count("?") == len(values)
    assert " OR " in expression


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (errors.DiskFull("no space"), "the disk of the server is full"),
        (errors.ReadOnlySqlTransaction("standby"), "it can only be read"),
        (errors.InsufficientPrivilege("no"), "your role in the database may not do that"),
        (errors.UndefinedTable("no"), "there is no archive in it yet"),
        (errors.ConnectionFailure("gone"), "the server can’t be reached"),
        (errors.AdminShutdown("bye"), "the server can’t be reached"),
        (psycopg.DataError("odd\x1b[2J\nDETAIL: more"), "odd\\x1b[2J"),
        (psycopg.DataError(""), "the server refused without a reason"),
    ],
)
def test_a_refusal_is_one_sentence(error: psycopg.Error, reason: str) -> None:
    with pytest.raises(StoreUnavailable) as caught, said_plainly("postgresql://ana:s3cret@/news"):
        raise error
    assert str(caught.value).startswith(f"postgresql://ana@/news: {reason}")
    assert "s3cret" not in str(caught.value)
