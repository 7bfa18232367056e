"""Workers are kept busy, and no more pages are taken than they can work on."""

from __future__ import annotations

from collections.abc import Iterator
from queue import SimpleQueue

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
    queue: SimpleQueue[str] = SimpleQueue()
    taken: list[int] = []
    asked: list[SourcePage] = []
    answers: list[str] = []
    out = 0

    def ask(page: SourcePage) -> None:
        asked.append(page)
        queue.put(page.where)

    for answer in answered(pages(count, taken, pauses), ask, queue, lambda: most):
        out = max(out, len(asked) - len(answers))
        answers.append(answer)
    return answers, out


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
