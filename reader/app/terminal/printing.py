"""Prints the lines of `convert` with weight and colour, where a command's output is a terminal.

Only named colours are used, so that the terminal's own palette decides; every line says the same without them.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

from rich.cells import cell_len
from rich.console import Console, RenderableType
from rich.padding import Padding
from rich.style import Style
from rich.text import Text

from reader.convert.comparison.wording import comparison_lines
from reader.convert.in_words.listing import Line, people_lines, quote_lines, timeline_lines
from reader.convert.voices import voice_table
from reader.model.article import Article
from reader.model.clean import clean
from reader.model.comparison.compared import Compared
from reader.model.diagnostic import Diagnostic, Severity
from reader.model.library.hits import Hit
from reader.model.library.person_key import PersonKey
from reader.model.library.voices import Voices
from reader.model.person_hues import HUE_NAMES, person_hues

_GAP = 2
"""Cells between columns."""
_PLAIN = Style()
_FAINT = Style(dim=True)
_STRONG = Style(bold=True)
_SEVERITIES = {
    Severity.ERROR: Style(color="red", bold=True),
    Severity.WARNING: Style(color="yellow", bold=True),
}


def print_faults(faults: Iterable[tuple[Path, Diagnostic]]) -> None:
    """Prints one line a fault, never wrapped, so that a terminal makes a link of its place."""
    console = _console()
    for path, fault in faults:
        line, column = fault.mark
        place = f"{clean(str(path))}:{line}:{column}:"
        parts = ((place, _STRONG), " ", (f"{fault.severity}:", _SEVERITIES[fault.severity]))
        text = Text.assemble(*parts, f" {fault.message} ", (f"[{fault.code}]", _FAINT))
        console.print(text, soft_wrap=True)


def print_people(article: Article) -> None:
    _print(_people(article))


def print_timeline(article: Article) -> None:
    _print(_timeline(article))


def print_quotes(hits: Iterable[Hit]) -> None:
    _print(_quotes(hits))


def print_table(rows: Sequence[Sequence[str]]) -> None:
    """Prints rows of words in columns, the first strong, the last faint."""
    console = _console()
    widths = [max(map(cell_len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        padded = [
            cell + " " * (width + _GAP - cell_len(cell)) for cell, width in zip(row, widths, strict=True)
        ]
        first, *others, last = padded
        console.print(Text.assemble((first, _STRONG), *others, (last.rstrip(), _FAINT)), soft_wrap=True)


def print_voices(voices: Voices) -> None:
    """Prints a share of voice: of its columns the first that the terminal is wide enough for."""
    console = _console()
    table = voice_table(voices)
    width = max(cell_len(row[0].rstrip()) for row in table)
    ends = accumulate(len(cell) + _GAP for cell in table[0][1:])
    columns = sum(end <= console.width - width for end in ends)
    for number, (padded, *cells) in enumerate(table):
        name = padded.rstrip()
        rest = " " * (width - cell_len(name)) + "".join(f"{'':{_GAP}}{cell}" for cell in cells[:columns])
        styles = (_STRONG, _PLAIN) if number else (_FAINT, _FAINT)
        console.print(Text.assemble((name, styles[0]), (rest.rstrip(), styles[1])), soft_wrap=True)


def print_comparison(compared: Compared, names: Sequence[str]) -> None:
    """Prints how far two annotations agree, and where they differ; `names` are those of the files."""
    console = _console()
    console.print(Text.assemble((names[0], _STRONG), (" | ", _FAINT), (names[1], _STRONG)), soft_wrap=True)
    for line in comparison_lines(compared, explained=True):
        is_field = line.startswith(" ") and "|" in line
        console.print(Text(line, _FAINT if is_field else _PLAIN), soft_wrap=True)


def _people(article: Article) -> Iterator[RenderableType]:
    colours = person_hues(article)
    lines = people_lines(article)
    for entity, (name, id_), known in zip(article.entities, lines, lines, strict=False):
        yield Text.assemble((name, _name(colours.get(entity))), (id_, _FAINT))
        yield _under(known, _FAINT)


def _timeline(article: Article) -> Iterator[RenderableType]:
    for line in timeline_lines(article):
        date, what = line
        if date.isspace():
            yield _under(line, _FAINT)
        else:
            yield Text.assemble((date, Style(color="cyan")), (what, _STRONG))


def _quotes(hits: Iterable[Hit]) -> Iterator[RenderableType]:
    hues_by_key: dict[PersonKey, int] = {}  # the same person has one colour in all articles
    for number, hit in enumerate(hits):
        hue = (
            hues_by_key.setdefault(hit.speaker.key, len(hues_by_key) % len(HUE_NAMES))
            if hit.speaker
            else None
        )
        (speaker, how), words, place = quote_lines(hit)
        if number:
            yield Text()
        yield Text.assemble((speaker, _name(hue)), (how, _FAINT))
        yield _under(words)
        yield _under(place, _FAINT)


def _under(line: Line, style: Style = _PLAIN) -> Padding:
    """An indented line, its wrapped rows indented alike."""
    indent, words = line
    return Padding(Text(words, style), (0, 0, 0, len(indent)), expand=False)


def _name(hue: int | None) -> Style:
    return Style(bold=True, color=None if hue is None else HUE_NAMES[hue])


def _print(pieces: Iterable[RenderableType]) -> None:
    console = _console()
    for piece in pieces:
        console.print(piece)


def _console() -> Console:
    return Console(file=sys.stdout, markup=False, emoji=False, highlight=False)
