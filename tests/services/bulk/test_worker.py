"""What a worker answers, how requests and answers travel, and how it ends."""

from __future__ import annotations

import os
import resource
from io import BytesIO

import pytest

from reader.intake.collected_page import CollectedPage
from reader.intake.pages.finder import MOST_SECONDS
from reader.load.article import read_article
from reader.services.bulk import worker
from reader.services.bulk.messages import request_message
from reader.services.bulk.values import Drafted, Failed, FailureKind, Options, Request
from tests.made_up_pages import page
from tests.values import some

OPTIONS = Options("2026-11-30")


@pytest.fixture(autouse=True)
def limits(monkeypatch: pytest.MonkeyPatch) -> list[tuple[int, tuple[int, int]]]:
    """The limits that were set: not for the process of the tests."""
    calls: list[tuple[int, tuple[int, int]]] = []
    monkeypatch.setattr(resource, "setrlimit", lambda what, limit: calls.append((what, limit)))
    return calls


def test_a_page_becomes_a_drafted_article() -> None:
    answer = worker.answer_to(Request(CollectedPage(page(5).encode(), suffix=".html"), OPTIONS))
    assert isinstance(answer, Drafted)
    assert answer.headline == "Judge closed the school, file 5"
    article = some(read_article(answer.content.encode(), "a").article)
    assert article.quotes
    assert some(some(article.drafted).on).text == "2026-11-30"


def test_a_page_of_an_address_knows_it_and_a_language_counts() -> None:
    sent = CollectedPage(page(5).encode(), "https://example.org/5", "text/html")
    answer = worker.answer_to(Request(sent, Options("2026-11-30", "de")))
    assert isinstance(answer, Drafted)
    article = some(read_article(answer.content.encode(), "a").article)
    assert (article.source.url, article.language) == ("https://example.org/5", "de")


@pytest.mark.parametrize(
    ("content", "suffix"), [(b"", ".txt"), (b"%PDF-1.4", ".html"), (b"<html><body></body></html>", ".html")]
)
def test_what_has_no_article_says_why(content: bytes, suffix: str) -> None:
    answer = worker.answer_to(Request(CollectedPage(content, suffix=suffix), OPTIONS))
    assert isinstance(answer, Failed)
    assert answer.kind is FailureKind.NO_ARTICLE
    assert answer.reason


def test_each_page_has_the_time_of_one(limits: list[tuple[int, tuple[int, int]]]) -> None:
    requests, answers = BytesIO(), BytesIO()
    for _ in range(2):
        requests.write(request_message(Request(CollectedPage(b"", suffix=".txt"), OPTIONS)))
    requests.seek(0)
    worker.serve(requests, answers)
    assert answers.getvalue().count(b"NO_ARTICLE") == 2
    assert [what for what, _ in limits] == [resource.RLIMIT_CPU] * 2
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft, hard = limits[-1][1]
    assert soft <= used.ru_utime + used.ru_stime + MOST_SECONDS
    assert hard == resource.getrlimit(resource.RLIMIT_CPU)[1]


@pytest.mark.parametrize(
    ("fault", "status"), [(MemoryError, worker.OUT_OF_MEMORY), (BrokenPipeError, 0), (None, None)]
)
def test_how_it_ends_says_why(
    fault: type[Exception] | None, status: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    ends: list[int] = []

    def serve(*_: object) -> None:
        if fault is not None:
            raise fault

    def leave(with_status: int) -> None:
        ends.append(with_status)

    monkeypatch.setattr(worker, "serve", serve)
    monkeypatch.setattr(worker, "limit_itself", lambda *_, **__: None)
    monkeypatch.setattr(os, "dup2", lambda *_: None)
    monkeypatch.setattr(os, "_exit", leave)
    monkeypatch.setattr("sys.argv", ["worker", str(os.getpid())])
    monkeypatch.setattr("sys.stdin", type("Stdin", (), {"buffer": BytesIO()})())
    worker.main()
    assert ends == ([] if status is None else [status])
