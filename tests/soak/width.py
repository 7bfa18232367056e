"""Widths: what belongs together, how many columns it takes, and that what stands beside it stays in its column.

The exceptions, each of which is counted:

Clusters differ from Unicode's own in
- line breaks of two characters (an article has none), and what may not stand in an article at all;
- final letters of Hangul after anything but their syllable, which to Rich's table have no width: with it;
- joiners after what is no emoji or whose joining draws nothing (flags), and a skin tone on a letter;
- consonants of Burmese, Khmer and Balinese, and a virama on what is no consonant: tied or not as in Unicode 15.

Widths differ from tmux's, so that the reader puts the cursor after each (`reader.app.terminal.cell_widths`), in
- emoji made by a variation selector or a keycap (two columns here, one there), skin tones and joined emoji (two here,
  more there: what is too much is drawn over);
- flags, in terminals that draw their letters one by one; letters of old Hangul; marks of two columns;
- signs that Unicode 16 made wide, circled numbers, counting rods: another version of the table.
"""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from time import monotonic, sleep

from wcwidth import wcwidth

from reader.app.terminal.cell_widths import reposition
from reader.app.terminal.cells import clusters, shown
from reader.model.characters import is_clean
from tests.soak.parts import Outcome, Soak
from tests.soak.resting import let_rest
from tests.soak.tmux import Tmux, is_there
from tests.terminals import Terminal

_TEST = "tests/GraphemeBreakTest.txt"
_EXCEPTIONS = {
    "line breaks": re.compile("\r\n"),
    "finals of Hangul": re.compile("[\u1160-\u11ff]"),
    "joiners": re.compile("\u200d"),
    "skin tones": re.compile("[a-z][\U0001f3fb-\U0001f3ff]"),
    "conjuncts": re.compile(
        "[\u1000-\u109f\u1780-\u17ff\u1b00-\u1b7f]|[^\u0900-\u0dff][\u0300-\u036f]?\u094d"
    ),
}
_TOKEN = re.compile(
    "\x1b\\[(?P<row>[0-9]+);(?P<column>[0-9]+)H|(?P<clear>\x1b\\[\\?1049h|\x1b\\[2J)|\x1b\\[[0-9;?<>$:]*[A-Za-z]"
    "|\x1b\\][^\x07\x1b]*(?:\x07|\x1b\\\\)|(?P<text>[^\x1b\r\n]+)"
)
_READ = re.compile("[0-9]+%")
_BEYOND = 0x20000
_ROUNDS = 24

SAMPLES = (
    "日本語の文章、「引用」。", "中文新闻，“引用”！", "한국어 뉴스, 각 가 ᄀᆞᆨ", "ｶﾞﾊﾟ ＡＢＣ　全角",
    "السلام عليكم، قالت «نعم» ثم", "می‌خواهم برای", "שָׁלוֹם עֲלֵיכֶם, אמרה „כן” ואז", "Łódź, naïve cafe\u0301 e\u0301\u0323",
    "नमस्ते हिन्दी क्ष संस्कृत प्रधानमंत्री", "বাংলা সংবাদ ক্ষ", "தமிழ் செய்தி", "മലയാളം ക്ഷ", "ไทยภาษา น้ำ", "ខ្មែរ", "မြန်မာ",
    "❤️ ☎️ ☎︎ ✈️ ⚠️", "1️⃣ 2️⃣ #️⃣", "👍 👍🏽 👋🏿", "👩🏽‍🚀 👨‍👩‍👧‍👦 ❤️‍🔥 🏳️‍🌈", "🇫🇷🇩🇪 🇫", "☰ ䷀ 🀄 ⓪ ㉈ 𝍠 Ω ½ × →",
)  # fmt: skip


def run(soak: Soak) -> Iterator[Outcome]:
    if soak.material is not None and (soak.material / "pango").exists():
        yield grapheme_breaks(_break_test(soak.material / "pango"))
    yield unlike_terminals()
    if is_there():
        with Tmux(soak.folder) as tmux:
            yield widths(tmux)
        yield columns_of_the_screen(soak)


# -- what belongs together


def grapheme_breaks(test: str) -> Outcome:
    """Unicode's own test, line by line."""
    found: list[str] = []
    excepted: Counter[str] = Counter()
    lines = [line for line in (line.partition("#")[0].strip() for line in test.split("\n")) if line]
    for line in lines:
        wanted = [
            "".join(chr(int(number, 16)) for number in piece.replace("×", " ").split())
            for piece in line.strip("÷ \t").split("÷")
        ]
        text = "".join(wanted)
        if [text[cluster.start : cluster.end] for cluster in clusters(text)] == wanted:
            continue
        why = next((name for name, pattern in _EXCEPTIONS.items() if pattern.search(text)), None)
        why = why or (None if is_clean(text) else "not in an article")
        if why is None:
            found.append(line)
        else:
            excepted[why] += 1
    return Outcome("grapheme breaks as Unicode tests them", len(lines), tuple(found), _told(excepted))


