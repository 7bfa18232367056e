from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.memory.places import Place
from reader.model.text import Text

STORY = "\n\n".join(
    f"Paragraph number {number} tells of the harbour, of mayor {name}, and of what came {number} days later."
    for number, name in enumerate(["Ruiz", "Lind", "Ortega", "Marsh", "Okafor", "Weber"], start=1)
)


def test_a_place_in_an_unchanged_text_is_where_it_was() -> None:
    text = Text(STORY)
    assert all(Place.of(text, offset).found_in(text) == offset for offset in range(len(text) + 1))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Paragraph number 1 tells", "A new beginning. Paragraph number 1 tells"),
        ("Paragraph number 1 tells of the harbour, of mayor Ruiz, ", "He tells "),
        ("mayor Weber", "the former mayor, Weber"),
        ("number 4 tells", "number four tells"),
        ("Marsh", "Anna Marsh"),
        ("harbour", "port"),
    ],
)
def test_a_place_is_found_again_after_an_edit(old: str, new: str) -> None:
    before, after = Text(STORY), Text(STORY.replace(old, new))
    place = Place.of(before, STORY.index("mayor Marsh"))
    assert place.found_in(after) == after.content.index("Marsh") - len("mayor ") - ("Anna " in new) * len(
        "Anna "
    )


@given(st.text(alphabet="xyz \n", max_size=300))
def test_words_put_in_before_a_place_move_it_by_their_length(more: str) -> None:
    text = Text(STORY)
    offset = STORY.index("Paragraph number 5")
    assert Place.of(text, offset).found_in(Text(more + STORY)) == offset + len(more)


def test_of_words_that_repeat_the_nearest_is_taken() -> None:
    words = "The refrain of the song, word for word the same.\n\n"
    text = Text(words * 9)
    place = Place(len(words) * 4, after=words.strip())
    assert place.found_in(text) == len(words) * 4
    assert place.found_in(Text("Ah. " + text.content)) == len(words) * 4 + len("Ah. ")


def test_where_nothing_of_the_words_is_left_the_offset_holds_within_the_text() -> None:
    place = Place.of(Text(STORY), 400)
    assert place.found_in(Text("Something else.")) == len("Something else.")
    assert place.found_in(Text("Something else. " * 100)) == 400


@pytest.mark.parametrize("offset", [-(2**63), -1, 0, 10**6, 2**63 - 1])
def test_an_impossible_offset_is_brought_back_into_the_text(offset: int) -> None:
    text = Text(STORY)
    for place in (Place(offset), Place.of(text, offset), Place(offset, "no such words", "nor these here")):
        assert 0 <= place.found_in(text) <= len(text)


@given(st.text(max_size=60), st.text(max_size=60), st.integers(-5, 200))
def test_a_place_is_found_in_any_text(old: str, new: str, offset: int) -> None:
    assert 0 <= Place.of(Text(old), offset).found_in(Text(new)) <= len(new)
