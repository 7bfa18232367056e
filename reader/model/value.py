"""`Value`: equality, hash and text of dataclasses by all their fields, written once for several classes.

`dataclass` writes these methods anew for each class and compiles them, at every start: for a class of fifteen fields,
that takes as long as reading an article that was kept.
"""

from typing import ClassVar


class Value:
    """The base of a dataclass with `eq=False, repr=False`; its methods do what the generated ones would."""

    __slots__ = ()
    __match_args__: ClassVar[tuple[str, ...]] = ()

    def __eq__(self, other: object) -> bool:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return self is other or _fields_of(self) == _fields_of(other)

    def __hash__(self) -> int:
        return hash(tuple(_fields_of(self)))

    def __repr__(self) -> str:
        values = zip(self.__match_args__, _fields_of(self), strict=True)
        return f"{self.__class__.__qualname__}({', '.join(f'{name}={value!r}' for name, value in values)})"


def _fields_of(value: Value) -> list[object]:
    """The values of all fields, in the order of the class; `dataclass` has set their names."""
    return [getattr(value, name) for name in value.__match_args__]
