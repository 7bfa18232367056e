"""The decorator `dataclass` of the standard library, for programs that start often.

The library writes and compiles the source of up to eight methods for every class: four million instructions each
with `frozen` and `slots`, and sixty classes are on the way to the first frame. Here one is compiled, `__init__`, and
only when a first value is made; the others do the same, and are shared by all classes. A class costs half a million,
and as much again with its first value. Fields, `field`, `replace`, `fields` and the type checker's knowledge are the
library's own. What the program doesn't use is left out: `ClassVar`, `InitVar`, `kw_only`, `order`, and the pickling of
values that are frozen and have slots.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import MISSING, Field, FrozenInstanceError
from operator import attrgetter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as dataclass
else:

    def dataclass(
        cls: type | None = None, /, *, frozen: bool = False, slots: bool = False, eq: bool = True
    ) -> Any:
        """A class whose fields are given to it: `__init__`, `__repr__`, with `eq` equal where its fields are.

        `frozen` refuses every change with `FrozenInstanceError`, and with `eq` makes the class hashable.
        """
        if cls is None:
            return lambda cls: _made(cls, frozen, slots, eq)
        return _made(cls, frozen, slots, eq)


def _made(cls: type, frozen: bool, slots: bool, eq: bool) -> type:
    cls.__doc__ = cls.__doc__ or cls.__name__  # or the library would take a signature to pieces for one
    cls = dataclasses.dataclass(init=False, repr=False, eq=False, slots=slots)(cls)
    fields: tuple[Field[Any], ...] = tuple(cls.__dict__["__dataclass_fields__"].values())
    may_lack = [
        field.default is not MISSING or field.default_factory is not MISSING for field in fields if field.init
    ]
    if may_lack != sorted(may_lack):
        raise TypeError(f"a field of {cls.__qualname__} without a default follows one with it")
    given: dict[str, Any] = {
        "__init__": _init_of(cls, fields, frozen),
        "__repr__": _told,
    }
    if eq:
        given |= _compared([field.name for field in fields if field.compare], frozen)
    if frozen:
        given |= {"__setattr__": _refuse, "__delattr__": _refuse}
    for name, method in given.items():
        # What the class has itself stays; where it has an `__eq__`, Python has given it `__hash__ = None`.
        if cls.__dict__.get(name) is None:
            setattr(cls, name, method)
    return cls


def _init_of(cls: type, fields: tuple[Field[Any], ...], frozen: bool) -> Callable[..., None]:
    """What makes way, for the first value, for the `__init__` of a class."""

    def init(self: Any, *given: Any, **named: Any) -> None:
        made = _init(fields, frozen, hasattr(cls, "__post_init__"))
        cls.__init__ = made  # type: ignore[misc]  # this very function stands there
        made(self, *given, **named)

    return init


def _init(fields: tuple[Field[Any], ...], frozen: bool, and_then: bool) -> Callable[..., None]:
    known: dict[str, Any] = {"_set": object.__setattr__, "_MISSING": MISSING}
    parameters, lines = ["self"], []
    for field in fields:
        name, default = field.name, f"{field.name}_"
        if field.default is not MISSING:
            known[default] = field.default
            parameter, value = f"{name}={default}", name if field.init else default
        elif field.default_factory is not MISSING:
            known[default] = field.default_factory
            parameter, value = f"{name}=_MISSING", f"{default}()"
            if field.init:
                value += f" if {name} is _MISSING else {name}"
        elif field.init:
            parameter = value = name
        else:
            continue
        if field.init:
            parameters.append(parameter)
        lines.append(f"_set(self, {name!r}, {value})" if frozen else f"self.{name} = {value}")
    if and_then:
        lines.append("self.__post_init__()")
    exec(f"def __init__({', '.join(parameters)}):\n " + "\n ".join(lines or ["pass"]), known)
    return known["__init__"]  # type: ignore[no-any-return]  # what the line above has defined


def _compared(names: list[str], frozen: bool) -> dict[str, Any]:
    """What makes values with equal fields equal; those that cannot change are as hashable as their fields."""
    values: Callable[[Any], Any] = attrgetter(*names) if names else lambda _: ()

    def equal(self: Any, other: Any) -> bool:
        return values(self) == values(other) if other.__class__ is self.__class__ else NotImplemented

    def hashed(self: Any) -> int:
        return hash(values(self))

    return {"__eq__": equal, "__hash__": hashed if frozen else None}


def _told(self: Any) -> str:
    shown = ", ".join(
        f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr
    )
    return f"{self.__class__.__qualname__}({shown})"


def _refuse(self: Any, name: str, *_: Any) -> None:
    raise FrozenInstanceError(f"cannot change {name!r} of a {self.__class__.__qualname__}")
