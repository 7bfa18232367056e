"""The page of one person: quotes by and about them, their events, and the articles they are in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cached_property
from pathlib import Path

from reader.model.article import Kind
from reader.model.counting import NO_DATE, many
from reader.model.dates.labels import label
from reader.model.library.events import ListedEvent
from reader.model.library.hits import MOST_COUNTED, Hit
from reader.model.library.people import Appearance, Certainty, Namesake, PersonPage
from reader.state.article.drafts import DraftMarks
from reader.state.article.quotes import EDGE, manner_in_words, said_by
from reader.state.ids import Listed
from reader.state.library.article_rows import marked
from reader.state.library.articles import matching, searchable
from reader.state.library.timeline import event_row, key_of
from reader.state.rows import Line, Listing, Piece, Row, heading

_ROWS = 4
_MOST_ROLES = 4
_ARTICLES = ("the", "a", "an")
PROBABLY = (Piece("  probably", "draft"),)

Thing = Hit | ListedEvent | Appearance | Namesake


class View(StrEnum):
    """The lists of the page; the value is the title."""

    QUOTES = "SAID"
    ABOUT = "SAID OF THEM"
    TIMELINE = "TIMELINE"
    ARTICLES = "ARTICLES"

    def step(self, by: int) -> View:
        views = tuple(View)
        return views[(views.index(self) + by) % len(views)]


@dataclass(frozen=True)
class PersonSession:
    """The page of a person, the list of it that is shown, and the filter. `hue` is theirs in their newest article."""

    page: PersonPage
    view: View = View.QUOTES
    filter_text: str = ""
    hue: int | None = None

    def turn_to(self, view: View) -> PersonSession:
        return replace(self, view=view, filter_text="")

    def filtered_by(self, words: str) -> PersonSession:
        return replace(self, filter_text=words)

    def with_page(self, page: PersonPage, hue: int | None) -> PersonSession:
        return replace(self, page=page, hue=hue)

    @cached_property
    def probable(self) -> frozenset[Path]:
        """The articles in which it may be someone else of that name."""
        certain = {one.article.path for one in self.page.appearances if one.certainty is Certainty.CERTAIN}
        return frozenset(one.article.path for one in self.page.appearances) - certain

    def count(self, view: View) -> int:
        return len(self._all(view))

    def capped(self, view: View) -> bool:
        return view in (View.QUOTES, View.ABOUT) and self.count(view) >= MOST_COUNTED

    def _all(self, view: View) -> tuple[Thing, ...]:
        page = self.page
        if view is View.QUOTES:
            return page.quotes
        if view is View.ABOUT:
            return page.about
        return page.events if view is View.TIMELINE else page.appearances

    @cached_property
    def marks(self) -> DraftMarks:
        """How the list marks its drafts."""
        things = self._all(self.view)
        return DraftMarks.of(thing.draft for thing in things if isinstance(thing, (Hit, ListedEvent)))

    @cached_property
    def shown(self) -> tuple[Thing, ...]:
        """The things listed: those that match the filter."""
        things = self._all(self.view)
        return matching(things, self.filter_text, lambda: (searchable(_words(thing)) for thing in things))


def _words(thing: Thing) -> str:
    """The words that the filter looks in."""
    if isinstance(thing, Hit):
        return f"{thing.text} \n {thing.article.headline} \n {label(thing.when) if thing.when else ''}"
    if isinstance(thing, ListedEvent):
        return f"{thing.title} \n {thing.article.headline} \n {label(thing.when) if thing.when else ''}"
    if isinstance(thing, Appearance):
        return f"{thing.article.headline} \n {thing.article.source.publisher or ''} \n {thing.role or ''}"
    return thing.name


def tabs(session: PersonSession) -> Iterator[tuple[View, str]]:
    """The lists of the page with how long each is."""
    for view in View:
        title = "SAID OF IT" if view is View.ABOUT and session.page.kind is not Kind.PERSON else view.value
        yield view, f"{title} {session.count(view):,}{'+' if session.capped(view) else ''}"


def person_facts(session: PersonSession) -> tuple[Line, ...]:
    """What they are, what else they are called, and how sure it is that all this is one person."""
    page = session.page
    roles = sorted(_roles(page).values(), key=lambda pair: -pair[1])
    told = [f"{role} ({articles})" if len(roles) > 1 else role for role, articles in roles[:_MOST_ROLES]]
    more = [f"and {len(roles) - _MOST_ROLES} more"] if len(roles) > _MOST_ROLES else []
    known: list[str] = [page.kind] if page.kind is not Kind.PERSON else []
    lines = []
    if page.namesakes and not roles and page.appearances:
        known.append(f"in {page.appearances[0].article.headline}")
    if what := " · ".join((*known, *told, *more)):
        lines.append(Line((Piece(what, "faint"),)))
    if others := page.names[1:]:
        lines.append(Line((Piece("also called ", "faint"), Piece(", ".join(others)))))
    if sure := sureness_in_words(session):
        lines.append(Line((Piece(sure, "draft"),), rows=2))
    return tuple(lines)


def _roles(page: PersonPage) -> dict[str, tuple[str, int]]:
    """What they are called in how many articles: “The mayor” and “Mayor” are one, as it is written most often."""
    found: dict[str, list[tuple[str, int]]] = {}
    for role, articles in page.roles.items():
        words = searchable(role).split()
        bare = words[1:] if words[1:] and words[0] in _ARTICLES else words
        found.setdefault(" ".join(bare), []).append((role, len(articles)))
    return {
        bare: (max(ways, key=lambda way: way[1])[0], sum(count for _, count in ways))
        for bare, ways in found.items()
    }


def sureness_in_words(session: PersonSession) -> str:
    """How sure it is that the articles mean one person; nothing where it is."""
    probable, all_ = len(session.probable), len({one.article.path for one in session.page.appearances})
    if not probable:
        return ""
    which = f"in {probable:,} of {many(all_, 'article')}"
    kind = session.page.kind
    return f"Probably the same {kind} {which}: the same name, and nothing speaks against it."


def person_rows(session: PersonSession, article_cells: int | None) -> Listing:
    """The rows of the present list; keys are places in it."""
    shown = session.shown
    starts = searchable(session.filter_text).split()
    namesakes = session.page.namesakes if session.view is View.ARTICLES and not session.filter_text else ()
    after = (
        [heading("THE SAME NAME, BUT SOMEONE ELSE", str(len(namesakes)), gap=bool(shown))]
        if namesakes
        else []
    )
    after += [_namesake(one) for one in namesakes]

    def row(index: int) -> Row:
        return (
            after[index - len(shown)]
            if index >= len(shown)
            else _row(session, shown[index], index, article_cells, starts)
        )

    keys = (*(_key(thing, index) for index, thing in enumerate(shown)), *(row.key for row in after))
    return Listing(keys, row, empty=_nothing(session))


def _key(thing: Thing, index: int) -> Listed:
    return key_of(thing) if isinstance(thing, ListedEvent) else Listed(f"row {index}")


def thing_at(session: PersonSession, key: object) -> Thing | None:
    """What the row of that key is about."""
    namesakes = (one for one in session.page.namesakes if _namesake_key(one) == key)
    things = (thing for index, thing in enumerate(session.shown) if _key(thing, index) == key)
    return next(things, None) or next(namesakes, None)


def _nothing(session: PersonSession) -> str:
    if session.filter_text.strip():
        return f"Nothing here has {session.filter_text.strip()}."
    name = session.page.names[0]
    return {
        View.QUOTES: f"{name} is not quoted.",
        View.ABOUT: f"Nobody is quoted about {name}.",
        View.TIMELINE: f"No event names {name}.",
        View.ARTICLES: "",
    }[session.view]


def _row(
    session: PersonSession, thing: Thing, index: int, article_cells: int | None, starts: list[str]
) -> Row:
    if isinstance(thing, Hit):
        return _quote(session, thing, index, starts)
    if isinstance(thing, ListedEvent):
        return event_row(thing, article_cells, starts, session.probable, marks=session.marks)
    assert isinstance(thing, Appearance), "namesakes have rows of their own"
    return _appearance(session, thing, index, starts)


def _quote(session: PersonSession, hit: Hit, index: int, starts: list[str]) -> Row:
    """A quote by its date; those about them with who said it."""
    hue = session.hue if session.view is View.QUOTES else None
    edge, margin = (Piece(f"{EDGE[hit.type]} ", "hue", hue),), (Piece("  "),)
    label_ = session.marks.label(hit.draft)
    date = Piece(label(hit.when) if hit.when else NO_DATE, "strong" if hit.when else "faint")
    probably = PROBABLY if hit.article.path in session.probable else ()
    manner = Piece(f"  {manner_in_words(hit.cue, hit.via, None, hit.type)}", "faint")
    if session.view is View.ABOUT:
        who = Piece(said_by(speaker.name for speaker in hit.speakers), "strong")
        first = Line((who, manner, *label_, *probably), right=(date,))
    else:
        first = Line((date, manner, *label_, *probably))
    article = " · ".join(filter(None, (hit.article.headline, hit.article.source.publisher)))
    return Row(
        Listed(f"row {index}"),
        (
            first,
            Line(marked(hit.text, starts, "plain"), lead=edge, rest=edge, rows=_ROWS),
            Line((Piece(article, "faint"),), right=(Piece(f"¶{hit.paragraph}", "faint"),), lead=margin),
            Line((Piece(""),)),
        ),
    )


def _appearance(session: PersonSession, one: Appearance, index: int, starts: list[str]) -> Row:
    article = one.article
    counts = " · ".join((many(one.mentions, "mention"), many(one.quotes, "quote")))
    called = one.name if one.name != session.page.names[0] else ""
    when = label(article.published) if article.published else NO_DATE
    facts = " · ".join(filter(None, (when, article.source.publisher, called, one.role)))
    probably = PROBABLY if article.path in session.probable else ()
    return Row(
        Listed(f"row {index}"),
        (
            Line((*marked(article.headline, starts, "strong"), *probably), right=(Piece(counts, "faint"),)),
            Line((Piece(facts, "faint"),)),
        ),
    )


def _namesake(one: Namesake) -> Row:
    apart = "" if one.apart in one.reason else f"{one.apart} · "
    return Row(
        _namesake_key(one),
        (Line((Piece(one.name, "strong"), Piece(f"  {apart}{one.reason}", "faint"))),),
    )


def _namesake_key(one: Namesake) -> Listed:
    return Listed(f"namesake {one.key}")
