"""Makes an article of an entry: of the feed's own text at once, and then of its whole page, drafted.

An article that nobody has kept is a read-only file in the cache. Whoever marks words in one, or reviews it, so gets a
copy in the library, as of any file that can't be written; `keep` makes that copy for whoever stars the entry.
"""

from __future__ import annotations

import json
import os
import re
import shutil
from contextlib import suppress
from dataclasses import dataclass, replace
from hashlib import blake2b
from pathlib import Path

from reader.errors import IntakeError, SaveError, UnreadableFile
from reader.intake.clean_text import line_of
from reader.intake.feeds.plain import paragraphs_of
from reader.intake.headline import headline_of
from reader.intake.paragraphs import in_paragraphs
from reader.intake.sources import from_page
from reader.intake.text import GivenMetadata
from reader.load.file import bytes_of
from reader.load.values.fields import LANGUAGE_PATTERN
from reader.model.dates.dates import Edtf
from reader.model.feeds.date import FeedDate, FeedDatePrecision
from reader.model.feeds.feed import Entry
from reader.model.new_article import IncomingArticle
from reader.services.drafting import annotated
from reader.services.own_copy import copy_for_editing
from reader.write.save import make_folder, save, stem_of

MOST_CACHED = 300
"""Articles of entries that the cache holds; the ones opened longest ago go first."""
_LONGER = 0.9
"""The share of the words of the feed's own text that its page must have to stand for it."""
_ABOUT = "about.json"


@dataclass(frozen=True, slots=True)
class EntryArticle:
    """The article of an entry in the cache. `is_whole`: it is what opening this entry leads to, so nothing is to do."""

    path: Path
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Completed:
    """What came of completing an article: a sentence for the person, and the address that the page says it has."""

    remark: str
    url: str | None = None


def cached_article(
    folder: Path, number: int, entry: Entry, feed_title: str | None, text: str
) -> EntryArticle:
    """The article of an entry as it is at once: what the cache has of it, else the feed's own words, not yet drafted.

    `folder` is the cache's for entries, `text` the setting of the feed: `page` or `feed`. Raises SaveError.
    """
    place, about = folder / str(number), _about(entry, text)
    known = _known(place)
    if known is not None and _same_text(known[1], about):
        with suppress(OSError):
            os.utime(place)
        return EntryArticle(known[0], known[1] == about)
    shutil.rmtree(place, ignore_errors=True)
    incoming = own_text(entry, feed_title)
    path = place / f"{stem_of(incoming.headline)}.yaml"
    make_folder(place)
    _write(path, annotated(incoming, draft=False).content, {**about, "whole": False})
    _purge(folder)
    return EntryArticle(path, is_whole=False)


def complete(
    article: EntryArticle,
    entry: Entry,
    feed_title: str | None,
    text: str,
    *,
    allow_private: bool = False,
) -> Completed:
    """Writes the whole page of an entry, drafted, over its article; the feed's own text where there is no better.

    For a thread: it may take as long as a page takes. Raises SaveError.
    """
    own, remark, is_late = own_text(entry, feed_title), "", False
    page: IncomingArticle | None = None
    if text == "page" and entry.link is not None:
        try:
            given = GivenMetadata.of(entry.title, own.published)
            page = _merged(from_page(entry.link, given, allow_private=allow_private), own)
        except IntakeError as reason:
            why = str(reason).partition(";")[0]  # what to do about it is for whoever adds a page
            remark, is_late = f"The page can’t be had: {why}. This is the feed’s own text.", True
    if page is not None and _words(page) < _LONGER * _words(own):
        page, remark = None, "The page has less text than the feed: this is the feed’s own."
    made = annotated(page or own)
    # a page that can't be had today may come tomorrow: then it is asked for again
    is_whole = page is not None or not is_late
    _write(article.path, made.content, {**_about(entry, text), "whole": is_whole})
    if page is not None:
        remark = "The whole page is here, drafted."
    return Completed(remark or "The feed’s own text is drafted.", page.url if page else None)


def keep(article: Path, library: Path | None) -> Path:
    """The copy of an entry's article in the library, made unless there is one. Raises SaveError, UnreadableFile."""
    return copy_for_editing(article, library)


