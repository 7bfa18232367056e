"""What is typed on after a refused key does nothing, and Esc takes the refusal away before it leaves."""

from __future__ import annotations

from textual.events import Key

from reader.app.review.refusals import Refusals
from tests.app.review.desk import reviewing
from tests.waiting import until_in_loop


def key(name: str, at: float) -> Key:
    pressed = Key(name, name if len(name) == 1 else None)
    pressed.time = at
    return pressed


class Line:
    """The footer: what it says."""

    def __init__(self) -> None:
        self.said = ""

    def refusals(self, pause: float) -> Refusals:
        return Refusals(
            lambda sentence: setattr(self, "said", sentence), lambda: setattr(self, "said", ""), pause
        )


def test_letters_on_the_heels_of_a_refusal_are_ignored_until_there_is_a_pause() -> None:
    line = Line()
    refusals = line.refusals(pause=0.5)
    refusals.say("No.")
    now = refusals.last
    assert now is not None
    assert refusals.ignores(key("x", now + 0.4))
    assert refusals.ignores(key("enter", now + 0.8)), "each letter puts the end of the word off"
    assert line.said == "No."
    assert not refusals.ignores(key("x", now + 1.4))
    assert line.said == ""


def test_another_key_ends_a_refusal_at_once() -> None:
    line = Line()
    refusals = line.refusals(pause=1000)
    refusals.say("No.")
    assert not refusals.ignores(key("down", 0))
    assert not refusals.ignores(key("x", 0))


async def test_the_rest_of_a_word_after_a_key_that_does_not_fit_takes_nothing_out() -> None:
    async with reviewing() as view:
        view.screen.refusals.pause = 1000
        await view.look_at("confirmed")
        await view.press("t", "x", "j", "enter")
        assert "Only an event has a title" in view.lines[-1]
        assert view.file.edits == []
        assert "confirmed" in view.bar


async def test_esc_takes_a_refusal_away_and_stays() -> None:
    async with reviewing() as view:
        await view.press("v", "escape")
        assert view.app.results == []
        assert "Only a quote" not in view.lines[-1]
        await view.press("escape")
        assert len(view.app.results) == 1


async def test_a_refused_edit_is_followed_by_silence_too() -> None:
    async with reviewing() as view:
        view.screen.refusals.pause = 1000
        await view.look_at("Leland Achterberg · 1 mention")
        view.file.next = ["the file can’t be written"]
        await view.press("M", "r", "enter", "m", "enter")
        said = "Nothing was changed: the file can’t be written."
        await until_in_loop(lambda: said in view.lines[-1])
        await view.press("x", "enter")
        assert len(view.file.edits) == 1
