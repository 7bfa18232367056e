"""What differs between two versions: entry by entry, whatever their ids, and how far two annotators agree."""

from __future__ import annotations

import pytest

from reader.model.article import Article
from reader.model.comparison.agreement import agreements
from reader.model.comparison.differences import Comparison, Texts, compare
from reader.model.comparison.entries import EntryKind
from reader.model.comparison.matching import overlap
from reader.model.text import Span
from tests.write.edit_corpus import TEXT, article_of

HEAD = f"format: 1\nheadline: Mayor reopens the harbour\n{TEXT}"
PEOPLE = """\
people:
  ruiz: {name: Ana Ruiz, aka: Ruiz, role: mayor}
  aide: {name: A senior aide, named: false}
"""
QUOTES = """\
quotes:
  - {speaker: ruiz, type: direct, parts: ["“It is,”", "“a start.”"], cue: said}
  - {speaker: aide, type: indirect, text: the work had begun in 2021, about: [storm]}
"""
EVENTS = """\
events:
  - {id: storm, title: A storm, when: "2020", text: a year after the storm}
"""


def version(*parts: str) -> Article:
    return article_of("".join((HEAD, *parts)).encode())


WHOLE = version(PEOPLE, QUOTES, EVENTS)


def said(comparison: Comparison) -> list[tuple[EntryKind, str, list[str]]]:
    """Kind, what became of it and the fields that differ, of each difference."""
    return [
        (
            pair.entry.kind,
            "changed" if pair.before and pair.after else "added" if pair.after else "removed",
            [change.name for change in pair.changes],
        )
        for pair in comparison.differences
    ]


def test_an_article_does_not_differ_from_itself() -> None:
    assert compare(WHOLE, WHOLE).differences == ()


def test_other_ids_for_the_same_people_and_events_are_no_difference() -> None:
    renamed = version(
        PEOPLE.replace("ruiz:", "mayor:").replace("aide:", "source:"),
        QUOTES.replace("speaker: ruiz", "speaker: mayor").replace("speaker: aide", "speaker: source"),
        EVENTS,
    )
    assert said(compare(WHOLE, renamed)) == []
    assert (
        said(
            compare(
                WHOLE, version(PEOPLE, QUOTES.replace("storm]", "e1]"), EVENTS.replace("id: storm, ", ""))
            )
        )
        == []
    )


def test_the_same_id_for_somebody_else_is_a_difference() -> None:
    other = version(PEOPLE.replace("name: Ana Ruiz", "name: Jo Ek"), QUOTES, EVENTS)
    assert said(compare(WHOLE, other)) == [(EntryKind.ENTITY, "changed", ["name"])]


def test_each_change_is_found_where_it_is() -> None:
    changed = version(
        PEOPLE.replace("role: mayor", "role: minister"),
        QUOTES.replace("speaker: aide", "speaker: unknown").replace('"“It is,”", ', ""),
        EVENTS.replace("2020", "2019"),
        "notes:\n  - {text: reopened, note: Hm}\n",
    )
    assert said(compare(WHOLE, changed)) == [
        (EntryKind.ENTITY, "changed", ["role"]),
        (EntryKind.NOTE, "added", []),
        (EntryKind.QUOTE, "changed", ["words"]),
        (EntryKind.QUOTE, "changed", ["speaker"]),
        (EntryKind.EVENT, "changed", ["when"]),
    ]


def test_who_made_an_entry_counts_only_where_it_is_asked_for() -> None:
    draft = version(PEOPLE, QUOTES.replace("cue: said", "cue: said, draft: 0.8, by: rules-1"), EVENTS)
    assert said(compare(WHOLE, draft)) == [(EntryKind.QUOTE, "changed", ["by", "draft"])]
    assert said(compare(WHOLE, draft, provenance=False)) == []


def test_precision_recall_and_f_count_what_was_found_and_what_is_the_same() -> None:
    second = version(PEOPLE, QUOTES.replace("speaker: aide", "speaker: ruiz"), EVENTS)
    quotes = next(
        each for each in agreements(compare(WHOLE, second), len(WHOLE.text)) if each.kind is EntryKind.QUOTE
    )
    assert (quotes.found.f, quotes.exact.f, quotes.same.f) == (1, 1, 0.5)
    assert quotes.words == 1
    assert quotes.labels["type"] == 1
    fewer = version(PEOPLE, "".join(QUOTES.splitlines(keepends=True)[:2]), EVENTS)
    quotes = next(
        each for each in agreements(compare(WHOLE, fewer), len(WHOLE.text)) if each.kind is EntryKind.QUOTE
    )
    assert (quotes.found.precision, quotes.found.recall) == (1, 0.5)
    assert quotes.found.f == pytest.approx(2 / 3)


def test_what_one_of_the_texts_has_not_is_left_out_of_the_comparison() -> None:
    def begins(span: Span) -> Span | None:
        return span if span.end < 100 else None

    comparison = compare(WHOLE, WHOLE, Texts(begins, begins))
    for alone in (comparison.only_in_first_text, comparison.only_in_second_text):
        assert {entry.kind for entry in alone} == {EntryKind.QUOTE, EntryKind.EVENT}
    assert comparison.differences == ()
    comparison = compare(WHOLE, WHOLE, Texts(lambda span: span, begins))
    assert {pair.entry.kind for pair in comparison.differences if pair.before is None} == {
        EntryKind.QUOTE,
        EntryKind.EVENT,
    }


@pytest.mark.parametrize(
    ("one", "other", "share"),
    [
        ((Span(0, 10),), (Span(0, 10),), 1),
        ((Span(0, 10),), (Span(5, 15),), 1 / 3),
        ((Span(0, 10),), (Span(10, 20),), 0),
        ((Span(0, 5), Span(10, 15)), (Span(0, 15),), 2 / 3),
    ],
)
def test_overlap_is_what_two_passages_share_of_what_they_cover(
    one: tuple[Span, ...], other: tuple[Span, ...], share: float
) -> None:
    assert overlap(one, other) == pytest.approx(share)
