"""Workers are kept busy, and no more pages are taken than they can work on."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

from reader.services.bulk.feeding import answered
from reader.services.bulk.values import SourcePage


def pages(count: int, taken: list[int], pauses: bool = False) -> Iterator[SourcePage | None]:
    for number in range(count):
        if pauses:
            yield None
        taken.append(number)
        yield SourcePage(str(number), bytes([number]), 1, None)


def run(count: int, most: int, pauses: bool = False) -> tuple[list[str], int]:
    """The answers, and how many pages were out at a time at the most."""
    taken: list[int] = []
    asked: deque[str] = deque()
    out = calls = 0

    def receive(patience: float | None) -> list[str]:
        """One answer, and every other time none, as when a worker is replaced."""
        nonlocal out, calls
        out, calls = max(out, len(asked)), calls + 1
        assert pauses or patience is None
        return [asked.popleft()] if pauses or calls % 2 else []

    answers = answered(
        pages(count, taken, pauses), lambda page: asked.append(page.where), receive, lambda now: now < most
    )
    return list(answers), out


def test_every_page_is_answered_once_and_few_are_out() -> None:
    answers, out = run(20, 3)
    assert answers == [str(number) for number in range(20)]
    assert out == 3


def test_answers_come_while_no_page_does() -> None:
    answers, out = run(5, 3, pauses=True)
    assert answers == [str(number) for number in range(5)]
    assert out == 1


def test_nothing_to_do_is_done_at_once() -> None:
    assert run(0, 3) == ([], 0)
