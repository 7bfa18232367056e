"""Where something of an article comes from: its page in the web, and its line in the file."""

from __future__ import annotations

from reader.state.article.session import Session


def source_of(session: Session) -> str | None:
    """The page of the entity that is chosen, else of the article."""
    if (entity := session.entity) is not None:
        if entity.url:
            return entity.url
        if entity.wikidata:
            return f"https://www.wikidata.org/wiki/{entity.wikidata}"
    return session.article.source.url


def line_of(session: Session) -> int:
    """The line in the file of what is chosen, else of the text."""
    note = session.article.notes[session.note] if session.note is not None else None
    chosen = session.entity or session.quote or session.event or note
    return chosen.line if chosen else session.article.text_line
