"""Passes what a terminal sends on to the app as events, one key after the other is answered."""

from __future__ import annotations

from asyncio import AbstractEventLoop, run_coroutine_threadsafe, sleep
from collections.abc import Callable, Iterator, Mapping
from concurrent.futures import wait
from contextlib import suppress

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.events import Key, Paste
from textual.message import Message

from reader.app.commands.keys import NO_KEYS
from reader.app.messages import PasteLost
from reader.app.terminal.busy import is_busy
from reader.app.terminal.input.keyboard_layout import LayoutReader, with_place
from reader.app.terminal.input.paste_splitter import LONGEST_LINE, LONGEST_PASTE, PastedText, PasteSplitter
from reader.model.characters import DIRECTION_MARKS, forbidden

_ESC = "\x1b"
_INTRODUCERS = "[]^_\\"
"""Signs that begin a sequence behind Esc; the others are letters, which the parser takes for keys with alt."""
_LAST_CONTROL = "\x9f"
_IDLE_ROUNDS = 3
"""Rounds of the loop without messages after which a key counts as answered."""
_LOOK, _LOOKS = 0.02, 10
"""Seconds between two looks whether it has been answered, and the most looks: a busy screen doesn't block typing."""


class InputPump:
    """Runs in the thread of a driver that reads; survives whatever bytes come."""

    def __init__(
        self,
        app: App[object],
        loop: AbstractEventLoop,
        process: Callable[[Message], None],
        is_stopped: Callable[[], bool],
    ) -> None:
        """`process` hands an event to the app; once `is_stopped`, what was typed ahead is dropped."""
        self._app, self._loop, self._process, self._is_stopped = app, loop, process, is_stopped
        self._parser, self._splitter, self._layout = XTermParser(), PasteSplitter(), LayoutReader()
        self._former = ""  # what the parser was fed last and may wait for more behind

    def feed(self, received: str) -> None:
        """Pass on the events that the next piece of input completes; called with an empty one now and then."""
        for event in self._events(received):
            if self._is_stopped():  # type-ahead is for whoever reads the terminal next
                return
            self._process(event)
            if isinstance(event, Key):
                self._wait_for_answer()
        for event in self._parser.tick():
            self._former = ""
            for each in self._apart(event):
                self._process(each)
                if isinstance(each, Key):
                    self._wait_for_answer()

    def _wait_for_answer(self) -> None:
        """Wait until the key has been answered, so that the next one goes to what this one opens.

        Textual passes keys on at once, to whatever has the focus then: of `/q`, typed fast, the second would quit.
        """
        answering = self._answered()
        try:
            answered = run_coroutine_threadsafe(answering, self._loop)
        except RuntimeError:  # the loop has ended
            answering.close()
            return
        for _ in range(_LOOKS):
            if self._is_stopped() or wait([answered], _LOOK).done:
                break
        with suppress(RuntimeError):  # it ended meanwhile
            answered.cancel()

    async def _answered(self) -> None:
        quiet = 0
        while quiet < _IDLE_ROUNDS:
            await sleep(0)
            quiet = 0 if is_busy(self._app) else quiet + 1

    def _events(self, received: str) -> Iterator[Message]:
        for piece in self._splitter.feed(received):
            if isinstance(piece, PastedText):
                yield self._paste(piece)
            else:
                yield from self._keys(_without_invisible(piece))
        if self._splitter.give_up():
            yield PasteLost()

    def _keys(self, typed: str) -> Iterator[Message]:
        for piece, base in self._layout.feed(typed):
            for event in self._parsed(piece):
                yield with_place(event, base) if base and isinstance(event, Key) else event

    def _apart(self, event: Message) -> Iterator[Message]:
        """Esc and a letter that came soon after it: the parser makes one key with alt of them.

        GNU screen holds Esc back until the next key. Terminals with kitty's protocol give keys with alt no character.
        """
        if isinstance(event, Key) and event.character and event.key.startswith("alt+"):
            keys_by_id: Mapping[str, str] = getattr(self._app, "keys_by_id", NO_KEYS)
            if event.key not in ",".join(keys_by_id.values()):
                yield Key("escape", _ESC)
                event = Key(event.character, event.character)
        yield event

    def _parsed(self, typed: str) -> Iterator[Message]:
        """The events of the parser, fed a character at a time: where it crashes, only one sequence is lost."""
        for letter in typed:
            if (
                self._former == _ESC
                and not letter.isalnum()
                and letter.isprintable()
                and letter not in _INTRODUCERS
            ):
                self._parser = _new_parser(self._parser)
                yield Key("escape", _ESC)
            self._former = letter
            try:
                yield from self._parser.feed(letter)
            except (
                ValueError,
                ArithmeticError,
            ):  # a sequence for no character, or from a screen without size
                self._parser = _new_parser(self._parser)

    def _paste(self, pasted: str) -> Paste:
        """A paste with line feeds for line ends; empty where it is too long, for a part would pass for all of it."""
        from textual.widgets import Input  # not for the first frame, which has no field

        if self._app.screen_stack and isinstance(self._app.focused, Input):
            pasted = pasted[:LONGEST_LINE]
        elif len(pasted) > LONGEST_PASTE:
            return Paste("")
        return Paste(_clean(pasted.replace("\r\n", "\n").replace("\r", "\n")))


def _without_invisible(keys: str) -> str:
    """The keys without characters that nothing is drawn for; controls are parsed as keys."""
    if keys.isascii():
        return keys
    left_out = {at for at in forbidden(keys) if keys[at] > _LAST_CONTROL}
    return "".join(char for at, char in enumerate(keys) if at not in left_out)


def _clean(text: str) -> str:
    """The text without forbidden characters and marks of direction: fields draw a paste as it is."""
    left_out = {*forbidden(text), *(at for at, char in enumerate(text) if char in DIRECTION_MARKS)}
    return "".join(char for at, char in enumerate(text) if at not in left_out)


def _new_parser(broken: XTermParser) -> XTermParser:
    """A new parser with the modes of one that crashed."""
    parser = XTermParser()
    parser.mouse_pixels = broken.mouse_pixels
    parser.terminal_size, parser.terminal_pixel_size = broken.terminal_size, broken.terminal_pixel_size
    return parser
