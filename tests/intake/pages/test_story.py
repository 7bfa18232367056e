"""Which words of a page become its text: small pages, each of a kind."""

from __future__ import annotations

import pytest

from reader.intake.pages.page import import_page
from reader.intake.text import GivenMetadata

ONE = "A crane fell on the quay of Ostvik on Friday morning, and two ships could not leave the port before noon."
TWO = (
    "The port authority will look into the fall, and wants to have answers by the end of the month, it wrote."
)
THREE = "It was the first crane to fall since the storm, one of the pilots said to reporters on the quay."
CAPTION = "Ana Lind, the harbour master, stands on the quay on Friday."
STORY = f"<p>{ONE}</p><p>{TWO}</p><p>{THREE}</p>"


def paragraphs(body: str, head: str = "") -> list[str]:
    page = f'<!doctype html><html lang="en"><head><title>Crane falls</title>{head}</head><body>{body}</body></html>'
    return import_page(page.encode(), GivenMetadata()).text.split("\n\n")


def among(between: str) -> list[str]:
    """What stands between the second and the last paragraph of a story with something between them."""
    found = paragraphs(
        f"<article><h1>Crane falls</h1><p>{ONE}</p><p>{TWO}</p>{between}<p>{THREE}</p></article>"
    )
    assert found[:2] == [ONE, TWO]
    assert found[-1] == THREE
    return found[2:-1]


@pytest.mark.parametrize(
    ("between", "texts"),
    [
        ("<h2>Two ships</h2>", ["Two ships"]),
        ("<ul><li>the Marta</li><li>the Ost</li></ul>", ["the Marta", "the Ost"]),
        ("<p>“No.”</p>", ["“No.”"]),
        ("<p><a href=x>The whole report is in the town hall.</a></p>", ["The whole report is in the town hall."]),
        ("<table><tr><td>Ships</td><td>2</td></tr></table>", ["Ships | 2"]),
        (f"<figure><img src=x><figcaption>{CAPTION}</figcaption></figure>", [CAPTION]),
        ("<figure><img src=x><figcaption>Photo: Cy Fay</figcaption></figure>", []),
        (f"<figure><figcaption>{CAPTION}<i class=credit>Cy Fay</i></figcaption><img></figure>", [CAPTION]),
        ("<aside class=pullquote><p>“It is over.”</p><cite>Ana Lind</cite></aside>", ["“It is over.”", "— Ana Lind"]),
        ("<aside><blockquote>It is over.<footer>Lind</footer></blockquote></aside>", ["“It is over.”", "— Lind"]),
        ("<div class=pull-quote><p>“Two ships could not leave the port”</p><p>— Ana Lind</p></div>", []),
        ("<aside>“Two ships could not leave the port before noon.”</aside>", []),
        ("<p class=related>READ MORE: <a href=x>Storm takes the harbour</a></p>", []),
        ("<p><a href=x>Storm takes the harbour</a></p>", []),
        ("<div class=newsletter-box><p>Sign up and have all of our news every morning.</p></div>", []),
        ("<div class=ad-slot><p>Buy a crane today, and have the second one for half of it.</p></div>", []),
        ("<p>Share this</p>", []),
        ("<p><a href=x>Storm takes the harbour by night, and 'Harbour Day' is off for a year</a></p>", []),
        ("<div><span>Image</span><img src=x></div>", []),
        ("<div><span>posted on May 3, 2024, at 11:29 a.m.</span></div>", []),
        ("<div><b>Gazette (Ostvik)</b> <i>First published May 3, 2024: 1:28 AM ET</i></div>", []),
        ("<div class=gallery-interstitial-text>Wait 1 second, and the next picture comes.</div>", []),
        ("<p>___</p>", []),
        ("<p class=source>abc/dpa</p>", []),
        ("<p>Copyright © 2024 Narrows Gazette. All rights reserved.</p>", []),
        ("<p><i>Reach Ana Lind at 555-0147 or alind@post.test.</i></p>", []),
        ("<p>Follow the Gazette’s news of ships at <a href=x>https://post.test/ships</a></p>", []),
        ("<p>The list was published on May 3.</p>", ["The list was published on May 3."]),
        (f"<p><span class='caption'><i class=attribution>© Ost</i>Quay</span> {CAPTION}</p>", [CAPTION]),
        ("<div style='display:none'><p>This has been hidden from all who read the page.</p></div>", []),
        ("<h2>More news</h2><ul><li><a href=x>Storm</a></li><li><a href=y>A goat</a></li></ul>", []),
    ],
)  # fmt: skip
def test_what_stands_in_a_story_is_kept_where_it_is_a_part_of_it(between: str, texts: list[str]) -> None:
    assert among(between) == texts


