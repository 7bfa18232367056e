"""Finds words in the article: the bar they are typed in, the matches, and the place given back.

Imports inside functions are of what the first frame does not need.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.events import DescendantBlur

from reader.app.article.navigation import Navigation
from reader.app.commands import table as c
from reader.app.commands.keys import key_for

if TYPE_CHECKING:
    from reader.app.article.view import ArticleView
    from reader.app.widgets.find_bar import FindBar
    from reader.model.query.searchable import Searchable
    from reader.state.article.find import Find


class FindInArticle:
    """The search of one screen; without one, its steps go through quotes."""

    def __init__(self, view: ArticleView, navigation: Navigation) -> None:
        self._view, self._navigation = view, navigation
        self._searchable: Searchable | None = None
        self._bar: FindBar | None = None
        self.origin = 0
        """The top of the text when the search began that words are typed for."""

    @property
    def is_open(self) -> bool:
        """Whether words are being typed."""
        return self._bar is not None

    def open(self) -> None:
        from reader.app.widgets.find_bar import FindBar  # Textual's Input isn't needed for the first frame

        view = self._view
        if self._bar is not None:
            return
        self.origin = view.article_pane.top
        view.footer.display = False
        self._bar = FindBar(view.session.find.query_text if view.session.find else "")
        view.mount(self._bar)

    def submit(self, text: str) -> None:
        """Close the bar with what was typed, and keep the matches."""
        if not text.strip():
            self.end()
            return
        self._close_with(self.seek(text))
        self._view.article_pane.focus()

    def lose_focus(self, event: DescendantBlur) -> None:
        """Close the bar where another pane has got the keys: what is found is kept, and nothing moves."""
        bar = self._bar
        if bar is None or bar not in event.widget.ancestors or bar.has_focus_within:
            return
        if (
            self._view.focused is not None
        ):  # else the terminal's window has lost the keys, and will have them again
            self._close_with(self._view.session.find)

    def end(self) -> None:
        """Give the search up; while its words are still typed, give back the place that it began at."""
        view, was_open = self._view, self.is_open
        self._close_bar()
        view.article_pane.focus()
        view.session = view.session.seek(None)
        if was_open:
            view.article_pane.top = self.origin

    def seek(self, text: str) -> Find | None:
        """Look for the words, and show the first match from where the search began.

        The last word is sought by its beginning when it is submitted, too: Enter keeps what is marked.
        """
        from reader.model.query.searchable import Searchable
        from reader.state.article.find import find

        view = self._view
        if not text.strip():
            view.session = view.session.seek(None)
            view.article_pane.top = self.origin
            self.show_count()
            return None
        if self._searchable is None or self._searchable.article is not view.session.article:
            self._searchable = Searchable(view.session.article)
        found = find(self._searchable, text, typing=True, origin=self.origin)
        index = found.index_at_or_after(self.origin)
        here = found.stops[index] if index is not None else None
        view.session = view.session.seek(found).step_to(here)
        if here is None:
            view.article_pane.top = self.origin
        else:
            view.article_pane.reveal(here)
        self.show_count()
        return found

    def show_count(self) -> None:
        """Show in the bar what is found of the words typed there."""
        if self._bar is not None:
            self._bar.answer(self.count_in_words)

    @property
    def count_in_words(self) -> str:
        """The count, or why there is none, or what is near."""
        found, at = self._view.session.find, self._view.session.at
        if found is None:
            return ""
        if found.complaint:
            return found.complaint
        if not found.count:
            near = f" Did you mean {', '.join(found.near)}?" if found.near else ""
            return f"No match.{near}"
        index = found.index_at_or_after(at.start) if at is not None else None
        return found.ordinal(index) if index is not None else found.total

    def say_found(self) -> None:
        """Say which match is shown, where the article was opened for one."""
        view, found = self._view, self._view.session.find
        if found is not None:
            onward, back = key_for(view.app, c.NEXT_MATCH), key_for(view.app, c.LET_GO)
            further = f"{onward} goes to the next one here, " if found.count > 1 else ""
            view.footer.say(f"{self.count_in_words}: {further}{back} leads back.")

    def step(self, forward: bool) -> None:
        """Go to the next match; to the next quote where nothing is sought."""
        view, here = self._view, self._navigation.here
        found = view.session.find
        if found is None:
            from reader.state.article.stepping import next_quote

            followed = view.session.followed
            nothing = f"{followed.name} is not quoted here." if followed else "Nobody is quoted here."
            self._navigation.step_to(next_quote(view.session, here, forward), nothing, forward)
            return
        index = found.next(here) if forward else found.previous(here)
        if index is not None:
            stop = found.stops[index]
            view.session = view.session.step_to(stop)
            view.article_pane.reveal(stop)
        view.footer.say(self.count_in_words)

    def _close_with(self, found: Find | None) -> None:
        """Close the bar and keep what it found, with a way back."""
        view = self._view
        self._close_bar()
        if found is not None and found.count:
            view.session = view.session.jump_from(self.origin)
        view.footer.say(self.count_in_words)

    def _close_bar(self) -> None:
        if self._bar is not None:
            self._bar.remove()
            self._bar = None
        self._view.footer.display = True
