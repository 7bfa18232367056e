"""JSON-LD: what pages write there, right and wrong, and what is understood of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from lxml.html import fromstring

from reader.intake.pages.structured_data import ArticleData, Update, articles_in, plain_text

ARTICLE = {"@type": "NewsArticle", "headline": "Crane falls"}


def articles(*scripts: str) -> list[ArticleData]:
    written = "".join(f'<script type="application/ld+json">{script}</script>' for script in scripts)
    return articles_in(fromstring(f"<html><head>{written}</head><body></body></html>"))


def article(**values: Any) -> ArticleData:
    (found,) = articles(json.dumps({**ARTICLE, **values}))
    return found


@pytest.mark.parametrize(
    "written",
    [
        json.dumps(ARTICLE),
        json.dumps([ARTICLE]),
        json.dumps({"@graph": [{"@type": "Organization", "name": "Gazette"}, ARTICLE]}),
        json.dumps({"@type": "WebPage", "mainEntity": ARTICLE}),
        json.dumps({**ARTICLE, "@type": ["Thing", "ReportageNewsArticle"]}),
        json.dumps({**ARTICLE, "@type": "LiveBlogPosting"}),
        "<!--\n" + json.dumps(ARTICLE) + "\n-->",
        "<!--\n" + json.dumps(ARTICLE) + "\n-->" + " " * 300 + "; ",
        "//<![CDATA[\n" + json.dumps(ARTICLE) + "\n//]]>",
        json.dumps(ARTICLE) + ";",
        '{"@type": "NewsArticle", "headline": "Crane falls",}',
        '{"@type": "NewsArticle", "headline": "Crane\nfalls"}',
        "{&quot;@type&quot;: &quot;NewsArticle&quot;, &quot;headline&quot;: &quot;Crane falls&quot;}",
    ],
)
def test_an_article_is_found_however_it_is_written(written: str) -> None:
    assert [found.headline for found in articles(written)] == ["Crane falls"]


@pytest.mark.parametrize(
    "broken",
    [
        "{",
        "[" * 100_000,
        "",
        "null",
        "12",
        "-->" + " " * 300 + "x",
        '{"@type": 5}',
        '{"@type": "NewsArticle"',
    ],
)
def test_a_broken_block_costs_no_other(broken: str) -> None:
    assert [found.headline for found in articles(broken, json.dumps(ARTICLE))] == ["Crane falls"]


@pytest.mark.parametrize(
    ("author", "names"),
    [
        ("Ana Lind", ("Ana Lind",)),
        ({"@type": "Person", "name": "Ana Lind"}, ("Ana Lind",)),
        ([{"name": "Ana Lind"}, {"name": "Cy Fay"}, "Ana Lind"], ("Ana Lind", "Cy Fay")),
        ({"name": ["Ana Lind", "Cy Fay"]}, ("Ana Lind", "Cy Fay")),
        ({"name": {"name": "Ana Lind"}}, ("Ana Lind",)),
        ({"givenName": "Ana", "familyName": "Lind"}, ("Ana Lind",)),
        ({"name": "<b>Ana</b> Lind&#39;s"}, ("Ana Lind's",)),
        ({"@id": "#ana"}, ()),
        (5, ()),
        ([[[[["deep"]]]]], ()),
    ],
)
def test_authors_are_read_in_every_shape(author: Any, names: tuple[str, ...]) -> None:
    assert article(author=author).authors == names


def test_json_that_nothing_mends_still_says_a_little() -> None:
    said = '"headline": "Crane \\"falls\\"", "author": [{"name": "Ana Lind"}], "x": "a "b" c"'
    written = f'{{"@type": "NewsArticle", {said}}}'
    (found,) = articles(written)
    assert (found.headline, found.authors) == ('Crane "falls"', ("Ana Lind",))
    assert articles('{"@type": "Person", "headline": "No" "article"}') == []


def test_a_page_without_an_article_says_what_a_page_does() -> None:
    (found,) = articles(
        json.dumps({"@type": "WebPage", "name": "Crane falls", "datePublished": "2024-05-03"})
    )
    assert (found.headline, found.published) == ("Crane falls", "2024-05-03")


def test_an_author_who_is_named_elsewhere_in_the_graph_is_found_there() -> None:
    graph = [{**ARTICLE, "author": {"@id": "#ana"}}, {"@type": "Person", "@id": "#ana", "name": "Ana Lind"}]
    (found,) = articles(json.dumps({"@graph": graph}))
    assert found.authors == ("Ana Lind",)


def test_persons_that_are_no_authors_are_none() -> None:
    graph = [ARTICLE, {"@type": "Person", "name": "Cy Fay", "jobTitle": "Publisher"}]
    assert [found.authors for found in articles(json.dumps({"@graph": graph}))] == [()]


def test_all_that_an_article_says_is_read() -> None:
    found = article(
        datePublished="2024-05-03",
        publisher={"name": "Narrows Gazette"},
        mainEntityOfPage={"@id": "https://post.test/a"},
        description="Two ships stayed.",
        articleBody="One.\n\nTwo.",
    )
    assert found == ArticleData(
        headline="Crane falls",
        published="2024-05-03",
        publisher="Narrows Gazette",
        url="https://post.test/a",
        description="Two ships stayed.",
        body="One.\n\nTwo.",
    )


def test_a_live_blog_has_its_entries() -> None:
    entry = {
        "@type": "BlogPosting",
        "headline": "Wind",
        "datePublished": "2024-05-03T10:42",
        "articleBody": "It rose.",
    }
    found = article(**{"@type": "LiveBlogPosting", "liveBlogUpdate": [entry, {"name": "empty"}, 5]})
    assert found.is_live
    assert found.updates == (Update("2024-05-03T10:42", "Wind", "It rose."),)
    assert found.updates[0].clock == "10:42"


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("<p>One &amp; two.</p><p>Three.</p>", "One & two.\n\n\n\nThree."),
        ("&lt;p&gt;One.&lt;/p&gt;", "One."),
        ("One<br>two<br><br>three", "One\ntwo\n\nthree"),
        ("3 < 4 and 5 > 2", "3 < 4 and 5 > 2"),
        ("", None),
        (None, None),
    ],
)
def test_html_in_a_value_becomes_text(written: str | None, plain: str | None) -> None:
    assert plain_text(written) == plain
