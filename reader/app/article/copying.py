"""Taking things away: quotes to the clipboard, the source in a browser, the file in an editor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.actions import SkipAction

from reader.app import commands as c
from reader.app.keys import key_for
from reader.app.messages import NO_PAGE, Copied, EditAsked, PageAsked
from reader.state.article.session import Session

if TYPE_CHECKING:
    from reader.app.article.base import Room
else:
    Room = object  # which it is mixed into: see there


class Taking(Room):
    """Answers the keys that take something out of the article."""

    def action_copy(self) -> None:
        self._copy(with_place=False)

    def action_copy_place(self) -> None:
        self._copy(with_place=True)

    def action_copy_text(self) -> None:
        """ctrl+c, Textual's own key for it: the words that the mouse has selected."""
        selected = self.get_selected_text()
        if not selected:
            raise SkipAction
        self.post_message(Copied(selected, "The selected words are"))

    def _copy(self, with_place: bool) -> None:
        selected = self.get_selected_text()
        if selected:
            self.post_message(Copied(selected, "The selected words are"))
            return
        quote = self.meant.quote
        if quote is None:
            self.keyline.say(
                f"Choose a quote to copy: {key_for(self.app, c.NEXT_MATCH)} goes to the next one."
            )
            return
        from reader.convert.citation import cite

        self.post_message(Copied(cite(self.session.article, quote, with_place), "The quote is"))

    def action_open_source(self) -> None:
        url = source_of(self.meant)
        if url is None:
            self.keyline.say(NO_PAGE)
        else:
            self.post_message(PageAsked(url))

    def action_edit(self) -> None:
        session = self.meant
        thing = session.entity or session.quote or session.event
        note = session.article.notes[session.note] if session.note is not None else None
        chosen = thing or note
        self.post_message(EditAsked(chosen.line if chosen else session.article.text_line))


def source_of(session: Session) -> str | None:
    """The page of the entity that is chosen, else of the article."""
    if (entity := session.entity) is not None:
        if entity.url:
            return entity.url
        if entity.wikidata:
            return f"https://www.wikidata.org/wiki/{entity.wikidata}"
    return session.article.source.url
