"""Every promise is asked of the library's own decorator, too: ours is to do the same."""

from __future__ import annotations

import dataclasses
import importlib
import pkgutil
from collections.abc import Callable
from dataclasses import FrozenInstanceError, field, fields, replace
from types import SimpleNamespace
from typing import Any

import pytest

import reader
from reader.model.dataclass import dataclass

CORE = ("model", "load", "state", "library", "settings", "convert", "draft", "cli")


@pytest.fixture(params=[dataclasses.dataclass, dataclass], ids=["library's", "ours"])
def kinds(request) -> SimpleNamespace:
    """Classes as the program has them."""
    made: Callable[..., Any] = request.param

    @made(frozen=True, slots=True)
    class Place:
        """Where it is."""

        name: str
        tags: list[str] = field(default_factory=list, compare=False)
        rank: int = 3
        _seen: bool = field(default=False, init=False, repr=False, compare=False)
        _by: dict[str, int] = field(default_factory=dict, init=False, repr=False, compare=False)

    @made(slots=True)
    class Cursor:
        row: int
        column: int = 0

    @made(frozen=True)
    class Folded:
        name: str
        folded: str = field(init=False)

        def __post_init__(self) -> None:
            object.__setattr__(self, "folded", self.name.casefold())

    @made(frozen=True, slots=True)
    class Harbour(Place):
        rank: int = 5
        depth: int = 9

    @made(frozen=True, eq=False)
    class Itself:
        name: str

    @made(frozen=True)
    class Nameless:
        name: str

        def __eq__(self, other: object) -> bool:
            return other.__class__ is self.__class__

        def __repr__(self) -> str:
            return "nameless"

    @made
    class Empty:
        pass

    return SimpleNamespace(**{key: value for key, value in locals().items() if isinstance(value, type)})


def test_values_are_equal_where_their_compared_fields_are_and_of_one_class(kinds) -> None:
    assert kinds.Place("Minsk", ["a"]) == kinds.Place("Minsk", ["b"], 3)
    assert kinds.Place("Minsk") != kinds.Place("Minsk", rank=4)
    assert kinds.Place("Minsk", rank=5) != kinds.Harbour("Minsk")
    assert kinds.Place("Minsk") != ("Minsk", 3)
    assert kinds.Empty() == kinds.Empty()
    assert kinds.Cursor(1, 2) == kinds.Cursor(1, 2) != kinds.Cursor(2, 1)


def test_equal_frozen_values_have_one_hash_whatever_is_not_compared(kinds) -> None:
    assert len({kinds.Place("Minsk", ["a"]), kinds.Place("Minsk", ["b"])}) == 1
    assert len({kinds.Place("Minsk"), kinds.Place("Vilnius")}) == 2


def test_what_can_change_has_no_hash(kinds) -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(kinds.Cursor(1))


def test_a_class_that_is_not_compared_by_its_fields_is_compared_by_identity(kinds) -> None:
    one = kinds.Itself("a")
    assert one == one
    assert one != kinds.Itself("a")
    assert len({one, kinds.Itself("a")}) == 2


def test_methods_of_the_class_itself_stay(kinds) -> None:
    assert kinds.Nameless("a") == kinds.Nameless("b")
    assert repr(kinds.Nameless("a")) == "nameless"
    assert hash(kinds.Nameless("a")) == hash(kinds.Nameless("a"))


@pytest.mark.parametrize("name", ["name", "rank", "_seen"])
def test_a_frozen_value_refuses_every_change(kinds, name) -> None:
    place = kinds.Place("Minsk")
    with pytest.raises(FrozenInstanceError, match=name):
        setattr(place, name, "other")
    with pytest.raises(FrozenInstanceError, match=name):
        delattr(place, name)
    assert place == kinds.Place("Minsk")


def test_what_is_not_frozen_changes(kinds) -> None:
    cursor = kinds.Cursor(1)
    cursor.row = 4
    assert cursor == kinds.Cursor(4)


