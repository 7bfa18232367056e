"""The hardware cursor, hidden, is where the reader is: screen readers and magnifiers follow it."""

from __future__ import annotations

from tests.terminals import Terminal

ESCAPE = "\x1b[27u"


def test_it_is_at_the_chosen_row_or_word_after_every_key(open_article: Terminal) -> None:
    open_article.wait_for_cursor("The mayor")
    for keys, words in (
        ("]", "Ana Ruiz"),
        ("]", "“It is,”"),
        ("p", "Ana Ruiz"),
        ("s", "Ana Ruiz"),
        ("t", "● 2021"),
        ("a", "“It is,”"),
        ("?", "MOVE"),
        (ESCAPE, "“It is,”"),
        ("tt", " 2021"),
    ):
        open_article.type(keys)
        open_article.wait_for_cursor(words)
        assert open_article.cursor[2], keys


def test_it_is_in_the_field_while_one_is_typed_in_and_not_left_behind(open_article: Terminal) -> None:
    open_article.type("/harb")
    open_article.wait_for("/harb")
    open_article.wait_quiet()
    row, after, hidden = open_article.cursor
    assert (row[: -len(after)], hidden) == (" /harb", True)
    open_article.type("\x1b[D")
    open_article.wait_for_cursor("b ")
    open_article.type(ESCAPE)
    open_article.wait_for_cursor("harbour")


def test_it_is_left_alone_once_the_terminal_is_restored(open_article: Terminal) -> None:
    open_article.type("p" + "jG" * 5 + "q")
    assert open_article.wait() == 0
    assert b"H" not in open_article.written[open_article.written.rindex(b"\x1b[?1049l") :]
    assert open_article.seen.faults == []
