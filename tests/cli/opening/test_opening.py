from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from reader.app.launch import Launch
from reader.cli.opening import opening
from reader.services.bundled import bundled
from reader.settings.settings import Settings
from tests.cli.conftest import Reader
from tests.values import some


class Terminal:
    """A stream that says it is a terminal."""

    closed = False

    def isatty(self) -> bool:
        return True

    def write(self, text: str) -> int:
        return len(text)

    def flush(self) -> None:
        """Nothing is held back."""


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, Settings, Path | None]]:
    """What was opened on the screen, which is there."""
    opened = []

    def run(launch: Launch) -> int:
        assert launch.loaded is not None and launch.loaded.article is not None and launch.path is not None
        opened.append((launch.path, launch.settings, launch.memory_folder))
        launch.cache.flush()
        return 0

    monkeypatch.setattr("reader.app.run.run", run)
    monkeypatch.setattr(opening, "_refusal", lambda: None)
    return opened


@pytest.fixture
def listed(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, ...]]:
    """The folders and files of which the library screen was shown."""
    listed = []

    def run(launch: Launch) -> int:
        assert launch.open_library is not None
        library = some(launch.open_library)()
        listed.append(library.folders)
        library.close()
        return 0

    monkeypatch.setattr("reader.app.run.run", run)
    monkeypatch.setattr(opening, "_refusal", lambda: None)
    return listed


def test_an_article_is_opened_with_the_persons_settings_and_memory(
    reader: Reader, opened: list[tuple[Path, Settings, Path | None]], home: Path
) -> None:
    config = home / ".config" / "closeread" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text('measure = 64\n[keys]\n"move.down" = "J"\n')
    assert reader("harbour.yaml") == (0, "", "")
    ((path, settings, memory),) = opened
    assert path == Path("harbour.yaml")
    assert (settings.measure, settings.keys) == (64, {"move.down": "J"})
    assert memory == home / ".local" / "state" / "closeread"


def test_a_fault_of_the_settings_is_said_and_the_article_opens(
    reader: Reader, opened: list[tuple[Path, Settings, Path | None]], news: Path
) -> None:
    (news / "mine.toml").write_text("measure = 5\n")
    done = reader("--config", "mine.toml", "harbour.yaml")
    assert done == (
        0,
        "",
        "mine.toml:1:11: warning: 'measure' is a whole number from 20 to 200 [bad-value]\n",
    )
    assert len(opened) == 1


@pytest.mark.parametrize(
    ("argv", "first"),
    [
        (["--", "harbour.yaml"], "harbour.yaml"),
        (["./check"], "check"),
        (["--", "check"], "check"),
        (["--", "-x.yaml"], "-x.yaml"),
        (["--config=none.toml", "bare.yml"], "bare.yml"),
    ],
)
def test_one_article_is_opened_however_it_is_named(
    argv: list[str], first: str, reader: Reader, opened: list[tuple[Path, Settings, Path | None]], news: Path
) -> None:
    for name in ("check", "-x.yaml"):
        (news / name).write_bytes((news / "bare.yml").read_bytes())
    if first != "check":
        (news / "check").unlink()
    if first != "-x.yaml":
        (news / "-x.yaml").unlink()
    assert reader(*argv).status == 0
    assert opened[0][0] == Path(first)


@pytest.mark.parametrize(
    ("argv", "folders"),
    [
        (["."], ["."]),
        (["faulty.yaml", "harbour.yaml"], ["faulty.yaml", "harbour.yaml"]),
        (["old", "harbour.yaml"], ["old", "harbour.yaml"]),
    ],
)
def test_where_there_are_several_articles_the_library_screen_shows_them(
    argv: list[str], folders: list[str], reader: Reader, listed: list[tuple[Path, ...]], news: Path
) -> None:
    (news / "old" / "2019").mkdir(parents=True)
    (news / "old" / "2019" / "storm.yaml").write_bytes((news / "bare.yml").read_bytes())
    assert reader(*argv) == (0, "", "")
    assert listed == [tuple(news / folder for folder in folders)]


def test_a_folder_with_one_article_opens_it_and_what_is_hidden_does_not_count(
    reader: Reader, opened: list[tuple[Path, Settings, Path | None]], tmp_path: Path
) -> None:
    alone = tmp_path / "alone"
    (alone / ".git").mkdir(parents=True)
    for name in ("bare.yaml", ".bare.yaml", ".git/bare.yaml", "bare.txt"):
        (alone / name).write_bytes((tmp_path / "bare.yml").read_bytes())
    assert reader("alone").status == 0
    assert opened[0][0] == Path("alone/bare.yaml")


def test_without_a_path_the_articles_among_the_persons_data_are_the_library(
    reader: Reader, listed: list[tuple[Path, ...]], home: Path, news: Path
) -> None:
    own = home / ".local" / "share" / "closeread" / "articles"
    own.mkdir(parents=True)
    for name in ("harbour.yaml", "faulty.yaml"):
        (own / name).write_bytes((news / name).read_bytes())
    assert reader().status == 0
    assert listed == [(own, bundled())]


def test_without_a_path_the_bundled_article_is_opened(
    reader: Reader, opened: list[tuple[Path, Settings, Path | None]]
) -> None:
    assert reader().status == 0
    assert opened[0][0] == bundled()


def test_without_a_path_the_library_comes_first(
    reader: Reader, listed: list[tuple[Path, ...]], home: Path, news: Path
) -> None:
    config = home / ".config" / "closeread" / "config.toml"
    config.parent.mkdir(parents=True)
    config.write_text(f"library = '{news}'")
    assert reader().status == 0
    assert listed == [(news,)]


