"""Bylines, and which of several a page’s authors are taken from."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from lxml.html import fromstring

from reader.intake.pages.authors import authors_in, names_in
from reader.intake.pages.blocks import blocks_of


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("By Ana Lind", ["Ana Lind"]),
        ("Ana Lind alind@post.test", ["Ana Lind"]),
        ("By ANA LIND and Cy Fay", ["ANA LIND", "Cy Fay"]),
        ("Ana Lind, Cy Fay & Jo Marlow", ["Ana Lind", "Cy Fay", "Jo Marlow"]),
        ("Ana Lind, political correspondent", ["Ana Lind"]),
        ("Ana Lind, Chief Political Correspondent", ["Ana Lind"]),
        ("Ana Lind, MD", ["Ana Lind"]),
        ("Ana Lind, Ph.D.", ["Ana Lind"]),
        ("By Joan Sokol May 3, 2024", ["Joan Sokol"]),
        ("Ana Lind | 12 March 2021", ["Ana Lind"]),
        ("Written by Ana Lind for the Narrows Gazette", ["Ana Lind"]),
        ("Von Jörg Müller, Ostvik", ["Jörg Müller"]),
        ("Par Zoé Petit", ["Zoé Petit"]),
        ("Lind, Ana Maria", ["Ana Maria Lind"]),
        ("By Ludwig van der Berg", ["Ludwig van der Berg"]),
        ("J. R. O’Neil-Smith", ["J. R. O’Neil-Smith"]),
        ("李明", ["李明"]),
        ("Ana_Lind", ["Ana_Lind"]),
        ("By " + "a_" * 200 + "! or b", []),
        ("Username", []),
        ("Follow Author", []),
        ("Email the author", []),
        ("https://post.test/ana", []),
        ("@analind", []),
        ("Staff", []),
        ("Last updated: 7 January", []),
        ("", []),
    ],
)
def test_a_byline_has_names_and_nothing_else(written: str, names: list[str]) -> None:
    assert list(names_in(written)) == names


def test_one_author_of_a_list_may_be_named_as_nobody_else_is() -> None:
    assert list(names_in("the newsroom", listed=True)) == ["the newsroom"]
    assert list(names_in("cy77", listed=True)) == []


BYLINE = '<div class="byline">By <a rel="author">Joan Sokol</a> May 3, 2024 <a>Email the author</a></div>'


Lists = Sequence[Sequence[str]]


def authors(body: str, data: Lists = (), meta: Lists = (), lines: Sequence[str] = ()) -> list[str]:
    return list(authors_in(fromstring(f"<html><body>{body}</body></html>"), data, meta, lines))


def test_the_name_in_a_byline_counts_and_none_in_menus_and_comments() -> None:
    elsewhere = (
        '<nav><a rel="author">Username Two</a></nav><div class="comments"><a rel="author">Bo Bly</a></div>'
    )
    assert authors(elsewhere + BYLINE) == ["Joan Sokol"]


def test_a_byline_in_a_page_that_is_named_after_something_else_counts() -> None:
    root = fromstring(
        f"<html><body><div class=with-sidebar>{BYLINE}<p>She came back.</p></div></body></html>"
    )
    story = [block for block in blocks_of(root) if block.is_prose]
    assert authors_in(root, (), (), (), (), story) == ("Joan Sokol",)


def test_the_name_that_two_sources_have_beats_one_that_stands_alone() -> None:
    assert authors(BYLINE, data=[["Narrows Gazette"]], meta=[["Joan Sokol"]]) == ["Joan Sokol"]


def test_data_beats_what_stands_alone_on_the_page() -> None:
    assert authors('<p class="author">Bo Bly</p>', data=[["Ana Lind", "Cy Fay"]]) == ["Ana Lind", "Cy Fay"]


def test_a_site_that_names_itself_gives_way_to_a_byline() -> None:
    said = [["Narrows Gazette"]]
    root = fromstring("<html><body></body></html>")
    assert authors_in(root, said, said, ["By Ana Lind"], ["Narrows Gazette"]) == ("Ana Lind",)
    assert authors_in(root, said, said, [], ["Narrows Gazette"]) == ("Narrows Gazette",)


def test_a_line_is_enough_where_nothing_else_is() -> None:
    assert authors("<p>Text</p>", lines=["By Ana Lind"]) == ["Ana Lind"]


@pytest.mark.parametrize(
    ("body", "names"),
    [
        (
            "<p class=byline><a rel=author>Ana Lind</a> and <a rel=author>Cy Fay</a></p>",
            ["Ana Lind", "Cy Fay"],
        ),
        (
            "<div class=byline><b>Ana Lind</b><i>Senior reporter</i><a>@lind</a><i>Tue 3 May 2024</i></div>",
            ["Ana Lind"],
        ),
        ("<div class=author>By <i>Ana</i> <i>Lind</i></div>", ["Ana Lind"]),
    ],
)
def test_a_byline_of_several_parts_is_read(body: str, names: list[str]) -> None:
    assert authors(body) == names


def test_what_stands_beside_an_authors_name_is_no_name() -> None:
    body = "<p class=author>Harbour Diary <b class=author-views>Read often</b></p><i class=author-followers>Many</i>"
    said = [["Harbour Diary"]]
    root = fromstring(f"<html><body>{body}</body></html>")
    assert authors_in(root, [], said, [], ["Harbour Diary"]) == ("Harbour Diary",)


def test_a_name_in_capitals_is_the_one_without() -> None:
    assert authors("", meta=[["ANA LIND", "Ana Lind"]]) == ["Ana Lind"]
