"""`reader compare A B`: two annotations of one text, side by side on the screen or printed; of two folders of them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from reader.cli.articles import articles_in, is_folder
from reader.cli.loading import Loading
from reader.cli.opening.opening import open_comparison
from reader.cli.output import FINE, NOTHING, is_styled, say, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.convert.comparison.json import agreement_shapes, article_shape, comparison_shape
from reader.convert.comparison.wording import agreement_lines, article_line, comparison_lines
from reader.load.file import Loaded
from reader.model.clean import clean
from reader.model.comparison.agreement import overall
from reader.model.comparison.compared import Compared
from reader.model.comparison.differences import Comparison
from reader.model.counting import many
from reader.services.comparing import compare_articles


def compare(arguments: Arguments) -> int:
    """Open the two side by side where there is a screen, else print how they agree and where they differ."""
    loading = Loading()
    paths: tuple[Path, Path] = (arguments.first, arguments.second)
    if all(map(is_folder, paths)):
        return _compare_folders(paths, loading, as_json=arguments.json)
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


# -- many articles


def _compare_folders(folders: tuple[Path, Path], loading: Loading, *, as_json: bool) -> int:
    """Print how the articles of two folders agree that have the same name, each and all together."""
    files = [{path.relative_to(each).as_posix(): path for path in articles_in([each])} for each in folders]
    names = sorted(files[0].keys() & files[1].keys())
    alone = [sorted(here.keys() - there.keys()) for here, there in (files, reversed(files))]
    if not names:
        say(f"No article of {clean(str(folders[0]))} is in {clean(str(folders[1]))}, under the same name.")
        return NOTHING
    shapes = []
    count = 0

    def shown() -> Iterator[tuple[Comparison, int]]:
        """Each comparison with the length of its text, once its line is printed; for JSON it is kept until the end."""
        nonlocal count
        for name, compared in _each(names, files, loading):
            count += 1
            if as_json:
                shapes.append(article_shape(name, compared))
            else:
                write_lines([article_line(clean(name), compared)])
            yield compared.comparison, len(compared.first.text)

    agreements = overall(shown())
    if as_json:
        first, second = (clean(str(folder)) for folder in folders)
        shape = {
            "first": first,
            "second": second,
            "only_in_first": alone[0],
            "only_in_second": alone[1],
            "agreement": agreement_shapes(agreements),
            "articles": shapes,
        }
        write([json.dumps(shape, ensure_ascii=False, indent=2), "\n"])
    else:
        write_lines(["", f"{many(count, 'article')} together:", *agreement_lines(agreements)])
        for folder, missing in zip(folders, alone, strict=True):
            if missing:
                say(f"{many(len(missing), 'article')} only in {clean(str(folder))}.")
    return loading.status


def _each(names: list[str], files: list[dict[str, Path]], loading: Loading) -> Iterator[tuple[str, Compared]]:
    """The two articles of each name, compared; what is wrong with one is said instead."""
    for name in names:
        first, second = (loading.article(each[name]) for each in files)
        if first is not None and second is not None:
            yield name, compare_articles(first, second)
