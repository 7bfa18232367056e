"""Markup in what a file says, in every widget that shows any of it: no cell acts, none is a link, nothing is raised."""

from __future__ import annotations

import asyncio
import inspect
import pkgutil
from collections.abc import AsyncIterator, Iterator, Sequence
from contextlib import asynccontextmanager, closing
from functools import cache
from importlib import import_module
from pathlib import Path
from random import Random
from typing import Any

from textual.await_complete import AwaitComplete
from textual.dom import DOMNode
from textual.events import Click, Event, MouseDown, MouseUp
from textual.geometry import Offset
from textual.screen import Screen
from textual.widget import Widget

import reader.app
from reader.app.app import ReaderApp
from reader.app.launch import Launch
from reader.app.widgets.footer import Footer
from reader.library.opening import open_library
from reader.load.article import load_article
from reader.memory.feeds.store import FeedStore
from reader.memory.feeds.values import FeedState
from reader.model.feeds.feed import Entry, FeedText
from reader.model.feeds.subscriptions import SavedQuery, Subscription
from reader.services.feeds.subscriptions import SubscriptionFile
from tests.readings import Reading, busy
from tests.soak import hostile
from tests.soak.judging import Tally
from tests.soak.parts import Outcome, Soak

MARKUP = (
    "[@click=app.trip]x[/]", "[ @click=app.trip]x[/]", '[$primary @click="app.trip"]x[/]', "[@click=trip()]x[/]",
    "[@click=screen.trip('a')]x[/]", "[bold @click=app.quit]x[/bold]", "[@click=app.bell]", "[@click=app.trip",
    "[@mouse.down=app.trip]x[/]", "[@enter=app.trip]x[/]", "[@key=app.trip]x[/]", "[link=https://example.org]x[/link]",
    "[link='javascript:x']x", "[on red]x[/on red]", "[/b]", "[/]", "[/nothing]", "[", "[[", "]", "[b", "[b][/i]",
    "[not a style]x[/]", "[#12345]x", "[rgb(1,2)]x[/]", "[$nothing]x", "[bold]x", "\\[b]x", ":smile: :warning:",
    "%s {x} {0} $x ${x}",
)  # fmt: skip
"""What would act, raise, colour or vanish where somebody took it for markup."""
_OURS = ("grab", "release", "scroll_up", "scroll_down")
"""The actions of Textual's own scrollbars."""
_TOUR = (
    "] i", "escape a s j i", "escape a t j i", "escape a t t", "j", "t", "i", "escape a p j i", "escape a f",
    "escape / a", "escape z", "z ctrl+p a", "escape T", "escape ?", "escape a E", "escape a C", "enter", "] !",
    "escape a v", "escape R", "j j j w", "escape s",
    "escape escape escape S [", "escape escape escape L", "g i",
    "escape / a", "escape H", "q V", "tab", "q p", "enter", "tab", "tab", "tab", "q q t", "j i", "escape q ! i",
    "escape F j", "p", "shift+tab shift+tab G", "e / a", "escape",
)  # fmt: skip
"""Every screen, pane, card and field, one after the other: each part is pressed where the one before has led."""
_QUIET = 4
"""Rounds of the loop without a message to answer after which clicks have been answered."""
_AT_ONCE = 40
"""Clicks before the first of them is answered, as on a slow line."""


class Census(ReaderApp):
    """The reader, which notes each action that a cell of the screen asks for."""

    CSS_PATH = str(Path(reader.app.__file__).with_name("article") / "article.tcss")

    def __init__(self, path: Path, folder: Path, library: Path) -> None:
        loaded = load_article(path)
        assert loaded.article is not None, "markup is no fault"
        super().__init__(
            Launch(
                path=path,
                loaded=loaded,
                memory_folder=folder / "memory",
                open_library=lambda: open_library(None, [library]),
                config_folder=folder / "config",
                entries_folder=folder / "entries",
            )
        )
        self.ran: list[str] = []
        self.crashes: list[str] = []

    async def _broker_event(self, event_name: str, event: Event, default_namespace: DOMNode) -> bool:
        style = getattr(event, "style", None)
        self.ran += _asked(getattr(style, "meta", {}))
        return await super()._broker_event(event_name, event, default_namespace)

    def _handle_exception(self, error: Exception) -> None:
        """Note it and end: a Pilot would raise the last of them where it is left, and nothing be told of the others."""
        self.crashes.append(repr(error))
        self._exception_event.set()
        self._close_messages_no_wait()

    def exit(self, *_: object, **__: object) -> None:
        """Nowhere: the footer says `q quit`, and a click there is no fault."""

    def action_trip(self, *_: object) -> None:
        self.ran.append("trip")


