"""`reader [PATH…]`: opens the article, or the library where there are several.

Imports inside functions are of what only a screen, or a fault, needs.
"""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from reader.app.terminal.web.page import is_served
from reader.cli.articles import are_several, articles_in, command_meant, is_folder, own_library, say_unfit
from reader.cli.output import FINE, NOTHING, WRONG, say
from reader.cli.remote import opener, say_unusable, usable
from reader.cli.user_settings import folders_of, library_folders, quiet_settings, settings
from reader.errors import EditRefused, SaveError, UnreadableFile
from reader.load.article_cache import ArticleCache
from reader.load.file import is_read_only
from reader.model.clean import clean
from reader.services.bundled import bundled, bundled_unless_copied
from reader.services.opening import open_article
from reader.settings.folders import cache_folder, config_folder, entries_folder, state_folder

if TYPE_CHECKING:
    from reader.app.launch import Launch
    from reader.library.protocol import Library
    from reader.load.article import Loaded

_COARSE = 0.02
"""Seconds by which the system's time of a change may lie before it: some count in ticks."""


def open_reader(
    paths: Sequence[Path], config: Path | None = None, archive: str | None = None, *, linear: bool = False
) -> int:
    """Open the article, or the list where there are several; where none can be read, say what is wrong with each.

    `archive` is the address that stands for the library; `linear`: on the screen for screen readers, whatever the
    settings say.
    """
    _die_of_interrupts()
    if len(paths) > 1 and say_unfit(paths):
        return WRONG
    if archive and say_unusable(archive):
        return WRONG
    tried: list[Path] = []
    launch = _launch(paths, config, tried, archive=archive or "")
    if launch is None and not tried:
        say("There is no article here: no file that ends with .yaml.")
        return NOTHING
    if launch is None:
        return _nothing_opened(tried)
    on_terminal = not is_served()  # which is not known any more afterwards
    status = _show(launch, linear=linear)
    is_linear = linear or launch.settings.linear
    special = bool(archive or launch.settings.archive or launch.settings.faults or is_linear)
    is_asked_plainly = len(paths) <= 1 and config is None and not special
    if status == FINE and is_asked_plainly and on_terminal:
        from reader.cli.opening.next_start import keep_next_start  # once the person has left

        keep_next_start(paths, lambda: _launch(paths, None, [], say_faults=False, known=launch))
    return status


def _launch(
    paths: Sequence[Path],
    config: Path | None,
    tried: list[Path],
    *,
    say_faults: bool = True,
    known: Launch | None = None,
    archive: str = "",
) -> Launch | None:
    """What the program begins with; None where nothing can be opened.

    `tried` gets the files that were tried; `archive` is the address that stands for the library. The article that
    is `known` is not read again where its file is the same.
    """
    folders = tuple(paths)
    if not folders:
        found = quiet_settings(config)
        folders = folders_of(found)
        if feeds := found.start == "feeds":
            from reader.cli.feeds.unread import has_unread_entries  # only for who begins with the feeds

            feeds = has_unread_entries()
        archive = archive or usable(found.archive)
        if feeds or archive:
            return _list(folders, config, say_faults=say_faults, feeds=feeds, archive=archive)
    if are_several(folders):
        return _list(folders, config, say_faults=say_faults)
    files: Iterable[Path] = articles_in(folders) if paths else own_library(folders)
    cache = ArticleCache.below(cache_folder())
    for path in files:
        tried.append(path)
        own, greeting = _own_copy(path, cache, config)
        if (loaded := _unchanged(own, known) or _loaded(own, cache)) is not None:
            return _article(
                own, loaded, config, cache, greeting=greeting, say_faults=say_faults, archive=archive
            )
    return None


def open_added(path: Path, config: Path | None, remark: str, *, review: bool) -> int | None:
    """Open an article that has just been written, and say what there is to say of it; None without a screen."""
    if _refusal():
        return None
    _die_of_interrupts()
    cache = ArticleCache.below(cache_folder())
    if (loaded := _loaded(path, cache)) is not None:
        return _show(_article(path, loaded, config, cache, greeting=remark, review=() if review else None))
    return _nothing_opened([path])


