"""How many colours this terminal has, by what the environment says of it."""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

_FULL = ("truecolor", "24bit")
_FULL_TERMS = ("xterm-kitty", "xterm-ghostty", "alacritty", "foot", "wezterm", "contour", "rio")
"""What the names of terminals begin with that have all colours; COLORTERM doesn't come through ssh."""
_NAMED_TERMS = ("xterm", "screen", "tmux", "rxvt", "linux", "ansi")
"""Terminals with colours of some number: for others the system's database is asked."""


_ERASING_TERMS = ("xterm", "tmux", "linux", "rxvt", "st-", *_FULL_TERMS)
"""Terminals that erase in colour: others are sent blanks."""


class ColourSystem(Enum):
    """What can be drawn with, by Rich's names; `NONE` is monochrome."""

    FULL = "truecolor"
    INDEXED = "256"
    NAMED = "standard"
    NONE = None


def colour_system(environment: Mapping[str, str]) -> ColourSystem:
    """The colours of the terminal. GNU screen hands on the COLORTERM of a terminal whose colours it doesn't have."""
    if (wanted := environment.get("TEXTUAL_COLOR_SYSTEM", "auto")) in {"truecolor", "256", "standard"}:
        return ColourSystem(wanted)
    term = environment.get("TERM", "").lower()
    in_gnu_screen = "STY" in environment and term.startswith("screen")
    if environment.get("COLORTERM", "").strip().lower() in _FULL and not in_gnu_screen:
        return ColourSystem.FULL
    if term.startswith(_FULL_TERMS) or term.endswith("-direct"):
        return ColourSystem.FULL
    is_xterm = term == "xterm" and "XTERM_VERSION" in environment  # its own name says less than it can
    if term.endswith("256color") or is_xterm:
        return ColourSystem.INDEXED
    named = term.partition("-")[0] in _NAMED_TERMS and "-m" not in term
    return ColourSystem.NAMED if named or not term or _has_colours(term) else ColourSystem.NONE


def _has_colours(term: str) -> bool:
    """Whether the system's database of terminals has colours for this one, or doesn't know it."""
    import curses  # only for terminals that hardly anybody has

    try:
        curses.setupterm(term, 2)
    except (curses.error, UnicodeError):  # a name that is not UTF-8 is no terminal's
        return True
    return curses.tigetnum("colors") > 0


def erases_in_colour(environment: Mapping[str, str]) -> bool:
    """Whether what the terminal erases has the background that it writes in. GNU screen's has not, as few others'."""
    term = environment.get("TERM", "").lower()
    return term.startswith(_ERASING_TERMS) or (term.startswith("screen") and "TMUX" in environment)


def has_light_background(environment: Mapping[str, str]) -> bool:
    """Whether the terminal says that its background is light: the last number of COLORFGBG is one of the light ones."""
    background = environment.get("COLORFGBG", "").rpartition(";")[2]
    return background in {"7", "15"}
