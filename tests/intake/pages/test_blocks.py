"""The blocks of a page's body: their words, their order, and what they lie in."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from reader.intake.pages.blocks import Block, blocks_of, words_in
from reader.intake.pages.zones import Zone


def blocks(body: str) -> list[Block]:
    return list(blocks_of(fromstring(f"<html><body>{body}</body></html>")))


@pytest.mark.parametrize(
    ("body", "texts"),
    [
        ("<p>One <b>two</b>\n three</p>", ["One two three"]),
        ("<div>One<p>Two</p>three</div>", ["One", "Two", "three"]),
        ("<p>One<br>two<br><br>three</p>", ["One\ntwo", "three"]),
        ("<ul><li>One<li>Two</ul>", ["One", "Two"]),
        ("<p>One <!-- no -->two<?pi no?> three</p>", ["One two three"]),
        ("<p>One<script>no()</script> two<button>No</button></p>", ["One two"]),
        ("<p>On <time>Monday</time>, she came.</p>", ["On Monday, she came."]),
        ("<p>an<wbr>chor</p>", ["anchor"]),
        ("<pre>a  b\n  c</pre>", ["a  b\n  c"]),
        ("<table><tr><th>A</th><th>B</th></tr><tr><td>1</td><td>2</td></tr></table>", ["A | B", "1 | 2"]),
        ("<table><tr><td><p>A</p></td><td><p>B</p></td></tr></table>", ["A | B"]),
        ("<table><tr><td><h1>Head</h1>Text</td><td>Menu</td></tr></table>", ["Head", "Text", "Menu"]),
        ("<p> </p><p>&nbsp;</p>", []),
    ],
)
def test_a_body_is_read_in_blocks(body: str, texts: list[str]) -> None:
    assert [block.text.strip() for block in blocks(body) if block.text.strip()] == texts


def test_a_block_says_how_much_of_it_are_links_and_times() -> None:
    (block,) = blocks("<p><a href=x>Four</a> <time>1234</time> 78</p>")
    assert (block.linked, block.times, block.words) == (4, 4, 3)


@pytest.mark.parametrize(
    ("body", "is_prose"),
    [
        ("<p>She came in the morning, and left.</p>", True),
        ("<p>She came.</p>", False),
        ("<p>She came back.</p>", True),
        ("<p>Storm takes the harbour</p>", False),
        ("<h2>She came in the morning, and left.</h2>", False),
        ("<p><a href=x>She came in the morning, and left.</a></p>", False),
    ],
)
def test_prose_has_sentences_and_is_no_heading_and_no_link(body: str, is_prose: bool) -> None:
    (block,) = blocks(body)
    assert block.is_prose is is_prose


def test_words_of_scripts_without_spaces_are_two_letters_each() -> None:
    assert words_in("市長は金曜日") == 3
    assert words_in("The mayor’s well-kept quay") == 4


@pytest.mark.parametrize(
    ("opening", "zone"),
    [
        ("<nav>", Zone.OUTSIDE),
        ('<div class="relatedStories">', Zone.OUTSIDE),
        ('<div class="article-comments">', Zone.OUTSIDE),
        ('<div hidden="">', Zone.OUTSIDE),
        ('<div style="display: none">', Zone.OUTSIDE),
        ('<div role="navigation">', Zone.OUTSIDE),
        ('<div class="social-embed">', None),
        ('<p class="photo-caption">', Zone.CAPTION),
        ('<p class="standfirst">', Zone.STANDFIRST),
        ('<div class="byline">', Zone.BYLINE),
        ("<aside>", Zone.ASIDE),
        ("<footer>", Zone.FOOTER),
        ('<div class="story-body">', None),
        ('<div id="sharing-with-other-towns">', None),
        ('<div class="commentary">', None),
        ('<main class="has-comments">', None),
        ('<article class="related-card">', Zone.OUTSIDE),
    ],
)
def test_a_part_of_a_page_is_known_by_its_tag_and_its_classes(opening: str, zone: Zone | None) -> None:
    (block,) = blocks(f"{opening}Words")
    assert [each for _, each in block.zones] == ([zone] if zone else [])
