"""Days of publication as pages write them, and which of several counts."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from reader.intake.pages.blocks import blocks_of
from reader.intake.pages.dates import day_of, published_in


@pytest.mark.parametrize(
    ("written", "language", "day"),
    [
        ("2024-05-03T10:00:00Z", None, "2024-05-03"),
        ("2024-05-03 10:00", None, "2024-05-03"),
        ("2024-05-03", None, "2024-05-03"),
        ("2024-05", None, "2024-05"),
        ("2024", None, "2024"),
        ("1987-10-15T08:00:00Z", None, "1987-10-15"),
        ("1789-07-14", None, "1789-07-14"),
        ("20240503", None, "2024-05-03"),
        ("20240503T1000", None, "2024-05-03"),
        ("Fri, 03 May 2024 10:00:00 GMT", None, "2024-05-03"),
        ("May 3rd, 2024", None, "2024-05-03"),
        ("3. Mai 2024", None, "2024-05-03"),
        ("2024年5月3日", None, "2024-05-03"),
        ("3.5.2024", None, "2024-05-03"),
        ("2024/05/03", None, "2024-05-03"),
        ("03/05/2024", "fr", "2024-05-03"),
        ("03/05/2024", "en-GB", "2024-05-03"),
        ("05/03/2024", "en-US", "2024-05-03"),
        ("25/12/2024", None, "2024-12-25"),
        ("12/25/2024", None, "2024-12-25"),
        ("03/05/2024", "en", None),
        ("03/05/24", None, None),
        ("2024-02-31", None, None),
        ("0001-01-01T00:00:00", None, None),
        ("soon", None, None),
        ("", None, None),
        (None, None, None),
    ],
)
def test_a_day_is_no_more_precise_than_it_is_written(
    written: str | None, language: str | None, day: str | None
) -> None:
    assert day_of(written, language) == day


STORY = "<p>A crane fell on the quay of Ostvik on Monday morning, and two ships could not leave it.</p>"


def published(
    body: str, *, data: str | None = None, meta: tuple[str, ...] = (), url: str | None = None
) -> str | None:
    root = fromstring(f"<html><body>{body}</body></html>")
    blocks = list(blocks_of(root))
    story = [block for block in blocks if block.is_prose]
    return published_in(root, blocks, data=[data], meta=meta, url=url, language="en", story=story)


HEAD = "<h1>Crane falls</h1>"
UPDATED, FIRST = '<time datetime="2024-05-09">9 May</time>', '<time datetime="2024-05-03">3 May</time>'


@pytest.mark.parametrize(
    ("body", "day"),
    [
        (f'{HEAD}<p><time datetime="2024-05-03">3 May</time></p>{STORY}', "2024-05-03"),
        (f"{HEAD}<p>Published 3 May 2024</p>{STORY}", "2024-05-03"),
        (
            f'{HEAD}<p>Updated <time datetime="2024-05-09">9 May</time></p><p>Published 3 May 2024</p>{STORY}',
            "2024-05-03",
        ),
        (
            f"{HEAD}<p>Updated {UPDATED}, published {FIRST}</p>{STORY}",
            "2024-05-03",
        ),
        (f'{HEAD}<span itemprop="datePublished" content="2024-05-03">Friday</span>{STORY}', "2024-05-03"),
        (f'{HEAD}{STORY}<aside><time datetime="2018-01-01">1 January 2018</time></aside>', None),
        (
            f'{HEAD}<p>It will be on <time datetime="2025-06-30">30 June</time>, the first of four days, she said.</p>',
            None,
        ),
        (f"{STORY}<footer>© 2019 Narrows Gazette</footer>", None),
    ],
)
def test_a_day_that_is_shown_counts_beside_the_headline_and_not_in_sentences(
    body: str, day: str | None
) -> None:
    assert published(body) == day


def test_a_line_that_only_says_when_counts_however_it_ends() -> None:
    body = "<h1>Crane</h1><div><i>posted on May 3, 2024, at 11:29 a.m.</i></div><p>A crane fell today.</p>"
    root = fromstring(f"<html><body>{body}</body></html>")
    blocks = list(blocks_of(root))
    said = published_in(root, blocks, data=[], meta=[], url=None, language="en", story=blocks[2:])
    assert said == "2024-05-03"


def test_the_address_gives_way_to_what_the_page_says_of_itself() -> None:
    url = "https://post.test/2020/01/02/crane"
    assert published(HEAD + STORY, url=url) == "2020-01-02"
    assert published(HEAD + STORY, url=url, meta=("2024-05-03T10:00:00Z",)) == "2024-05-03"


def test_what_two_say_beats_what_one_says() -> None:
    shown = f"{HEAD}<p>Published 3 May 2024</p>{STORY}"
    assert published(shown, data="2024-05-04T01:00:00Z", meta=("2024-05-03",)) == "2024-05-03"


def test_a_month_is_the_day_in_it_that_another_source_has() -> None:
    assert published(f"{HEAD}<p>Published 3 May 2024</p>{STORY}", data="2024-05") == "2024-05-03"
    assert published(HEAD + STORY, data="2024-05") == "2024-05"
