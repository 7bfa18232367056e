"""Narrowing for the type checker, with a failed assertion where a test was wrong to expect a value."""

from __future__ import annotations

from typing import TypeVar

T = TypeVar("T")


def some(value: T | None) -> T:
    """The value, which is not None."""
    assert value is not None
    return value
