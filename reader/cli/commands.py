"""What the commands about articles do. Each returns its exit status."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType

from reader.cli.arguments import Arguments
from reader.cli.articles import Loading, articles_in
from reader.cli.outlet import FINE, NOTHING, is_styled, is_terminal, say, write, write_lines
from reader.model.article import Article
from reader.model.clean import clean
from reader.model.counting import many
from reader.model.diagnostic import Diagnostic, Severity
from reader.services.bundled import bundled


def check(arguments: Arguments) -> int:
    """All faults of all files, told as they are found."""
    from reader.convert.json_shapes import check_shape, json_array

    loading = Loading()
    count = Count()
    faults = _faults(_named(arguments.paths), loading, count)
    if arguments.json:
        write(json_array(check_shape(str(path), fault) for path, fault in faults))
    elif is_styled():
        from reader.app.terminal.printing import print_faults

        print_faults(faults)
    else:
        from reader.load.article import report

        write_lines(report(path, fault) for path, fault in faults)
    if not count.files and not loading.status:
        return NOTHING
    if is_terminal() and count.files:
        say(count.told)
    return max(loading.status, NOTHING if count.errors else FINE)


def _named(paths: Iterable[Path]) -> Iterator[Path]:
    """The articles of some paths; a folder that has none is said."""
    for path in paths:
        articles = articles_in((path,))
        first = next(articles, None)
        if first is None:
            say(f"{clean(str(path))}: there is no article in this folder: no file that ends with .yaml.")
        else:
            yield first
            yield from articles


class Count:
    """How many files were checked and what was found in them."""

    files = errors = warnings = 0

    @property
    def told(self) -> str:
        """“3 files: 2 errors, no warnings.”"""
        return f"{many(self.files, 'file')}: {many(self.errors, 'error')}, {many(self.warnings, 'warning')}."

    def add(self, fault: Diagnostic) -> None:
        if fault.severity is Severity.ERROR:
            self.errors += 1
        else:
            self.warnings += 1


def _faults(paths: Iterator[Path], loading: Loading, count: Count) -> Iterator[tuple[Path, Diagnostic]]:
    for path in paths:
        loaded = loading.load(path)
        if loaded is not None:
            count.files += 1
            for fault in loaded.diagnostics:
                count.add(fault)
                yield path, fault


def text(arguments: Arguments) -> int:
    """The canonical text, or with --plain everything in words."""
    from reader.convert.plain import canonical_lines, spoken_lines

    loading = Loading()
    article = loading.article(_path(arguments))
    if article is not None:
        write_lines(spoken_lines(article) if arguments.plain else canonical_lines(article))
    return loading.status


def _path(arguments: Arguments) -> Path:
    """The article that is meant; where none was named, it is said which one that is."""
    if arguments.path is None:
        say("This is closeread’s own article; give a path for another.")
    return arguments.path or bundled()


def people(arguments: Arguments) -> int:
    """Who is in an article, and how often."""
    return _listing(arguments, _People())


def timeline(arguments: Arguments) -> int:
    """What happened, in the order it did."""
    return _listing(arguments, _Timeline())


class _People:
    none = "names no people, organisations or places"

    def in_json(self, article: Article) -> Iterator[str]:
        from reader.convert.json_shapes import json_array, people_shapes

        return json_array(people_shapes(article))

    def lines(self, article: Article) -> Iterator[str]:
        from reader.convert.listing import people_lines

        return map("".join, people_lines(article))

    def show(self, article: Article) -> None:
        from reader.app.terminal.printing import print_people

        print_people(article)

    def any_in(self, article: Article) -> bool:
        return bool(article.entities)


class _Timeline:
    none = "has no events"

    def in_json(self, article: Article) -> Iterator[str]:
        from reader.convert.json_shapes import json_array, timeline_shapes

        return json_array(timeline_shapes(article))

    def lines(self, article: Article) -> Iterator[str]:
        from reader.convert.listing import timeline_lines

        return map("".join, timeline_lines(article))

    def show(self, article: Article) -> None:
        from reader.app.terminal.printing import print_timeline

        print_timeline(article)

    def any_in(self, article: Article) -> bool:
        return bool(article.events)


def _listing(arguments: Arguments, listing: _People | _Timeline) -> int:
    loading = Loading()
    path = _path(arguments)
    article = loading.article(path)
    if article is None:
        return loading.status
    if arguments.json:
        write(listing.in_json(article))
    elif is_styled():
        listing.show(article)
    else:
        write_lines(listing.lines(article))
    if listing.any_in(article):
        return FINE
    say(f"{clean(str(path))} {listing.none}.")
    return NOTHING


def schema(_arguments: Arguments) -> int:
    """The JSON Schema of articles."""
    from reader.load.schema import schema_text

    write([schema_text()])
    return FINE


def quotes(arguments: Arguments) -> int:
    from reader.cli.quotes import quotes as find_quotes

    return find_quotes(arguments)


def add(arguments: Arguments) -> int:
    from reader.cli.adding import add as add_article

    return add_article(arguments)


def config(arguments: Arguments) -> int:
    from reader.cli.config import config as show_config

    return show_config(arguments)


def completions(arguments: Arguments) -> int:
    from reader.cli.completions import SCRIPTS

    write([SCRIPTS[arguments.shell]()])
    return FINE


DO: Mapping[str, Callable[[Arguments], int]] = MappingProxyType(
    {
        "check": check,
        "text": text,
        "quotes": quotes,
        "people": people,
        "timeline": timeline,
        "add": add,
        "schema": schema,
        "config": config,
        "completions": completions,
    }
)