@pytest.mark.parametrize(
    "standfirst",
    [
        "<p class=standfirst>Two ships had to wait for the whole of a morning</p>",
        "<div class=article__dek>Two ships had to wait for the whole of a morning</div>",
        "<h2 class=subtitle>Two ships had to wait for the whole of a morning</h2>",
        "<p>Two ships had to wait for the whole of a morning.</p>",
    ],
)
def test_a_standfirst_comes_first(standfirst: str) -> None:
    found = paragraphs(
        f"<header><h1>Crane falls</h1>{standfirst}</header><div class=article-body>{STORY}</div>"
    )
    assert found[0].startswith("Two ships had to wait")
    assert found[1:] == [ONE, TWO, THREE]


def test_what_the_page_says_that_it_is_about_is_a_standfirst_where_it_stands_under_the_headline() -> None:
    said = "Two ships had to wait for the whole of a morning"
    head = f'<meta property="og:description" content="{said}">'
    assert paragraphs(f"<h1>Crane falls</h1><div>{said}</div><div>{STORY}</div>", head)[0] == said
    assert paragraphs(f"<h1>Crane falls</h1><div>{STORY}</div>", head)[0] == ONE


def test_a_teaser_that_the_page_says_it_is_about_is_a_standfirst() -> None:
    said = "Two ships had to wait for the whole of a morning"
    head = f'<meta property="og:description" content="{said}">'
    assert (
        paragraphs(f"<article><h1>Crane falls</h1><p class=teaser>{said}</p>{STORY}</article>", head)[0]
        == said
    )


def test_cards_of_other_stories_are_no_part_of_one() -> None:
    card = f"<article class=related-card><h3><a href=x>Goats</a></h3><p>{CAPTION}</p></article>"
    assert paragraphs(f"<article><h1>Crane falls</h1>{STORY}{card}</article>") == [ONE, TWO, THREE]


def test_bylines_and_dates_above_a_story_are_no_part_of_it() -> None:
    above = '<p class=byline>By Ana Lind</p><p class=date><time datetime="2024-05-03">3 May 2024</time></p>'
    assert paragraphs(f"<article><h1>Crane falls</h1>{above}{STORY}</article>") == [ONE, TWO, THREE]


def test_a_linked_sentence_under_the_last_heading_is_a_part_of_the_story() -> None:
    end = "<h2>What is next</h2><p><a href=x>The council will meet again on Thursday.</a></p>"
    found = paragraphs(
        f"<article><h1>Crane falls</h1>{STORY}{end}<p><a href=y>Goat on a roof?</a></p></article>"
    )
    assert found == [ONE, TWO, THREE, "What is next", "The council will meet again on Thursday."]


def test_a_short_story_beside_a_long_aside_is_found() -> None:
    aside = f"<aside><p>{ONE}</p><p>{TWO}</p></aside>"
    assert paragraphs(
        f"<article><h1>Crane falls</h1><p>The crane fell.</p><p>So it did.</p></article>{aside}"
    ) == ["The crane fell.", "So it did."]


