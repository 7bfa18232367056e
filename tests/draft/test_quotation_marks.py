"""Where words in quotation marks begin and end."""

from __future__ import annotations

import pytest

from reader.draft.speech.quotation_marks import quoted_spans
from reader.model.text import Span, Text


@pytest.mark.parametrize(
    ("content", "runs"),
    [
        ("He said “no” and “yes.”", ["“no”", "“yes.”"]),
        ('He said "no" and "yes."', ['"no"', '"yes."']),
        ("He said ''no'' there.", ["''no''"]),
        ("He said ‘no’ there.", ["‘no’"]),
        ("He said 'no' there.", ["'no'"]),
        ("«Нет», сказал он.", ["«Нет»"]),
        ("„Nein“, sagte er.", ["„Nein“"]),
        ("״כן״, אמרה דובר צה״ל.", ["״כן״"]),
        ("He said “the ‘inner’ one” there.", ["“the ‘inner’ one”"]),
        ("''He said 'no.'''", ["''He said 'no.'''"]),
        ("It’s Ruiz’s, and the voters’ too.", []),
        ("The '90s were the dogs' years.", []),
        ('A 5\'10" man and a 6" rule.', []),
        ("He said ‘the dogs’ bone is here.’ Yes.", ["‘the dogs’ bone is here.’"]),
        ("A mark ” that closes nothing.", []),
        ("A “mark that is open", []),
        ("“One.\n\n“Two.”\n\nThree.", ["“One.", "“Two.”"]),
    ],
)
def test_runs_are_what_stands_between_marks(content: str, runs: list[str]) -> None:
    text = Text(content)
    assert [text[Span(run.start, run.end)] for run in quoted_spans(text)] == runs


def test_a_run_that_no_mark_closes_goes_on_in_the_next_paragraph() -> None:
    assert [run.goes_on for run in quoted_spans(Text("“One.\n\n“Two.”"))] == [True, False]