def _break_test(pango: Path) -> str:
    if (pango / _TEST).exists():
        return (pango / _TEST).read_text("utf-8")
    argv = ["git", f"--git-dir={pango}", "show", f"HEAD:{_TEST}"]
    return subprocess.run(argv, check=True, capture_output=True).stdout.decode("utf-8")


# -- how many columns it takes


def characters() -> Iterator[str]:
    """What may stand alone in an article, without the thousands of ideographs and of Hangul that are all alike."""
    for point in range(0x20, _BEYOND):
        char = chr(point)
        alike = 0x3400 <= point < 0xA000 or 0xAC00 <= point < 0xD7A0 or 0x17000 <= point < 0x19000
        if not alike and unicodedata.category(char) not in ("Cn", "Cs", "Co", "Cc") and is_clean(char):
            yield char


def _drawn(texts: Iterable[str]) -> Iterator[tuple[str, int, bool]]:
    """What is drawn of each cluster, its columns, and whether the cursor is put after it."""
    for text in texts:
        for cluster in clusters(text):
            line = f"\x1b[1;1H{cluster.shown}"
            steadied = reposition(line)
            yield (
                shown(text[cluster.start : cluster.end]).rstrip("\ufdd1"),
                cluster.cells,
                steadied is not line,
            )


def widths(tmux: Tmux) -> Outcome:
    """Every character, and clusters, by the terminal's own cursor. What it disagrees on must be steadied."""
    found: list[str] = []
    drawn = sorted(set(_drawn([*characters(), *SAMPLES])))
    excepted = 0
    measured = tmux.widths([text for text, _, _ in drawn])
    for (text, ours, steadied), theirs in zip(drawn, measured, strict=True):
        if ours != theirs:
            excepted += steadied
            if not steadied:
                points = " ".join(f"{ord(char):04X}" for char in text)
                found.append(f"{points}: {ours} columns here, {theirs} there")
    return Outcome("widths as tmux has them, or steadied", len(drawn), tuple(found), f"{excepted} steadied")


def unlike_terminals() -> Outcome:
    """What stands right of a cluster, in a terminal that takes every code point by itself."""
    found: list[str] = []
    drawn = sorted(set(_drawn([*characters(), *SAMPLES])))
    for text, _, _ in drawn:
        words = shown(text)
        at = sum(cluster.cells for cluster in clusters(text))
        cells = simple_terminal(reposition(f"\x1b[1;1H{words}│"), max(at + 1, 20), 1)[0]
        if cells[at] != "│":
            found.append(" ".join(f"{ord(char):04X}" for char in text) + f": what is right of it not in {at}")
    return Outcome("what stands right of each is in its column", len(drawn), tuple(found))


def simple_terminal(written: str, columns: int, rows: int) -> list[list[str]]:
    """The cells of a terminal that has never heard of clusters, after all this has been written to it."""
    cells = [[" "] * columns for _ in range(rows)]
    y = x = 0
    for token in _TOKEN.finditer(written):
        if token["row"]:
            y, x = int(token["row"]) - 1, int(token["column"]) - 1
        elif token["clear"]:
            cells = [[" "] * columns for _ in range(rows)]
        for char in token["text"] or "":
            width = wcwidth(char)
            if width > 0 and y < rows and x + width <= columns:
                cells[y][x : x + width] = [char, ""][:width]
                x += width
    return cells


# -- that nothing is out of place


def columns_of_the_screen(soak: Soak) -> Outcome:
    """The program with an article of all scripts, in two terminals: their screens are the same, column by column."""
    chance = soak.chance("screens")
    found: list[str] = []
    tried = 0
    for number in range(soak.times(_ROUNDS, 1)):
        columns, rows = chance.choice(((120, 30), (90, 26), (140, 40), (70, 24), (110, 22)))
        folder = soak.folder / f"screen-{number}"
        folder.mkdir()
        path = folder / "scripts.yaml"
        path.write_text(article(chance.sample(SAMPLES, len(SAMPLES))), "utf-8")
        keys = ["", "i", "j", "d", "]", "i"] if number % 2 else ["", "s", "j", "i", "p", "i"]
        for step, (theirs, ours) in enumerate(_two_screens(folder, path, columns, rows, keys)):
            tried += 1
            where = f"{columns} × {rows}, screen {number}, keys {keys[: step + 1]}"
            found += [f"{where}: {complaint}" for complaint in _differences(theirs, ours)]
            found += [f"{where}: {complaint}" for complaint in _broken_borders(theirs)]
    return Outcome("screens the same in two terminals, borders in their columns", tried, tuple(found))


