"""What `reader export` and `reader import` share: where the files go, and the list of formats."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from pathlib import Path

from reader.cli.articles import is_folder
from reader.convert.format import Format


def is_for_folder(output: str, *, several: bool) -> bool:
    """Whether a name is meant as a folder: it is one, ends like one, or has no ending where several files come."""
    return output.endswith(os.sep) or is_folder(Path(output)) or (several and not Path(output).suffix)


def format_lines(formats: Sequence[Format]) -> Iterator[str]:
    """A line for each format: its name, title, whether it goes out and in, endings, media type and version."""
    rows = [
        (
            each.name,
            each.title,
            "out, in" if each.comes_in else "out",
            " ".join(each.suffixes),
            each.media_type,
            each.version,
        )
        for each in formats
    ]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        yield "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
