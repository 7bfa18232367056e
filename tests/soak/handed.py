"""Every byte that the real program writes, over what is typed, set, named or handed to it."""

from __future__ import annotations

import html
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path

from tests.soak import hostile
from tests.soak.judging import PASTE, Tally, end, press, side_by_side
from tests.soak.parts import Outcome, Soak
from tests.terminals import OPEN, Start, Terminal, starting

_SETTINGS = """\
theme = {0}
measure = {0}
library = [{0}]
{0} = 1
[keys]
"pane.people" = {0}
{0} = "x"
"""
_PAGE = """\
<!doctype html><html lang="{0}"><head><title>{0}</title><meta name="author" content="{0}">
<meta property="og:site_name" content="{0}"><meta property="article:published_time" content="{0}">
<link rel="canonical" href="https://example.org/{0}"></head><body><article><h1>{0} reopens</h1>
<p>The mayor, Ana {0} Ruiz, reopened the harbour on Friday. “It is,” she said, “a {0} start.”</p>
<p>A senior aide said the work had begun in 2021, a year after the storm. {0}</p></article></body></html>
"""
_TEXT = "{0} reopens the harbour\n\nThe mayor, Ana {0} Ruiz, said: “It is a {0} start.” {0}\n\n{0}\n\nMore of it. {0}"
_FIELDS_TO_TYPE_IN = ("/", "\x10", "S\x15", "L/\x15")
_VARIABLES = (
    "EDITOR",
    "VISUAL",
    "BROWSER",
    "LANG",
    "LC_ALL",
    "NO_COLOR",
    "COLORTERM",
    "TEXTUAL_THEME",
    "PAGER",
)
_FOLDERS = ("XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME")


def run(soak: Soak) -> Iterator[Outcome]:
    home = soak.folder / "home"
    home.mkdir()
    with starting(home) as start:
        for try_out in (_names, _words, _typed, _settings, _environment, _added):
            yield try_out(soak, start)


def _payloads(soak: Soak, name: str, least: int) -> dict[str, str]:
    """Some payloads, all at length 1."""
    every = list(hostile.PAYLOADS.items())
    return dict(soak.chance(name).sample(every, min(soak.times(len(every), least), len(every))))


def _names(soak: Soak, start: Start) -> Outcome:
    """Files and folders by any name: sound ones, faulty ones, and ones that are not there."""
    tally = Tally("each payload names files and folders: every command")
    root = soak.folder / "names"
    root.mkdir()
    paths = []
    for number, payload in enumerate(_payloads(soak, "names", 40).values()):
        folder = root / f"{number} {hostile.file_name(payload)}"
        folder.mkdir()
        path = folder / f"{hostile.file_name(payload)}.yaml"
        path.write_bytes(hostile.article({} if number % 2 else {"speaker": "x"}))
        paths.append(path)
        tally.tried += 1
    missing = [path.with_suffix(".yml") for path in paths]
    for arguments in (
        ("check", *paths),
        ("check", *missing),
        missing,
        ("quotes", "--in", root),
        ("check", root),
    ):
        terminal = start(*arguments)
        with tally.trying(f"{arguments[0]} all"):
            terminal.wait(60)
            tally.judge(terminal, f"{arguments[0]} and {len(paths)} names", [0, 1, 2])
    for arguments in (paths, [root]):
        terminal = start(*arguments, rows=40)
        with tally.trying("a library of all names"):
            terminal.wait_for("q quit")
            press(terminal, "! i Esc j j i Esc G i Esc ! g i Esc Enter i Esc L")
            end(terminal)
            tally.judge(terminal, "a library of all names", [-15])

    def one(tally: Tally, path: Path) -> None:
        for arguments in ((path,), ("text", path), ("people", path), ("add", path)):
            terminal = start(*arguments, EDITOR="/nowhere")
            with tally.trying(f"{arguments[0]!r}"):
                if not terminal.wait_until_ended_or("q quit"):
                    press(terminal, "e ] y")
                    end(terminal)
                tally.judge(terminal, f"{arguments!r}", [-15, 0, 1, 2])

    side_by_side(tally, one, soak.chance("one by one").sample(paths, soak.times(len(paths), 3)))
    return tally.outcome()


