"""Finds the headline of a page: the title that most of headings, `meta`, JSON-LD and the window's title agree on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reader.intake.pages.extracted import folded_words

_SEPARATOR = re.compile(r"\s+[|–—·»«•:/>-]+\s+|\s*\|\s*|(?<=\w):\s+")
_FEW = 4  # words of a name that may stand behind a headline in the window's title
_ALIKE = 0.75  # the share of words by which two titles are the same one
_LONGEST = 1_000  # code points that are looked at
_FEWEST, _MOST = 1, 45  # words of a headline


@dataclass(frozen=True, slots=True)
class Titles:
    """What may be the headline, by where it stands; `sites` are names of the site."""

    h1: Sequence[str]
    h2: Sequence[str]
    data: Sequence[str]
    meta: Sequence[str]
    document: str | None
    sites: Sequence[str]
    host: str | None


def headline_in(titles: Titles) -> str | None:
    """The title that most of a page's sources agree on and that is no name of its site; None without any."""
    titles = replace(titles, document=titles.document and titles.document[:_LONGEST])
    parts = list(_parts(titles.document))
    brands = _brands(titles)
    sources: list[tuple[float, list[str]]] = [
        (2.0, list(titles.h1)),
        (2.0, list(titles.data)),
        (1.5, list(titles.meta[:1])),
        (0.5, list(titles.meta[1:])),
        (2.0, parts),
        (0.7, list(titles.h2)),
    ]
    best, score = None, 0.0
    for weight, said in sources:
        for at, title in enumerate(said):
            words = folded_words(title[:_LONGEST])
            if not _FEWEST <= len(words) <= _MOST or tuple(words) in brands:
                continue
            agreed = sum(
                other_weight
                * max((_alike(words, folded_words(other[:_LONGEST])) for other in others), default=0)
                for other_weight, others in sources
                if others is not said
            )
            total = weight + agreed - 0.01 * at - (0.5 if said is parts and len(words) < 2 else 0)
            if total > score + 1e-9:
                best, score = title, total
    if best is None:
        best = next(iter([*titles.h1, *titles.meta, *parts]), None)
    return best and _without_site(best, brands)


def _alike(one: list[str], other: list[str]) -> float:
    """How much two titles are the same, from 0 to 1."""
    if not one or not other:
        return 0
    common = len(set(one) & set(other)) / max(len(set(one)), len(set(other)))
    return common if common >= _ALIKE else 0


def _parts(document: str | None) -> Iterator[str]:
    """The window's title, as a whole and without what stands at one of its ends."""
    if not document:
        return
    yield document
    cuts = list(_SEPARATOR.finditer(document))
    for cut in reversed(cuts):
        yield document[: cut.start()]
    for cut in cuts:
        yield document[cut.end() :]


def _brands(titles: Titles) -> set[tuple[str, ...]]:
    """Names of the site: as it says them, as its host has them, or as a title ends with them."""
    shown = {tuple(folded_words(title)) for title in (*titles.h1, *titles.meta[:1])}
    names = {tuple(folded_words(site)) for site in titles.sites}
    names -= {
        name for name in names & shown if len(name) > _FEW
    }  # a title that stands where a site's name should
    if titles.document:
        cuts = list(_SEPARATOR.finditer(titles.document))
        if cuts:
            first, last = titles.document[: cuts[0].start()], titles.document[cuts[-1].end() :]
            before = folded_words(titles.document[: cuts[-1].start()])
            if len(folded_words(last)) <= min(_FEW, len(before)):
                names.add(tuple(folded_words(last)))
            host = re.sub(r"[^\w]", "", (titles.host or "").casefold())
            for name in (first, last):
                joined = "".join(folded_words(name))
                if host and len(joined) > 3 and joined in host:
                    names.add(tuple(folded_words(name)))
    names.discard(())
    return names


def _without_site(title: str, brands: set[tuple[str, ...]]) -> str:
    """A title without the name of the site at its end or its beginning."""
    cuts = list(_SEPARATOR.finditer(title))
    if cuts and tuple(folded_words(title[cuts[-1].end() :])) in brands:
        return title[: cuts[-1].start()]
    if cuts and tuple(folded_words(title[: cuts[0].start()])) in brands:
        return title[cuts[0].end() :]
    return title
