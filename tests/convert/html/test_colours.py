"""The page’s colours can be read: 4.5:1 or more, light and dark, on tinted grounds too."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import reader.convert.html

SHEET = (Path(reader.convert.html.__file__).parent / "styles" / "colours.css").read_text("utf-8")
PAIRS = re.findall(r"(--[\w-]+|\.h\d).*?light-dark\(#(\w{6}), #(\w{6})\)", SHEET)
SCHEMES = {
    scheme: {name: pair[index] for name, *pair in PAIRS} for index, scheme in enumerate(("light", "dark"))
}
HUES = [f".h{number}" for number in range(10)]
STRONGEST, CHOSEN = 0.26, 0.13
"""The share of a hue in the ground of a quote that is chosen, and of an entry that is."""
Colour = tuple[float, ...]


def colour(digits: str) -> Colour:
    return tuple(int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4))


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    return tuple(share * a + (1 - share) * b for a, b in zip(one, other, strict=True))


def luminance(of: Colour) -> float:
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in of]
    return sum(weight * part for weight, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: Colour, other: Colour) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("ground", ["--ground", "--raised"])
def test_letters_and_hues_stand_out_from_the_ground(scheme: str, ground: str) -> None:
    colours = {name: colour(digits) for name, digits in SCHEMES[scheme].items()}
    for name in ("--ink", "--quiet", "--accent", *HUES):
        assert contrast(colours[name], colours[ground]) >= 4.5, name


@pytest.mark.parametrize("scheme", SCHEMES)
def test_letters_are_read_on_every_tint(scheme: str) -> None:
    colours = {name: colour(digits) for name, digits in SCHEMES[scheme].items()}
    for hue in (*HUES, "--ink"):
        assert contrast(colours["--ink"], mixed(colours[hue], colours["--ground"], STRONGEST)) >= 4.5, hue
        assert contrast(colours["--quiet"], mixed(colours[hue], colours["--ground"], CHOSEN)) >= 4.5, hue
    for ground in ("--found", "--found-now", "--noted"):
        assert contrast(colours["--ink"], colours[ground]) >= 4.5, ground
