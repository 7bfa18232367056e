"""Taking quotes that were found away: to the clipboard, or their source to a browser."""

from __future__ import annotations

from asyncio import to_thread

from reader.app.library.person_page import PersonScreen
from reader.app.messages import NO_PAGE, Copied, PageAsked
from reader.app.search.asking import cite_all, cite_hit
from reader.app.search.base import SearchRoom
from reader.model.library import Hit
from reader.state.search.session import Question


class TakingQuotes(SearchRoom):
    """Answers the keys that take something out of the search."""

    @property
    def _hit(self) -> Hit | None:
        hit = self.session.hit
        if hit is None:
            self.keyline.say("There is no quote here.")
        return hit

    def action_copy(self) -> None:
        if (hit := self._hit) is not None:
            self.post_message(Copied(cite_hit(hit), "The quote is"))

    def action_copy_place(self) -> None:
        """Copy all that was found."""
        question = self.session.question
        if question is not None and self._hit is not None:
            self.run_worker(self._copy_all(question), group="copy", exclusive=True)

    async def _copy_all(self, question: Question) -> None:
        text, count = await to_thread(cite_all, await self.reader.opened(), question)
        self.post_message(Copied(text, "The quote is" if count == 1 else f"{count:,} quotes are"))

    def action_person(self) -> None:
        """Go to the page of who said it."""
        if (hit := self._hit) is not None:
            if hit.speaker is not None:
                self.app.push_screen(PersonScreen(hit.speaker.key))
            else:
                self.keyline.say("Nobody is known to have said this.")

    def action_open_source(self) -> None:
        if (hit := self._hit) is not None:
            if hit.article.source.url:
                self.post_message(PageAsked(hit.article.source.url))
            else:
                self.keyline.say(NO_PAGE)
