"""A strict reader of every byte that a program writes to its terminal."""

from __future__ import annotations

import re
from base64 import b64decode

# What the program may send besides characters that are drawn: styles, places on a screen of its own, and modes that it
# sets and unsets there, which nothing that is drawn follows before the next place or style.
_SEQUENCE = re.compile(
    "\x1b(?:"
    r"\[[0-9;:]*m"  # a style
    r"|\[(?P<row>[0-9]+);(?P<column>[0-9]+)H"  # a place
    r"|\[[0-9]*C|\[K"  # over some cells, and the end of a row erased
    r"|\[\?(?P<mode>25|7|1000|1002|1003|1004|1006|1015|1016|1049|2004|2026|2048)(?P<set>[hl])"
    r"|\[\?(?:2026|2048)\$p"  # whether the terminal knows a mode
    r"|\[(?:>[0-9]+(?P<push>u)|<(?P<pop>u)|=4;2u)"  # the keyboard's protocol
    r"|\]22;(?P<shape>[a-z-]*)(?:\x07|\x1b\\)"  # the pointer's shape
    r"|\]52;c;(?P<copied>[A-Za-z0-9+/]*=*)\x07"  # the clipboard
    r"|(?P<end>\\)"
    ")"
)
_SYNCHRONIZED = "2026"
"""The mode in which an update is shown at once; it begins with whatever changes."""
_STYLE_OR_PLACE = re.compile(r"\x1b\[[0-9;:]*[mHCK]")
_NEWLINE = re.compile("\r?\n|\r\x1b\\[2K")
"""Outside of a screen of its own: the end of a line, or the same line anew, where progress is told."""
_BETWEEN_ROWS = re.compile("\r+\n")
"""To the beginning of the next row."""
# Controls and what Unicode draws nothing for but reorders or hides by: a terminal must never see one of them.
_NEVER = (
    "\x00-\x1f\x7f-\x9f\u00ad\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b\u2028-\u202e\u2060-\u206f"
    "\u3164\ufdd0-\ufdef\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\ud800-\udfff\U000e0000-\U000e00ff\U000e01f0-\U000e0fff"
)
_DIRECTION = "\u061c\u200e\u200f"
"""May stand in an article, and so in what commands print, but not on the screen."""
FORBIDDEN = re.compile(
    f"[{_NEVER}{_DIRECTION}]|[\u0300-\u036f]{{31}}"  # as many marks as hide the lines around
)
_DRAWN = re.compile(f"[^{_NEVER}{_DIRECTION}\u0300-\u036f]+")
_FOUND_AS = {"25": "h", "7": "h"}
"""The modes that a terminal is found with; all others are off."""


class Seen:
    """Everything that the program wrote, read strictly: what is no known sequence and no drawn character is a fault."""

    def __init__(self, written: bytes, size: tuple[int, int] = (500, 200)) -> None:
        """`size`: the most columns and rows that the terminal had."""
        self.faults: list[str] = []
        self._size = size
        self.modes: dict[str, str] = {}
        self.keyboards = 0
        self.pointer = ""
        self.copied: list[str] = []
        self.drawn = ""
        try:
            text = written.decode("utf-8")
        except UnicodeDecodeError as error:
            self.faults.append(
                f"not UTF-8 at {error.start}: {written[error.start - 20 : error.start + 20]!r}"
            )
            text = written.decode("utf-8", "replace")
        at = 0
        drawn = []
        while at < len(text):
            if match := _DRAWN.match(text, at):
                drawn.append(match[0])
            elif (match := _SEQUENCE.match(text, at)) and self._fits(
                match, text[match.end() : match.end() + 1]
            ):
                self._take(match)
            elif match := (_BETWEEN_ROWS if self._entered else _NEWLINE).match(text, at):
                drawn.append("\n")
            elif not self._entered and text[at] in _DIRECTION:
                at += 1
                continue
            elif bad := FORBIDDEN.match(text, at):
                self.faults.append(f"{bad[0]!r} in {text[max(at - 30, 0) : at + 30]!r}")
                at += 1
                continue
            else:
                drawn.append(text[at])
                at += 1
                continue
            at = match.end()
        self.drawn = "".join(drawn)

    @property
    def _entered(self) -> bool:
        return self.modes.get("1049") == "h"

    def _fits(self, match: re.Match[str], after: str) -> bool:
        """Whether a sequence stands where the program itself may have sent it."""
        if match["row"]:
            columns, rows = self._size
            return self._entered and int(match["row"]) <= rows and int(match["column"]) <= columns + 1
        return (
            not self._entered
            or after in ("", "\x1b", "\r", "\n")
            or match["mode"] == _SYNCHRONIZED
            or _STYLE_OR_PLACE.fullmatch(match[0]) is not None
        )

    def _take(self, match: re.Match[str]) -> None:
        if match["mode"]:
            self.modes[match["mode"]] = match["set"]
        elif match["push"]:
            self.keyboards += 1
        elif match["pop"]:
            self.keyboards -= 1
        elif match["copied"] is not None:
            self.copied.append(b64decode(match["copied"]).decode("utf-8", "replace"))
        elif match["shape"] is not None:
            self.pointer = match["shape"]

    @property
    def left_behind(self) -> list[str]:
        """What is not as it was found."""
        kept = [f"mode {mode}{now}" for mode, now in self.modes.items() if now != _FOUND_AS.get(mode, "l")]
        if self.keyboards:
            kept.append(f"{self.keyboards} keyboard protocols")
        if self.pointer not in ("", "default"):
            kept.append(f"pointer {self.pointer}")
        return kept
