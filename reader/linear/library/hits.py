"""Quotes of the library in words."""

from __future__ import annotations

from reader.convert.in_words.words import sentence
from reader.model.counting import TYPE_IN_WORDS
from reader.model.dates.labels import label
from reader.model.library.hits import Hit
from reader.model.text import PART_BREAK
from reader.state.article.quotes import said_by


def hit_in_words(hit: Hit) -> str:
    """A quote of the library: who, how, the words, the article and when."""
    who = said_by(speaker.name for speaker in hit.speakers)
    draft = " A machine’s draft." if hit.draft else ""
    where = _where(hit)
    return f"{who}, {TYPE_IN_WORDS[hit.type]}: {sentence(hit.text.replace(PART_BREAK, ' then '))} {where}.{draft}"


def _where(hit: Hit) -> str:
    """The article of a quote, when it was said and where it stands."""
    when = label(hit.when) if hit.when else ""
    return ", ".join(filter(None, (hit.article.headline, when, f"paragraph {hit.paragraph}")))
