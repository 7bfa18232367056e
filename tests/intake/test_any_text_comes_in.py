"""Whatever comes in: an article that the loader accepts, or one sentence that says why not."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.errors import IntakeError
from reader.intake.pages.page import import_page
from reader.intake.sources import from_bytes, from_text
from reader.intake.text import GivenMetadata
from reader.load.anchors.canonical import canonical
from reader.model.article import Article
from reader.model.characters import is_clean
from reader.model.new_article import IncomingArticle

ReadBack = Callable[[IncomingArticle], Article]
PIECES = (
    "The mayor|said|“A start.”|東京|は。|e\u0301|\u0301|\u200d|\u200c|\ufe0f|👨|👩|ـ|ब|\u200e|\u202e|\x00|\x1b[2J|\r|"
    "\r\n|\n|\n\n|\x85|\u2028|\u2029|\x0c|\x0b|\t| |\u00a0|\u3000|\u00ad|\ufeff|\ud800|\U000e0041|May 3, 2024|LONDON|"
    "—|(AP)|3.5.2024|2024-05-03|Published|---|: |- |#|'|\"|[/b]|&lt;|<p>|{|format: 1"
).split("|")
ODD = (
    "x",
    ".",
    "\u0301",
    "---",
    "...",
    "# x",
    "- a\n- b\n- c",
    "key: value\nother: value",
    "\u200e\n\nfoo",
    "👨\u200d👩\u200d" * 60,
    "a" * 10_000,
    "東" * 10_000,
    "a\r\rb\r\nc\nd\r\r\ne",
    "\t\ttabs\tand\t\tmore  ",
    "LONDON —",
    "— — —",
    "May 3, 2024",
    "LONDON, 31 February 2024 — x",
    "\ud800 lone",
    "b\u0334a\n\n\u0334",
    "a\n\n\n\n\n\nb",
    "🏴\U000e0067\U000e0062\U000e007f",
    "\ufeffa\ufeffb",
    "\u00a0\n\u00a0\n\u00a0a",
    "\x1b]52;c;Zm9v\x07x",
    "ａｂｃ\nｄｅｆ",
    "가\n나",
    "한국어。\n두 번째。\n세 번째",
    "ﬁne\nﬂow",
    "\U0010ffff\ue000",
)


@pytest.mark.parametrize("content", ODD)
def test_odd_texts_come_in_as_the_loader_wants_them(content: str, read_back: ReadBack) -> None:
    read_back(from_text(content))


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.text(st.characters(codec=None), max_size=120))
def test_any_characters_whatever_come_in_or_are_refused(content: str, read_back: ReadBack) -> None:
    try:
        read_back(from_text(content))
    except IntakeError:
        assert not any(char.isalnum() and is_clean(char) for char in content)


@settings(max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    content=st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join)
    | st.lists(st.sampled_from(PIECES)).map("".join)
)
def test_hostile_pieces_in_any_order_leave_text_that_the_loader_accepts(
    content: str, read_back: ReadBack
) -> None:
    try:
        taken = from_text(content)
    except IntakeError:
        assert not any(char.isalnum() and is_clean(char) for char in content)
    else:
        read_back(taken)
        assert canonical(taken.text) == taken.text


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=300))
def test_any_bytes_whatever_come_in_or_are_refused(content: bytes, read_back: ReadBack) -> None:
    try:
        read_back(from_bytes(content))
    except IntakeError as refusal:
        assert "\n" not in str(refusal)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    pieces=st.lists(
        st.sampled_from((*PIECES, "<div>", "</p>", "<br>", "<table><tr><td>", "<title>", "<h1>", "<li>"))
    )
)
def test_any_page_whatever_comes_in_or_is_refused(pieces: list[str], read_back: ReadBack) -> None:
    page = "<html><body><p>" + "".join(pieces)
    try:
        read_back(import_page(page.encode("utf-8", "surrogatepass"), GivenMetadata()))
    except IntakeError as refusal:
        assert "\n" not in str(refusal)
