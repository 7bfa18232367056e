"""Every byte that the real program writes, over words that would do harm in a terminal."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from random import Random

from tests.seen import FORBIDDEN, Seen
from tests.soak import hostile
from tests.soak.judging import Tally, end, press, side_by_side
from tests.soak.parts import Outcome, Soak
from tests.terminals import OPEN, Start, Terminal, starting

HARMLESS = {
    "some marks", "selectors", "emoji", "private", "Arabic", "Hebrew", "conjunct", "wide", "widest", "spaces",
    "markup", "shell",
}  # fmt: skip
"""Payloads that no terminal minds."""
_STRIPPED = "\x07\x08\x0b\x0c\r"
"""What Textual itself leaves out of what it draws."""
_CARELESS = """\
from rich.text import Text
from textual.app import App
from textual.widgets import Static
from tests.soak.hostile import PAYLOADS
class Careless(App):
    def compose(self):
        self.waiting = [words for words in PAYLOADS.values() if words.encode(errors="ignore").decode() == words]
        yield Static("ready")
    def on_key(self):
        self.query_one(Static).update(Text(f"before{self.waiting.pop(0)}after"))
Careless().run()
"""
_READERS = 3
"""Open at once, each with a part of the articles that are saved."""
_TOUR = "] i Esc / Esc s j i Esc t j i Esc tt Esc p j i Esc f Esc G Esc"
_LIBRARY = (
    "! i Esc G i Esc g ! G k i Esc p G i Esc r g /a\r Enter Tab Tab Tab G Esc Esc Esc t G j i Esc r "
    "Esc L S harb Enter j G Tab Enter Esc Esc Esc L"
)
_COMMANDS = (
    ("text",),
    ("text", "--plain"),
    ("people",),
    ("timeline",),
    ("people", "--json"),
    ("quotes", "--in"),
)


def run(soak: Soak) -> Iterator[Outcome]:
    """Negative controls first."""
    home = soak.folder / "home"
    home.mkdir()
    yield judge_of_bytes()
    with starting(home) as start:
        yield _careless(start)
        for try_out in (checked, _listed, _bytes, _valid, _printed, _library, _naughty, _fuzzed):
            yield try_out(soak, start)


# -- negative controls


def judge_of_bytes() -> Outcome:
    """The judge itself has to find every payload that a terminal would mind."""
    tally = Tally("control: the judge sees each payload in plain bytes")
    for name, payload in hostile.PAYLOADS.items():
        tally.tried += 1
        written = f"\x1b[?1049h\x1b[1;1Hbefore{payload}after\x1b[2;1Hmore".encode("utf-8", "surrogatepass")
        if bool(Seen(written).faults) == (name in HARMLESS):
            tally.fault(f"{name}: {'a fault' if name in HARMLESS else 'no fault'}")
    return tally.outcome()


def _careless(start: Start) -> Outcome:
    """A program that shows the same without a care has to be found out."""
    tally = Tally("control: a careless program is found out")
    found = 0
    terminal = start(program=(sys.executable, "-c", _CARELESS), columns=80, rows=8)
    terminal.wait_for("ready")
    for name, payload in hostile.PAYLOADS.items():
        if any("\ud800" <= char <= "\udfff" for char in payload):
            continue
        with tally.trying(name):
            so_far = len(terminal.written)
            terminal.type("x")
            terminal.wait_until_drawn(".", so_far)
            terminal.wait_quiet()
            seen = Seen(b"\x1b[?1049h" + terminal.written[so_far:])
            found += bool(seen.faults)
            kept = payload.translate(dict.fromkeys(map(ord, _STRIPPED + "\n\t")))
            if FORBIDDEN.search(kept) and not seen.faults:
                tally.fault(f"{name} passed")
    return tally.outcome(f"{found} payloads came through")


# -- files


def checked(soak: Soak, start: Start) -> Outcome:
    """Each payload in each field, as `check` tells it."""
    tally = Tally("each payload in each field: check, --json")
    folder = soak.folder / "faulty"
    folder.mkdir()
    chosen = _chosen(soak, folder)
    for arguments in (("check", folder), ("check", "--json", folder)):
        with tally.trying(arguments[0]):
            terminal = start(*arguments)
            terminal.wait(120)
            tally.judge(terminal, f"check of {len(chosen)} files", [1])
    tally.tried += len(chosen)
    return tally.outcome()


def _chosen(soak: Soak, folder: Path) -> list[str]:
    """Files with a payload in a field each, all of them at length 1, written to a folder; their names."""
    files = list(hostile.faulty())
    chosen = soak.chance("faulty").sample(files, min(soak.times(len(files), 80), len(files)))
    for number, (_, source) in enumerate(chosen):
        (folder / f"{number:05}.yaml").write_bytes(source)
    return [name for name, _ in chosen]


def _listed(soak: Soak, start: Start) -> Outcome:
    """The same as the library lists them, and some of them opened."""
    tally = Tally("each payload in each field: the library, opened")
    folder = soak.folder / "listed"
    folder.mkdir()
    chosen = _chosen(soak, folder)
    with tally.trying("the library of them"):
        terminal = start(folder, rows=60)
        terminal.wait_for(f"{len(chosen):,} faulty|q back|q quit")
        press(terminal, "! i Esc " + "Down " * (len(chosen) // 55) + "i Esc")
        end(terminal)
        tally.judge(terminal, "the library of faulty files", [-15])
    for number, name in enumerate(chosen[: soak.times(160, 5)]):
        with tally.trying(name):
            terminal = start(folder / f"{number:05}.yaml")
            if not terminal.wait_until_ended_or("q quit"):
                end(terminal)
            tally.judge(terminal, name, [-15, 1])
    return tally.outcome()


def _bytes(soak: Soak, start: Start) -> Outcome:
    """Files that are no text."""
    tally = Tally("bytes that are no text: check, opened, saved")
    article = soak.folder / "bytes.yaml"
    sound = hostile.article({})
    bad = (
        b"\xff",
        b"\xc0\x9b",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\xe2\x80",
        b"\x9b2J",
        b"\x90",
        b"\x1b[2J\xff",
    )
    for piece in bad:
        article.write_bytes(sound.replace(b"Ana", piece))
        for arguments in (("check", article), (article,), ("text", article)):
            terminal = start(*arguments)
            with tally.trying(f"{piece!r}"):
                terminal.wait()
                tally.judge(terminal, f"{arguments[0]} with {piece!r}", [1, 2])
    return tally.outcome()


def _valid(soak: Soak, start: Start) -> Outcome:
    """What of each payload may stand in an article, in all its fields: every pane, card and overlay."""
    tally = Tally("what of each payload is allowed: every pane and card")
    names = soak.chance("valid").sample(list(hostile.PAYLOADS), soak.times(len(hostile.PAYLOADS), 6))
    sources = {name: hostile.valid(hostile.allowed(hostile.PAYLOADS[name])) for name in names}
    _save_all(start, soak.folder / "valid.yaml", sources, _TOUR, tally)
    return tally.outcome()


def _printed(soak: Soak, start: Start) -> Outcome:
    """All that is allowed of all payloads in one article, as the commands print it."""
    tally = Tally("all that is allowed at once: what commands print")
    article = soak.folder / "all.yaml"
    article.write_bytes(hostile.valid(" ".join(map(hostile.allowed, hostile.PAYLOADS.values()))))
    for arguments in _COMMANDS:
        for columns in (120, 20):
            terminal = start(*arguments, article, columns=columns)
            with tally.trying(" ".join(arguments)):
                terminal.wait()
                tally.judge(terminal, f"{' '.join(arguments)} at {columns} columns", [0])
    return tally.outcome()


def _library(soak: Soak, start: Start) -> Outcome:
    """A library of all payloads: its list, people, their pages, its timeline, and the search."""
    tally = Tally("a library of them: lists, people, timeline, search")
    folder = soak.folder / "library"
    folder.mkdir()
    for number, (name, payload) in enumerate(hostile.PAYLOADS.items()):
        allowed = hostile.allowed(payload)
        source = hostile.valid(allowed) if number % 4 else hostile.article({"title": payload})
        (folder / f"{hostile.file_name(name + payload)}.yaml").write_bytes(source)
    for columns, rows in ((120, 40), (70, 18)):
        terminal = start(folder, columns=columns, rows=rows)
        with tally.trying(f"library at {columns} columns"):
            terminal.wait_for("q quit|article")
            terminal.wait_quiet()
            press(terminal, _LIBRARY)
            end(terminal)
            tally.judge(terminal, f"library at {columns} columns", [-15])
    return tally.outcome()


def _naughty(soak: Soak, start: Start) -> Outcome:
    """The big list of naughty strings in every field."""
    tally = Tally("naughty strings in every field, saved and shown")
    words = hostile.naughty(soak.material)
    chosen = soak.chance("naughty").sample(words, min(soak.times(len(words)), len(words))) if words else []
    sources = {words: hostile.valid(hostile.allowed(words)) for words in chosen}
    _save_all(start, soak.folder / "naughty.yaml", sources, "]i Esc", tally)
    return tally.outcome("" if words else "the list is not there: --material FOLDER")


def _fuzzed(soak: Soak, start: Start) -> Outcome:
    """Articles of words by chance, saved one over the other under the open reader."""
    tally = Tally("fuzzed articles, saved and shown")
    sources = {
        f"fuzzed {soak.seed}/{number}": hostile.fuzzed(Random(f"{soak.seed}/fuzzed/{number}"))
        for number in range(soak.times(1000))
    }
    _save_all(start, soak.folder / "fuzzed.yaml", sources, "]i EscEsctt", tally)
    return tally.outcome()


def _save_all(start: Start, path: Path, sources: dict[str, bytes], keys: str, tally: Tally) -> None:
    """Save one article over the other under open readers, which say of each what it is, or what is wrong."""
    every = list(sources.items())

    def save(tally: Tally, first: int) -> None:
        _save(start, path.with_stem(f"{path.stem}-{first}"), every[first::_READERS], keys, tally)

    side_by_side(tally, save, range(min(_READERS, len(every))))


def _save(start: Start, path: Path, sources: list[tuple[str, bytes]], keys: str, tally: Tally) -> None:
    """The same under one open reader."""
    sound = hostile.article({})
    path.write_bytes(sound)
    terminal, begun = _opened(start, path)
    for number, (name, source) in enumerate(sources):
        with tally.trying(name):
            so_far = len(terminal.written)
            numbered = source.replace(b'headline: "', f'headline: "N{number} '.encode(), 1)
            terminal.save_bytes_until(path, numbered, f"N{number} |Kept the old text")
            press(terminal, f"{keys} EscEscEscag")
            tally.judge(terminal, name, start=so_far)
            terminal.forget(begun)
        if terminal.process.poll() is not None:
            tally.fault(f"{name}: it has ended")
            path.write_bytes(sound)
            terminal, begun = _opened(start, path)
    end(terminal)
    tally.judge(terminal, "the end", [-15])


def _opened(start: Start, path: Path) -> tuple[Terminal, int]:
    """The reader with an article, and how many bytes it has written for it."""
    terminal = start(path, rows=40)
    terminal.wait_for(OPEN)
    terminal.wait_quiet()
    return terminal, len(terminal.written)
