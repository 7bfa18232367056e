"""Reads JSON from outside: bounded, strict UTF-8, and a fault is one plain sentence."""

from __future__ import annotations

import json
from typing import Any

from reader.errors import IntakeError
from reader.load.file import LIMIT


def read_json(source: bytes) -> Any:
    """The value in a JSON file. Raises IntakeError."""
    if len(source) > LIMIT:
        raise IntakeError("it is larger than 64 MiB")
    try:
        return json.loads(source.decode("utf-8-sig"))
    except UnicodeDecodeError as fault:
        raise IntakeError(f"it is not UTF-8: byte {fault.start} can’t be read") from None
    except json.JSONDecodeError as fault:
        raise IntakeError(f"it is no JSON: line {fault.lineno}, column {fault.colno} can’t be read") from None
    except RecursionError:
        raise IntakeError("its JSON is nested too deeply") from None
    except ValueError:  # a number of too many digits
        raise IntakeError("its JSON has a number that is too long") from None
