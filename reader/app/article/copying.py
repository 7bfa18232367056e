"""Chooses what is copied, opened in the browser or opened in the editor, by what is chosen."""

from __future__ import annotations

from reader.app.messages import Copied
from reader.state.article.session import Session


def copied_words(selected: str | None) -> Copied | None:
    """The words that the mouse has selected, None where it has selected none."""
    return Copied(selected, "The selected words are") if selected else None


def copied_quote(session: Session, with_place: bool) -> Copied | None:
    """The chosen quote with who said it, None where no quote is chosen."""
    from reader.convert.citation import cite  # nothing is copied before the first frame

    quote = session.quote
    return Copied(cite(session.article, quote, with_place), "The quote is") if quote else None


def copied_link(session: Session) -> Copied | str:
    """A link to what is chosen in the page that the article comes from; else why there is none."""
    from reader.convert.passage_link import passage_link  # as above

    words = (session.at,) if session.at else session.spans[:1]
    parts = session.quote.parts if session.quote else words
    if not parts:
        return "Choose a quote, a mention or an event to link to."
    link = passage_link(session.article, parts)
    return (
        "The article’s file has no address to link to: set url under source."
        if link is None
        else Copied(link, "The link is")
    )