def run(soak: Soak) -> Iterator[Outcome]:
    """Each of the strings in each of the fields; at length 1 every cell of every screen is clicked."""
    tally, seen = Tally("markup in every field, in every widget: cells that act"), set[type[Widget]]()
    clicks = Tally("clicks on the cells of every screen")
    rounds = soak.times(len(MARKUP))
    for number in range(rounds):
        asyncio.run(census(soak.folder / f"{number}", number, tally, seen))
    yield tally.outcome()
    yield forgotten(seen)
    asyncio.run(clicked(soak, clicks))
    yield clicks.outcome()


def article(turn: int) -> bytes:
    """An article in whose every field some markup stands, another one for each turn."""
    strings = [MARKUP[(turn + number) % len(MARKUP)] for number in range(len(MARKUP))]
    said = {field: f"{hostile.SOUND[field]} {strings[at]}" for at, field in enumerate(hostile.FREE)}
    who, what = f"Ana {strings[-1]} Ruiz", f"a {strings[-2]} start.”"
    text = hostile.SOUND["text"].replace("Ana Ruiz", who).replace("a start.”", what)
    said |= {"name": who, "words": f"“{what}", "part": what[:-2], "text": f"{text}\n\n{' and '.join(MARKUP)}"}
    return hostile.article(said)


def write_feeds(folder: Path, turn: int) -> None:
    """A feed that fails, with markup in its folder, its name, its fault and its entries."""
    strings = [MARKUP[(turn + number) % len(MARKUP)] for number in range(len(MARKUP))]
    address = "http://127.0.0.1:9/rss"  # which nobody asks: it is private
    file = SubscriptionFile(folder / "config")
    file.add(Subscription(address, f"Post {strings[0]}", (f"News {strings[1]}",)))
    file.add_query(SavedQuery(f"Query {strings[2]}", "x"))
    state = FeedState(address, fault=f"it is {strings[3]}", failing_since=1.0)
    entries = [
        Entry(f"{at}", f"Entry {said}", authors=(said,), summary=FeedText(f"{said} and more"))
        for at, said in enumerate(strings)
    ]
    (folder / "memory").mkdir(parents=True, exist_ok=True)
    with closing(FeedStore.open(folder / "memory")) as store:
        store.store(state, entries)


async def census(folder: Path, turn: int, tally: Tally, seen: set[type[Widget]]) -> None:
    """Look at every cell of every screen."""
    async with opened(folder, turn) as (r, app):
        for keys in ("", *_TOUR):
            await _press(r, keys)
            tally.tried += 1
            where = f"turn {turn}, {type(app.screen).__name__} after {keys!r}"
            for fault in acting(app.screen):
                tally.fault(f"{where}: {fault}")
            for each in (*app.ran, *app.crashes):
                tally.fault(f"{where}: ran {each}")
            app.ran.clear()
            for screen in app.screen_stack:
                seen |= set(map(type, screen.walk_children(Widget, with_self=True)))
                seen |= set(map(type, screen._compositor.full_map))  # scroll bars are nobody's children


async def clicked(soak: Soak, tally: Tally) -> None:
    """Click the cells of each screen that the tour leads to; for each of them the reader is opened anew."""
    stops = ("", *_TOUR)
    for number in range(len(stops)):
        await _clicked_after(stops[: number + 1], soak, tally)


async def _clicked_after(tour: Sequence[str], soak: Soak, tally: Tally) -> None:
    """In an order by chance, but for the footer: what it leads away to comes last.

    Where the clicks have closed the screen one is led there again, and from then on it stays open.
    """
    chance = soak.chance(f"clicks after {' '.join(tour)}")
    waiting: list[Offset] | None = None
    turn = 0
    while waiting is None or waiting:
        async with opened(soak.folder / f"clicks {len(tour)} {turn}", 0) as (r, app):
            for keys in tour:
                await _press(r, keys)
            screen, turn = app.screen, turn + 1
            if turn > 1:
                vars(screen)["dismiss"] = _staying
            if waiting is None:
                waiting = _cells(screen, chance)
                waiting = waiting[: soak.times(len(waiting))]
            while waiting and screen in app.screen_stack:
                ats, waiting = waiting[:_AT_ONCE], waiting[_AT_ONCE:]
                tally.tried += len(ats)
                await _click(r, app, screen, ats)
                where = f"{type(screen).__name__} after {tour[-1]!r} at one of {[tuple(at) for at in ats]}"
                for each in app.ran:
                    tally.fault(f"{where}: ran {each}")
                app.ran.clear()
                if app.crashes or not app.is_running:
                    tally.fault(f"{where}: it has ended: {', '.join(app.crashes)}")
                    break
                while app.screen is not screen and screen in app.screen_stack:
                    app.pop_screen()
                    await r.settle()