def open_comparison(first: Path, loaded: Loaded, second: Path, config: Path | None) -> int | None:
    """Show two annotations side by side, the first of which has been `loaded`; None without a screen."""
    if _refusal():
        return None
    _die_of_interrupts()
    launch = _article(first, loaded, config, ArticleCache.below(cache_folder()))
    return _show(launch._replace(compare_with=second))


def open_review(paths: Sequence[Path], config: Path | None, *, linear: bool = False) -> int:
    """Review the first article that has drafts, and then the others, one after the other."""
    if say_unfit(paths):
        return WRONG
    cache = ArticleCache.below(cache_folder())
    files = list(articles_in(paths))
    from reader.model.drafts import count_claims  # only for a review

    faulty = []
    for number, file in enumerate(files, 1):
        path, greeting = _own_copy(file, cache, config)
        loaded = _loaded(path, cache)
        if loaded is None and not _refusal():
            path, loaded = _reanchored(path, cache, config, is_asked=file in paths)
        if loaded is None or loaded.article is None:
            faulty.append(path)
        elif count_claims(loaded.article).drafts.total():
            _die_of_interrupts()
            _say_faults(faulty, brief=True)
            launch = _article(path, loaded, config, cache, greeting=greeting, review=files[number:])
            return _show(launch, linear=linear)
    if faulty:
        return _nothing_opened(faulty)
    say("Nothing here is a draft: all is checked." if files else "There is no article here.")
    return NOTHING


def _own_copy(path: Path, cache: ArticleCache, config: Path | None) -> tuple[Path, str]:
    """The person's copy of a file that can't be written, and a sentence that says so; else the file and nothing."""
    if not is_read_only(path):
        return path, ""
    from reader.services.own_copy import existing_copy, in_words  # only for a file that can't be written

    copy = existing_copy(path, next(iter(library_folders(config, say_faults=False)), None), cache)
    return (path, "") if copy is None else (copy, in_words(copy))


def _reanchored(
    path: Path, cache: ArticleCache, config: Path | None, *, is_asked: bool
) -> tuple[Path, Loaded | None]:
    """An article whose text was changed in an editor, with its annotations found again; None where that can't be.

    One that is not asked for by its name may just have a slip in an annotation: it is left as it is, unless its
    text is known to be another one than before.
    """
    from reader.load.file import Loaded
    from reader.memory.journal import EditJournal  # as the loader, only for a file with faults
    from reader.services.text_updates import has_newer_text, in_words, reanchor_file

    library = next(iter(library_folders(config, say_faults=False)), None)
    try:
        if not (is_asked or has_newer_text(path, cache)):
            return path, None
        with closing(EditJournal(state_folder())) as journal:
            path, made = reanchor_file(path, cache.last(path), journal, library)
            if fault := journal.pop_fault():
                say(fault)
    except (UnreadableFile, EditRefused, SaveError):
        return path, None
    say(f"{clean(str(path))}: its annotations were looked for in its text; {in_words(made)}.")
    return path, Loaded(made.article)


def _die_of_interrupts() -> None:
    """Let ^C end the program at once until the screen handles it: an exception amid an import looks like a bug."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


def _loaded(path: Path, cache: ArticleCache) -> Loaded | None:
    """What is in the file, if it is an article without errors."""
    try:
        loaded = open_article(path, cache)
    except UnreadableFile:
        return None
    return loaded if loaded.article is not None else None


def _show(launch: Launch, *, linear: bool = False) -> int:
    """Let the person read, or say why that can't be here. Returns the exit status."""
    if refusal := _refusal():
        instead = (
            "`reader text --plain` prints the article"
            if launch.loaded
            else "`reader quotes` and `reader text --plain` print"
        )
        say(f"reader: {refusal}; {instead} instead.")
        return WRONG
    from reader.cli.opening.screens import show_screens  # not where there is no screen

    return show_screens(launch, linear=(linear or launch.settings.linear) and not is_served())


