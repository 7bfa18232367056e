"""What is done with an article as a whole: copying, its page, the editor, other formats, comparing, a person’s page.

Imports inside functions are of what only some keys need.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.article.opening import first_fault
from reader.app.commands import table as c
from reader.app.commands.command import Command
from reader.errors import SaveError, UnreadableFile
from reader.linear.screen import Action, Prompt
from reader.model.article import EntityId
from reader.services.opening import open_article
from reader.state.article.session import Session

if TYPE_CHECKING:
    from reader.linear.article.view import ReadingView


class FileActions:
    """What is done with the file of one article."""

    def __init__(self, reading: ReadingView) -> None:
        self._reading = reading
        self._changed = self._changed_now()
        self.actions: dict[Command, Action] = {
            c.COPY: lambda: self._copy(with_place=False),
            c.COPY_PLACE: lambda: self._copy(with_place=True),
            c.COPY_LINK: self._copy_link,
            c.OPEN_SOURCE: self._open_source,
            c.EDIT: self._edit,
            c.EXPORT: self._export,
            c.COMPARE: self._compare,
            c.PERSON: self._person,
        }

    # -- the file, which may change meanwhile

    def look_again(self) -> None:
        """Show the newer text of a file that has changed since it was read; of one with faults the old one stays."""
        changed = self._changed_now()
        if changed == self._changed:
            return
        self._changed = changed
        reading = self._reading
        try:
            loaded = open_article(reading.path, reading.host.launch.cache)
        except UnreadableFile as reason:
            reading.host.say(f"Kept the old text: {reason}.")
            return
        if loaded.article is None:
            reading.host.say(f"Kept the old text: {first_fault(loaded.diagnostics)}")
        elif loaded.article != reading.session.article:
            moved = reading.memory.replace_text(loaded.article.text)
            offset = moved(reading.offset)
            reading.show(reading.session.reload(loaded.article, moved), offset)
            reading.host.say("The file has changed: this is its newer text.")

    def _changed_now(self) -> tuple[int, int]:
        try:
            status = self._reading.path.stat()
        except OSError:
            return 0, 0
        return status.st_mtime_ns, status.st_size

    # -- copying

    @property
    def _session(self) -> Session:
        """The session with the one quote of the row chosen, where nothing is chosen."""
        session, things = self._reading.session, self._reading.things
        if session.quote is not None:
            return session
        quotes = [step for step in things if session.choose(step.chosen).quote is not None]
        return session.choose(quotes[0].chosen, quotes[0].at) if quotes else session

    def _copy(self, *, with_place: bool) -> None:
        from reader.convert.citation import cite

        session, host = self._session, self._reading.host
        if session.quote is None:
            host.say(f"No quote is on this row: {host.key(c.NEXT_MATCH)} goes to the next one.")
        else:
            host.copy(cite(session.article, session.quote, with_place), "The quote is")

    def _copy_link(self) -> None:
        from reader.convert.passage_link import passage_link

        session, host = self._session, self._reading.host
        parts = session.quote.parts if session.quote else session.spans[:1]
        if not parts:
            host.say("Choose a quote, a mention or an event to link to.")
        elif (link := passage_link(session.article, parts)) is None:
            host.say("The article’s file has no address to link to: set url under source.")
        else:
            host.copy(link, "The link is")

    # -- elsewhere

    def _open_source(self) -> None:
        from reader.state.article.origins import source_of

        self._reading.host.open_page(source_of(self._reading.session))

    def _edit(self) -> None:
        from reader.state.article.origins import line_of

        reading = self._reading
        path = reading.host.edit(reading.path, line_of(reading.session))
        if path != reading.path:
            reading.switch_to(path)
        self.look_again()

    def _person(self) -> None:
        """Open the library’s page of who is chosen, who said what is chosen, or who alone is named on the row."""
        from reader.linear.library.people import open_person_of

        reading = self._reading
        entity = reading.session.person
        entities = reading.session.article.entities
        named = {step.chosen for step in reading.things if step.chosen in entities}
        if entity is None and len(named) == 1:
            entity = EntityId(named.pop())
        if entity is None:
            reading.host.say(f"Nobody is chosen: {reading.host.key(c.PEOPLE)} goes to the people.")
        else:
            open_person_of(reading.host, entity, reading.path)

    def _compare(self) -> None:
        """Choose what the article is compared with."""
        from reader.linear.comparison.choosing import choose_other

        choose_other(self._reading.host, self._reading.path)

    def _export(self) -> None:
        """Ask for a format, and write the article in it into the folder that the program was started in."""
        from reader.convert.table import FORMATS

        reading = self._reading

        def fitting(typed: str) -> list[str]:
            return [each.title for each in FORMATS if typed.lower() in each.title.lower()]

        def done(typed: str, index: int) -> None:
            titles = fitting(typed)
            if not titles:
                reading.host.say(f"No format is called {typed}.")
                return
            name = next(each.name for each in FORMATS if each.title == titles[index])
            reading.host.start(lambda: self._exported(name), reading.host.say)

        reading.host.ask(Prompt("Export to:", done, offers=fitting))

    def _exported(self, name: str) -> str:
        from reader.services.interchange.exporting import export_article

        reading = self._reading
        try:
            return export_article(reading.session.article, reading.path, name, Path())
        except SaveError as reason:
            return f"{reason}."
