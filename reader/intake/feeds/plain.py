"""Turns a text of a feed into paragraphs of plain words, all of it: unlike a page it has nothing around its story."""

from __future__ import annotations

from reader.intake.clean_text import harmless, is_visible
from reader.intake.feeds.html import parsed
from reader.intake.pages.blocks import blocks_of
from reader.intake.pages.markup import mend
from reader.intake.paragraphs import in_paragraphs
from reader.intake.web.deadline import within
from reader.model.feeds.feed import FeedText

SECONDS = 5.0
"""For the HTML of one entry; one that is made to take long could take hours."""


def paragraphs_of(text: FeedText, language: str | None = None) -> tuple[str, ...]:
    """The paragraphs of a text, each one line; empty where there are no words in it.

    Quotation marks stand where HTML has `q`, and what is struck out is left out. Raises IntakeError where the HTML
    takes longer than it may.
    """
    if text.is_html:
        late = f"its HTML can’t be read within {SECONDS:g} seconds"
        written = within(SECONDS, lambda _: _html_text(text.content, language), lambda _: None, late)
    else:
        written = text.content
    clean = harmless(written)[0]
    return tuple(in_paragraphs(clean).split("\n\n")) if is_visible(clean) else ()


def _html_text(source: str, language: str | None) -> str:
    body = parsed(source)
    if body is None:
        return ""
    mend(body, language)
    return "\n\n".join(block.text for block in blocks_of(body))
