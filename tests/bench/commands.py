"""Rows of the command line: reading one article without a screen, and drafting, process included."""

from __future__ import annotations

import sys
from pathlib import Path
from shutil import rmtree

from reader.load.article import load_article, read_article
from reader.services.bundled import bundled
from tests.bench import process, texts
from tests.bench.baseline import OURS, Build
from tests.bench.result import Result, compared
from tests.bench.terminal import counts_instructions

_PAGE = 5_000
"""Bytes of a page, as it comes from a feed."""


def reading(folder: Path, rounds: int) -> Result:
    """The costliest of three commands that ask the same of one article again, against Python that does nothing.

    The note has what each costs, and what it costs when it is asked for the first time.
    """
    article = str(bundled())
    kinds = {"text": [article], "quotes": ["--in", article], "check": [article]}
    asked = [OURS.reader(kind, *words) for kind, words in kinds.items()]
    python = [sys.executable, "-c", "pass"]
    first = []
    for _ in range(rounds):
        rmtree(folder / "cache" / "closeread" / "output", ignore_errors=True)
        first.append([process.spent(argv, folder).cpu for argv in asked])
    *ours, theirs = (one.cpu for one in process.least_spent([*asked, python], folder, 4 * rounds))
    costs = zip(kinds, ours, map(min, zip(*first, strict=True)), strict=True)
    each = ", ".join(
        f"{kind} {again / theirs:.1f} × (first {new / theirs:.1f})" for kind, again, new in costs
    )
    return compared(max(ours), theirs, "ms", 1e3, f"CPU; {each}")


def drafting_page(folder: Path, older: Build, rounds: int) -> Result:
    """A page of five kilobytes from a file to an annotated file, against the older build."""
    file = _text(folder / "page.txt", _news(_PAGE))
    ours, theirs = process.work(_drafting(file, older), folder, rounds)
    note = f"{file.stat().st_size:,} bytes"
    if counts_instructions():
        return compared(ours, theirs, "M", 1e-6, f"instructions; {note}")
    return compared(ours, theirs, "ms", 1e3, f"CPU; {note}")


def drafting_large(folder: Path, older: Build, rounds: int) -> tuple[Result, Result]:
    """The same with a megabyte: CPU, and memory at the peak."""
    article = read_article(texts.article(texts.MIDDLE).encode(), "large").article
    assert article is not None, "the benchmark's own articles are without faults"
    file = _text(folder / "large.txt", f"A long story\n\n{article.text.content}")
    ours, theirs = process.least_spent(_drafting(file, older), folder, min(rounds, 3))
    return (
        compared(ours.cpu, theirs.cpu, "s", 1, "CPU"),
        compared(ours.peak, theirs.peak, "MB", 1e-6, "peak"),
    )


def _drafting(file: Path, older: Build) -> list[list[str]]:
    return [build.reader("add", str(file), "--output", "-") for build in (OURS, older)]


def _news(size: int) -> str:
    """The bundled article's headline and text, and its text once more, up to so many bytes."""
    article = load_article(bundled()).article
    assert article is not None, "what comes with the reader is an article"
    twice = f"{article.headline}\n\n{article.text.content}\n\n{article.text.content}"
    return twice.encode()[:size].decode("utf-8", "ignore")


def _text(path: Path, text: str) -> Path:
    path.write_text(f"{text}\n", "utf-8")
    return path
