"""The people of the whole library, those with the most quotes first; and the page of one of them."""

from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.commands import table as c
from reader.linear.library.hits import hit_in_words
from reader.linear.lists import ListScreen, ask_filter
from reader.linear.screen import Host
from reader.linear.words import in_words, lines_in_words, listing_in_words
from reader.model.article import EntityId
from reader.model.counting import many
from reader.model.library.events import ListedEvent
from reader.model.library.hits import Hit
from reader.model.library.people import ListedPerson, Namesake, PersonPage
from reader.model.library.person_key import PersonKey
from reader.state.ids import Chosen
from reader.state.library.people import PeopleList, group_of
from reader.state.library.person_page import PersonSession, View, person_facts, person_rows, tabs, thing_at
from reader.state.library.timeline import event_span

if TYPE_CHECKING:
    from reader.library.protocol import Library

_BY_PANE = {c.QUOTES: View.QUOTES, c.PEOPLE: View.ABOUT, c.TIMELINE: View.TIMELINE, c.ARTICLE: View.ARTICLES}


def open_people(host: Host, library: Library) -> None:
    """Open the list of everyone in the library."""
    people = PeopleList()

    def show(found: PeopleList) -> None:
        nonlocal people
        people = found
        listed.show([(one.key, _listed(one)) for one in people.shown] or [(None, "Nobody is called so.")])
        host.say(in_words(people.in_words) + ".")

    def ask() -> None:
        ask_filter(host, people.filter_text, lambda words: show(people.filtered_by(words)))

    listed: ListScreen[PersonKey] = ListScreen(
        host,
        "People of the library.",
        [],
        "Reading the library.",
        lambda key: open_person(host, library, key),
        {c.FIND: ask},
    )
    host.open(listed.screen)
    host.start(lambda: PeopleList.of(library.people()), show)


def _listed(one: ListedPerson) -> str:
    """Somebody in the list: name, what they are if no person, how often quoted, in how many articles."""
    name = ", ".join(filter(None, (one.name, group_of(one), one.apart)))
    return f"{name}. {many(one.quotes, 'quote')}, {many(one.articles, 'article')}."


def open_person_of(host: Host, entity: EntityId, path: Path) -> None:
    """Open the page of someone in an article, or say why there is none."""
    library = host.library
    if library is None:
        host.say("There is no library here.")
        return

    def then(key: PersonKey | None) -> None:
        if key is not None:
            open_person(host, library, key)
        elif library.needs_scan:
            host.say("The library is still being read: this article is not in it yet.")
        else:
            host.say("This article is not in your library.")

    host.start(lambda: library.key_of(path, entity), then)


def open_person(host: Host, library: Library, key: PersonKey) -> None:
    """Open the page of somebody in the library."""

    def then(page: PersonPage | None) -> None:
        if page is None:
            host.say("Nobody of that name is in the library any more.")
        else:
            PersonScreen(host, library, page)

    host.start(lambda: library.person(key), then)


class PersonScreen:
    """One person across the library: what they said, what was said of them, their timeline, their articles."""

    def __init__(self, host: Host, library: Library, page: PersonPage) -> None:
        self._host, self._library = host, library
        session = PersonSession(page)
        self.session = session.turn_to(next(filter(session.count, View), View.QUOTES))
        actions = {command: (lambda view=view: self._turn_to(view)) for command, view in _BY_PANE.items()}
        self._list: ListScreen[Chosen] = ListScreen(
            host,
            " ".join(chain((f"{page.names[0]}.",), lines_in_words(person_facts(self.session)))),
            [],
            "",
            self._follow,
            {
                **actions,
                c.NEXT_PANE: lambda: self._turn_to(self.session.view.step(1)),
                c.PREVIOUS_PANE: lambda: self._turn_to(self.session.view.step(-1)),
                c.FIND: lambda: ask_filter(host, self.session.filter_text, self._filter),
            },
        )
        host.open(self._list.screen)
        self._show()

    def _show(self) -> None:
        rows = listing_in_words(person_rows(self.session, None))
        self._list.show([(key, self._worded(key, words)) for key, words in rows])

    def _worded(self, key: Chosen | None, words: str) -> str:
        """A row of the page: a quote as everywhere in the library."""
        thing = thing_at(self.session, key)
        return hit_in_words(thing) if isinstance(thing, Hit) else words

    def _turn_to(self, view: View) -> None:
        self.session = self.session.turn_to(view)
        self._show()
        self._list.pager.go(0)
        title = next(title for each, title in tabs(self.session) if each is view)
        self._host.say(f"{title.capitalize()}.")

    def _filter(self, words: str) -> None:
        self.session = self.session.filtered_by(words)
        self._show()
        self._host.say(f"{len(self.session.shown):,}{f' with {words}' if words else ''}.")

    def _follow(self, key: Chosen) -> None:
        match thing_at(self.session, key):
            case Hit() as hit:
                self._host.open_article(hit.article.path, hit.parts[0].span)
            case ListedEvent() as event:
                self._host.open_article(event.article.path, event_span(event))
            case Namesake() as one:
                open_person(self._host, self._library, one.key)
            case None:
                self._host.say("This is no longer there.")
            case appearance:
                self._host.open_article(appearance.article.path)
