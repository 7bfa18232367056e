"""`reader check`: every fault of articles, with its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from reader.cli.articles import articles_in
from reader.cli.loading import Loading, say_reanchorable
from reader.cli.output import FINE, NOTHING, is_styled, is_terminal, say, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.cli.standard_input import STANDARD_INPUT
from reader.convert.in_words.listing import drafts_in_words
from reader.convert.json.shapes import check_shape, drafts_shape, json_array
from reader.load.article import report
from reader.load.faults import has_only_anchor_faults
from reader.model.clean import clean
from reader.model.counting import many
from reader.model.diagnostic import Diagnostic, Severity
from reader.model.drafts import ClaimCount, count_claims


def check(arguments: Arguments) -> int:
    """Print all faults of all files, as they are found, or with --drafts what is unchecked in each."""
    return _check_drafts(arguments) if arguments.drafts else _check_faults(arguments)


def _check_drafts(arguments: Arguments) -> int:
    """1 where something is a draft, or a file has faults."""
    loading = Loading()
    counts = _draft_counts(_named(arguments.paths), loading)
    unchecked = 0
    if arguments.json:
        listed = list(counts)
        unchecked = sum(count.drafts.total() for _, count in listed)
        write(json_array(drafts_shape(str(path), count) for path, count in listed))
    else:
        for path, count in counts:
            unchecked += count.drafts.total()
            write_lines([f"{clean(str(path))}: {drafts_in_words(count)}"])
    return max(loading.status, NOTHING if unchecked else FINE)


def _draft_counts(paths: Iterator[Path], loading: Loading) -> Iterator[tuple[Path, ClaimCount]]:
    for path in paths:
        article = loading.article(path, brief=True)
        if article is not None:
            yield path, count_claims(article)


def _check_faults(arguments: Arguments) -> int:
    loading = Loading()
    count = Count()
    faults = _faults(_named(arguments.paths), loading, count)
    if arguments.json:
        write(json_array(check_shape(str(path), fault) for path, fault in faults))
    elif is_styled():
        from reader.app.terminal.printing import print_faults  # Rich is for terminals only

        print_faults(faults)
    else:
        write_lines(report(path, fault) for path, fault in faults)
    for path in count.reanchorable:
        say_reanchorable(path)
    if not count.files and not loading.status:
        return NOTHING
    if is_terminal() and count.files:
        say(count.in_words)
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

    def __init__(self) -> None:
        self.reanchorable: list[Path] = []
        """The files whose faults may all come of a change of their text."""

    @property
    def in_words(self) -> str:
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
            if path != STANDARD_INPUT and has_only_anchor_faults(loaded.diagnostics):
                count.reanchorable.append(path)