def test_comments_and_menus_are_no_part_of_a_story() -> None:
    comments = "<p>I have never seen a crane fall, and I have lived on that quay for long.</p>" * 2
    story = f"<article><h1>Crane falls</h1>{STORY}</article>"
    page = f"<nav><p>{THREE}</p></nav>{story}<div class=comments>{comments}</div>"
    assert paragraphs(page) == [ONE, TWO, THREE]


def test_a_story_that_is_wrapped_in_what_is_named_after_something_else_is_found() -> None:
    assert paragraphs(
        f'<div class="has-sidebar share-page"><form><h1>Crane falls</h1>{STORY}</form></div>'
    ) == [ONE, TWO, THREE]


def test_the_same_paragraph_twice_is_there_once() -> None:
    assert paragraphs(
        f"<article><h1>Crane falls</h1><div class=mobile><p>{ONE}</p></div>{STORY}</article>"
    ) == [ONE, TWO, THREE]


ENTRIES = [("10:42", "Wind rises", TWO), ("11:05", "Ships wait", THREE)]


@pytest.mark.parametrize(
    "time", ["<time datetime='2024-05-03T{0}'>{0}</time>", "<span class=timestamp>{0}</span>"]
)
def test_a_live_blog_is_read_with_its_times(time: str) -> None:
    data = (
        '<script type="application/ld+json">{"@type": "LiveBlogPosting", "headline": "Crane falls"}</script>'
    )
    entries = "".join(
        f"<div>{time.format(at)}<h2>{head}</h2><p>{said}</p></div>" for at, head, said in ENTRIES
    )
    found = paragraphs(f"<article><h1>Crane falls</h1><p>{ONE}</p>{entries}</article>", data)
    assert found == [ONE, *(part for entry in ENTRIES for part in entry)]


def test_the_first_entry_of_a_live_blog_has_its_time_and_the_page_has_none() -> None:
    entries = "".join(
        f"<article><time datetime='2024-05-03T{at}'>{at}</time><h2>{title}</h2><p>{text}</p></article>"
        for at, title, text in (("10:05", "Late", ONE), ("09:40", "Early", TWO), ("09:00", "First", THREE))
    )
    written = "<div>Live <time datetime='2024-05-03T10:05'>3 May 2024 10:05</time></div>"
    found = paragraphs(f"<main><h1>Crane falls</h1>{written}{entries}</main>")
    assert found == ["10:05", "Late", ONE, "09:40", "Early", TWO, "09:00", "First", THREE]


def test_a_line_of_who_wrote_a_story_and_when_is_no_part_of_it() -> None:
    line = "<span>Par <a>Ana Lind</a> (Ostvik)</span><span>Publié le 3 mai 2024 à 16h00</span><span>3 min.</span>"
    assert paragraphs(f"<main><h1>Crane falls</h1>{line}{STORY}</main>") == [ONE, TWO, THREE]


@pytest.mark.parametrize(
    "paragraph",
    [
        "By Monday the ministry had published its own figures, and the mayor resigned.",
        "By the time the report was published, eleven people had died in the harbour.",
        "By then “the mayor published a lie”, Ana Ruiz said on Friday.",
        "By Ana Ruiz’s count the port published three lists",
        "By 2020 Ostvik had posted a loss in each of its years as a port",
        "By May 2020 Ostvik published 3 lists",
        "Von Montag an wurde die Liste veröffentlicht, und der Bürgermeister trat zurück.",
        "Von Ostvik aus veröffentlicht die Werft ihre Zahlen",
        "Par la suite, Ana Ruiz a publié la liste, et le maire est parti.",
        "Par Zoé Petit, le maire a publié la liste",
        "The figures posted on 3 May alarmed the board",
        "The list posted on 3 May",
        "Published on 3 May, the figures alarmed the board",
        "Reach the harbour at dawn, she said.",
        "Reach for the rope at the quay!",
    ],
)
def test_a_sentence_that_begins_as_a_label_might_is_a_part_of_the_story(paragraph: str) -> None:
    assert among(f"<p>{paragraph}</p>") == [paragraph]


