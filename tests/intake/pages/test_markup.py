"""Markup that stands for signs, and what the text of a page then reads."""

from __future__ import annotations

import pytest
from lxml.html import fromstring

from reader.intake.pages.blocks import blocks_of
from reader.intake.pages.markup import mend


def text(body: str, language: str | None = "en") -> str:
    root = fromstring(f"<html><body>{body}</body></html>")
    mend(root, language)
    return "\n".join(block.text for block in blocks_of(root))


@pytest.mark.parametrize(
    ("language", "written"),
    [
        ("en", "He said “no”."),
        ("de-CH", "He said „no“."),
        ("fr", "He said «\u00a0no\u00a0»."),
        ("ja", "He said 「no」."),
        ("tlh", "He said “no”."),
        (None, "He said “no”."),
    ],
)
def test_a_quotation_has_the_marks_of_its_language(language: str | None, written: str) -> None:
    assert text("<p>He said <q>no</q>.</p>", language) == written


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("<p><q>She said <q>no</q> twice</q>, he wrote.</p>", "“She said ‘no’ twice”, he wrote."),
        ("<p><q>“No”</q>, he wrote.</p>", "“No”, he wrote."),
        ("<p><q>It is <b>over</b></q>, he wrote.</p>", "“It is over”, he wrote."),
        ("<p><q><em>Never</em></q></p>", "“Never”"),
        ("<p>Nothing <q></q> here</p>", "Nothing here"),
    ],
)
def test_quotations_in_quotations_and_with_marks_of_their_own(body: str, written: str) -> None:
    assert text(body) == written


@pytest.mark.parametrize(
    ("body", "written"),
    [
        ("It weighs 10<sup>6</sup> g.", "It weighs 10⁶ g."),
        ("Two km<sup>2</sup> burned.", "Two km² burned."),
        ("x<sup>n+1</sup>", "xⁿ⁺¹"),
        ("x<sup>n<sup>2</sup></sup> here", "xⁿ² here"),
        ("C<sub>1<sub>2</sub></sub> here", "C₁₂ here"),
        ("The 19<sup>th</sup> of May", "The 19th of May"),
        ("le XIX<sup>e</sup> siècle", "le XIXe siècle"),
        ("Closeread<sup>TM</sup>", "ClosereadTM"),
        ('Built in 2019<sup><a href="#n4">4</a></sup> here.', "Built in 2019 here."),
        ('Built in 2019<a href="#n4"><sup>4</sup></a> here.', "Built in 2019 here."),
        ('It fell.<sup class="footnote">12</sup> It rose.', "It fell. It rose."),
        ("It fell.<sup>3</sup> It rose.", "It fell. It rose."),
        ("The quay<sup>2</sup> is closed.", "The quay is closed."),
        ("It fell.<sup>[a]</sup>", "It fell."),
        ("It fell<sup>*</sup> today.", "It fell today."),
        ("CO<sub>2</sub> and H<sub>2</sub>O", "CO₂ and H₂O"),
        ("a<sub>max</sub>", "amax"),
    ],
)
def test_raised_and_lowered_signs_stay_so_and_marks_of_notes_go(body: str, written: str) -> None:
    assert text(f"<p>{body}</p>") == written


@pytest.mark.parametrize("tag", ["del", "s", "strike"])
def test_what_a_page_takes_back_is_gone_and_what_it_puts_there_stays(tag: str) -> None:
    assert text(f"<p>and <{tag}>twelve</{tag}> <ins>two</ins> ships</p>") == "and two ships"


def test_a_whole_article_that_is_struck_through_is_read() -> None:
    assert text(f"<s><p>{'The quay is closed. ' * 20}</p></s>").startswith("The quay is closed.")


QUOTATION = "Nobody had looked at it since the autumn."


@pytest.mark.parametrize(
    ("body", "written"),
    [
        (f"<blockquote><p>{QUOTATION}</p></blockquote>", f"“{QUOTATION}”"),
        (f"<blockquote>{QUOTATION}</blockquote>", f"“{QUOTATION}”"),
        (f"<blockquote><p>“{QUOTATION}”</p></blockquote>", f"“{QUOTATION}”"),
        ("<blockquote><p>One.</p><p>Two.</p></blockquote>", "“One.\n“Two.”"),
        (
            f"<blockquote><p>{QUOTATION}</p><footer>Ana Lind</footer></blockquote>",
            f"“{QUOTATION}”\n— Ana Lind",
        ),
        (f"<blockquote><p>{QUOTATION}</p><cite>— Ana Lind</cite></blockquote>", f"“{QUOTATION}”\n— Ana Lind"),
        (f"<blockquote><p>{QUOTATION}</p><p>— Ana Lind</p></blockquote>", f"“{QUOTATION}”\n— Ana Lind"),
        (f"<figure><p>“{QUOTATION}”</p><footer>Ana Lind</footer></figure>", f"“{QUOTATION}”\n— Ana Lind"),
        (
            f"<blockquote><p>“{QUOTATION}”</p><p>Ana Lind, Ph.D.</p></blockquote>",
            f"“{QUOTATION}”\n— Ana Lind, Ph.D.",
        ),
        (f"<blockquote><p>“{QUOTATION}”</p><p>Nobody.</p></blockquote>", f"“{QUOTATION}”\nNobody."),
        ("<blockquote><ul><li>One</li></ul></blockquote>", "One"),
        (
            f"<figure><blockquote>“{QUOTATION}”</blockquote><figcaption>Ana Lind</figcaption></figure>",
            f"“{QUOTATION}”\n— Ana Lind",
        ),
    ],
)
def test_a_block_quotation_has_marks_and_a_dash_before_who_said_it(body: str, written: str) -> None:
    assert text(body) == written


def test_a_work_that_is_named_in_a_block_quotation_is_no_signature() -> None:
    body = "<blockquote><p>He read <cite>The Quay</cite> twice, and then once more.</p></blockquote>"
    assert text(body) == "“He read The Quay twice, and then once more.”"
