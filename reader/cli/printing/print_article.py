"""`reader people` and `timeline`: lists of one article, on standard output."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from reader.cli.loading import Loading
from reader.cli.output import FINE, NOTHING, is_styled, say, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.cli.printing.print_text import article_path
from reader.convert.in_words.listing import Line, people_lines, timeline_lines
from reader.convert.json.shapes import Shape, json_array, people_shapes, timeline_shapes
from reader.model.article import Article
from reader.model.clean import clean


def people(arguments: Arguments) -> int:
    """Print who is in an article, and how often."""

    def show(article: Article) -> None:
        from reader.app.terminal.printing import print_people  # Rich is for terminals only

        print_people(article)

    return _print_list(
        arguments, people_shapes, people_lines, show, "names no people, organisations or places"
    )


def timeline(arguments: Arguments) -> int:
    """Print what happened, in the order it did."""

    def show(article: Article) -> None:
        from reader.app.terminal.printing import print_timeline  # Rich is for terminals only

        print_timeline(article)

    return _print_list(arguments, timeline_shapes, timeline_lines, show, "has no events")


def _print_list(
    arguments: Arguments,
    shapes: Callable[[Article], Iterable[Shape]],
    lines: Callable[[Article], Iterator[Line]],
    show: Callable[[Article], None],
    none: str,
) -> int:
    """Print one list of an article as JSON, in colours or as plain lines; `none` is said where it is empty."""
    loading = Loading()
    path = article_path(arguments)
    article = loading.article(path)
    if article is None:
        return loading.status
    if arguments.json:
        write(json_array(shapes(article)))
    elif is_styled():
        show(article)
    else:
        write_lines(map("".join, lines(article)))
    if next(iter(lines(article)), None) is not None:
        return FINE
    say(f"{clean(str(path))} {none}.")
    return NOTHING
