"""README.md says what is so: its commands run, its keys are the program's, its example has no faults."""

from __future__ import annotations

import re
import shlex
import tomllib
from html import unescape
from pathlib import Path

import pytest

from reader.app.commands.table import COMMANDS
from reader.cli import run
from reader.cli.parsing.arguments import COMMANDS as SUBCOMMANDS
from reader.load.article import load_article, read_article
from reader.model.article import EntityId
from reader.services.bundled import bundled
from reader.settings.example import EXAMPLE
from reader.state.article.events import SIGN
from reader.state.article.quotes import EDGE
from tests.format_page import PAGE, page
from tests.readme import CHECKOUT, CHOSEN, PICTURE, README, keys_table, picture, with_keys

TEXT = README.read_text("utf-8")
FENCED = re.findall(r"^```(\w*)\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
YAML = next(block for language, block in FENCED if language == "yaml")
SAMPLES = [
    line
    for language, block in FENCED
    if not language
    for line in block.splitlines()
    if line.startswith("reader ")
]
SIGNS = {*EDGE.values(), *SIGN.values(), "†", "╸"}
INLINE = [words for words in re.findall(r"`(reader(?: [^`]*)?)`", TEXT) if words.split()[1:]]


@pytest.fixture
def harbour(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the README's example, an article to work on, one to compare it with, and folders of both."""
    monkeypatch.chdir(tmp_path)
    Path("harbour.yaml").write_text(YAML, "utf-8")
    for name in ("ARTICLE.yaml", "B.yaml", "CHECKED/A.yaml", "DRAFTS/A.yaml"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_bytes(bundled().read_bytes())
    return tmp_path


def test_the_table_of_keys_is_the_programs() -> None:
    assert with_keys(TEXT) == TEXT, "run python -m tests.readme"
    for command in COMMANDS:
        assert f"| {command.help} |" in keys_table()


def test_keys_named_in_the_prose_are_keys() -> None:
    keys = set(",".join(command.keys for command in COMMANDS).split(",")) | {"Enter"}
    prose = re.sub(r"```.*?```", "", with_keys(TEXT).partition("<!-- keys -->")[0], flags=re.DOTALL)
    named = set(re.findall(r"`([^`\w\s]|\w|Enter)`", prose)) - SIGNS
    assert len(named) >= 8
    assert named <= keys


def test_the_signs_it_explains_are_those_of_the_screen() -> None:
    for sign in SIGNS:
        assert f"`{sign}`" in TEXT


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_command_runs_and_finds_something(sample: str, capsys: pytest.CaptureFixture[str]) -> None:
    command, about = re.split(r" {2,}", sample, maxsplit=1)
    assert about
    status = run(shlex.split(command)[1:])
    out, err = capsys.readouterr()
    assert (status, err) == (0, "")
    assert out or " check " in command


@pytest.mark.usefixtures("harbour")
@pytest.mark.parametrize("words", INLINE)
def test_a_command_in_the_prose_is_a_command(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    first, *arguments = shlex.split(words)[1:]
    if first == "COMMAND":
        assert all(run([command.name, *arguments]) == 0 for command in SUBCOMMANDS)
    elif first.endswith(".yaml"):
        assert Path(first).exists()
    else:
        if first in ("serve", "speak", "--linear"):  # which go on until they are left
            arguments = ["--help"]
        status = run([first, *arguments])
        assert status == 0, capsys.readouterr().err


def test_all_commands_are_told_by_help(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    said = capsys.readouterr().out
    for words in (*INLINE, *SAMPLES):
        first = words.split()[1]
        assert first in said or first == "COMMAND" or first.endswith(".yaml"), words


def test_the_example_has_no_faults_and_says_what_the_readme_says_of_it() -> None:
    loaded = read_article(YAML.encode(), "harbour")
    assert loaded.diagnostics == ()
    article = loaded.article
    assert article is not None
    assert article.headline == "Mayor reopens the harbour"
    assert [article.text[m.span] for m in article.entities[EntityId("ruiz")].mentions] == [
        "The mayor",
        "Ana Ruiz",
        "she",
    ]
    assert [len(quote.parts) for quote in article.quotes] == [2, 1]
    assert [str(event.when.text) if event.when else None for event in article.events] == [
        "2020",
        "2021",
        None,
    ]


def _fenced(language: str) -> str:
    return str(next(block for known, block in FENCED if known == language))


@pytest.mark.usefixtures("harbour")
def test_the_text_it_brings_is_drafted_as_it_says(capsys: pytest.CaptureFixture[str]) -> None:
    Path("harbour.txt").write_text(_fenced("text"), "utf-8")
    command, told = _fenced("console").splitlines()
    assert run([*shlex.split(command)[2:], "--output", "-"]) == 0
    out, err = capsys.readouterr()
    assert err.splitlines() == [told]
    assert _fenced("yml") in out


@pytest.mark.usefixtures("harbour")
def test_check_says_nothing_of_the_example_and_points_at_a_slip_in_it(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["check", "harbour.yaml"]) == 0
    capsys.readouterr()
    Path("harbour.yaml").write_text(YAML.replace("speaker: ruiz", "speaker: riuz"), "utf-8")
    assert run(["check", "harbour.yaml"]) == 1
    out = capsys.readouterr().out
    line = next(n for n, row in enumerate(YAML.splitlines(), 1) if "speaker: ruiz" in row)
    assert re.match(rf"harbour\.yaml:{line}:\d+: error: .*'ruiz'.*\[no-such-id\]\n$", out)


def test_links_lead_to_files_that_are_there_and_go_with_the_source() -> None:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))
    sent = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    for target in re.findall(r"\]\(([^)]+)\)", TEXT):
        if not target.startswith("http"):
            assert (CHECKOUT / target).exists(), target
            assert f"/{target.partition('/')[0]}" in sent, target


def test_the_picture_shows_the_present_article_with_a_person_chosen() -> None:
    drawn = unescape(PICTURE.read_text("utf-8")).replace("\xa0", " ")
    article = load_article(bundled()).article
    assert article is not None
    for words in (
        article.headline,
        "PEOPLE",
        "QUOTES",
        "TIMELINE",
        article.entities[CHOSEN].name,
        "We’re not done",
    ):
        assert words in drawn, f"{words}: run python -m tests.readme"


async def test_the_picture_can_be_made_again() -> None:
    drawn = unescape(await picture()).replace("\xa0", " ")
    assert "PEOPLE" in drawn
    assert "quit" in drawn


def test_python_and_the_installed_commands_are_as_it_says() -> None:
    project = (CHECKOUT / "pyproject.toml").read_text("utf-8")
    assert 'requires-python = ">=3.11"' in project
    assert "Python 3.11" in TEXT
    for command in ("reader", "closeread"):
        assert f'{command} = "reader.__main__:main"' in project


def test_the_page_of_the_format_tells_the_keys_that_the_loader_knows() -> None:
    assert PAGE.read_text("utf-8") == page(), "run python -m tests.format_page"
    assert "(content/FORMAT.md)" in TEXT


def test_the_setting_of_keys_that_it_names_is_in_the_example_of_settings() -> None:
    (setting,) = re.findall(r'`("[a-z.]+" = [^`]+)`', TEXT)
    assert setting in EXAMPLE.splitlines()