def test_slots_leave_no_room_for_other_attributes(kinds) -> None:
    assert kinds.Cursor.__slots__ == ("row", "column")
    assert not hasattr(kinds.Place("Minsk"), "__dict__")
    with pytest.raises(AttributeError):
        kinds.Cursor(1).other = 2


def test_a_replaced_value_differs_in_what_was_replaced_only(kinds) -> None:
    tags = ["a"]
    before = kinds.Place("Minsk", tags, 4)
    after = replace(before, name="Vilnius")
    assert (after.name, after.rank) == ("Vilnius", 4)
    assert after.tags is tags
    assert before.name == "Minsk"
    with pytest.raises(TypeError):
        replace(before, other=1)


def test_defaults_stand_in_for_what_is_not_given_and_factories_make_one_each_time(kinds) -> None:
    one, other = kinds.Place("Minsk"), kinds.Place("Vilnius")
    assert (one.rank, one.tags, one._seen, one._by) == (3, [], False, {})
    assert one.tags is not other.tags
    assert one._by is not other._by
    assert kinds.Place("Minsk", rank=None).rank is None


def test_what_is_given_wrongly_is_refused(kinds) -> None:
    for arguments, keywords in (
        ((), {}),
        (("a", [], 1, True), {}),
        (("a",), {"_seen": True}),
        (("a",), {"x": 1}),
    ):
        with pytest.raises(TypeError):
            kinds.Place(*arguments, **keywords)


def test_a_mutable_default_and_a_field_without_one_after_one_with_are_refused() -> None:
    class Shared:
        tags: list[str] = []  # noqa: RUF012 - the fault that is looked for

    with pytest.raises(ValueError, match="mutable default"):
        dataclass(frozen=True)(Shared)

    class Late:
        rank: int = 3
        name: str

    with pytest.raises((TypeError, SyntaxError)):
        dataclass(frozen=True)(Late)


def test_what_is_to_be_done_after_is_done(kinds) -> None:
    assert kinds.Folded("MINSK").folded == "minsk"


def test_fields_of_the_class_above_come_first_and_take_new_defaults(kinds) -> None:
    harbour = kinds.Harbour("Odesa", depth=13)
    assert [field.name for field in fields(harbour)] == ["name", "tags", "rank", "_seen", "_by", "depth"]
    assert (harbour.name, harbour.rank, harbour.depth) == ("Odesa", 5, 13)
    assert hash(harbour) == hash(kinds.Harbour("Odesa", ["x"], depth=13))


def test_a_value_tells_its_fields_but_those_that_are_not_to_be_told(kinds) -> None:
    assert repr(kinds.Place("Minsk", ["a"])).endswith("Place(name='Minsk', tags=['a'], rank=3)")
    assert repr(kinds.Empty()).endswith("Empty()")


def test_values_can_be_taken_apart_by_a_match(kinds) -> None:
    match kinds.Cursor(1, 2):
        case kinds.Cursor(row, column):
            assert (row, column) == (1, 2)


def test_a_class_that_says_nothing_of_itself_is_described_by_its_name() -> None:
    @dataclass(frozen=True)
    class Silent:
        name: str

    @dataclass(frozen=True)
    class Telling:
        """Tells."""

    assert (Silent.__doc__, Telling.__doc__) == ("Silent", "Tells.")


def test_no_class_of_the_program_has_what_is_not_a_field_of_every_value_or_is_given_by_keyword_only() -> None:
    """`ClassVar`, `InitVar` and `kw_only` are the library's, and not ours."""
    found = 0
    for module in pkgutil.walk_packages(reader.__path__, "reader."):
        if module.name.split(".")[1] not in CORE or module.name.endswith("__main__"):
            continue
        for kind in vars(importlib.import_module(module.name)).values():
            if isinstance(kind, type) and kind.__module__ == module.name and dataclasses.is_dataclass(kind):
                found += 1
                assert fields(kind) == tuple(kind.__dataclass_fields__.values()), kind
                assert not any(field.kw_only for field in fields(kind)), kind
    assert found > 60
