"""Reads a TOML file: to its values, untyped, or to the one fault that keeps it from being read."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from reader.model.clean import clean
from reader.model.diagnostic import Diagnostic, Mark, Severity

LARGEST = 1024 * 1024  # bytes

_START = Mark(1, 1)
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


UNUSABLE = frozenset({"unreadable", "too-large", "not-utf8", "toml-syntax"})
"""The codes of faults that keep a whole file from being read."""


class Unusable(Exception):
    """A fault of the whole file: `fault` says it."""

    def __init__(self, mark: Mark, code: str, message: str) -> None:
        super().__init__(message)
        self.fault = fault(mark, code, message)


def fault(mark: Mark, code: str, message: str) -> Diagnostic:
    """A fault of settings, which never stops the reader."""
    return Diagnostic(mark, code, clean(message), Severity.WARNING)


def read_source(file: Path, asked: bool) -> str:
    """The text of the file; nothing where there is none and it was not asked for. Raises Unusable."""
    try:
        with file.open("rb") as handle:
            raw = handle.read(LARGEST + 1)
    except FileNotFoundError:
        if asked:
            raise Unusable(_START, "unreadable", "there is no such file") from None
        return ""
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or "its name is not one that a file can have"
        raise Unusable(_START, "unreadable", f"it can’t be read: {reason}") from error
    if len(raw) > LARGEST:
        raise Unusable(_START, "too-large", "the file is larger than 1 MiB")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        lines = raw[: error.start].decode("utf-8-sig").split("\n")
        mark = Mark(len(lines), len(lines[-1]) + 1)
        raise Unusable(mark, "not-utf8", "this is not UTF-8") from error
    return text.replace("\r\n", "\n")


def parse(source: str) -> dict[str, Any]:
    """What the file says, untyped. Raises Unusable."""
    if not source.strip():
        return {}
    try:
        return tomllib.loads(source)
    except RecursionError:
        raise Unusable(_START, "toml-syntax", "it is nested too deeply") from None
    except ValueError as error:  # a number of too many digits is reported without a place
        message = str(error)
        at = _AT.search(message)
        if at is None:
            raise Unusable(_START, "toml-syntax", message) from error
        if at[1]:
            mark = Mark(int(at[1]), int(at[2]))
        else:
            lines = source.split("\n")
            mark = Mark(len(lines), len(lines[-1]) + 1)
        start = message[: at.start()]
        raise Unusable(mark, "toml-syntax", start[:1].lower() + start[1:]) from error
