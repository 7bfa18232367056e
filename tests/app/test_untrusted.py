"""Markup in what a file says is words: it is shown as it stands, styles nothing, and never acts."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest
from rich.color import ColorSystem
from textual.geometry import Offset
from textual.widgets import Input

from reader.app.terminal.painting.looks import Looks
from reader.app.terminal.painting.shown_screen import ShownScreen
from reader.load.article import load_article, read_article
from tests.app.conftest import Opening
from tests.seen import Seen
from tests.soak.hostile import fuzzed

MARKUP = ["[@click=app.quit]x[/]", '[ @click="app.bell()"]x[/b]', ":smile:%s{x}["]
"""A few: `tests/soak/markup.py` has more, and looks at every widget."""
FUZZED = 150
SOURCE = """\
format: 1
headline: 'MARKUP 1'
source: {publisher: 'MARKUP 2', authors: ['MARKUP 3']}
text: |-
  MARKUP ruiz said “MARKUP ruiz”, MARKUP on Friday.

  MARKUP again, and MARKUP for all who read it.
people:
  a: {name: 'ruiz', aka: ['MARKUP 4'], role: 'MARKUP 5', about: 'MARKUP 6', by: 'MARKUP 7'}
  b: {name: 'MARKUP 8', role: 'MARKUP 5'}
quotes:
  - {id: q, speaker: a, type: direct, text: '“MARKUP ruiz”', via: 'MARKUP 9', note: 'MARKUP 10', about: [b, e], to: [b]}
events:
  - {id: e, title: 'MARKUP 11', when: "2021", text: 'MARKUP again', note: 'MARKUP 12', people: [a, b], by: 'MARKUP 7'}
  - {title: 'MARKUP 13', basis: background, alleged_by: b, state: alleged}
notes:
  - {text: 'for all who read it', note: 'MARKUP 14'}
"""


@pytest.fixture(params=MARKUP, ids=ascii)
def markup(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def hostile(markup: str, article_of: Callable[..., Path]) -> Path:
    """An article that says the markup wherever it may say anything."""
    return article_of(SOURCE.replace("MARKUP", markup))


TOUR = ["] i", "j j enter escape escape n i", "escape s j i", "escape escape t j i", "escape t t", "j enter",
        "escape escape p j j i", "escape escape f a z + end home"]  # fmt: skip
NARROW = ["escape p j i", "escape escape t t", "j escape s"]


async def test_markup_in_every_field_is_words_in_every_pane(
    hostile: Path, markup: str, reading: Opening
) -> None:
    async with reading(hostile, size=(120, 44)) as r:
        seen = r.seen
        for keys in TOUR:
            await r.press(*keys.split())
            seen += r.seen
        await r.resize(70, 18)
        for keys in NARROW:
            await r.press(*keys.split())
        assert r.app.is_running
        assert r.app._exception is None
        squeezed = "".join(seen.split())
        for number in (1, 5, 8, 11):
            assert f"{markup}{number}".replace(" ", "") in squeezed, number


async def test_markup_that_is_clicked_does_nothing_of_its_own(
    reading: Opening, article_of: Callable[..., Path]
) -> None:
    markup = "[@click=app.quit]harbour[/]"
    async with reading(article_of(SOURCE.replace("MARKUP", markup)), size=(120, 44)) as r:
        await r.click("harbour")
        await r.press("t")
        await r.click("harbour", r.rows("timeline"))
        await r.press("escape", "escape", "p")
        await r.click("harbour", r.rows("people"))
        assert r.app.is_running
        assert not r.app._exit


async def test_markup_that_is_sought_is_words(markup: str, reading: Opening, hostile: Path) -> None:
    async with reading(hostile) as r:
        await r.seek(markup)
        assert markup in r.room.query_one("FindBar Input", Input).value
        await r.press("enter")
        assert r.app.is_running
        await r.press("ctrl+p")
        await r.type(markup[:8])
        assert r.app.is_running
        assert r.app._exception is None


async def test_markup_in_what_the_program_remarks_is_words(
    markup: str, reading: Opening, hostile: Path, article_of: Callable[..., Path]
) -> None:
    async with reading(hostile) as r:
        await r.press(
            "p", "j", "enter", "a", "enter", "escape"
        )  # what lies under a card is drawn in its own time
        await r.save(f"Kept the old text: {markup}.")
        assert f"Kept the old text: {markup}." in r.seen
        await r.save(load_article(article_of(f"format: 1\n{markup!r}: 1\n", "bad.yaml")))
        assert "Kept the old text: line" in r.seen


@pytest.mark.slow
async def test_no_byte_of_a_fuzzed_article_steers_the_terminal(
    reading: Opening, article_of: Callable[..., Path]
) -> None:
    async with reading(article_of("format: 1\nheadline: x\ntext: x\n"), size=(120, 24)) as r:
        for number in range(FUZZED):
            await r.save(read_article(fuzzed(Random(number)), "fuzzed"))
            shown = ShownScreen(Looks(ColorSystem.TRUECOLOR), erases_in_colour=True)
            frame = shown.draw(r.screen._compositor.render_full_update(), r.app.size, Offset(0, 0))
            assert Seen(b"\x1b[?1049h" + frame.encode()).faults == [], number
