"""Adds an article: imports it, looks whether the library has it already, drafts it and writes its file."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

from reader.errors import AlreadyThere, IntakeError, UnreadableFile
from reader.intake.sources import from_bytes, from_file, from_page, from_text
from reader.intake.text import GivenMetadata
from reader.load.article import load_article
from reader.load.article_cache import NO_CACHE, ArticleCache, article_name
from reader.load.file import SUFFIXES, Loaded
from reader.model.clean import clean, shorten
from reader.model.new_article import IncomingArticle
from reader.services.drafting import annotated, summary
from reader.write.save import save, save_new

Progress = Callable[[str], None]
"""Called, in the thread that works, with what is being done now: `drafting “Harbour”`."""


class Page(NamedTuple):
    """The address of a page. `allow_private`: hosts of private networks may be asked too."""

    url: str
    allow_private: bool = False


class AddRequest(NamedTuple):
    """What is to be added: text as it was pasted, bytes of text or HTML, a file of either, or a page.

    `headline`, `published` and `language` count for more than what is found. `model` names a spaCy pipeline that
    helps the rules of drafting.
    """

    source: str | bytes | Path | Page
    headline: str | None = None
    published: str | None = None
    language: str | None = None
    draft: bool = True
    model: str | None = None


class Destination(NamedTuple):
    """Where the article is written: into `file`, else into `folder` under its headline, else nowhere.

    `known_in` are the folders in which the same text is looked for first. `force`: `file` is written over, and a text
    that is known is added once more.
    """

    file: Path | None = None
    folder: Path | None = None
    known_in: tuple[Path, ...] = ()
    force: bool = False


class Added(NamedTuple):
    """What came of it. `path` is None where nothing was written, `content` empty where the text was there already."""

    path: Path | None
    headline: str
    summary: str
    content: str = ""

    @property
    def is_new(self) -> bool:
        return bool(self.content)


def add(
    request: AddRequest,
    destination: Destination,
    progress: Progress = lambda _: None,
    cache: ArticleCache = NO_CACHE,
) -> Added:
    """The article that was added, or the one in the library with the same text; it is in the `cache` then, too.

    Raises IntakeError, SaveError and ModelMissing.
    """
    if destination.file and not destination.force and os.path.lexists(destination.file):
        raise AlreadyThere(f"{clean(str(destination.file))} is there already; --force writes over it")
    incoming = import_article(request, progress)
    known = None
    if destination.known_in and not destination.force:
        from reader.services.same_text import (
            file_with_text,
        )  # a page that is only written is looked for nowhere

        known = file_with_text(incoming.text, destination.known_in)
    if known:
        return Added(known, incoming.headline, "the library has this text already")
    progress(f"drafting “{shorten(incoming.headline)}”")
    made = annotated(incoming, draft=request.draft, model=request.model)
    path = destination.file
    if path:
        save(made.content, path, force=destination.force)
    elif destination.folder:
        path = save_new(made.content, destination.folder, incoming.headline)
    if path:
        article = replace(made.article, id=clean(path.stem))
        cache.put(article_name(made.content.encode(), path.stem), Loaded(article))
        cache.flush()
    return Added(path, incoming.headline, summary(made, incoming), made.content)


def check_model(name: str) -> str:
    """What a model leaves to the rules, as a sentence, empty where it lacks nothing. Raises ModelMissing."""
    from reader.draft.with_model.pipelines import lacks  # few drafts have a model

    return lacks(name) or ""


def import_article(request: AddRequest, progress: Progress) -> IncomingArticle:
    """The words of an article and what its source says of itself. Raises IntakeError."""
    source, given = request.source, GivenMetadata.of(request.headline, request.published)
    if isinstance(source, Page):
        incoming = from_page(source.url, given, allow_private=source.allow_private, progress=progress)
    elif isinstance(source, Path):
        progress(f"reading {source}")
        _refuse_annotated(source)
        incoming = from_file(source, given)
    elif isinstance(source, bytes):
        incoming = from_bytes(source, given)
    else:
        incoming = from_text(source, given)
    return replace(incoming, language=request.language) if request.language else incoming


def _refuse_annotated(path: Path) -> None:
    """Raises IntakeError for an article that is annotated already."""
    if path.suffix in SUFFIXES:
        with suppress(UnreadableFile):
            if load_article(path).article is not None:
                raise IntakeError("it is an annotated article already: open it without `add`")


def address_in(words: str) -> str | None:
    """The address of a page, where the words are nothing else."""
    words = words.strip()
    begins = words[:8].lower().startswith(("http://", "https://"))
    return words if begins and len(words.split()) == 1 else None