def _words(soak: Soak, start: Start) -> Outcome:
    """Words of the command line: queries, paths, options, and what follows them."""
    tally = Tally("payloads and naughty strings as words of the command line")
    article = soak.folder / "words.yaml"
    article.write_bytes(hostile.article({}))
    naughty = hostile.naughty(soak.material)
    some = soak.chance("words").sample(naughty, min(soak.times(100), len(naughty)))

    def one(tally: Tally, words: str) -> None:
        word = hostile.file_name(words)
        for arguments in (
            ("quotes", word, "--in", article), (word,), ("text", article, word), (f"--{word}",),
            ("quotes", f"speaker:{word}", "--in", article),
        ):  # fmt: skip
            terminal = start(*arguments)
            with tally.trying(f"{arguments!r}"):
                if not terminal.wait_until_ended_or("q quit"):
                    end(terminal)
                tally.judge(terminal, f"{arguments!r}", [-15, 0, 1, 2])

    side_by_side(tally, one, (*_payloads(soak, "words", 5).values(), *some))
    return tally.outcome("" if naughty else "without the naughty strings")


def _typed(soak: Soak, start: Start) -> Outcome:
    """Every field that is typed in, by key and by paste."""
    tally = Tally("payloads and naughty strings, typed and pasted in every field")
    folder = soak.folder / "typed"
    folder.mkdir()
    for number in range(3):
        (folder / f"{number}.yaml").write_bytes(hostile.article({}))
    config = soak.folder / "typed.toml"
    config.write_text(f"library = [{str(folder)!r}]\n")
    naughty = hostile.naughty(soak.material)
    some = soak.chance("typed").sample(naughty, min(soak.times(len(naughty)), len(naughty)))
    shares = [
        (field, (*_payloads(soak, field, 10).values(), *some[number :: len(_FIELDS_TO_TYPE_IN)])[half::2])
        for number, field in enumerate(_FIELDS_TO_TYPE_IN)
        for half in range(2)
    ]

    def one(tally: Tally, share: tuple[str, Sequence[str]]) -> None:
        _typed_in(tally, partial(_opened, start, folder, config), *share)

    side_by_side(tally, one, shares)
    return tally.outcome("" if naughty else "without the naughty strings")


def _typed_in(tally: Tally, opened: Callable[[], Terminal], field: str, every: Sequence[str]) -> None:
    """Each of these words in one field of one reader, which is opened anew where it has ended."""
    terminal = opened()
    begun = len(terminal.written)
    for words in every:
        if not words.isprintable() and any("\ud800" <= char <= "\udfff" for char in words):
            words = words.encode("utf-8", "surrogatepass").decode("utf-8", "ignore") + "\ufffd"
        ways = [PASTE.format(words)]
        if words != hostile.PAYLOADS["zalgo"]:  # marks piled key by key are of the person's own making
            ways.append(words[:200])
        for typed in ways if words in hostile.PAYLOADS.values() else ways[-1:]:
            with tally.trying(f"{field!r} and {typed[:80]!r}"):
                so_far = len(terminal.written)
                press(terminal, field)
                terminal.type(typed)
                terminal.wait_quiet()
                press(terminal, "Enter EscEscEsc LEnter")
                tally.judge(terminal, f"{field!r} and {typed[:80]!r}", start=so_far)
                terminal.forget(begun)
            if terminal.process.poll() is not None:
                tally.judge(terminal, f"{field!r} and {typed[:80]!r}", [0])
                terminal = opened()
                begun = len(terminal.written)
    end(terminal)
    tally.judge(terminal, f"{field!r} at the end", [-15])


