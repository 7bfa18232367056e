"""From a checked article to the screen, and back to a terminal that is as it was."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.app import ReaderApp
from reader.app.terminal.signals import restoring_terminal
from reader.services.article_memory import ArticleMemory
from reader.settings.settings import DEFAULT, Settings

if TYPE_CHECKING:
    from reader.library.protocol import Library
    from reader.load.article import Loaded
    from reader.load.article_cache import ArticleCache


def run_reader(
    path: Path,
    loaded: Loaded,
    settings: Settings,
    memory_folder: Path | None,
    cache: ArticleCache,
    open_library: Callable[[], Library] | None = None,
    additions: Path | None = None,
    greeting: str = "",
    bundled: Path | None = None,
) -> int:
    """Read one article in the terminal until the person leaves. Returns the exit status.

    What is to be written to the `cache` is, when the first frame stands; `open_library` is called where the library is
    asked for.
    `additions` is the folder of what is added meanwhile; `greeting` is said once the first frame stands. `bundled` is
    the article that comes with the program.
    """
    article = loaded.article
    assert article is not None, "a faulty file opens nothing"
    from reader.state.article.session import Session

    keeping = ArticleMemory.of(memory_folder, path, article)
    measure_is_set = settings.origin("measure") != DEFAULT
    session = Session.of(article).with_measure(settings.measure)
    app = ReaderApp(
        path=path,
        session=keeping.restore(session, measure_is_set),
        start=keeping.start,
        keeping=keeping,
        keymap=settings.keys,
        theme=settings.theme or keeping.theme,
        cache=cache,
        measure=settings.measure if measure_is_set else None,
        open_library=open_library,
        bundled=bundled,
    )
    app.additions, app.greeting, app.since = additions, greeting, loaded.since
    return _run(app, settings)


def run_library(
    open_library: Callable[[], Library],
    settings: Settings,
    memory_folder: Path | None,
    bundled: Path,
    cache: ArticleCache,
    additions: Path | None = None,
) -> int:
    """Begin with the list of the library's articles. Returns the exit status."""
    keeping = ArticleMemory.of_none(memory_folder)
    app = ReaderApp(
        path=None,
        session=None,
        start=0,
        keeping=keeping,
        keymap=settings.keys,
        theme=settings.theme or keeping.theme,
        cache=cache,
        measure=settings.measure if settings.origin("measure") != DEFAULT else None,
        open_library=open_library,
        bundled=bundled,
    )
    app.additions = additions
    return _run(app, settings)


def _run(app: ReaderApp, settings: Settings) -> int:
    if settings.faults:
        app.greeting = f"{app.greeting} {fault_told(settings)}".strip()
    with restoring_terminal(app):
        app.run()
    return app.return_code or 0


def fault_told(settings: Settings) -> str:
    """The first fault of the settings, how many there are, and what tells them all."""
    from reader.model.clean import clean
    from reader.settings.folders import config_file
    from reader.settings.toml_source import UNUSABLE

    first, *others = settings.faults
    which = f"The first of {1 + len(others)} faults in" if others else "In"
    line, column = first.mark
    place = "" if first.code in UNUSABLE and first.mark == (1, 1) else f", line {line}:{column}"
    asked = "" if settings.file == config_file() else f" --config {clean(str(settings.file))}"
    return f"{which} your settings{place}: {first.message}. reader config{asked} tells all."
