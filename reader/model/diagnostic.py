"""A fault of a file's content: a value with a place, never an exception."""

from enum import StrEnum
from typing import NamedTuple


class Mark(NamedTuple):
    """A place in a file: line and column, both from 1; columns count code points."""

    line: int
    column: int


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"


class Diagnostic(NamedTuple):
    """One fault. `code` is a short, stable word; `message` is one line of plain text, already clean.

    Sorts in file order.
    """

    mark: Mark
    code: str
    message: str
    severity: Severity = Severity.ERROR
