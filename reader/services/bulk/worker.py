"""Drafts one page after the other: run as a program, in a process that limits itself.

Reads requests from standard input and writes answers to standard output, in the same order. It ends with its input,
with its parent, or where a page takes too much time or memory.
"""

from __future__ import annotations

import os
import resource
import sys
from dataclasses import replace
from typing import IO

from reader.errors import IntakeError
from reader.intake.pages.finder import MOST_SECONDS, Story, limit_itself, story_of
from reader.intake.pages.page import NOTHING
from reader.intake.sources import from_collected
from reader.services.bulk.messages import READY, answer_message, read_request
from reader.services.bulk.values import Answer, Drafted, Failed, FailureKind, Request
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
        answers.write(answer_message(answer_to(request)))
        answers.flush()


def main() -> None:
    limit_itself(int(sys.argv[1]), seconds=None)
    with os.fdopen(os.dup(1), "wb") as answers:
        os.dup2(2, 1)  # whatever a library prints is no answer
        try:
            answers.write(READY)
            answers.flush()
            serve(sys.stdin.buffer, answers)
        except MemoryError:
            os._exit(OUT_OF_MEMORY)
        except BrokenPipeError:  # nobody waits for the answer any more
            os._exit(0)


if __name__ == "__main__":
    main()