def give_up(folder: Path, number: int, kept: Path) -> bool:
    """Removes from the library the article of an entry that is still as it was kept; False where it is not.

    The cache has the same article, so that nothing is lost: what the person has changed, or what the cache no longer
    has, stays. Raises SaveError.
    """
    known, aside = _known(folder / str(number)), kept.with_name(f".{kept.name}.given-up")
    try:
        if known is None or bytes_of(known[0]) != bytes_of(kept):
            return False
        kept.rename(aside)  # so that no editor saves it between the two looks
        if bytes_of(known[0]) != bytes_of(aside):
            aside.rename(kept)
            return False
        aside.unlink()
    except UnreadableFile:
        return False
    except OSError as error:
        raise SaveError(f"it can’t be removed from the library: {error.strerror or error}") from error
    return True


def own_text(entry: Entry, feed_title: str | None) -> IncomingArticle:
    """The article of the words that the feed itself gives; of the title alone where there are no others."""
    paragraphs = _paragraphs(entry)
    text = "\n\n".join(paragraphs) or in_paragraphs(entry.title or entry.link or "…")
    return IncomingArticle(
        text=text,
        headline=entry.title or line_of(headline_of(text)) or "…",
        published=_published(entry),
        publisher=feed_title,
        url=entry.link,
        authors=entry.authors,
        language=_language(entry),
        dropped=0,
    )


def _paragraphs(entry: Entry) -> tuple[str, ...]:
    text = entry.text
    try:
        return paragraphs_of(text, entry.language) if text is not None else ()
    except IntakeError:
        return ()


def _language(entry: Entry) -> str | None:
    said = entry.language or ""
    return said if re.fullmatch(LANGUAGE_PATTERN, said) else None


def _published(entry: Entry) -> str | None:
    """The entry's date as EDTF, which has no fractions and no minutes without seconds; None where there is none."""
    date = entry.published or entry.updated
    if date is None:
        return None
    written = _edtf(date)
    with suppress(ValueError):
        return Edtf.parse(written).text
    return date.text[:10]


def _edtf(date: FeedDate) -> str:
    if date.precision is not FeedDatePrecision.TIME:
        return date.text
    clock, zone = date.text[11:16], ""
    rest = date.text[16:]
    second = rest[1:3] if rest.startswith(":") else "00"
    for sign in "Z+-":
        if sign in rest:
            zone = rest[rest.index(sign) :]
    return f"{date.text[:10]}T{clock}:{second}{zone}"


def _merged(page: IncomingArticle, own: IncomingArticle) -> IncomingArticle:
    """The page's words, with what the feed says of them where the page says nothing."""
    return replace(
        page,
        publisher=page.publisher or own.publisher,
        authors=page.authors or own.authors,
        published=own.published or page.published,
    )


def _words(incoming: IncomingArticle) -> int:
    return len(incoming.text.split())


# -- the cache


def _about(entry: Entry, text: str) -> dict[str, object]:
    """What the article was made of: a digest of the entry's words, the setting, and that it is whole."""
    said = json.dumps([entry.title, entry.link, entry.text.content if entry.text else None])
    return {
        "entry": blake2b(said.encode("utf-8", "replace"), digest_size=16).hexdigest(),
        "text": text,
        "whole": True,
    }


def _same_text(known: dict[str, object], about: dict[str, object]) -> bool:
    return known.get("entry") == about["entry"]


def _known(place: Path) -> tuple[Path, dict[str, object]] | None:
    """The article in a folder of the cache, and what it was made of; None where there is none."""
    try:
        about = json.loads(bytes_of(place / _ABOUT))
        path = next(place.glob("*.yaml"))
    except (UnreadableFile, ValueError, StopIteration, OSError):
        return None
    return (path, about) if isinstance(about, dict) else None


def _write(path: Path, content: str, about: dict[str, object]) -> None:
    """Writes an article that can only be read, unless it is so already, and what it was made of. Raises SaveError."""
    new = path.with_suffix(".new")
    try:
        if not path.exists() or path.read_text("utf-8") != content:
            new.unlink(missing_ok=True)
            save(content, new)
            new.chmod(0o444)
            new.replace(path)
        (path.parent / _ABOUT).write_text(json.dumps(about), "utf-8")
    except OSError as error:
        raise SaveError(f"the cache can’t be written: {error.strerror or error}") from error


def _purge(folder: Path) -> None:
    """Deletes the articles that were opened longest ago, beyond as many as the cache holds."""
    try:
        places = sorted(folder.iterdir(), key=lambda place: place.stat().st_mtime, reverse=True)
    except OSError:
        return
    for place in places[MOST_CACHED:]:
        shutil.rmtree(place, ignore_errors=True)
