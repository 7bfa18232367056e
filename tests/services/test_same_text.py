"""A text is known by its words, in whatever file and form they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.services.same_text import file_with_text

HEAD = "format: 1\nheadline: Any\n"


@pytest.mark.parametrize(
    ("written", "text"),
    [
        ("text: |-\n  The harbour\n  reopened.\n\n  It rained.\n", "The harbour reopened.\n\nIt rained."),
        ('text: "The harbour reopened.\\n\\nIt rained."\n', "The harbour reopened.\n\nIt rained."),
        ("text: |-\n  Порт снова\n  открыт.\n", "Порт снова открыт."),
        ("text: |-\n  港口重新\n  开放。\n", "港口重新开放。"),
    ],
)
def test_the_file_is_found_however_its_lines_are_broken(written: str, text: str, tmp_path: Path) -> None:
    (tmp_path / "aaa.yaml").write_text(f"{HEAD}text: |-\n  Something else.\n", "utf-8")
    (tmp_path / "deep").mkdir()
    file = tmp_path / "deep" / "other-name.yaml"
    file.write_text(HEAD + written, "utf-8")
    assert file_with_text(text, [tmp_path / "nowhere", tmp_path]) == file
    assert file_with_text(f"{text} More.", [tmp_path]) is None


def test_a_file_that_has_the_words_in_another_order_is_another_text(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(f"{HEAD}text: |-\n  rained it\n", "utf-8")
    assert file_with_text("it rained", [tmp_path]) is None
