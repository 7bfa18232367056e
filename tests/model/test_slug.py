"""Ids that are made of names."""

from __future__ import annotations

import pytest

from reader.model.slug import free_id


@pytest.mark.parametrize(
    ("name", "taken", "id_"),
    [
        ("Ana Maria Ruiz", "", "ruiz"),
        ("Ana Maria Ruiz", "ruiz", "maria-ruiz"),
        ("Ana Ruiz", "ruiz ana-ruiz", "ana-ruiz-2"),
        ("Ana Ruiz", "ruiz ana-ruiz ana-ruiz-2", "ana-ruiz-3"),
        ("Cy Neil-Smith", "", "neil-smith"),
        ("Ana 東京", "", "ana"),
        ("東京", "", "someone"),
        ("東京", "someone", "someone-2"),
        ("Unknown", "", "unknown-2"),
        ("Mister Unknown", "", "mister-unknown"),
        ("a" * 70, "a" * 60, "a" * 56 + "-2"),
    ],
)
def test_an_id_is_as_much_of_a_name_as_is_free(name: str, taken: str, id_: str) -> None:
    assert free_id(name, set(taken.split())) == id_
