"""Writes an article as a web page: fills the template, with the styles and scripts beside it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from reader.convert.format import Exported, ExportedFile, Options
from reader.model.article import Article, Note, QuoteType
from reader.model.counting import many

LEAVES_OUT = (
    "Who annotated something, and how sure they were; only that it is a draft is shown",
    "Comments of the file, and the order in which it lists people, quotes and events",
    "Annotations whose words are no longer in the text",
)
_KINDS = ((QuoteType.DIRECT, "word for word"), (QuoteType.MIXED, "partly"), (QuoteType.INDIRECT, "reported"))
_LONG = 50_000
"""Characters from which what is not on the screen is left out of the browser’s layout."""
_PIECES = 200
"""Pieces of the template’s output that are written together."""


def writes(article: Article, options: Options) -> Exported:
    """The page as one file; a sentence says how many annotations are orphaned, if any, and so are left out."""
    lost = many(len(article.orphans), "orphaned annotation")
    losses = (f"Without its {lost}",) if article.orphans else ()
    return Exported((ExportedFile(".html", page(article, options.cache)),), losses)


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
