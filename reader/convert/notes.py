"""Notes and highlights as plain lines, Markdown and JSON."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import groupby

from reader.convert.in_words.listing import INDENT
from reader.convert.in_words.words import on_one_line
from reader.convert.json.shapes import Shape, provenance_shape
from reader.convert.markdown.escaping import escaped, quoted
from reader.model.article import Article
from reader.model.clean import clean
from reader.model.dates.labels import label
from reader.model.library.notes import FoundNote


def note_lines(found: FoundNote) -> Iterator[str]:
    """The words, the remark on them if there is one, and where they stand."""
    yield on_one_line(found.words)
    if found.note.note:
        yield f"{INDENT}{on_one_line(found.note.note)}"
    draft = ("draft",) if found.note.provenance.draft else ()
    yield f"{INDENT}{'; '.join((*_facts(found.article), f'paragraph {found.paragraph}', *draft))}"


def notes_markdown(notes: Iterable[FoundNote]) -> Iterator[str]:
    """A heading for each article, its words as quotations, and the remarks below them."""
    blank = ""
    for path, of_article in groupby(notes, key=lambda found: found.path):
        listed = list(of_article)
        headline, *facts = _facts(listed[0].article)
        url = listed[0].article.source.url
        yield f"{blank}## {escaped(on_one_line(headline))}\n\n"
        yield f"{escaped(', '.join((*facts, clean(path.name))))}{f', <{url}>' if url else ''}\n"
        for found in listed:
            place = f"paragraph {found.paragraph}{', draft' if found.note.provenance.draft else ''}"
            yield f"\n{quoted(found.words)}\n>\n> ({place})\n"
            if found.note.note:
                yield f"\n{escaped(found.note.note)}\n"
        blank = "\n"


def note_shape(found: FoundNote) -> Shape:
    """One note; `note` is empty for a highlight."""
    article, note = found.article, found.note
    return {
        "article": article.id,
        "path": str(found.path),
        "headline": article.headline,
        "published": None if article.published is None else article.published.text,
        "id": note.id,
        "text": found.words,
        "start": note.span.start,
        "end": note.span.end,
        "paragraph": found.paragraph,
        "note": note.note,
        **provenance_shape(note.provenance),
    }


def _facts(article: Article) -> Iterator[str]:
    yield article.headline
    if article.source.publisher:
        yield article.source.publisher
    if article.published is not None:
        yield label(article.published)