def article(paragraphs: Sequence[str]) -> str:
    """An article of these samples, each many times in a paragraph, and a person and a quote for each."""
    lines = ["format: 1", f"headline: '{paragraphs[0]}'", "text: |-"]
    for number, words in enumerate(paragraphs):
        lines += [f"  Nr{number}a {' '.join([words] * 9)} Nr{number}z", ""]
    lines.append("people:")
    for number, words in enumerate(paragraphs):
        lines.append(f"  p{number}: {{name: 'Nr{number}a', role: '{words}', about: '{words} {words}'}}")
    lines.append("quotes:")
    for number, words in enumerate(paragraphs):
        last = [*words.split(" ")][-1]
        lines.append(f"  - {{speaker: p{number}, type: direct, text: '{last} Nr{number}z'}}")
    return "\n".join([*lines, ""])


def _two_screens(
    folder: Path, path: Path, columns: int, rows: int, keys: Sequence[str]
) -> Iterator[tuple[list[list[str]], list[list[str]]]]:
    """The cells of tmux and of a terminal that knows no clusters, after each key."""
    argv = [sys.executable, "-m", "reader", str(path)]
    root = str(Path(__file__).parents[2])
    environment = {
        "HOME": str(folder), "PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LANG": "C.UTF-8", "PYTHONPATH": root,
    }  # fmt: skip
    terminal = Terminal(argv, environment, columns, rows)
    known: dict[str, int] = {}
    try:
        (folder / "measure").mkdir()
        with Tmux(folder / "measure", columns, rows) as tmux, Tmux(folder) as ruler:
            tmux.start(*argv)
            tmux.wait_for("q quit|¶|min left")
            terminal.wait_for_bytes("¶".encode())
            for key in keys:
                if key:
                    tmux.type(key)
                    terminal.type(key)
                for pid in (terminal.process.pid, tmux.pid):
                    let_rest(pid)
                terminal.wait_quiet()
                yield _equally_far(tmux, terminal, columns, rows, lambda lines: _cells(lines, ruler, known))
    finally:
        terminal.close()


def _equally_far(
    tmux: Tmux, terminal: Terminal, columns: int, rows: int, cells_of: Callable[[list[str]], list[list[str]]]
) -> tuple[list[list[str]], list[list[str]]]:
    """Both screens' cells once their headers give one percentage, which follows what was shown after a moment."""
    until = monotonic() + 30
    while True:
        theirs = cells_of(tmux.lines())
        ours = simple_terminal(terminal.written.decode("utf-8", "replace"), columns, rows)
        if _percentage(theirs) == _percentage(ours) or monotonic() > until:
            return theirs, ours
        sleep(0.1)


def _percentage(cells: list[list[str]]) -> str:
    """What the header says is read, as in `44%`; empty where it says nothing."""
    found = _READ.search("".join(cells[0]))
    return found[0] if found else ""


def _cells(lines: list[str], ruler: Tmux, known: dict[str, int]) -> list[list[str]]:
    """The columns of a captured screen: the first of a cluster has it, the others are empty."""
    split = [[line[cluster.start : cluster.end] for cluster in clusters(line)] for line in lines]
    new = sorted({piece for line in split for piece in line if not piece.isascii()} - known.keys())
    known.update(zip(new, ruler.widths(new), strict=True))
    return [[cell for piece in line for cell in (piece, *[""] * (known.get(piece, 1) - 1))] for line in split]


def _differences(theirs: list[list[str]], ours: list[list[str]]) -> Iterator[str]:
    """Letters and lines that all terminals agree on, in one screen and not at the same place of the other."""
    for y, (one, other) in enumerate(zip(theirs, ours, strict=False)):
        for x, cell in enumerate(one):
            sure = cell and ((cell.isascii() and cell.isalnum()) or cell in "│╭╮╰╯─")
            if sure and other[x] != cell:
                yield f"row {y}, column {x}: {cell!r} and {other[x]!r}: {''.join(one)!r}"
                break


def _broken_borders(cells: list[list[str]]) -> Iterator[str]:
    """The box of a card, if one is open: its sides in one column from corner to corner."""
    for top, line in enumerate(cells):
        if "╭" in line and "╮" in line:
            left, right = line.index("╭"), line.index("╮")
            for y in range(top + 1, len(cells)):
                row = cells[y]
                if len(row) > left and row[left] == "╰":
                    return
                if len(row) <= right or (row[left], row[right]) != ("│", "│"):
                    yield f"row {y}: no border in columns {left} and {right}: {''.join(row)!r}"
                    return


def _told(counts: Counter[str]) -> str:
    return ", ".join(f"{number} {name}" for name, number in counts.most_common())
