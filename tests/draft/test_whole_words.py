"""What a draft takes for a quote begins and ends where words do, and is found again behind what stands before it."""

from __future__ import annotations

import pytest

from reader.draft.speech.quotes import WIDEST, SpanFitter
from reader.load.anchors.canonical import canonical
from reader.load.anchors.folding import fold
from reader.model.text import Span, Text


def fitting(content: str) -> SpanFitter:
    text = Text(canonical(content))
    return SpanFitter(text, fold(text.content))


@pytest.mark.parametrize(
    ("content", "cut", "whole"),
    [
        ("It is a start for us.", "a start", "a start"),
        ("It is a start for us.", " a start ", "a start"),
        ("It is a start for us.", "a sta", "a start"),
        ("It is a start for us.", "tart for", "start for"),
        ("It is a start for us.", "tar", "start"),
        ("It is a start for us.", " ", None),
        (f"It is {'x' * 5 * WIDEST} for us.", "x" * WIDEST, None),
        (f"It is {'x' * 3 * WIDEST} for us.", "x for", None),
    ],
)
def test_a_span_is_widened_to_whole_words_unless_that_leads_too_far(
    content: str, cut: str, whole: str | None
) -> None:
    start = content.index(cut)
    if cut == "x" * WIDEST:
        start += 2 * WIDEST
    found = fitting(content).whole(Span(start, start + len(cut)))
    assert (found and content[found.start : found.end]) == whole


def test_nothing_stays_nothing() -> None:
    assert fitting("It is a start.").whole(None) is None


def test_parts_that_overlap_count_once_and_those_the_loader_would_find_elsewhere_begin_anew() -> None:
    content = "yes, it is a start, yes, yesterday a start, a start"
    spans = [
        Span(0, 3),
        Span(5, 18),
        Span(10, 18),
        Span(content.index("yesterday"), content.index("yesterday") + 9),
        Span(content.rindex("a start"), len(content)),
    ]
    groups = fitting(content).parts(spans)
    assert [[content[span.start : span.end] for span in group] for group in groups] == [
        ["yes", "it is a start", "yesterday"],
        ["a start"],
    ]
