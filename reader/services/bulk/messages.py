"""Requests and answers as bytes, as they pass between the program and its workers.

A message is the lengths of its two parts, four bytes each, then JSON, then content.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from struct import Struct
from typing import IO, Any

from reader.intake.collected_page import CollectedPage
from reader.services.bulk.values import Answer, Drafted, Failed, FailureKind, Options, Request

_LENGTHS = Struct("!II")
READY = _LENGTHS.pack(0, 0)
"""What a worker says before its first answer, once it can work."""


def request_message(request: Request) -> bytes:
    """The message of a request."""
    page, options = request.page, request.options
    about = {
        "url": page.url,
        "kind": page.kind,
        "encoding": page.encoding,
        "suffix": page.suffix,
        "on": options.on,
        "language": options.language,
        "model": options.model,
    }
    return _message(about, page.content)


def read_request(pipe: IO[bytes]) -> Request | None:
    """The next request from a pipe, once all of it is there; None where no more come."""
    lengths = pipe.read(_LENGTHS.size)
    if len(lengths) < _LENGTHS.size:
        return None
    about_length, length = _LENGTHS.unpack(lengths)
    about = json.loads(pipe.read(about_length))
    page = CollectedPage(pipe.read(length), about["url"], about["kind"], about["encoding"], about["suffix"])
    return Request(page, Options(about["on"], about["language"], about["model"]))


def answer_message(answer: Answer) -> bytes:
    """The message of an answer."""
    if isinstance(answer, Failed):
        return _message({"kind": answer.kind.name, "reason": answer.reason}, b"")
    return _message({"headline": answer.headline}, answer.content.encode())


def answer_from(message: bytes) -> Answer:
    """The answer that a message is."""
    about_length, _ = _LENGTHS.unpack_from(message)
    content = _LENGTHS.size + about_length
    about = json.loads(message[_LENGTHS.size : content])
    if "kind" in about:
        return Failed(FailureKind[about["kind"]], about["reason"])
    return Drafted(about["headline"], message[content:].decode())


def cut_messages(read: bytearray) -> Iterator[bytes]:
    """The messages that begin some bytes and are there as a whole; they are removed from the bytes."""
    while len(read) >= _LENGTHS.size:
        end = _LENGTHS.size + sum(_LENGTHS.unpack_from(read))
        if len(read) < end:
            return
        message = bytes(read[:end])
        del read[:end]
        yield message


def _message(about: dict[str, Any], content: bytes) -> bytes:
    described = json.dumps(about).encode()
    return b"".join((_LENGTHS.pack(len(described), len(content)), described, content))
