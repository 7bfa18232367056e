"""What a reader takes out of the article: quotes to the clipboard, the source, the file in an editor."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import pytest
from textual.widgets import Input

from reader.app.other_programs import editor_command, run_editor
from reader.errors import ClipboardError
from tests.app.conftest import Opening
from tests.values import recorded

ELSEWHERE = """\
format: 1
headline: The harbour
source: {publisher: Harbour Post, url: "https://example.org/harbour"}
text: Ana Ruiz met Bo Lind and Cy Moe.
people:
  ruiz: {name: Ana Ruiz, url: "https://example.org/ruiz", wikidata: Q1}
  lind: {name: Bo Lind, wikidata: Q2}
  moe: {name: Cy Moe}
"""


async def test_y_copies_the_quote_with_who_said_it(reading: Opening) -> None:
    async with reading() as r:
        await r.press("s", "j", "j", "j", "j", "y")
        assert r.copied == ["“We’re not done,” — Sviatlana Tsikhanouskaya, via X"]
        assert "on the clipboard" in r.remark


async def test_the_row_under_the_cursor_is_what_y_copies(reading: Opening) -> None:
    async with reading() as r:
        await r.press("s", "y")
        first = r.session.article.quotes[0]
        assert r.article.text[first.parts[0]][:20] in r.copied[0]
        await r.press("p", "j", "s", "Y")
        assert "paragraph" in r.copied[1], "a quote, though a person is chosen"


async def test_Y_copies_the_place_in_the_text_too(reading: Opening) -> None:
    async with reading() as r:
        await r.press("n", "Y")
        (copied,) = r.copied
        words, place = copied.split("\n")
        assert "government sources (reported)" in words
        assert r.article.headline in place
        assert "paragraph 1" in place


async def test_a_copied_quote_keeps_all_its_parts(reading: Opening) -> None:
    async with reading() as r:
        await r.press("s", "G", "k", "k", "y")
        assert r.copied == [
            "“organizing mass unrest” … “inciting social hatred.” — unknown speaker (partly word for word)"
        ]


async def test_y_says_what_to_choose_where_no_quote_is_chosen(reading: Opening) -> None:
    async with reading() as r:
        await r.press("y")
        assert "Choose a quote" in r.remark
        await r.press("p", "j", "Y")
        assert "Choose a quote" in r.remark
        assert r.copied == []


async def test_words_that_nothing_takes_are_not_said_to_be_copied(
    reading: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def refuse(*_: object) -> str:
        raise ClipboardError("this terminal has no clipboard for programs: install xclip")

    async with reading() as r:
        monkeypatch.setattr("reader.app.terminal.clipboard.copy", refuse)
        await r.press("n", "y")
        assert r.remark == "Not copied: this terminal has no clipboard for programs: install xclip."


async def test_what_the_terminal_was_given_is_one_line_in_a_field_of_one(reading: Opening) -> None:
    async with reading() as r:
        r.app.copy_to_clipboard("“Words,” \r\nin\tfour lines\n\n" + "of it" * 20_000)
        await r.press("/", "ctrl+v")
        value = r.room.query_one(Input).value
        assert value.startswith("“Words,” in four lines of it")
        assert len(value) == 65_536


async def test_o_asks_for_the_page_of_the_person_or_of_the_article(
    reading: Opening, article_of: Callable[[str], Path], pages: list[str]
) -> None:
    async with reading(article_of(ELSEWHERE)) as r:
        await r.press("o", "p", "G", "o", "k", "o", "k", "o")
        assert pages == [
            "https://example.org/harbour",
            "https://example.org/harbour",
            "https://www.wikidata.org/wiki/Q2",
            "https://example.org/ruiz",
        ]
        assert r.remark == "No browser could be opened. Set BROWSER to one that can: https://example.org/ruiz"


async def test_o_says_so_where_the_file_names_no_page(reading: Opening, pages: list[str]) -> None:
    async with reading() as r:
        await r.press("o")
        assert "names no page" in r.remark
        assert pages == []


async def test_e_opens_the_editor_at_the_line_of_what_is_chosen(
    reading: Opening, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[Any] = []
    monkeypatch.setattr(
        "reader.app.other_programs.editor_command",
        lambda *where: recorded(asked, where, ["true"]),
    )
    async with reading() as r:
        file = r.room.file.path.read_text("utf-8").splitlines()
        for keys, start in (
            ((), "text: |-"),
            (("p", "j"), "  tsikhanouskaya:"),
            (("s", "g"), "  - id: thanks-on-x"),
            (("escape", "escape", "t", "g"), "  - id: ban"),
        ):
            await r.press(*keys, "e")
            path, line = asked[-1]
            assert path == r.room.file.path
            assert file[line - 1].startswith(start)
        assert r.remark, "a terminal that can't be lent to an editor says so"


async def test_e_on_the_article_that_came_with_the_reader_edits_a_copy_of_ones_own(
    reading: Opening, article_of: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr("reader.app.other_programs.run_editor", ran.append)
    monkeypatch.setattr("reader.app.app.ReaderApp.suspend", lambda _: nullcontext())
    came = article_of(ELSEWHERE)
    copy = tmp_path / "home" / "articles" / came.name
    async with reading(came, comes_with_it=True, additions=copy.parent) as r:
        await r.press("m", "k", "p", "j", "e")
        assert ran == [editor_command(copy, 7)]
        assert copy.read_text("utf-8") == ELSEWHERE
        assert r.room.file.path == copy
        assert r.session.chosen == "lind"
        assert str(copy) in r.remark
        assert "came with closeread" in r.remark
        copy.write_text(ELSEWHERE + "# mine\n", "utf-8")
        await r.press("e")
        assert ran[1:] == ran[:1]
        assert "# mine" in copy.read_text("utf-8"), "it is copied once"
        assert came.read_text("utf-8") == ELSEWHERE
    async with reading(copy) as r:
        assert "k" in r.session.marks


async def test_where_no_copy_can_be_kept_the_article_that_came_with_the_reader_is_not_edited(
    reading: Opening, article_of: Callable[[str], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr("reader.app.other_programs.run_editor", ran.append)
    async with reading(article_of(ELSEWHERE), comes_with_it=True) as r:
        await r.press("e")
        assert "no home folder" in r.remark
    (tmp_path / "file").touch()
    async with reading(comes_with_it=True, additions=tmp_path / "file" / "articles") as r:
        await r.press("e")
        assert "its folder is a file" in r.remark
        assert ran == []


@pytest.mark.parametrize(("editor", "command"), [
    ("vim", ["vim", "+7", "/a.yaml"]),
    ("nano -w", ["nano", "-w", "+7", "/a.yaml"]),
    ("emacsclient -t", ["emacsclient", "-t", "+7", "/a.yaml"]),
    ("/usr/bin/hx", ["/usr/bin/hx", "/a.yaml:7"]),
    ("code", ["code", "--wait", "--goto", "/a.yaml:7"]),
    ("'/my tools/subl' -w", ["/my tools/subl", "-w", "/a.yaml:7"]),
])  # fmt: skip
def test_editors_are_told_the_line_in_the_form_they_understand(
    monkeypatch: pytest.MonkeyPatch, editor: str, command: list[str]
) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    assert editor_command(Path("/a.yaml"), 7) == command


def test_visual_comes_before_editor_and_vi_after_both(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "kak")
    monkeypatch.setenv("EDITOR", "ed")
    assert editor_command(Path("a"), 1)[0] == "kak"
    monkeypatch.delenv("VISUAL")
    assert editor_command(Path("a"), 1)[0] == "ed"
    monkeypatch.setenv("EDITOR", "")
    assert editor_command(Path("a"), 1)[0] == "vi"


@pytest.mark.parametrize("editor", ["   ", "''", "vi 'unclosed"])
def test_an_editor_that_makes_no_sense_breaks_nothing(monkeypatch: pytest.MonkeyPatch, editor: str) -> None:
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", editor)
    assert editor_command(Path("/a"), 1)[-2:] == ["+1", "/a"]
    assert editor_command(Path("a"), 1)[0]


def test_a_file_whose_name_looks_like_an_option_is_still_a_file(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VISUAL", "vi")
    assert editor_command(Path("-c.yaml"), 1)[-1] == str(Path.cwd() / "-c.yaml")


def test_an_editor_that_is_not_there_is_said(tmp_path: Path) -> None:
    said = run_editor([str(tmp_path / "none"), "a"])
    assert said is not None
    assert "Set EDITOR" in said


@pytest.mark.parametrize(("status", "said"), [(0, None), (1, "The editor ended with status 1.")])
def test_how_an_editor_ended_is_said_where_it_did_not_end_well(
    monkeypatch: pytest.MonkeyPatch, status: int, said: str | None
) -> None:
    ran: list[list[str]] = []
    monkeypatch.setattr(
        "reader.app.other_programs.run_in_terminal", lambda command: recorded(ran, command, status)
    )
    assert run_editor(["vi", "+1", "a"]) == said
    assert ran == [["vi", "+1", "a"]]


LINKED = """\
format: 1
headline: The harbour
source: {url: "https://example.org/harbour"}
text: Ana Ruiz said the harbour is open.
people: {ruiz: {name: Ana Ruiz}}
quotes: [{speaker: ruiz, type: indirect, text: the harbour is open}]
"""


@pytest.fixture
def linked(tmp_path: Path) -> Path:
    path = tmp_path / "linked.yaml"
    path.write_text(LINKED, "utf-8")
    return path


async def test_ctrl_y_copies_a_link_to_what_is_chosen(reading: Opening, linked: Path) -> None:
    async with reading(linked) as r:
        await r.press("s", "ctrl+y")
        assert r.copied == ["https://example.org/harbour#:~:text=Ruiz%20said-,the%20harbour%20is%20open,-."]
        assert "The link is on the clipboard" in r.remark


async def test_a_link_to_a_mention_is_to_the_one_that_is_chosen(reading: Opening, linked: Path) -> None:
    async with reading(linked) as r:
        await r.press("]", "ctrl+y")
        assert r.copied == ["https://example.org/harbour#:~:text=Ana%20Ruiz,-said%20the"]


async def test_without_a_choice_or_an_address_there_is_no_link_and_that_is_said(
    reading: Opening, linked: Path
) -> None:
    async with reading(linked) as r:
        await r.press("ctrl+y")
        assert r.remark == "Choose a quote, a mention or an event to link to."
    async with reading() as r:
        await r.press("s", "ctrl+y")
        assert r.remark == "The article’s file has no address to link to: set url under source."
        assert r.copied == []
