"""Drafts one page after the other: run as a program, in a process that limits itself.

Reads requests from standard input and writes answers to standard output; each is a line of JSON and so many bytes as
that says. It ends with its input, with its parent, or where a page takes too much time or memory.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from dataclasses import replace
from typing import IO, Any

from reader.errors import IntakeError
from reader.intake.collected_page import CollectedPage
from reader.intake.pages.finder import MOST_SECONDS, Story, limit_itself, story_of
from reader.intake.pages.page import NOTHING
from reader.intake.sources import from_collected
from reader.services.bulk.values import Answer, Drafted, Failed, FailureKind, Options, Request
from reader.services.drafting import annotated

OUT_OF_MEMORY = 3
"""The exit status where a page took too much memory."""


def answer_to(request: Request) -> Answer:
    """The drafted article of a page, or why there is none; what nobody foresaw of a page ends the process."""
    options = request.options
    try:
        incoming = from_collected(request.page, _story_here)
    except IntakeError as reason:
        return Failed(FailureKind.NO_ARTICLE, str(reason))
    if options.language:
        incoming = replace(incoming, language=options.language)
    made = annotated(incoming, model=options.model, on=options.on)
    return Drafted(incoming.headline, made.content)


def _story_here(html: str, url: str | None, _seconds: float) -> Story:
    """The story of a page, found in this process, which has limits of its own."""
    found = story_of(html, url)
    if found is None:
        raise IntakeError(NOTHING)
    return found


# -- requests and answers as bytes


def write_request(request: Request, pipe: IO[bytes]) -> None:
    """Writes a request; the counterpart of `read_request`."""
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
    _write(about, page.content, pipe)


def read_request(pipe: IO[bytes]) -> Request | None:
    """The next request; None where no more come."""
    line = pipe.readline()
    if not line:
        return None
    about = json.loads(line)
    content = pipe.read(about["size"])
    page = CollectedPage(content, about["url"], about["kind"], about["encoding"], about["suffix"])
    return Request(page, Options(about["on"], about["language"], about["model"]))


def write_answer(answer: Answer, pipe: IO[bytes]) -> None:
    """Writes an answer; the counterpart of `answer_from`."""
    if isinstance(answer, Failed):
        _write({"kind": answer.kind.name, "reason": answer.reason}, b"", pipe)
    else:
        _write({"headline": answer.headline}, answer.content.encode(), pipe)


def answer_from(about: dict[str, Any], content: bytes) -> Answer:
    """The answer that was written as this line and these bytes."""
    if "kind" in about:
        return Failed(FailureKind[about["kind"]], about["reason"])
    return Drafted(about["headline"], content.decode())


def _write(about: dict[str, Any], content: bytes, pipe: IO[bytes]) -> None:
    pipe.write(json.dumps({**about, "size": len(content)}).encode() + b"\n")
    pipe.write(content)
    pipe.flush()


# -- the program


def allow_more_time() -> None:
    """Lets the process use the processor for as long once more as one page may."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, most = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime) + MOST_SECONDS, most))


def serve(requests: IO[bytes], answers: IO[bytes]) -> None:
    """Answers requests for as long as some come."""
    while (request := read_request(requests)) is not None:
        allow_more_time()
        write_answer(answer_to(request), answers)


def main() -> None:
    limit_itself(int(sys.argv[1]), seconds=None)
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # whatever a library prints is no answer
        try:
            serve(sys.stdin.buffer, answers)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except BrokenPipeError:  # nobody waits for the answer any more
            os._exit(0)


if __name__ == "__main__":
    main()