def _unchanged(path: Path, known: Launch | None) -> Loaded | None:
    """What the file at `path` had when it was read, if that is known and it was not changed since."""
    if known is None or known.loaded is None or known.path != path:
        return None
    try:
        unchanged = path.stat().st_ctime < known.loaded.since - _COARSE
    except OSError:
        return None
    return known.loaded if unchanged else None


def _list(
    folders: tuple[Path, ...],
    config: Path | None,
    *,
    say_faults: bool,
    feeds: bool = False,
    archive: str = "",
) -> Launch:
    """What the library screen of these folders and files begins with; with `feeds` the feeds screen before it."""
    from reader.app.commands.setting_names import setting_names
    from reader.app.launch import Launch

    own = settings(config, setting_names(), say_faults=say_faults)
    additions = next(iter((*filter(is_folder, folders), *folders_of(own))), None)
    return Launch(
        own,
        memory_folder=state_folder(),
        cache=ArticleCache.below(cache_folder()),
        open_library=opener(archive) if archive else _opening(folders),
        additions=additions,
        bundled=bundled(),
        config_folder=config_folder(),
        entries_folder=entries_folder(),
        begins_with_feeds=feeds,
    )


def _opening(folders: tuple[Path, ...], article: Path | None = None) -> Callable[[], Library]:
    """A function that opens the library of these folders, and of the `article` that is read.

    But not the bundled one beside the person's own copy of it, which is made where they want to edit that.
    """

    def opened() -> Library:
        from reader.library.opening import open_library  # the library is not for the first frame

        copied = article == bundled() and any((folder / article.name).is_file() for folder in folders)
        guests = (*bundled_unless_copied(folders), *((article,) if article and not copied else ()))
        return open_library(cache_folder(), folders, guests)

    return opened


def _article(
    path: Path,
    loaded: Loaded,
    config: Path | None,
    cache: ArticleCache,
    *,
    greeting: str = "",
    review: Sequence[Path] | None = None,
    say_faults: bool = True,
    archive: str = "",
) -> Launch:
    """What the article's screen begins with."""
    from reader.app.commands.setting_names import setting_names
    from reader.app.launch import Launch

    queue = None
    if review is not None:
        from reader.services.review_queue import ReviewQueue  # only for a review

        queue = ReviewQueue(path, review)
    own = settings(config, setting_names(), say_faults=say_faults)
    archive = archive or usable(own.archive)
    library = folders_of(own)
    return Launch(
        own,
        path,
        loaded,
        state_folder(),
        cache,
        open_library=opener(archive) if archive else _opening(library, path),
        additions=next(iter(library), None),
        bundled=bundled(),
        greeting=greeting,
        reviews=queue,
        config_folder=config_folder(),
        entries_folder=entries_folder(),
    )


def _nothing_opened(files: list[Path]) -> int:
    """Say every fault of every file, as `check` prints it."""
    if len(files) == 1 and (meant := command_meant(files[0])):
        say(f"{clean(str(files[0]))}: there is no such file, and no such command{meant}")
        return WRONG
    return _say_faults(files)


def _say_faults(files: Sequence[Path], *, brief: bool = False) -> int:
    """Say the faults of every file (`brief`: that it has some) and what may mend them; the exit status for them."""
    from reader.cli.loading import Loading, say_reanchorable  # not for an article that is in the cache

    loading = Loading()
    for path in files:
        loading.article(path, brief=brief)
        if loading.is_reanchorable:
            say_reanchorable(path)
    return loading.status


def _refusal() -> str | None:
    """Why the screen can't be shown here."""
    if is_served():
        return None
    for name, stream in (("input", sys.stdin), ("output", sys.stdout), ("error", sys.stderr)):
        if stream is None or stream.closed or not stream.isatty():
            return f"the reading screen needs a terminal, and standard {name} is not one"
    if os.environ.get("TERM") == "dumb":
        return "this terminal can’t show the reading screen (TERM=dumb)"
    return None
