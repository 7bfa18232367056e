"""Checks the bytes of one file, and keeps its YAML nodes beside the article: what an edit starts from."""

from collections.abc import Iterable
from typing import NamedTuple

from reader.load.build import build
from reader.load.faults import in_file_order
from reader.load.file import Loaded
from reader.load.garbage import without_garbage_collection
from reader.load.syntax.nodes import Node
from reader.load.values.decode import Decoded, decode
from reader.load.values.items import ArticleItems
from reader.model.clean import clean
from reader.model.diagnostic import Diagnostic, Severity


class CheckedFile(NamedTuple):
    """The bytes of a file and all that came of them; `root` and `items` are None where nothing could be read."""

    source: bytes
    stem: str
    loaded: Loaded
    root: "Node | None"
    items: ArticleItems | None


def check_file(source: bytes, stem: str) -> CheckedFile:
    """Check the bytes of one file; `stem` becomes the article's id."""
    with without_garbage_collection():
        decoded = decode(source)
        return CheckedFile(source, stem, _built(decoded, stem), decoded.root, decoded.items)


def check(held: list[bytes], stem: str) -> Loaded:
    """The same without the nodes. `held` are the bytes, alone in a list that is empty afterwards.

    Bytes and nodes are let go of before words are looked for, which takes as much memory.
    """
    with without_garbage_collection():
        decoded = decode(held.pop(), nodes=False)
        return _built(decoded, stem)


def _built(decoded: Decoded, stem: str) -> Loaded:
    article = None
    faults = list(decoded.diagnostics)
    if decoded.items is not None:
        article, found = build(decoded.items, clean(stem))
        # what could not be read might have been what a warning misses
        faults += [
            fault for fault in found if not (_any_error(faults) and fault.severity is Severity.WARNING)
        ]
    if _any_error(faults):
        article = None
    return Loaded(article, tuple(in_file_order(faults, decoded.unlisted)))


def _any_error(faults: Iterable[Diagnostic]) -> bool:
    return any(fault.severity is Severity.ERROR for fault in faults)
