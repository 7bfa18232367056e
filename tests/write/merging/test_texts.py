"""Two versions of a text become one, paragraph by paragraph."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.write.merging.texts import TextConflict, merged_text

paragraphs = st.lists(st.sampled_from(["One.", "Two.", "Three.", "Four.", "Five."]), min_size=1, max_size=7)
texts = paragraphs.map("\n\n".join)


def test_changes_of_other_paragraphs_come_together() -> None:
    base, ours, theirs = "A.\n\nB.\n\nC.", "A, now.\n\nB.\n\nC.", "A.\n\nB.\n\nD.\n\nC."
    assert merged_text(base, ours, theirs) == ("A, now.\n\nB.\n\nD.\n\nC.", ())


def test_of_two_changes_of_one_paragraph_ours_stays_and_theirs_is_told() -> None:
    base, ours, theirs = "A.\n\nB.\n\nC.", "A.\n\nBe.\n\nC.", "A.\n\nBee.\n\nC, too."
    text, conflicts = merged_text(base, ours, theirs)
    assert text == "A.\n\nBe.\n\nC."
    assert conflicts == (TextConflict("Be.\n\nC.", "Bee.\n\nC, too."),)


@given(texts, texts)
def test_a_side_that_changed_nothing_gives_the_other(base: str, side: str) -> None:
    assert merged_text(base, side, base) == merged_text(base, base, side) == (side, ())


@given(texts, texts, texts)
def test_the_sides_may_change_places(base: str, ours: str, theirs: str) -> None:
    one, conflicts = merged_text(base, ours, theirs)
    other, mirrored = merged_text(base, theirs, ours)
    assert [(each.ours, each.theirs) for each in conflicts] == [(each.theirs, each.ours) for each in mirrored]
    assert conflicts or one == other
