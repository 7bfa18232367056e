"""Looking up lines of a sorted file in its bytes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.draft.language import SortedLines, data_text, lines_of

_LINES = st.lists(st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1))


@given(_LINES, _LINES, st.booleans())
def test_exactly_the_lines_are_found_with_and_without_a_last_line_end(
    lines: list[str], others: list[str], ends: bool
) -> None:
    found = SortedLines(("\n".join(sorted(lines)) + "\n" * ends).encode())
    assert all(line in found for line in lines)
    assert all((other in found) == (other in lines) for other in others)


@pytest.mark.parametrize(
    ("package", "name"),
    [("reader.draft.entities", "places.txt"), ("reader.draft.english", "common_words.txt")],
)
def test_the_files_are_sorted_by_code_points(package: str, name: str) -> None:
    lines = data_text(package, name).removesuffix("\n").split("\n")
    assert lines == sorted(set(lines))
    found = lines_of(package, name)
    assert all(line in found for line in lines[::500])
    assert "Nowhere at All" not in found
