"""Finding words in the article: the bar they are typed in, the matches, and the place given back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.app import commands as c
from reader.app.article.navigation import Moving
from reader.app.keys import key_for

if TYPE_CHECKING:
    from textual.events import DescendantBlur

    from reader.app.widgets.find_bar import FindBar
    from reader.model.query.searchable import Searchable
    from reader.state.article.find import Find


class Finding(Moving):
    """Answers the keys that find; `n` and `N` go through quotes where nothing is sought."""

    _searchable: Searchable | None = None
    _bar: FindBar | None = None
    """What words are typed in, while they are."""

    @property
    def typing(self) -> bool:
        """Whether the bar is open."""
        return self._bar is not None

    def tell_sought(self) -> None:
        """Say beside the words that are typed what is found of them now."""
        self._tell(self._answer())

    def tell_found(self) -> None:
        """Say where among the matches one is, when the article was opened for one of them."""
        if (found := self.session.find) is not None:
            onward, back = key_for(self.app, c.NEXT_MATCH), key_for(self.app, c.LET_GO)
            further = f"{onward} goes to the next one here, " if found.count > 1 else ""
            self.keyline.say(f"{self._answer()}: {further}{back} leads back.")

    def action_find(self) -> None:
        from reader.app.widgets.find_bar import FindBar

        if self._bar is not None:
            return
        self.sought_from = self.story.top
        self.keyline.display = False
        self._bar = FindBar(self.session.find.query_text if self.session.find else "")
        self.mount(self._bar)

    def on_find_bar_changed(self, message: FindBar.Changed) -> None:
        message.stop()
        self._seek(message.text)

    def on_find_bar_settled(self, message: FindBar.Settled) -> None:
        message.stop()
        if not message.text.strip():
            self.end_find()
            return
        found = self._seek(message.text)
        self._keep(found)
        self.story.focus()

    def on_descendant_blur(self, event: DescendantBlur) -> None:
        """Whoever gives the keys to a pane has done with typing: what is found is kept, and nothing moves."""
        bar = self._bar
        if bar is None or bar not in event.widget.ancestors or bar.has_focus_within:
            return
        if self.focused is not None:  # the whole terminal may have lost the keys, and will have them again
            self._keep(self.session.find)

    def _keep(self, found: Find | None) -> None:
        """Close the bar and keep what it found, with a way back."""
        self._close_bar()
        if found is not None and found.count:
            self.session = self.session.jump_from(self.sought_from)
        self.keyline.say(self._answer())

    def on_find_bar_given_up(self, message: FindBar.GivenUp) -> None:
        message.stop()
        self.end_find()

    def end_find(self) -> None:
        """Give the search up; while its words are still typed, give back the place that it began at."""
        typing = self.typing
        self._close_bar()
        self.story.focus()
        self.session = self.session.seek(None)
        if typing:
            self.story.top = self.sought_from

    def _close_bar(self) -> None:
        if self._bar is not None:
            self._bar.remove()
            self._bar = None
        self.keyline.display = True

    def _seek(self, text: str) -> Find | None:
        """Look for the words, and show the first match from where the search began.

        The last word is sought by its beginning when it is settled, too: Enter keeps what is marked.
        """
        from reader.model.query.searchable import Searchable
        from reader.state.article.find import find

        if not text.strip():
            self.session = self.session.seek(None)
            self.story.top = self.sought_from
            self._tell("")
            return None
        if self._searchable is None or self._searchable.article is not self.session.article:
            self._searchable = Searchable(self.session.article)
        found = find(self._searchable, text, typing=True, origin=self.sought_from)
        index = found.index_at_or_after(self.sought_from)
        here = found.stops[index] if index is not None else None
        self.session = self.session.seek(found).step_to(here)
        if here is None:
            self.story.top = self.sought_from
        else:
            self.story.reveal(here)
        self.tell_sought()
        return found

    def _answer(self) -> str:
        """The count, or why there is none, or what is near."""
        found, at = self.session.find, self.session.at
        if found is None:
            return ""
        if found.complaint:
            return found.complaint
        if not found.count:
            near = f" Did you mean {', '.join(found.near)}?" if found.near else ""
            return f"No match.{near}"
        index = found.index_at_or_after(at.start) if at is not None else None
        return found.ordinal(index) if index is not None else found.total

    def _tell(self, answer: str) -> None:
        if self._bar is not None:
            self._bar.answer(answer)

    def action_next_match(self) -> None:
        self._match(forward=True)

    def action_previous_match(self) -> None:
        self._match(forward=False)

    def _match(self, forward: bool) -> None:
        found = self.session.find
        if found is None:
            from reader.state.article.stepping import next_quote

            followed = self.session.followed
            nothing = f"{followed.name} is not quoted here." if followed else "Nobody is quoted here."
            self.take_step(next_quote(self.session, self.here(), forward), nothing, forward)
            return
        index = found.next(self.here()) if forward else found.previous(self.here())
        if index is not None:
            stop = found.stops[index]
            self.session = self.session.step_to(stop)
            self.story.reveal(stop)
        self.keyline.say(self._answer())
