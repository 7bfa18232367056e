"""Pages of made-up news, all different, for drafting many of them: the same page for the same number."""

from __future__ import annotations

import json
import random
from collections.abc import Callable
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
    headline, day, paragraphs = _story(chance, number, 5)
    body = "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
    return (
        f"<!doctype html>\n<html lang='en'><head><title>{headline}</title>"
        f"<meta property='article:published_time' content='{day}'></head>\n"
        f"<body><article><h1>{headline}</h1>\n{body}\n</article></body></html>\n"
    )


def news_page(number: int) -> str:
    """The HTML of one page as large as those of real news: 115 KB and 1,100 tags, of which 590 words are the story.

    Of the 128 pages of mozilla/readability's tests that give an article, the median has 116 KB and 1,250 tags. Around
    the story are styles, a script's data, menus, and the headlines of other stories.
    """
    chance = random.Random(number)
    headline, day, sentences = _story(chance, number, 40)
    paragraphs = (" ".join(sentences[at : at + 2]) for at in range(0, len(sentences), 2))
    story = "\n".join(f"<p>{escape(paragraph, quote=False)}</p>" for paragraph in paragraphs)
    teasers = [_teaser(chance, number * 100 + at) for at in range(60)]
    data = json.dumps([{"id": f"{chance.getrandbits(128):032x}", "headline": each} for each in teasers * 12])
    styles = "".join(
        f".c{at}{{margin:{at % 7}px;color:#{chance.getrandbits(24):06x};display:flex}}" for at in range(350)
    )
    menu = "".join(f"<li><a href='/{place}/{at}'>{place}</a></li>" for at, place in enumerate(_PLACES * 5))
    cards = "".join(
        f"<div class='card c{at}' data-id='{chance.getrandbits(128):032x}'><a href='/story/{number}-{at}'>"
        f"<img alt='' src='/image/{chance.getrandbits(128):032x}.jpg'"
        f" sizes='(max-width: 600px) 100vw, 33vw' srcset='/i/{at}-320.jpg 320w, /i/{at}-640.jpg 640w,"
        f" /i/{at}-1280.jpg 1280w'>"
        f"<h3>{escape(each)}</h3></a><span class='c2'>{at + 1} min</span></div>"
        for at, each in enumerate(teasers)
    )
    return (
        f"<!doctype html>\n<html lang='en'><head><title>{headline}</title><style>{styles}</style>"
        f"<meta property='article:published_time' content='{day}'></head>\n"
        f"<body><header><nav><ul>{menu}</ul></nav></header>\n"
        f"<main><article><h1>{headline}</h1>\n{story}\n</article><aside>{cards}</aside></main>\n"
        f"<footer><ul>{menu}</ul></footer><script>window.state = {data};</script></body></html>\n"
    )


def _story(chance: random.Random, number: int, paragraphs: int) -> tuple[str, str, list[str]]:
    """A headline, a date and so many paragraphs of a sentence or two, in which two people are quoted."""
    names = [f"{chance.choice(_FIRST)} {chance.choice(_LAST)}" for _ in range(2)]
    roles, place, deed = chance.sample(_ROLES, 2), chance.choice(_PLACES), chance.choice(_DEEDS)
    day = f"20{chance.randrange(10, 25)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
    headline = f"{roles[0].capitalize()} {deed} the {place}, file {number}"
    said = [f"The {roles[0]}, {names[0]}, {deed} the {place} on Monday, after months of debate in the town."]
    for _ in range(paragraphs - 1):
        who = chance.randrange(2)
        claim, verb = chance.choice(_CLAIMS), chance.choice(_VERBS)
        if chance.random() < 0.6:
            said.append(f"“{claim.capitalize()},” {verb} {names[who]}. The {roles[who]} left soon after.")
        else:
            said.append(f"{names[who]}, the {roles[who]}, {verb} that {claim}, in report {number}.")
    return headline, day, said


def _teaser(chance: random.Random, number: int) -> str:
    """The headline of another story."""
    return f"{chance.choice(_ROLES).capitalize()} {chance.choice(_DEEDS)} the {chance.choice(_PLACES)}, file {number}"


def write_pages(folder: Path, numbers: range, html: Callable[[int], str] = page) -> None:
    """Write pages as files, a thousand in a folder."""
    for number in numbers:
        below = folder / f"{number // 1000:03}"
        if not number % 1000 or number == numbers[0]:
            below.mkdir(parents=True, exist_ok=True)
        (below / f"{number:06}.html").write_text(html(number), "utf-8")
