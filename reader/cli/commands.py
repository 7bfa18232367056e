"""What each command runs, and returns as its exit status.

Every function imports its module when it runs, so that one command doesn't wait for the modules of all others.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from reader.cli.parsing.parser import Arguments


def check(arguments: Arguments) -> int:
    from reader.cli.printing.check import check

    return check(arguments)


def text(arguments: Arguments) -> int:
    from reader.cli.printing.print_text import text

    return text(arguments)


def people(arguments: Arguments) -> int:
    from reader.cli.printing.print_article import people

    return people(arguments)


def timeline(arguments: Arguments) -> int:
    from reader.cli.printing.print_article import timeline

    return timeline(arguments)


def draft(arguments: Arguments) -> int:
    from reader.cli.drafting.draft import draft

    return draft(arguments)


def review(arguments: Arguments) -> int:
    from reader.cli.opening.opening import open_review

    return open_review(arguments.paths, arguments.config, linear=arguments.linear)


def compare(arguments: Arguments) -> int:
    from reader.cli.comparing import compare

    return compare(arguments)


def archive(arguments: Arguments) -> int:
    from reader.cli.archive.archive import archive

    return archive(arguments)


def schema(arguments: Arguments) -> int:
    from reader.cli.printing.print_text import schema

    return schema(arguments)


def quotes(arguments: Arguments) -> int:
    from reader.cli.search.quotes import quotes

    return quotes(arguments)


def notes(arguments: Arguments) -> int:
    from reader.cli.search.notes import notes

    return notes(arguments)


def voices(arguments: Arguments) -> int:
    from reader.cli.search.voices import voices

    return voices(arguments)


def add(arguments: Arguments) -> int:
    from reader.cli.adding import add

    return add(arguments)


def feeds(arguments: Arguments) -> int:
    from reader.cli.feeds.feeds import feeds

    return feeds(arguments)


def export(arguments: Arguments) -> int:
    from reader.cli.interchange.exporting import export

    return export(arguments)


def import_(arguments: Arguments) -> int:
    from reader.cli.interchange.importing import import_files

    return import_files(arguments)


def serve(arguments: Arguments) -> int:
    from reader.cli.doors.serve import serve

    return serve(arguments)


def speak(arguments: Arguments) -> int:
    from reader.cli.doors.speak import speak

    return speak(arguments)


def config(arguments: Arguments) -> int:
    from reader.cli.config import config

    return config(arguments)


def completions(arguments: Arguments) -> int:
    from reader.cli.parsing.completions import completions

    return completions(arguments)


RUN: Mapping[str, Callable[[Arguments], int]] = MappingProxyType(
    {
        "check": check,
        "text": text,
        "quotes": quotes,
        "people": people,
        "timeline": timeline,
        "notes": notes,
        "voices": voices,
        "add": add,
        "draft": draft,
        "review": review,
        "compare": compare,
        "archive": archive,
        "feeds": feeds,
        "export": export,
        "import": import_,
        "serve": serve,
        "speak": speak,
        "schema": schema,
        "config": config,
        "completions": completions,
    }
)