def _opened(start: Start, folder: object, config: object) -> Terminal:
    terminal = start(folder, "--config", config)
    terminal.wait_for("Mayor")
    terminal.wait_quiet()
    press(terminal, "Enter")
    terminal.wait_for(OPEN)
    return terminal


def _settings(soak: Soak, start: Start) -> Outcome:
    tally = Tally("each payload in every setting: config, and opened")
    article = soak.folder / "settings.yaml"
    article.write_bytes(hostile.article({}))

    def one(tally: Tally, said: tuple[str, str]) -> None:
        name, payload = said
        config = soak.folder / f"{name}.toml"
        toml = "".join(f"\\U{ord(char):08x}" for char in payload)
        for number, source in enumerate(
            (_SETTINGS.format(f'"{toml}"'), payload, f"# {payload}\ntheme = '{payload}'")
        ):
            config.write_bytes(source.encode("utf-8", "surrogatepass"))
            for arguments in (("config",), ("config", "--keys"), (article,))[: 1 if number else 3]:
                terminal = start(*arguments, "--config", config)
                with tally.trying(name):
                    if not terminal.wait_until_ended_or("q quit|reader config"):
                        end(terminal)
                    tally.judge(terminal, f"{arguments[0]} with {name}", [-15, 0, 1, 2])

    side_by_side(tally, one, _payloads(soak, "settings", 4).items())
    return tally.outcome()


def _environment(soak: Soak, start: Start) -> Outcome:
    """Every variable that the reader, or Textual, looks at."""
    tally = Tally("each payload in the environment: opened, edited, left")
    article = soak.folder / "environment.yaml"
    article.write_bytes(hostile.article({}))

    def one(tally: Tally, handed: tuple[str, str]) -> None:
        name, said = handed[0], hostile.file_name(handed[1])
        all_of_it = {
            **dict.fromkeys(_VARIABLES, said), **dict.fromkeys(_FOLDERS, f"{soak.folder}/{said}"),
            "PATH": str(soak.folder),  # where a blank editor stands for none, none must be there
        }  # fmt: skip
        for variables in (all_of_it, {"TERM": said}, {"HOME": f"{soak.folder}"}):
            terminal = start(article, **variables)
            with tally.trying(name):
                if not terminal.wait_until_ended_or("q quit"):
                    press(terminal, "e ]yo /Esc SEscEsc L")
                    end(terminal)
                tally.judge(terminal, f"{name} in {', '.join(variables)}", [-15, 0, 1, 2])

    side_by_side(tally, one, _payloads(soak, "environment", 4).items())
    return tally.outcome()


def _added(soak: Soak, start: Start) -> Outcome:
    """Texts, pages and addresses that are to be added; nothing is fetched, none of the addresses leads anywhere."""
    tally = Tally("each payload in what is added: text, page, options, address")

    def one(tally: Tally, handed: tuple[str, str]) -> None:
        name, payload = handed
        written = payload.encode("utf-8", "surrogatepass")
        folder = soak.folder / f"add {name}"
        text, page, output = folder / "added.txt", folder / "added.html", folder / "added"
        output.mkdir(parents=True)
        text.write_bytes(_TEXT.encode().replace(b"{0}", written))
        page.write_bytes(
            _PAGE.encode().replace(b"{0}", html.escape(payload).encode("utf-8", "surrogatepass"))
        )
        word = hostile.file_name(payload)
        for arguments in (
            (text, "--output", output), (page, "--output", output), (text, "--output", output / word),
            (text, "--headline", word, "--output", "-"), (text, "--published", word, "--language", word),
            (f"http://127.0.0.1/{word}",), (f"https://{word}/",), (word,),
        ):  # fmt: skip
            terminal = start("add", *arguments)
            with tally.trying(name):
                if not terminal.wait_until_ended_or("q quit"):
                    press(terminal, "]i Escp s t")
                    end(terminal)
                tally.judge(terminal, f"add with {name}: {arguments[-1]!r}", [-15, 0, 1, 2])

    side_by_side(tally, one, _payloads(soak, "added", 3).items())
    return tally.outcome()
