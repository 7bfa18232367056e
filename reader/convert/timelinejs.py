"""Writes the events of an article for TimelineJS, which tells them one slide after the other.

It takes a year for its 1 January and what has no date for nothing: so every slide shows its date in words and spans all
the days that it can mean, and what has no date is told in the slide before it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from json import dumps
from typing import Any

from reader.convert.format import Exported, ExportedFile, Options
from reader.convert.in_words.words import after_words, basis_words, listed, on_one_line, sentence, state_words
from reader.convert.records.from_article import not_in_records
from reader.model.article import Article, Event
from reader.model.dates.dates import Day, Edtf, Precision
from reader.model.dates.labels import label
from reader.model.relations import Relations

Slide = dict[str, Any]
LEAVES_OUT = (
    "The text, quotes and people are not in it, only events, with their words and who took part",
    "Which font to fetch is the page’s to say: `font: null` in the options of TimelineJS fetches none",
)
_TITLE = "article"


def writes(article: Article, _options: Options) -> Exported:
    """The JSON that TimelineJS takes, and a sentence for each event without a date."""
    slides = _Slides(article)
    content = dumps(slides.timeline(), ensure_ascii=False, indent=1)
    losses = (*not_in_records(article), *slides.losses)
    return Exported((ExportedFile(".json", (content, "\n")),), losses)


class _Slides:
    def __init__(self, article: Article) -> None:
        self._article = article
        self.losses: list[str] = []

    def timeline(self) -> Slide:
        """The title, which is about the article, and a slide for each event with a date."""
        happened = Relations(self._article).happened_order
        title = _slide(_TITLE, self._article.headline, self._about_article())
        slides: list[Slide] = []
        for event in happened.ordered:
            if _has_date(event):
                slides.append(self._slide(event))
            else:
                self._tell(event, slides[-1] if slides else title)
        for event in happened.undated:
            self._tell(event, title)
        if not slides:
            slides = list(self._published())
        return {"title": title, "events": slides, "scale": "human"}

    def _slide(self, event: Event) -> Slide:
        assert event.when is not None
        return _slide(f"event-{event.id}", event.title, self._paragraphs(event)) | _dates(event.when)

    def _tell(self, event: Event, slide: Slide) -> None:
        """Tells an event without a date in a slide that has one, or in the title."""
        order = after_words(event, self._article.events_by_id)
        lead = f"<b>{_html(event.title)}</b> (no date{f', {_html(order)}' if order else ''})"
        slide["text"]["text"] += "".join(f"<p>{each}</p>" for each in (lead, *self._paragraphs(event)))
        where = slide["unique_id"]
        self.losses.append(f"“{event.title}” ({event.id}) has no date: it is told in the slide “{where}”")

    def _published(self) -> Iterator[Slide]:
        """The publication, where nothing else has a date: without any slide TimelineJS shows a fault."""
        published = self._article.published
        if published is None or (published.earliest or published.latest) is None:
            self.losses.append("nothing has a date: TimelineJS shows no timeline without one")
            return
        yield _slide("published", f"{self._article.headline} is published", ()) | _dates(published)

    def _about_article(self) -> Iterator[str]:
        source, published = self._article.source, self._article.published
        facts = (", ".join(source.authors), source.publisher or "", label(published) if published else "")
        if any(facts):
            yield _html(", ".join(filter(None, facts)))
        if source.url:
            yield f'<a href="{escape(source.url)}">{_html(source.url)}</a>'

    def _paragraphs(self, event: Event) -> Iterator[str]:
        """The words of the article, and the circumstances."""
        entities = self._article.entities
        if event.parts:
            words = " … ".join(on_one_line(self._article.text[part]) for part in event.parts)
            yield f"<q>{_html(words)}</q>"
        who = [entities[id_].name for id_ in (*event.people, *event.places)]
        facts = (
            f"{listed(who)}." if who else "",
            sentence(words) if (words := state_words(event, entities)) else "",
            sentence(words) if (words := basis_words(event)) else "",
            "A draft that nobody has checked." if event.provenance.draft else "",
        )
        if any(facts):
            yield _html(" ".join(filter(None, facts)))
        if event.note:
            yield _html(on_one_line(event.note))


def _slide(id_: str, headline: str, paragraphs: Iterator[str] | Sequence[str]) -> Slide:
    text = "".join(f"<p>{each}</p>" for each in paragraphs)
    return {"unique_id": id_, "text": {"headline": _html(headline), "text": text}}


def _has_date(event: Event) -> bool:
    return event.when is not None and (event.when.earliest or event.when.latest) is not None


def _dates(when: Edtf) -> Slide:
    """Where a slide stands: its first and last day, and the date in words, which is what is shown."""
    shown = label(when)
    first, last = when.earliest or when.latest, when.latest
    assert first is not None
    start = _day(first) | {"display_date": shown}
    if when.precision is Precision.SECOND:
        hour, minute = when.text.partition("T")[2][:5].split(":")
        start |= {"hour": int(hour), "minute": int(minute)}
    dates = {"start_date": start, "display_date": shown}
    return dates | ({"end_date": _day(last) | {"display_date": shown}} if last and last != first else {})


def _day(day: Day) -> Slide:
    """A day by the calendar: the year 0 is 1 BC, as in JavaScript."""
    return {"year": day.year, "month": day.month, "day": day.day}


def _html(text: str) -> str:
    return escape(text, quote=False)
