"""An article added from inside the program: the words on the clipboard, or the page whose address is there."""

from __future__ import annotations

from asyncio import wrap_future
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from reader.draft.annotating import annotated, told
from reader.errors import ClipboardError, IntakeError, SaveError
from reader.model.clean import shorten
from reader.model.incoming import IncomingArticle
from reader.write.save import save_new

if TYPE_CHECKING:
    from reader.app.app import ReaderApp

T = TypeVar("T")

_GROUP = "adding"


def add(app: ReaderApp, words: str | None = None) -> None:
    """Make an article of some words, else of those on the clipboard, draft it, keep it in the library and open it."""
    if any(worker.group == _GROUP and worker.is_running for worker in app.workers):
        app.say("Another article is being added; it opens when it is drafted.")
    else:
        app.run_worker(_add(app, words), group=_GROUP)


async def _add(app: ReaderApp, pasted: str | None) -> None:
    try:
        folder = app.additions
        if folder is None:
            raise ClipboardError("there is no home folder to keep an article in")
        words = await _aside(clipboard) if pasted is None else pasted
        address = address_in(words)
        app.say(f"Fetching {shorten(address)}…" if address else "Reading what is on the clipboard…")
        taken = await _aside(lambda: _take(words, address))
        app.say(f"Drafting “{shorten(taken.headline)}”…")
        path, remark = await _aside(lambda: _keep(taken, folder))
    except (ClipboardError, IntakeError, SaveError) as reason:
        app.say(f"Nothing is added: {reason}.")
        return
    await app.open_article(path).wait()
    app.say(remark)


async def _aside(work: Callable[[], T]) -> T:
    """Do it in a thread that nobody waits for who leaves the program meanwhile: a page may take a while."""
    done: Future[T] = Future()

    def careful() -> None:
        try:
            done.set_result(work())
        except Exception as error:  # noqa: BLE001 - raised again where it is awaited
            done.set_exception(error)

    Thread(target=careful, name="adding", daemon=True).start()
    return await wrap_future(done)


def address_in(words: str) -> str | None:
    """The address of a page, where the words are nothing else."""
    words = words.strip()
    begins = words[:8].lower().startswith(("http://", "https://"))
    return words if begins and len(words.split()) == 1 else None


def _take(words: str, address: str | None) -> IncomingArticle:
    from reader.intake.sources import from_page, from_text

    return from_page(address) if address else from_text(words)


def _keep(taken: IncomingArticle, folder: Path) -> tuple[Path, str]:
    """Draft an article and write it, unless it is there already; where, and what there is to say of it."""
    from reader.draft.already import already_in

    there = already_in(folder, taken)
    if there is not None:
        return there, "Nothing is added: the library has this text already, and here it is."
    made = annotated(taken)
    return save_new(made.content, folder, taken.headline), f"Added: {told(made, taken)}."


def clipboard() -> str:
    """The words on the system's clipboard. Raises ClipboardError."""
    import pyperclip

    try:
        words = str(pyperclip.paste())
    except pyperclip.PyperclipException:
        raise ClipboardError("the clipboard can’t be read here; paste the words into the library") from None
    if not words.strip():
        raise ClipboardError("there are no words on the clipboard")
    return words
