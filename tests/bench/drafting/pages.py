"""Articles in real pages against mozilla/readability's test pages: words, leads, authors, days of publication.

Real pages: those whose expected article has a hundred words or more and no Lorem ipsum. Words found: of the words in
the expected article's paragraphs of ten words or more (of all its words, where it has none), the share that is in
ours, each as often as it is there; marks of notes don't count. The lead is the first such paragraph, found where its
first ten words follow each other in ours. An author is right where one of ours is named in the expected
byline; the day of publication where it is the expected one.

Eight of the expected bylines name nobody, or somebody of another article on the page (`MISTAKEN`): an author is counted
a second time with what those pages say themselves.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, median

from lxml.html import HtmlElement, fromstring

from reader.errors import IntakeError
from reader.intake.pages.page import import_page
from reader.intake.text import GivenMetadata
from reader.model.new_article import IncomingArticle
from tests.bench.attribution import Count

MISTAKEN = {
    "archive-of-our-own": "AMournfulHowlInTheNight",  # expected: who runs the site
    "herald-sun-1": "Laurie Oakes",  # the byline of another article
    "liberation-1": "AFP",  # the byline of another article
    "royal-road": "Sleyca",  # a button
    "salon-1": "Richard (R.J.) Eskow",  # the byline of another article
    "seattletimes-1": "Benjamin Romano",  # a date
    "spiceworks": "",  # a date; the page has no author
    "yahoo-4": "",  # an entry of a menu; the page has no author
}
"""Who wrote the pages whose expected byline is wrong."""
ADDRESS = "http://fakehost/test/page.html"
_WORD = re.compile(r"[\u3041-\u9fff]|[^\W\u3041-\u9fff]+")  # signs of scripts without spaces are words
_FEWEST = 100
_LONG = 10  # words of a paragraph that counts


@dataclass(slots=True)
class Score:
    """Shares of the words found, a page each; the pages whose lead is lost; authors and days."""

    paragraphs: list[float] = field(default_factory=list)
    whole: list[float] = field(default_factory=list)
    leads_lost: list[str] = field(default_factory=list)
    authors: Count = field(default_factory=Count)
    authors_mended: Count = field(default_factory=Count)
    days: Count = field(default_factory=Count)

    def __str__(self) -> str:
        return (
            f"words of paragraphs found {mean(self.paragraphs):.3f}, median {median(self.paragraphs):.3f}"
            f" (of all words {mean(self.whole):.3f}); leads lost {len(self.leads_lost)};"
            f" author right {self.authors.right} of {self.authors.gold},"
            f" with mistaken bylines mended {self.authors_mended.right};"
            f" day right {self.days.right} of {self.days.gold}"
        )


def real_pages(folder: Path) -> list[Path]:
    """The folders of real pages under `test/test-pages`, in their order."""
    return [page for page in sorted((folder / "test" / "test-pages").iterdir()) if _is_real(_expected(page))]


def score(folder: Path) -> Score:
    total = Score()
    for page in real_pages(folder):
        _add(total, page, article_of(page))
    return total


def article_of(page: Path) -> IncomingArticle | None:
    try:
        return import_page((page / "source.html").read_bytes(), GivenMetadata(), ADDRESS)
    except IntakeError:
        return None


def _add(total: Score, page: Path, ours: IncomingArticle | None) -> None:
    expected = _expected(page)
    said = json.loads((page / "expected-metadata.json").read_text("utf-8"))
    have = words(ours.text if ours else "")
    paragraphs = [text for each in expected.iter("p") if len(text := words(each.text_content())) >= _LONG]
    everything = words(expected.text_content())
    total.paragraphs.append(_found([word for each in paragraphs for word in each] or everything, have))
    total.whole.append(_found(everything, have))
    if paragraphs and f" {' '.join(paragraphs[0][:_LONG])} " not in f" {' '.join(have)} ":
        total.leads_lost.append(page.name)
    if said["byline"]:
        names = ours.authors if ours else ()
        byline = MISTAKEN.get(page.name, said["byline"])
        total.authors.add(Count(is_author(names, said["byline"]), 1, 1))
        total.authors_mended.add(Count(is_author(names, byline) if byline else not names, 1, 1))
    if said["publishedTime"]:
        day = said["publishedTime"][:10]
        total.days.add(Count(ours is not None and ours.published == day, 1, 1))


def words(text: str) -> list[str]:
    return _WORD.findall(text.replace("\u00ad", "").casefold())


def is_author(names: tuple[str, ...], byline: str) -> bool:
    """Whether one of these is named in the byline, in any order of given and family names."""
    said = set(words(re.sub(r"\d+", " ", byline)))  # a date may stand right behind a name
    return any(set(words(name)) <= said for name in names)


def _found(wanted: list[str], have: list[str]) -> float:
    return (Counter(wanted) & Counter(have)).total() / max(1, len(wanted))


def _expected(page: Path) -> HtmlElement:
    root: HtmlElement = fromstring((page / "expected.html").read_text("utf-8"))
    for mark in list(root.iterfind(".//sup")):
        if mark.find(".//a") is not None:
            mark.drop_tree()
    return root


def _is_real(expected: HtmlElement) -> bool:
    text = expected.text_content().casefold()
    return len(re.findall(r"\w+", text)) >= _FEWEST and "lorem ipsum" not in text