def test_the_library_has_ones_own_copy_of_the_bundled_article_in_its_place(
    reader: Reader, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    found = []

    def run(launch: Launch) -> int:
        additions, path = some(launch.additions), some(launch.path)
        additions.mkdir(parents=True)
        for _ in "12":
            library = some(launch.open_library)()
            list(library.scan())
            found.append([shelf.path for shelf in library.articles()])
            library.close()
            (additions / path.name).write_bytes(path.read_bytes())
        return 0

    monkeypatch.setattr("reader.app.run.run", run)
    monkeypatch.setattr(opening, "_refusal", lambda: None)
    reader()
    own = home / ".local" / "share" / "closeread" / "articles" / bundled().name
    assert found == [[bundled()], [own]]


@pytest.mark.parametrize(
    ("own", "opened_is", "found"),
    [((), "harbour.yaml", 2), (("harbour.yaml",), "harbour.yaml", 2), (("storm.yaml",), "harbour.yaml", 3)],
)
def test_the_library_of_an_article_has_it_wherever_it_lies_and_the_bundled_one(
    own: tuple[str, ...],
    opened_is: str,
    found: int,
    reader: Reader,
    home: Path,
    news: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    counts = []

    def run(launch: Launch) -> int:
        library = some(launch.open_library)()
        list(library.scan())
        counts.append(library.count())
        library.close()
        return 0

    monkeypatch.setattr("reader.app.run.run", run)
    monkeypatch.setattr(opening, "_refusal", lambda: None)
    folder = home / ".local" / "share" / "closeread" / "articles"
    folder.mkdir(parents=True)
    for name in own:
        (folder / name).write_bytes((news / "harbour.yaml").read_bytes())
    where = folder if opened_is in own else news
    assert reader(str(where / opened_is)).status == 0
    assert counts == [found]


def test_where_nothing_can_be_opened_every_reason_is_said(
    reader: Reader, opened: list[tuple[Path, Settings, Path | None]]
) -> None:
    done = reader("faulty.yaml")
    assert (done.status, done.out) == (1, "")
    assert done.err == reader("check", "faulty.yaml").out
    assert opened == []


@pytest.mark.parametrize(
    ("argv", "told"),
    [
        (["harbour.yaml", "nowhere.json"], ["nowhere.json: there is no such file"]),
        (
            ["harbour.yaml", "harbuor.yaml"],
            ["harbuor.yaml: there is no such file; did you mean 'harbour.yaml'?"],
        ),
        (["./Harbour"], ["Harbour: there is no such file; did you mean 'harbour.yaml'?"]),
        (
            ["nope.xml", ".", "x/nay.xml"],
            ["nope.xml: there is no such file", "x/nay.xml: there is no such file"],
        ),
    ],
)
def test_a_path_that_is_not_there_opens_nothing(
    argv: list[str],
    told: list[str],
    reader: Reader,
    opened: list[tuple[Path, Settings, Path | None]],
    listed: list[tuple[Path, ...]],
) -> None:
    done = reader(*argv)
    assert (done.status, done.out, done.err.splitlines()) == (2, "", told)
    assert opened == listed == []


def test_a_text_that_nobody_added_yet_opens_nothing_among_articles(
    reader: Reader,
    news: Path,
    opened: list[tuple[Path, Settings, Path | None]],
    listed: list[tuple[Path, ...]],
) -> None:
    (news / "council.txt").write_text("The council said no.\n")
    done = reader("harbour.yaml", "council.txt", "nowhere.json")
    assert (done.status, done.out, done.err.splitlines()) == (
        2,
        "",
        [
            "council.txt is not an annotated article; `reader add council.txt` makes one of it.",
            "nowhere.json: there is no such file",
        ],
    )
    assert opened == listed == []


def test_a_folder_without_articles_opens_nothing(
    reader: Reader, opened: list[tuple[Path, Settings, Path | None]], tmp_path: Path
) -> None:
    (tmp_path / "empty").mkdir()
    assert reader("empty").status == 1
    assert opened == []


@pytest.mark.parametrize(
    ("word", "meant"), [("chekc", "check"), ("quote", "quotes"), ("Timeline", "timeline")]
)
def test_a_slip_in_a_command_is_noticed(word: str, meant: str, reader: Reader) -> None:
    assert reader(word) == (
        2,
        "",
        f"{word}: there is no such file, and no such command; did you mean '{meant}'?\n",
    )


@pytest.mark.parametrize(("missing", "told"), [("stdin", "input"), ("stdout", "output"), ("stderr", "error")])
@pytest.mark.parametrize("instead", [None, io.StringIO()])
def test_without_a_terminal_the_screen_is_refused(
    missing: str, told: str, instead: object, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Terminal())
    assert opening._refusal() is None
    monkeypatch.setattr(sys, missing, instead)
    assert opening._refusal() == f"the reading screen needs a terminal, and standard {told} is not one"


def test_a_dumb_terminal_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("stdin", "stdout", "stderr"):
        monkeypatch.setattr(sys, name, Terminal())
    monkeypatch.setenv("TERM", "dumb")
    assert "TERM=dumb" in str(opening._refusal())


def test_an_article_that_was_open_before_is_not_read_as_yaml_again(
    reader: Reader, opened: list[tuple[Path, Settings, Path | None]], monkeypatch: pytest.MonkeyPatch
) -> None:
    reader("harbour.yaml")
    monkeypatch.setattr("reader.load.article.read_held", None)
    assert reader("harbour.yaml") == (0, "", "")
    assert len(opened) == 2


def test_the_refusal_names_what_to_do_instead(reader: Reader, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_refusal", lambda: "the screen is not to be had")
    assert reader("harbour.yaml") == (
        2,
        "",
        "reader: the screen is not to be had; `reader text --plain` prints the article instead.\n",
    )
