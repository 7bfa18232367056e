"""Shows an article of the library that is not open: for its preview, and for the card of something in it."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from pathlib import Path

from reader.app.article.opening import open_at
from reader.app.full_screen import FullScreen
from reader.app.overlays.card import CardScreen, Followed
from reader.load.article_cache import ArticleCache
from reader.model.library.articles import ListedArticle
from reader.state.article.session import Session
from reader.state.ids import Chosen


def open_card(screen: FullScreen, path: Path, chosen: Chosen) -> None:
    """Open it over `screen`; following something on it opens the article there."""
    screen.start_work(partial(_open_card, screen, path, chosen), group="opening", exclusive=True)


async def _open_card(screen: FullScreen, path: Path, chosen: Chosen) -> None:
    program = screen.program
    session = await to_thread(open_at, path, program.launch.cache, None, None)
    if isinstance(session, str):
        program.say(session)
        return
    article = session.article
    if not any(chosen in ids for ids in (article.entities, article.quotes_by_id, article.events_by_id)):
        program.say("The file has changed: it has this no more.")
        return

    def closed(followed: Followed | None) -> None:
        if followed is not None:
            program.open_article(path, followed.at or session.choose(followed.chosen).words)

    if screen.app.screen is screen:
        await screen.app.push_screen(CardScreen(session, chosen, path), closed)


LONGEST = 1_000_000
"""Characters of an article that is loaded for a preview or a colour; a longer one would take a second or more."""


def session_of(article: ListedArticle, cache: ArticleCache) -> Session | None:
    """A new session of a listed article; None where its file has faults by now, or it is too long."""
    session = open_at(article.path, cache, None, None) if article.length <= LONGEST else None
    return session if isinstance(session, Session) else None
