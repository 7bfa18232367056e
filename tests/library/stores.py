"""The stores that every test in contract/ holds to the questions of `reader.library.protocol.Library`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from reader.library.opening import open_library
from reader.library.protocol import Library

Store = Callable[[Path | None, Sequence[Path]], Library]
STORES: Mapping[str, Store] = {"sqlite": open_library}