def _staying(_: object = None) -> AwaitComplete:
    """A screen's way to be closed which closes nothing."""
    return AwaitComplete()


def _cells(screen: Screen[object], chance: Random) -> list[Offset]:
    """All of them, those of a footer at the end."""
    cells = [Offset(x, y) for y in range(screen.size.height) for x in range(screen.size.width)]
    chance.shuffle(cells)
    return sorted(cells, key=lambda at: isinstance(screen.get_widget_at(*at)[0], Footer))


async def _click(r: Reading, app: Census, screen: Screen[object], ats: Sequence[Offset]) -> None:
    """Click cells before any of them is answered, the last twice; then let all be answered."""
    looks = cache(screen.get_style_at)  # which draws whole widgets, and again for each event
    vars(screen)["get_style_at"] = looks
    try:
        for at, chain in (*[(at, 1) for at in ats], (ats[-1], 2)):
            where: dict[str, Any] = {"x": at.x, "y": at.y, "screen_x": at.x, "screen_y": at.y}
            none: dict[str, Any] = {"delta_x": 0, "delta_y": 0, "shift": False, "meta": False, "ctrl": False}
            screen._forward_event(MouseDown(None, button=1, **where, **none))
            screen._forward_event(MouseUp(None, button=1, **where, **none))
            screen._forward_event(Click(None, button=1, chain=chain, **where, **none))
    finally:
        del vars(screen)["get_style_at"]
    quiet = 0
    while quiet < _QUIET and not app.crashes:
        await asyncio.sleep(0)
        quiet = 0 if busy(app) else quiet + 1


def forgotten(seen: set[type[Widget]]) -> Outcome:
    """The widgets of the program that no screen of the tour has had: each shows what nobody has looked at."""
    tally = Tally("widgets of the program that the census has met")
    for widget in widgets():
        tally.tried += 1
        if not any(issubclass(each, widget) for each in seen):
            tally.fault(f"{widget.__module__}.{widget.__name__} is on no screen of the tour")
    return tally.outcome()


def widgets() -> set[type[Widget]]:
    """Every widget and screen that the program defines."""
    modules = [
        import_module(found.name) for found in pkgutil.walk_packages(reader.app.__path__, "reader.app.")
    ]
    return {
        thing
        for module in modules
        for thing in vars(module).values()
        if inspect.isclass(thing) and issubclass(thing, Widget) and thing.__module__ == module.__name__
    }


def acting(screen: Screen[object]) -> Iterator[str]:
    """What a cell asks for where it is clicked, pointed at or followed."""
    for y, strip in enumerate(screen._compositor.render_strips()):
        for segment in strip:
            style = segment.style
            if style is None:
                continue
            if asked := _asked(style.meta):
                yield f"{asked} in {segment.text!r} on line {y}"
            if style.link:
                yield f"a link to {style.link!r} in {segment.text!r} on line {y}"


def _asked(meta: object) -> list[str]:
    items = meta.items() if isinstance(meta, dict) else ()
    return [f"{key}={value}" for key, value in items if str(key).startswith("@") and value not in _OURS]


@asynccontextmanager
async def opened(folder: Path, turn: int) -> AsyncIterator[tuple[Reading, Census]]:
    """The reader with an article and a library that say markup wherever they can."""
    library = folder / "library"
    library.mkdir(parents=True)
    path = library / "harbour.yaml"
    path.write_bytes(article(turn))
    (library / "[@click=app.trip]two[b].yaml").write_bytes(article(turn + 7).replace(b"2024", b"2023"))
    (library / "[b]faulty.yaml").write_bytes(
        article(turn).replace(b'type: "direct"', b'"[@click=app.trip]x": 1')
    )
    write_feeds(folder, turn)
    app = Census(path, folder, library)
    async with app.run_test(size=(120, 40)) as pilot:
        r = Reading(app, pilot, asyncio.Queue(), [])
        await r.settle()
        yield r, app


async def _press(r: Reading, keys: str) -> None:
    for key in keys.split():
        await r.press(key)
        for _ in range(200):
            busy = [
                w
                for w in r.app.workers
                if w.group in ("fetching", "opening", "reading", "listing", "comparing") and w.is_running
            ]
            access = r.app.library_access
            indexing = access is not None and access._library is not None and not r.app.indexed.scanned
            if not busy and not indexing:
                break
            await asyncio.sleep(0.005)
        await r.settle()
