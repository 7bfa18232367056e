"""Edits of one place of an entry, or of one of its lists, leave its other places and lists as they are."""

from __future__ import annotations

import pytest

from reader.errors import EditRefused
from reader.model.article import EntityId, EventId, NoteId
from reader.model.text import Span
from reader.write import edits
from reader.write.apply_edit import apply
from tests.load.test_schema import EXAMPLE
from tests.write.test_edits import diff, read

EVERYWHERE = """\
format: 1
headline: A
text: |-
  Ana Ruiz said she came. Then she left, and she ran.

  Today she is well.
people:
  ruiz:
    name: Ana Ruiz
    mentions: MENTIONS
"""


@pytest.mark.parametrize(
    ("given", "left"),
    [
        (
            "[{text: she, nth: all, draft: 0.6}, Ana]",
            "[{text: she, para: 1, nth: 1, draft: 0.6}, {text: she, para: 1, nth: 3, draft: 0.6},"
            " {text: she, para: 2, draft: 0.6}, Ana]",
        ),
        (
            "{text: she, para: 1, nth: all}",
            "[{text: she, para: 1, nth: 1}, {text: she, para: 1, nth: 3}]",
        ),
        ("{text: she, nth: all, prefix: 'n '}", None),
        (
            "[{text: she, nth: all, suffix: ' l'}, {text: she, para: 1, nth: 3}]",
            "[{text: she, para: 1, nth: 3}]",
        ),
        (
            "\n    - text: she  # whom?\n      para: 1\n      nth: all\n      suffix: ' '",
            "\n    - text: she  # whom?\n      para: 1\n      nth: 1\n    - {text: she, para: 1, nth: 3}",
        ),
    ],
)
def test_one_place_of_words_that_stand_for_somebody_everywhere_goes_alone(
    given: str, left: str | None
) -> None:
    source = EVERYWHERE.replace("MENTIONS", given)
    file = read(source)
    assert file.loaded.article is not None
    second = file.loaded.article.text.content.index("she left")
    claim = edits.MentionClaim(EntityId("ruiz"), Span(second, second + 3))
    edited = apply(file, edits.Remove(claim))
    expected = "" if left is None else f"\n    mentions: {left}"
    assert edited.file.source.decode() == source.replace(f"\n    mentions: {given}", expected)
    before = [each.span for each in file.loaded.article.entities[EntityId("ruiz")].mentions]
    assert [each.span for each in edited.article.entities[EntityId("ruiz")].mentions] == [
        span for span in before if span != claim.span
    ]


def test_somebody_whose_name_is_a_description_is_named_false_without_quotation_marks() -> None:
    edit = edits.SetNames(EntityId("ruiz"), "the mayor", ("Ruiz", "Mayor Ruiz"), False)
    assert "+     named: false" in diff(EXAMPLE, edit)


def test_of_who_took_part_and_where_only_the_list_that_changes_is_written_anew() -> None:
    places = "\n    places:\n      - harbour  # the old one\n"
    event = f"  - title: The harbour reopens\n    text: reopened the harbour\n    people: [ruiz]  # and others{places}"
    source = EXAMPLE.partition("  - {title: The harbour reopens")[0] + event
    ruiz, aide, harbour = EntityId("ruiz"), EntityId("aide"), EntityId("harbour")
    assert diff(source, edits.SetPeople(EventId("e3"), (ruiz, aide), (harbour,))) == [
        "-     people: [ruiz]  # and others",
        "+     people: [ruiz, aide]  # and others",
    ]
    assert diff(source, edits.SetPeople(EventId("e3"), (ruiz,), (harbour,))) == []
    assert diff(source, edits.SetPeople(EventId("e3"), (ruiz,), ())) == [
        "-     places:",
        "-       - harbour  # the old one",
    ]


@pytest.mark.parametrize("section", ["notes: [ENTRY]", "people: {ruiz: {name: Ana Ruiz, mentions: [ENTRY]}}"])
def test_words_at_every_place_are_not_given_up_for_other_words(section: str) -> None:
    source = EVERYWHERE.partition("people:")[0] + section.replace("ENTRY", "{text: she, nth: all}") + "\n"
    first = source.index("she") - source.index("Ana Ruiz said")
    claim = edits.MentionClaim(EntityId("ruiz"), Span(first, first + 3))
    entry = edits.NoteClaim(NoteId("n1")) if section.startswith("notes") else claim
    with pytest.raises(EditRefused, match="at several places; change it in the editor"):
        apply(read(source), edits.SetWords(entry, (Span(0, 3),)))
