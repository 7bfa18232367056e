"""`reader export`: articles in other formats, on standard output, in one file, or in a folder."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from itertools import chain, islice
from pathlib import Path

from reader.cli.articles import articles_in, is_folder, say_unfit
from reader.cli.interchange.common import format_lines, is_for_folder
from reader.cli.loading import Loading
from reader.cli.output import FINE, NOTHING, WRONG, say, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.cli.standard_input import STANDARD, STANDARD_INPUT
from reader.convert.format import Format
from reader.convert.table import BY_NAME, FORMATS
from reader.errors import ReaderError
from reader.model.clean import clean
from reader.services.bundled import bundled
from reader.services.interchange.exporting import ArticleToExport, Export
from reader.settings.folders import cache_folder

_ALONE = "standard output is one file, and {name} needs several: name a file or a folder with -o"


def export(arguments: Arguments) -> int:
    """Write the articles; 1 where one has faults and is left out, 2 where one can't be read or written."""
    if arguments.list:
        write_lines(format_lines(FORMATS))
        return FINE
    if arguments.to is None:
        return _refused(f"--to says in which format: {', '.join(BY_NAME)}")
    format_ = BY_NAME[arguments.to]
    if fault := _fault_of(format_, arguments.what):
        return _refused(fault)
    if say_unfit(path for path in arguments.paths if path != STANDARD_INPUT):
        return WRONG
    if not arguments.paths:
        say("This is closeread’s own article; give a path for another.")
    loading = Loading()
    articles = _articles(arguments.paths or [bundled()], loading)
    try:
        status = _write(_Articles(articles), format_, arguments)
    except ReaderError as reason:
        return _refused(str(reason))
    return max(status, loading.status)


def _write(articles: _Articles, format_: Format, arguments: Arguments) -> int:
    """Write them to where they are wanted. Raises SaveError and OutputError."""
    output = arguments.output or STANDARD
    to_folder = output != STANDARD and is_for_folder(
        output, several=articles.count > 1 or format_.several_files
    )
    if not articles.count:
        if arguments.paths and all(map(_is_empty, arguments.paths)):
            say("There is no article here: no file that ends with .yaml.")
        return NOTHING
    if output == STANDARD and format_.several_files:
        return _refused(_ALONE.format(name=format_.name))
    if articles.count > 1 and not to_folder and not format_.joins:
        return _refused(f"a file of {format_.name} holds one article: name a folder with -o")
    export = Export(format_, arguments.what or "", arguments.force, _say_loss, cache_folder())
    if output == STANDARD:
        write(export.pieces(articles))
    elif to_folder:
        _say_written(export.to_folder(articles, Path(output)))
    else:
        _say_written(export.to_file(articles, Path(output)))
    for sentence in format_.converter().leaves_out:
        say(f"{format_.name}: {sentence}.")
    if format_.splits and not arguments.what and not to_folder:
        say(
            f"{format_.name}: These are the {format_.parts[0]}: --what names another part, and a folder gets all."
        )
    return FINE


class _Articles:
    """Articles one by one; `count` says already whether there are none, one, or more: then it is 2."""

    def __init__(self, articles: Iterator[ArticleToExport]) -> None:
        first = list(islice(articles, 2))
        self.count = len(first)
        self._articles = chain(first, articles)

    def __iter__(self) -> Iterator[ArticleToExport]:
        return self._articles


def _articles(paths: Iterable[Path], loading: Loading) -> Iterator[ArticleToExport]:
    """The articles without faults, each file once, and where each stands below the path that was given first."""
    known: set[str] = set()
    for root in paths:
        for path in articles_in((root,)):
            place = os.path.abspath(path)  # noqa: PTH100 - Path keeps `..` in a name
            if place in known:
                continue
            known.add(place)
            article = loading.article(path, brief=is_folder(root))
            if article is not None:
                below = path.relative_to(root) if path != root else Path(path.name)
                yield ArticleToExport(article, path, below)


def _is_empty(path: Path) -> bool:
    return next(articles_in((path,)), None) is None


def _fault_of(format_: Format, what: str | None) -> str:
    """What is wrong with the part that was asked for, empty where nothing is."""
    if what is None or what in format_.parts:
        return ""
    if not format_.parts:
        return f"{format_.name} has the whole article: leave --what out"
    return f"{format_.name} has no {clean(what)!r}: --what is one of {', '.join(format_.parts)}"


def _say_loss(path: Path, sentence: str) -> None:
    say(f"{clean(str(path))}: {sentence}.")


def _say_written(paths: Iterable[Path]) -> None:
    write_lines(map(clean, map(str, paths)))


def _refused(sentence: str) -> int:
    say(f"reader export: {sentence}.")
    return WRONG
