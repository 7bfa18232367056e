"""`reader compare A B`: two annotations of one text, side by side on the screen or printed."""

from __future__ import annotations

import json
from itertools import chain
from pathlib import Path

from reader.cli.loading import Loading
from reader.cli.opening import open_comparison
from reader.cli.output import FINE, is_styled, write, write_lines
from reader.cli.parser import Arguments
from reader.convert.comparison import comparison_lines
from reader.convert.comparison_json import comparison_shape
from reader.load.file import Loaded
from reader.model.clean import clean
from reader.services.comparing import compare_articles


def compare(arguments: Arguments) -> int:
    """Open the two side by side where there is a screen, else print how they agree and where they differ."""
    loading = Loading()
    paths: tuple[Path, Path] = (arguments.first, arguments.second)
    first, second = (loading.article(path) for path in paths)
    if first is None or second is None:
        return loading.status
    if not (arguments.json or arguments.list):
        status = open_comparison(paths[0], Loaded(first), paths[1], arguments.config)
        if status is not None:
            return status
    compared = compare_articles(first, second)
    names = [clean(str(path)) for path in paths]
    if arguments.json:
        shape = comparison_shape(compared, *names)
        write([json.dumps(shape, ensure_ascii=False, indent=2), "\n"])
    elif is_styled():
        from reader.app.terminal.printing import print_comparison  # brings Rich

        print_comparison(compared, names)
    else:
        write_lines(chain((" | ".join(names),), comparison_lines(compared)))
    return FINE
