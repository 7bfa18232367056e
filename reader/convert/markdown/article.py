"""Writes an article as Markdown: its text with quotes and notes as footnotes, or the quotes or the notes alone."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from reader.convert.citation import cite
from reader.convert.format import Exported, ExportedFile, Options
from reader.convert.in_words.words import (
    after_words,
    basis_words,
    date_words,
    listed,
    on_one_line,
    sentence,
    state_words,
)
from reader.convert.markdown.escaping import escaped, quoted
from reader.model.article import Article, Event, Kind, Note, Quote
from reader.model.counting import TYPE_IN_WORDS
from reader.model.dates.labels import label
from reader.model.relations import Relations
from reader.model.slug import slug_of
from reader.model.text import PART_BREAK, Span

LEAVES_OUT = (
    "Mentions, ids, and where exactly words begin are not in it: a footnote stands behind the last word of a quote",
)
_KINDS = ((Kind.PERSON, "People"), (Kind.ORGANISATION, "Organisations"), (Kind.PLACE, "Places"))
_OPENING = ("(", "[", ":")
"""What would make a link or a definition of a footnote’s number before it."""


def writes(article: Article, options: Options) -> Exported:
    """The part that was asked for, the article where none was."""
    lines = {"quotes": _quotes, "notes": _notes}.get(options.what, _article)
    content = (f"{line}\n" for line in lines(article))
    return Exported((ExportedFile(".md", content),))


def head(_options: Options) -> str:
    """Nothing: articles follow one another, each under its headline."""
    return ""


def _article(article: Article) -> Iterator[str]:
    """Headline, source, text with footnotes, then who is in it and what happened."""
    yield from _heading(article)
    notes = _Footnotes(article)
    for span in article.text.paragraphs():
        yield ""
        yield notes.paragraph(span)
    yield from notes.lines()
    yield from _everyone(article)
    yield from _timeline(article)
    yield ""


def _heading(article: Article) -> Iterator[str]:
    source, published = article.source, article.published
    yield f"# {escaped(on_one_line(article.headline))}"
    facts = [", ".join(source.authors), source.publisher or "", label(published) if published else ""]
    url = f"<{source.url}>" if source.url else ""
    line = ", ".join(filter(None, (*map(escaped, facts), url)))
    if line:
        yield ""
        yield line


class _Footnotes:
    """The footnotes of an article, numbered by their ids, in the text’s order."""

    def __init__(self, article: Article) -> None:
        self._article = article
        self._prefix = slug_of(article.id) or "article"
        self._at: dict[int, list[Quote | Note]] = defaultdict(list)
        for quote in Relations(article).quotes_in_order:
            self._at[quote.parts[-1].end].append(quote)
        for note in sorted(article.notes, key=lambda note: note.span):
            self._at[note.span.end].append(note)

    def paragraph(self, span: Span) -> str:
        """A paragraph with the numbers of its footnotes."""
        pieces, done = [], span.start
        for end in sorted(end for end in self._at if span.start < end <= span.end):
            pieces.append(self._piece(done, end, is_first=done == span.start))
            pieces += [f"[^{self._name(each)}]" for each in self._at[end]]
            done = end
        pieces.append(self._piece(done, span.end, is_first=done == span.start))
        return "".join(pieces)

    def lines(self) -> Iterator[str]:
        """The footnotes themselves."""
        for end in sorted(self._at):
            for each in self._at[end]:
                words = self._quote(each) if isinstance(each, Quote) else self._note(each)
                yield ""
                yield f"[^{self._name(each)}]: {words}"

    def _piece(self, start: int, end: int, *, is_first: bool) -> str:
        words = self._article.text.content[start:end]
        text = escaped(words)
        return f"\\{text}" if not is_first and words.startswith(_OPENING) and text == words else text

    def _name(self, each: Quote | Note) -> str:
        return f"{self._prefix}-{each.id}"

    def _quote(self, quote: Quote) -> str:
        """Who said it, how, and whatever else is known; a quote in parts with its words."""
        article = self._article
        names = [article.entities[id_].name for id_ in quote.speakers]
        cue = f" {on_one_line(article.text[quote.cue])}" if quote.cue else ""
        facts = [
            f"{listed(names) if names else 'Unknown speaker'}{f' ({cue.strip()})' if cue else ''}",
            f"to {listed(article.entities[id_].name for id_ in quote.to)}" if quote.to else "",
            f"via {quote.via}" if quote.via else "",
            label(quote.when) if quote.when else "",
            TYPE_IN_WORDS[quote.type],
            "draft" if quote.provenance.draft else "",
        ]
        words = PART_BREAK.join(on_one_line(article.text[part]) for part in quote.parts)
        note = f" {sentence(quote.note)}" if quote.note else ""
        return escaped(f"{', '.join(filter(None, facts))}: {sentence(words)}{note}")

    def _note(self, note: Note) -> str:
        words = on_one_line(self._article.text[note.span])
        return escaped(
            f"On “{words}”: {sentence(note.note)}" if note.note else f"Highlighted: {sentence(words)}"
        )


def _everyone(article: Article) -> Iterator[str]:
    for kind, title in _KINDS:
        entities = [entity for entity in article.entities.values() if entity.kind is kind]
        if entities:
            yield from ("", f"## {title}", "")
        for entity in entities:
            role = f", {entity.role}" if entity.role else ""
            aka = f" Also called {sentence(listed(entity.aka))}" if entity.aka else ""
            about = f" {sentence(entity.about)}" if entity.about else ""
            yield f"- **{escaped(entity.name)}**{escaped(f'{role}.{aka}{about}')}"


def _timeline(article: Article) -> Iterator[str]:
    happened = Relations(article).happened_order
    if article.events:
        yield from ("", "## What happened", "")
    for event in (*happened.ordered, *happened.undated):
        date = date_words(event, after_words(event, article.events_by_id))
        yield f"- **{escaped(date)}**: {escaped(_event_sentences(article, event))}"


def _event_sentences(article: Article, event: Event) -> str:
    more = (basis_words(event), state_words(event, article.entities), event.note or "")
    return " ".join((sentence(event.title), *(sentence(each) for each in more if each)))


def _quotes(article: Article) -> Iterator[str]:
    """The quotes in the text’s order, each with who said it and where it stands."""
    yield from _heading(article)
    for quote in Relations(article).quotes_in_order:
        paragraph = article.text.paragraph_of(quote.parts[0].start)
        yield ""
        yield quoted(cite(article, quote))
        yield ">"
        yield f"> (paragraph {paragraph})"
        if quote.note:
            yield ""
            yield escaped(quote.note)
    yield ""


def _notes(article: Article) -> Iterator[str]:
    """The notes and highlights in the text’s order, each with its words."""
    yield from _heading(article)
    for note in sorted(article.notes, key=lambda note: note.span):
        paragraph = article.text.paragraph_of(note.span.start)
        draft = ", draft" if note.provenance.draft else ""
        yield ""
        yield quoted(article.text[note.span])
        yield ">"
        yield f"> (paragraph {paragraph}{draft})"
        if note.note:
            yield ""
            yield escaped(note.note)
    yield ""
