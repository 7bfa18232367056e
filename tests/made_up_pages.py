"""Pages of made-up news, small and all different, for drafting many of them: the same page for the same number."""

from __future__ import annotations

import random
from collections.abc import Iterator
from html import escape
from pathlib import Path

_FIRST = "Ana Bruno Celia Dario Elena Farid Greta Henrik Ines Jonas Karin Luca Mira Nils Olga Pavel".split()
_LAST = "Ruiz Lind Marek Okafor Silva Brandt Novak Costa Weber Haddad Larsen Petrov Moreau Tanaka Walsh Ek".split()
_ROLES = "mayor,minister,engineer,judge,farmer,teacher,editor,union leader,spokeswoman,police chief".split(
    ","
)
_PLACES = "harbour,bridge,school,hospital,station,market,library,dam,court,airport,stadium,theatre".split(",")
_DEEDS = "reopened,closed,promised,inspected,sold,rebuilt,defended,visited,praised,funded".split(",")
_CLAIMS = (
    "the work will take two more years",
    "nobody had asked the neighbours",
    "this is only a beginning",
    "the money was never there",
    "we learned of it from the papers",
    "the council acted within the law",
    "every promise will be kept",
    "the storm had changed everything",
)
_VERBS = ("said", "added", "told reporters", "insisted", "wrote in a statement")


def page(number: int) -> str:
    """The HTML of one page: a headline, a date, and five paragraphs in which two people are quoted."""
    chance = random.Random(number)
    names = [f"{chance.choice(_FIRST)} {chance.choice(_LAST)}" for _ in range(2)]
    roles, place, deed = chance.sample(_ROLES, 2), chance.choice(_PLACES), chance.choice(_DEEDS)
    day = f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    headline = f"{roles[0].capitalize()} {deed} the {place}, file {number}"
    paragraphs = [
        f"The {roles[0]}, {names[0]}, {deed} the {place} on Monday, after months of debate in the town."
    ]
    for _ in range(4):
        who = chance.randrange(2)
        claim, verb = chance.choice(_CLAIMS), chance.choice(_VERBS)
        if chance.random() < 0.6:
            paragraphs.append(
                f"“{claim.capitalize()},” {verb} {names[who]}. The {roles[who]} left soon after."
            )
        else:
            paragraphs.append(f"{names[who]}, the {roles[who]}, {verb} that {claim}, in report {number}.")
    body = "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html>\n<html lang='en'><head><title>{headline}</title>"
        f"<meta property='article:published_time' content='{day}'></head>\n"
        f"<body><article><h1>{headline}</h1>\n{body}\n</article></body></html>\n"
    )


def write_pages(folder: Path, numbers: range) -> None:
    """Write pages as files, a thousand in a folder."""
    for number in numbers:
        below = folder / f"{number // 1000:03}"
        if not number % 1000 or number == numbers[0]:
            below.mkdir(parents=True, exist_ok=True)
        (below / f"{number:06}.html").write_text(page(number), "utf-8")


def some_pages(numbers: range) -> Iterator[tuple[str, str]]:
    """Names and pages."""
    return ((f"{number:06}.html", page(number)) for number in numbers)
