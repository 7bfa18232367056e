"""Imports plain text: all of it, and the headline, byline and date that are found in it."""

from __future__ import annotations

from typing import NamedTuple

from reader.errors import IntakeError
from reader.intake.byline import byline_of
from reader.intake.clean_text import harmless, is_visible, line_of
from reader.intake.dateline import dateline_of
from reader.intake.headline import headline_of
from reader.intake.paragraphs import in_paragraphs
from reader.intake.url import url_of
from reader.load.anchors.canonical import one_line
from reader.model.dates.hints import parse_date
from reader.model.new_article import IncomingArticle


class GivenMetadata(NamedTuple):
    """What the person says of an article; it counts for more than what the article says of itself."""

    headline: str | None = None
    published: str | None = None

    @classmethod
    def of(cls, headline: str | None, published: str | None) -> GivenMetadata:
        """Checked before anything is read. Raises IntakeError where one of them can't stand in an article."""
        given = None if headline is None else line_of(headline)
        if headline is not None and given is None:
            raise IntakeError("the headline is empty")
        return cls(given, None if published is None else _date(published))


NOTHING_GIVEN = GivenMetadata()


def import_text(content: str, given: GivenMetadata, url: str | None = None) -> IncomingArticle:
    """An article from text alone. Raises IntakeError where there is nothing to read in it."""
    clean, dropped = harmless(content)
    if not is_visible(clean):
        raise IntakeError("there is no text in it")
    text = in_paragraphs(clean)
    dateline = dateline_of(text)
    headline = given.headline or line_of(headline_of(text, dateline.story))
    byline = byline_of(text)
    return IncomingArticle(
        text=text,
        headline=headline or "…",
        published=given.published or dateline.published,
        publisher=None,
        url=url_of(url),
        authors=byline[1] if byline else (),
        language=None,
        dropped=dropped,
    )


def _date(published: str) -> str:
    try:
        return parse_date(one_line(published)).text
    except ValueError as fault:
        raise IntakeError(f"that is no date of publication: {fault}") from None
