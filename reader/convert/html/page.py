"""Writes an article as a web page: fills the template, with the styles and scripts beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader.convert.format import Exported, ExportedFile, Options
from reader.convert.records.from_article import not_in_records
from reader.model.article import Article, Event, Note, Provenance, Quote, QuoteType
from reader.model.counting import many

_KINDS = ((QuoteType.DIRECT, "word for word"), (QuoteType.MIXED, "partly"), (QuoteType.INDIRECT, "reported"))
_LONG = 50_000
"""Characters from which what is not on the screen is left out of the browser’s layout."""
_PIECES = 200
"""Pieces of the template’s output that are written together."""


def writes(article: Article, options: Options) -> Exported:
    """The page as one file, and a sentence for each thing of the article that it doesn't show."""
    return Exported((ExportedFile(".html", page(article, options.cache)),), tuple(_not_shown(article)))


def _not_shown(article: Article) -> Iterator[str]:
    yield from not_in_records(article)
    if any(each.by or each.confidence is not None or each.checked_by for each in _provenances(article)):
        yield "left out: who annotated what, and how sure they were; the page shows which are drafts"


def _provenances(article: Article) -> Iterator[Provenance]:
    for entity in article.entities.values():
        yield entity.provenance
        yield from (mention.provenance for mention in entity.mentions)
    things: tuple[Quote | Event | Note, ...] = (*article.quotes, *article.events, *article.notes)
    yield from (thing.provenance for thing in things)


def page(article: Article, cache: Path | None = None) -> Iterator[str]:
    """The page of an article, a few thousand characters at a time. `cache` is the folder of what can be made again."""
    # of no use to other formats, and as large as the rest of an export
    from reader.convert.html.chart import ROW_HEIGHT, Chart
    from reader.convert.html.linked_data import linked_data
    from reader.convert.html.marked_text import MarkedText
    from reader.convert.html.template import SCRIPTS, STYLES, hashed, joined, page_template
    from reader.convert.html.views import STRIP_HEIGHT, STRIP_WIDTH, Views, date_of
    from reader.model.drafts import count_claims
    from reader.model.person_hues import person_hues
    from reader.model.relations import Relations

    relations, hues = Relations(article), person_hues(article)
    claims = count_claims(article)
    stream = page_template(cache and cache / "templates").stream(
        article=article,
        published=date_of(article.published) if article.published else None,
        text=MarkedText(article, relations, hues),
        views=Views(article, relations, hues),
        chart=Chart.of(relations),
        notes=dict(enumerate(article.notes, 1)),
        drafts=claims.drafts.total(),
        claims=claims.total.total(),
        linked_data=linked_data(article),
        strip=(STRIP_WIDTH, STRIP_HEIGHT),
        row_height=ROW_HEIGHT,
        kinds=[
            (each, words) for each, words in _KINDS if any(quote.type is each for quote in article.quotes)
        ],
        many=many,
        long=len(article.text) > _LONG,
        minutes=max(1, round(len(article.text) / 1200)),
        said=_remarks(article.notes),
        style=joined("styles", ".css", STYLES),
        early=joined("scripts", ".js", ("early",)),
        script=joined("scripts", ".js", SCRIPTS),
        hashed=hashed,
    )
    stream.enable_buffering(_PIECES)
    yield from stream


def _remarks(notes: tuple[Note, ...]) -> int:
    return sum(1 for note in notes if note.note)
