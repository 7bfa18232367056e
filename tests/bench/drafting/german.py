"""German quotes against the corpus of news-speaker-attribution 2023: its part for training.

A drafted quote and a gold message, each used once, are one where their words share half or more (Jaccard). The speaker
is right where the words that name it meet the gold source's.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from reader.draft.drafting import draft
from reader.model.text import Span, Text
from tests.bench.attribution import Attribution, Count, pairs

_NO_SPACE_BEFORE = frozenset([*".,;:!?)", "“"])
_NO_SPACE_BEHIND = frozenset(["„", "("])


@dataclass(slots=True)
class Score:
    """Quotes, and of those that are one with a gold message how many have its speaker: direct, indirect."""

    alike: Count = field(default_factory=Count)
    direct: Count = field(default_factory=Count)
    indirect: Count = field(default_factory=Count)


def documents(folder: Path) -> Iterator[tuple[Text, list[tuple[Attribution, str]]]]:
    for file in sorted((folder / "train" / "task2").glob("*.json")):
        found = json.loads(file.read_text("utf-8"))
        content = ""
        places: dict[str, Span] = {}
        for sentence in found["Sentences"]:
            for number, token in enumerate(sentence["Tokens"]):
                glued = token in _NO_SPACE_BEFORE or content[-1:] in _NO_SPACE_BEHIND
                content += "" if glued or not content else " "
                places[f"{sentence['SentenceId']}:{number}"] = Span(len(content), len(content) + len(token))
                content += token
        gold = []
        for each in found["Annotations"]:
            message = _spans(places, each["Message"])
            if message:
                form = "direct" if each["Form"] == "Direct" else "indirect"
                gold.append((Attribution(_spans(places, each["Source"]), message), form))
        yield Text(content), gold


def _spans(places: dict[str, Span], tokens: list[str]) -> tuple[Span, ...]:
    return tuple(sorted(places[token] for token in tokens if token in places))


def score(folder: Path) -> Score:
    total = Score()
    for text, gold in documents(folder):
        quotes = draft(text, language="de").quotes
        forms = {id(attribution): form for attribution, form in gold}
        same = list(pairs(text, quotes, [attribution for attribution, _ in gold]))
        total.alike.add(Count(len(same), len(quotes), len(gold)))
        for quote, attribution in same:
            if not attribution.source:
                continue
            right = quote.mention is not None and any(
                quote.mention.overlaps(span) for span in attribution.source
            )
            count = total.direct if forms[id(attribution)] == "direct" else total.indirect
            count.add(Count(right, quote.mention is not None, 1))
    return total
