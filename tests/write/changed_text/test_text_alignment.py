"""Two texts side by side: what each passage is in the other, how much they share, and what has changed."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reader.model.text import Span, Text
from reader.write.changed_text.text_alignment import TextAlignment

OLD = "The mayor reopened the harbour on Friday. It rained."
NEW = "The old mayor reopened the harbour on Monday. It rained."
texts = st.lists(st.sampled_from("one two three four five six seven eight".split()), min_size=1).map(" ".join)


def changed(old: str, new: str) -> list[tuple[str, str]]:
    return [
        (old[slice(*change.before)], new[slice(*change.after)])
        for change in TextAlignment(Text(old), Text(new)).changes()
    ]


def test_changed_words_are_said_with_what_they_were() -> None:
    assert changed(OLD, NEW) == [("", "old"), ("Friday", "Monday")]
    assert changed(OLD, OLD) == []
    assert changed("Gone. Here.", "Here.") == [("Gone.", "")]


def test_a_passage_is_found_where_its_words_are_the_same() -> None:
    alignment = TextAlignment(Text(OLD), Text(NEW))
    place = Span(OLD.index("mayor"), OLD.index(" on"))
    there = alignment.in_second(place)
    assert there is not None
    assert NEW[slice(*there)] == "mayor reopened the harbour"
    assert alignment.in_first(there) == place
    assert alignment.in_second(Span(OLD.index("Friday"), OLD.index("."))) is None
    assert 0.8 < alignment.share < 1


@given(texts, texts)
def test_the_changes_turn_one_text_into_the_other(old: str, new: str) -> None:
    made, done = [], 0
    for change in TextAlignment(Text(old), Text(new)).changes():
        made += [old[done : change.before.start], " ", new[slice(*change.after)], " "]
        done = change.before.end
    assert "".join((*made, old[done:])).split() == new.split()


@given(texts)
def test_a_text_is_all_in_itself(text: str) -> None:
    alignment = TextAlignment(Text(text), Text(text))
    assert alignment.share == 1
    assert alignment.in_first(Span(0, len(text))) == Span(0, len(text))
