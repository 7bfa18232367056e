"""A share of voice as a table or sentences for people, and as JSON or CSV for programs."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from reader.convert.in_words.words import percent_words, sentence
from reader.convert.tables.csv import table_csv
from reader.model.article import QuoteType
from reader.model.clean import shorten
from reader.model.counting import TYPE_IN_WORDS, many
from reader.model.dates.dates import Edtf
from reader.model.dates.labels import label
from reader.model.library.voices import GroupBy, Voice, Voices

HEADINGS: Mapping[GroupBy, str] = MappingProxyType(
    {
        GroupBy.SPEAKER: "Speaker",
        GroupBy.ROLE: "Role",
        GroupBy.KIND: "Kind",
        GroupBy.NAMED: "Named or not",
        GroupBy.SOURCE: "Source",
        GroupBy.MONTH: "Month",
    }
)
_UNKNOWN: Mapping[GroupBy, str] = MappingProxyType(
    {
        GroupBy.SPEAKER: "Unknown speaker",
        GroupBy.ROLE: "No role given",
        GroupBy.KIND: "Unknown speaker",
        GroupBy.NAMED: "Unknown speaker",
        GroupBy.SOURCE: "No publisher given",
        GroupBy.MONTH: "No month, or no date",
    }
)
_WORDS = MappingProxyType({"named": "named", "unnamed": "known by description only"})
_TITLES = (
    "Quotes", "Share", "Words", "Articles", "Word for word", "Partly", "Reported", "Unnamed", "First", "Last",
)  # fmt: skip
_DATES = 2
"""The last columns, which are aligned at the left."""
_LONGEST_NAME = 48
CSV_COLUMNS = (
    "by", "name", "role", "kind", "quotes", "share", "words", "articles", "direct", "mixed", "indirect",
    "named", "unnamed", "first", "last", "keys",
)  # fmt: skip


def voice_name(voice: Voice, by: GroupBy) -> str:
    """What a row is called: a name, `May 2024`, or what it means that nothing is known."""
    if not voice.name:
        return _UNKNOWN[by]
    if by is GroupBy.MONTH:
        return label(Edtf.parse(voice.name))
    return _WORDS.get(voice.name, voice.name) if by is GroupBy.NAMED else voice.name


def percent(share: float) -> str:
    """`12 %`; what is less than half of one is no nothing."""
    return "< 1 %" if 0 < share < 0.005 else f"{share * 100:.0f} %"


def voice_table(voices: Voices) -> list[list[str]]:
    """The titles and the rows, each of as many cells, padded so that columns are aligned."""
    rows = [[HEADINGS[voices.by], *_TITLES], *(_cells(voices, voice) for voice in voices.rows)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    left = (0, *range(len(widths) - _DATES, len(widths)))
    return [
        [
            f"{cell:<{width}}" if at in left else f"{cell:>{width}}"
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        for row in rows
    ]


def voice_lines(voices: Voices) -> Iterator[str]:
    """The table as lines."""
    return ("  ".join(row).rstrip() for row in voice_table(voices))


def voice_sentences(voices: Voices, voice: Voice) -> str:
    """A row for who listens: `Ana Ruiz, mayor. 3 quotes, 12 per cent of all, 41 words, 2 articles, 3 reported. …`"""
    by_type = zip(
        (QuoteType.DIRECT, QuoteType.MIXED, QuoteType.INDIRECT),
        (voice.direct, voice.mixed, voice.indirect),
        strict=True,
    )
    counts = [
        many(voice.quotes, "quote"),
        f"{percent_words(voices.share(voice))} of all",
        many(voice.words, "word"),
        many(voice.articles, "article"),
        *(f"{count:,} {TYPE_IN_WORDS[kind]}" for kind, count in by_type if count),
    ]
    if voice.unnamed and voices.by is not GroupBy.NAMED:
        counts.append(f"{voice.unnamed:,} unnamed")
    return " ".join(filter(None, (sentence(_called(voices, voice)), f"{', '.join(counts)}.", _dates(voice))))


def _dates(voice: Voice) -> str:
    """When the first quote was said and the last; empty where no date is known."""
    if voice.first is None or voice.last is None:
        return ""
    first, last = label(voice.first), label(voice.last)
    return sentence(f"Date: {first}" if first == last else f"First {first}, last {last}")


def _called(voices: Voices, voice: Voice) -> str:
    """The name of a row, a speaker's with the role."""
    name = voice_name(voice, voices.by)
    return f"{name}, {voice.role}" if voice.role and voices.by is GroupBy.SPEAKER else name


def _cells(voices: Voices, voice: Voice) -> Sequence[str]:
    numbers = (voice.words, voice.articles, voice.direct, voice.mixed, voice.indirect, voice.unnamed)
    return (
        shorten(_called(voices, voice), _LONGEST_NAME),
        f"{voice.quotes:,}",
        percent(voices.share(voice)),
        *(f"{number:,}" if number else "–" for number in numbers),
        label(voice.first) if voice.first else "–",
        label(voice.last) if voice.last else "–",
    )


def voice_shapes(voices: Voices) -> Iterator[dict[str, Any]]:
    """The rows for programs; `name` is null where nothing is known, `share` is 0 to 1, dates are EDTF."""
    for voice in voices.rows:
        yield {
            "by": str(voices.by),
            "name": voice.name or None,
            "role": voice.role or None,
            "kind": None if voice.kind is None else str(voice.kind),
            "quotes": voice.quotes,
            "share": round(voices.share(voice), 6),
            "words": voice.words,
            "articles": voice.articles,
            "direct": voice.direct,
            "mixed": voice.mixed,
            "indirect": voice.indirect,
            "named": voice.named,
            "unnamed": voice.unnamed,
            "first": voice.first.text if voice.first else None,
            "last": voice.last.text if voice.last else None,
            "keys": sorted(voice.keys),
        }


def voices_csv(voices: Voices) -> Iterator[str]:
    """The rows as CSV, the columns' names first."""
    shapes = ({**shape, "keys": "; ".join(shape["keys"])} for shape in voice_shapes(voices))
    return table_csv(CSV_COLUMNS, shapes)
