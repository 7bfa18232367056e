"""A parser for the words of a command line, which all commands use."""

from __future__ import annotations

import argparse
import re
from pathlib import Path

from reader.cli.output import write
from reader.model.clean import clean

Arguments = argparse.Namespace

BUNDLED = "without a path, the article that comes with closeread"


class Parser(argparse.ArgumentParser):
    """A parser that neither guesses options nor prints what it was given raw."""

    def __init__(self, name: str, about: str, more: str = "") -> None:
        super().__init__(
            prog=f"reader {name}".strip(),
            description=about,
            epilog=more,
            formatter_class=argparse.RawDescriptionHelpFormatter,
            allow_abbrev=False,
            add_help=False,
        )
        self.add_argument("-h", "--help", action="help", help="show this help, and nothing else")

    def error(self, message: str) -> None:  # type: ignore[override]  # argparse's never returns; nor does this
        super().error(clean(message))

    def print_help(self, file: object = None) -> None:  # noqa: ARG002  (help is data: it was asked for)
        write([self.format_help()])

    def path(self, name: str, nargs: str, text: str) -> None:
        """A positional argument that is a file or a folder."""
        self.add_argument(name, metavar="PATH", nargs=nargs, type=Path, help=text)

    def flag(self, name: str, text: str) -> None:
        self.add_argument(f"--{name}", action="store_true", help=text)

    def query_and_paths(self) -> None:
        """What to look for, and where."""
        self.add_argument(
            "words",
            metavar="QUERY|PATH",
            nargs="*",
            help="what to look for; a word that exists as a file or folder is where to look",
        )
        self.add_argument(
            "--in", dest="paths", metavar="PATH", action="append", default=[], type=Path, help="where to look"
        )

    def library(self) -> None:
        self.add_argument(
            "--library",
            metavar="ADDRESS",
            type=archive_address,
            help="the archive of a newsroom in place of your library: postgresql://HOST/NAME",
        )

    def settings(self) -> None:
        self.add_argument("--config", metavar="PATH", type=Path, help="read the settings from this file")


def archive_address(text: str) -> str:
    """The address of an archive. A wrong one isn't said again: it may have a password."""
    from reader.model.library.addresses import is_address  # only where there is one

    if not is_address(text):
        raise argparse.ArgumentTypeError("an archive’s address begins with postgresql://")
    return text


def count(text: str) -> int:
    """A whole number from 1, of at most nine digits."""
    if not (text.isdecimal() and 0 < len(text) < 10 and int(text)):
        raise argparse.ArgumentTypeError(f"{text!r} is not a whole number from 1")
    return int(text)


def file_name(text: str) -> str:
    """The name of a file or a folder, or `-`; never blank."""
    if not text.strip():
        raise argparse.ArgumentTypeError("needs the name of a file or a folder, or - for standard output")
    return text


def language_tag(text: str) -> str:
    """A language tag (BCP 47)."""
    from reader.load.values.fields import LANGUAGE_PATTERN  # loads what reads articles

    if not re.fullmatch(LANGUAGE_PATTERN, text):
        raise argparse.ArgumentTypeError(f"{text!r} is no language tag (BCP 47), like en or pt-BR")
    return text