@pytest.mark.parametrize(
    "line",
    [
        "By Ana Lind Published May 3, 2024 3 min read",
        "By Ana Lind@analind Updated Jul 24, 2018, 2:15pm EDT",
        "By Ana Lind and Cy O’Fay, Senior Reporters Posted 3 hours ago",
        "By The Narrows Gazette | Updated: Friday, May 3, 2024 at 11:29 a.m.",
        "Von Jörg van der Müller, Ostvik. Veröffentlicht am 3. Mai 2024",
        "Par Zoé Petit (Ostvik), mis en ligne Publié le 3 mai 2024",
        "Par Zoé Petit Publié le 3 mai 2024 à 16h00, Temps de lecture : 3 min.",
        "Posted on Tuesday 15 October 2019 at 09:11 by Cy M. Fay.",
        "May 3, 2024 at 6:01 am Updated May 4, 2024 at 3:33 pm",
        "Published Thursday 27 July 2017 Published Thu 27 Jul 2017",
        "Last updated September 14, 2016",
        "Reach Ana Lind at <a href=x>our newsroom</a>",
        "Reach Ana Lind at www.post.test/lind",
    ],
)
def test_a_label_of_a_story_is_no_part_of_it(line: str) -> None:
    assert among(f"<div>{line}</div>") == []


def test_entries_of_a_live_blog_that_only_the_data_has_stand_at_its_end() -> None:
    update = f'{{"headline": "Wind rises", "datePublished": "2024-05-03T10:42:00Z", "articleBody": "{TWO}"}}'
    data = f'{{"@type": "LiveBlogPosting", "headline": "Crane falls", "liveBlogUpdate": [{update}]}}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert paragraphs(f"<article><h1>Crane falls</h1><p>{ONE}</p><p>{THREE}</p></article>", head) == [
        ONE,
        THREE,
        "10:42",
        "Wind rises",
        TWO,
    ]
    assert paragraphs(f"<article><h1>Crane falls</h1>{STORY}</article>", head) == [ONE, TWO, THREE]


def test_a_body_of_another_text_is_not_taken_for_the_story() -> None:
    other = "Goats climbed all over the roofs of Narrows and nobody knew how to bring them down again. " * 12
    head = f'<script type="application/ld+json">{{"@type": "NewsArticle", "articleBody": "{other}"}}</script>'
    assert paragraphs(f"<article><h1>Crane falls</h1>{STORY}<p>{CAPTION}</p></article>", head)[0] == ONE


def test_a_body_that_only_the_data_has_is_read_from_there() -> None:
    data = f'{{"@type": "NewsArticle", "isAccessibleForFree": false, "articleBody": "{ONE}\\n\\n{TWO}\\n\\n{THREE}"}}'
    head = f'<script type="application/ld+json">{data}</script>'
    assert paragraphs(f"<article><h1>Crane falls</h1><p>{ONE}</p></article>", head) == [ONE, TWO, THREE]
    assert paragraphs("<div id=root></div>", head) == [ONE, TWO, THREE]
    longer = paragraphs(
        f"<article><h1>Crane falls</h1>{STORY}<p>And two more stayed away.</p></article>", head
    )
    assert longer == [ONE, TWO, THREE, "And two more stayed away."]


def test_words_that_look_like_text_and_were_left_out_are_counted() -> None:
    aside = f"<div><aside><p>{'Two ships wait here. ' * 20}</p></aside></div>"
    story = f"<article><h1>Crane falls</h1>{STORY}</article>"
    assert import_page(f"<html><body>{story}{aside}</body></html>".encode(), GivenMetadata()).left_out == 80
    assert import_page(f"<html><body>{story}</body></html>".encode(), GivenMetadata()).left_out == 0
