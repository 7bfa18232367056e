"""Links to a passage of a page: text fragments (`#:~:text=`), by the WICG's specification.

A browser looks for the words between word boundaries, without regard to case and accents, and shows the first that it
finds. So a passage that would be found elsewhere first, or that is short, is given with words before and behind it;
and a long one, or one that runs over paragraphs, where whole ones are never looked for, by its first and last words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple
from urllib.parse import quote as percent_encoded

from reader.model.article import Article
from reader.model.text import PARAGRAPH_BREAK, Span

_LONG, _SHORT = 300, 20
"""Characters from which a passage is given by its ends, and up to which it has words beside it in any case."""
_FIRST_ENDS = 4
"""Words at either end of a long passage, to begin with."""
_MOST = 40
"""Words to try at each end and beside a passage."""
_WORD = re.compile(r"\S+")


class _Terms(NamedTuple):
    """A text directive in parts, each of which may be empty but for `start`."""

    prefix: str
    start: str
    end: str
    suffix: str

    def encoded(self) -> str:
        prefix, start, end, suffix = map(_encoded, self)
        return ",".join(
            filter(None, (f"{prefix}-" if prefix else "", start, end, f"-{suffix}" if suffix else ""))
        )


def passage_link(article: Article, parts: Sequence[Span]) -> str | None:
    """The address of an article with its passages, each of which is shown; None where it has no address."""
    url = article.source.url
    if url is None:
        return None
    directives = "&".join(f"text={text_directive(article.text.content, part)}" for part in parts)
    return f"{url}{'' if '#' in url else '#'}:~:{directives}"


def text_directive(content: str, span: Span) -> str:
    """`[prefix-,]start[,end][,-suffix]`, percent-encoded, for a passage of a text of paragraphs.

    Where the text says the same again and again, and nothing tells its passages apart, it is the first of them.
    """
    folded = _folded(content)
    candidates = list(_candidates(content, span))
    found = (terms for terms in candidates if _first_found(folded, terms) == span)
    return next(found, candidates[0]).encoded()


def _candidates(content: str, span: Span) -> Iterator[_Terms]:
    """Ways to name a passage, the shortest first."""
    words = [found.span() for found in _WORD.finditer(content, span.start, span.end)]
    first, last = content.find(PARAGRAPH_BREAK, *span), content.rfind(PARAGRAPH_BREAK, *span)
    by_ends = first >= 0 or span.end - span.start > _LONG
    opening = [end for _, end in words if first < 0 or end <= first]  # no term may run over paragraphs
    closing = [start for start, _ in reversed(words) if start > last]
    before = [found.start() for found in _WORD.finditer(content, max(span.start - 1000, 0), span.start)][::-1]
    behind = [found.end() for found in _WORD.finditer(content, span.end, span.end + 1000)]
    for beside in range(0 if span.end - span.start > _SHORT else 2, _MOST):
        prefix = suffix = ""
        if before[:beside]:
            prefix = _within_paragraph(content[before[:beside][-1] : span.start], -1)
        if behind[:beside]:
            suffix = _within_paragraph(content[span.end : behind[:beside][-1]], 0)
        start, end = content[span.start : span.end], ""
        if by_ends:
            ends = _FIRST_ENDS + beside
            start = content[span.start : opening[:ends][-1]]
            end = content[closing[:ends][-1] : span.end]
        yield _Terms(prefix, start, end, suffix)


def _within_paragraph(words: str, which: int) -> str:
    """What is beside a passage, as far as its own paragraph has it, else what the next one has."""
    paragraphs = [each for each in words.split(PARAGRAPH_BREAK) if each.strip()]
    return paragraphs[which].strip() if paragraphs else ""


def _first_found(folded: str, terms: _Terms) -> Span | None:
    """What a browser shows for a directive in a text: the first match, its context left out."""
    prefix, start, end, suffix = (_pattern(term) for term in terms)
    pattern = f"{prefix}\\s*" if prefix else ""
    pattern += f"(?P<start>{start})"
    pattern += f"(?s:.*?)(?P<end>{end})" if end else ""
    pattern += f"\\s*{suffix}" if suffix else ""
    found = re.search(pattern, folded)
    return None if found is None else Span(found.start("start"), found.end("end" if end else "start"))


def _pattern(term: str) -> str:
    """A regular expression for a term, without regard to word boundaries: it finds no less than a browser does."""
    return r"\s+".join(map(re.escape, _folded(term).split()))


class _Folding(dict[int, str]):
    """Each character without case and accents, as one character."""

    def __missing__(self, code: int) -> str:
        folded = self[code] = unicodedata.normalize("NFD", chr(code))[0].lower()[0]
        return folded


_FOLDING = _Folding()


@lru_cache(maxsize=4)
def _folded(text: str) -> str:
    return text.lower() if text.isascii() else text.translate(_FOLDING)


def _encoded(term: str) -> str:
    """A term without what has a meaning in a directive: the comma, the ampersand, the hyphen."""
    return percent_encoded(term, safe="").replace("-", "%2D")
