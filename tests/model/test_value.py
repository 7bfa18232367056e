"""Tests that the methods of `Value` do what those that `dataclass` generates would."""

from __future__ import annotations

from dataclasses import dataclass, replace

from reader.model.value import Value


@dataclass(frozen=True, slots=True, eq=False, repr=False)
class Shared(Value):
    name: str
    places: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Generated:
    name: str
    places: tuple[int, ...] = ()


class OfShared(Shared):
    __slots__ = ()


def test_values_are_equal_where_all_fields_are() -> None:
    assert Shared("a", (1, 2)) == Shared("a", (1, 2))
    assert Shared("a", (1, 2)) != Shared("b", (1, 2))
    assert Shared("a", (1, 2)) != Shared("a", (1,))


def test_a_value_equals_none_of_another_class() -> None:
    assert Shared("a") != Generated("a")
    assert Shared("a") != OfShared("a")
    assert Shared("a") != ("a", ())


def test_equal_values_have_one_hash() -> None:
    assert hash(Shared("a", (1, 2))) == hash(Shared("a", (1, 2))) == hash(Generated("a", (1, 2)))
    assert len({Shared("a"), Shared("a"), Shared("b")}) == 2


def test_a_value_prints_as_what_made_it() -> None:
    assert repr(Shared("a", (1, 2))) == repr(Generated("a", (1, 2))).replace("Generated", "Shared")


def test_a_changed_value_is_another() -> None:
    assert replace(Shared("a"), name="b") == Shared("b")
