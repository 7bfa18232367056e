"""How requests and answers travel, whole and in pieces."""

from __future__ import annotations

from io import BytesIO

import pytest

from reader.intake.collected_page import CollectedPage
from reader.services.bulk.messages import (
    answer_from,
    answer_message,
    cut_messages,
    read_request,
    request_message,
)
from reader.services.bulk.values import Answer, Drafted, Failed, FailureKind, Options, Request

OPTIONS = Options("2026-11-30")
ANSWERS = (Drafted("Łódź", "format: 1\n“…”"), Failed(FailureKind.TOO_SLOW, "it took for ever"))


@pytest.mark.parametrize(
    "request_",
    [
        Request(CollectedPage(b"a\nb\x00", "http://example.org/", "text/plain", "utf-8"), OPTIONS),
        Request(CollectedPage(b"", suffix=".html"), Options("2026-11-30", "en", "en_core_web_sm")),
    ],
)
def test_a_request_comes_as_it_was_sent(request_: Request) -> None:
    pipe = BytesIO(request_message(request_))
    assert read_request(pipe) == request_
    assert read_request(pipe) is None


@pytest.mark.parametrize("answer", ANSWERS)
def test_an_answer_comes_as_it_was_sent(answer: Answer) -> None:
    assert answer_from(answer_message(answer)) == answer


@pytest.mark.parametrize("piece", [1, 7, 1000])
def test_answers_are_cut_out_of_what_has_come(piece: int) -> None:
    sent = b"".join(answer_message(answer) for answer in ANSWERS)
    read, found = bytearray(), list[Answer]()
    for at in range(0, len(sent), piece):
        read += sent[at : at + piece]
        found += map(answer_from, cut_messages(read))
    assert tuple(found) == ANSWERS
    assert not read
