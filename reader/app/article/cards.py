"""Opens cards, the full timeline and the formats over the article, and does what was chosen there."""

from __future__ import annotations

from asyncio import to_thread
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.article.navigation import Navigation
from reader.app.commands import table as c
from reader.app.commands.keys import key_for
from reader.app.messages import CardAsked, Chose
from reader.errors import SaveError
from reader.model.article import EventId
from reader.state.ids import Chosen

if TYPE_CHECKING:
    from reader.app.article.view import ArticleView
    from reader.app.overlays.card import Followed


class Cards:
    """What opens over the text of one screen."""

    def __init__(self, view: ArticleView, navigation: Navigation) -> None:
        self._view, self._navigation = view, navigation

    def follow_or_open(self) -> None:
        """Hold on to what was walked to; of what is held already, open the card."""
        view, session = self._view, self._view.session
        if session.chosen is None:
            self._navigation.step_highlight(forward=True)
        elif session.walking:
            view.session = session.stay()
            name = session.entity.name if session.entity else "this"
            onward, card = key_for(view.app, c.NEXT_HIGHLIGHT), key_for(view.app, c.CHOOSE)
            view.footer.say(
                f"Following {name}: {onward} goes on to its next highlight, {card} opens its card."
            )
        else:
            self.open(session.chosen)

    def open_chosen(self) -> None:
        """Open the card of what is chosen."""
        view = self._view
        if view.session.chosen is None:
            onward, hints = key_for(view.app, c.NEXT_HIGHLIGHT), key_for(view.app, c.HINTS)
            view.footer.say(
                f"Nothing is chosen: {onward} goes to the next highlight, {hints} shows letters before each."
            )
        else:
            self.open(view.session.chosen)

    def open(self, chosen: Chosen) -> None:
        """Open the card of something."""
        from reader.app.overlays.card import CardScreen  # no part of the first frame

        def closed(followed: Followed | None) -> None:
            if followed is not None:
                self._navigation.go(followed.chosen, followed.at)

        view = self._view
        view.app.push_screen(CardScreen(view.session, chosen), closed)

    def open_timeline(self) -> None:
        from reader.app.timeline.screen import TimelineView  # no part of the first frame

        view = self._view

        def closed(result: Chose | CardAsked | None) -> None:
            if result is None:
                return
            event = view.session.article.events_by_id[EventId(result.chosen)]
            at = event.parts[0] if event.parts else None
            if isinstance(result, Chose):
                self._navigation.go(event.id, at)
            else:
                self._navigation.choose(event.id, at)
                self.open(event.id)

        view.app.push_screen(TimelineView(view.session), closed)

    def open_export(self, path: Path) -> None:
        """Open the list of formats, and write the article, whose file is `path`, in the one that is chosen."""
        from reader.app.overlays.export import ExportScreen  # no part of the first frame, here and below

        def closed(followed: Followed | None) -> None:
            if followed is not None:
                export = partial(self._export, str(followed.chosen), path)
                view.start_work(export, group="exporting", exclusive=True)

        view = self._view
        view.app.push_screen(ExportScreen(), closed)

    async def _export(self, name: str, path: Path) -> None:
        """Write the article into the folder that the program was started in, and say where."""
        from reader.services.interchange.exporting import export_article  # with all formats

        try:
            done = await to_thread(export_article, self._view.session.article, path, name, Path())
        except SaveError as reason:
            self._view.footer.say(f"{reason}.")
        else:
            self._view.footer.say(done)
