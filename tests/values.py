"""Small functions for values in tests, typed."""

from __future__ import annotations

from typing import TypeVar

S = TypeVar("S")
T = TypeVar("T")


def some(value: T | None) -> T:
    """The value, which is not None."""
    assert value is not None
    return value


def recorded(calls: list[S], call: S, answer: T) -> T:
    """The answer of a stand-in that keeps what it was called with."""
    calls.append(call)
    return answer
