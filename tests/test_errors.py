"""The tree of errors: complete, exported, and one sentence each."""

from __future__ import annotations

import ast
import inspect
from pathlib import Path

import reader
from reader import errors

INTERNAL = {
    "Damaged", "Ended", "HopelessError", "NotEdtf", "Rebuilt", "TooManyFaultsError", "TooManyPlacesError", "Unusable",
    "_BadValue", "_NotPlainError", "_Uneven", "WatchEndedError",
}  # fmt: skip
"""Classes that steer a parser or a store, are caught in the room that raises them, and reach nobody."""


def defined() -> dict[str, type]:
    return {
        name: value
        for name, value in vars(errors).items()
        if inspect.isclass(value) and value.__module__ == errors.__name__
    }


def test_every_error_is_exported_in_alphabetical_order() -> None:
    assert list(errors.__all__) == sorted(defined())


def test_every_error_grows_from_one_root() -> None:
    assert all(issubclass(error, errors.ReaderError) for error in defined().values())


def test_no_other_module_has_an_error_of_its_own_that_people_could_see() -> None:
    package = Path(reader.__file__).parent
    found = set()
    for path in package.rglob("*.py"):
        if path.name == "errors.py":
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ClassDef):
                bases = {ast.unparse(base) for base in node.bases}
                if any(base in errors.__all__ or base.endswith(("Exception", "Error")) for base in bases):
                    found.add(node.name)
    assert found <= INTERNAL
