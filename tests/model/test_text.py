"""A text's paragraphs, by number and by place."""

import pytest

from reader.model.text import Span, Text

TEXT = Text("One.\n\nTwo.")


def test_a_paragraph_is_found_by_its_number_and_by_any_place_in_it() -> None:
    assert [TEXT[span] for span in TEXT.paragraphs()] == ["One.", "Two."]
    assert [TEXT.paragraph_of(offset) for offset in (0, 4, 5, 6, 9)] == [1, 1, 1, 2, 2]
    assert TEXT.paragraph(2) == Span(6, 10)


@pytest.mark.parametrize("number", [-1, 0, 3])
def test_there_is_no_paragraph_of_any_other_number(number: int) -> None:
    with pytest.raises(IndexError):
        TEXT.paragraph(number)
