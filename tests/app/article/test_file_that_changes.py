"""The article's file is watched: each save shows at once, a faulty one keeps the old text and says where."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.app import SuspendNotSupported
from textual.widgets import Input

from reader.errors import UnreadableFile
from reader.load.article import load_article, read_article
from tests.app.conftest import Opening
from tests.readings import Reading
from tests.values import some

HARBOUR = """\
format: 1
headline: The harbour
text: |-
  Ana Ruiz reopened the harbour.

  Bo Lind said “no.”
people:
  ruiz: {name: Ana Ruiz}
  lind: {name: Bo Lind}
quotes:
  - {id: no-word, speaker: lind, type: direct, text: “no.”}
"""


async def save(r: Reading, source: str) -> None:
    r.room.file.path.write_text(source, "utf-8")
    await r.save(read_article(source.encode(), r.room.file.path.stem))


async def test_a_save_shows_at_once(reading: Opening, article_of: Callable[[str], Path]) -> None:
    async with reading(article_of(HARBOUR)) as r:
        await save(r, HARBOUR.replace("The harbour", "Another headline").replace("reopened", "closed"))
        assert "Another headline" in r.lines[0]
        assert "Ana Ruiz closed the harbour" in r.seen
        assert "newer text" in r.remark


async def test_what_is_chosen_stays_chosen_over_a_save(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    async with reading(article_of(HARBOUR)) as r:
        await r.press("p", "j")
        await save(r, HARBOUR.replace("  lind: {name: Bo Lind}", "  lind: {name: Bo Lind, role: mason}"))
        assert r.session.chosen == "lind"
        assert "mason" in r.seen
        assert r.room.focused is r.rows("people")


async def test_a_save_while_words_are_typed_finds_them_anew_and_gives_back_the_place(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    long = HARBOUR.replace("  Bo Lind", "".join(f"  Ship {n}.\n\n" for n in range(40)) + "  Bo Lind")
    async with reading(article_of(long)) as r:
        await r.press("G", "/")
        await r.type("lind")
        top = r.article.text.content[r.top :]
        await save(r, long.replace("reopened", "and Bo Lind reopened"))
        assert some(r.session.find).count == 2
        assert "2 of 2" in r.lines[-1]
        assert some(r.session.find).query_text == r.room.query_one(Input).value
        await r.press("escape")
        assert r.article.text.content[r.top :] == top


async def test_what_a_save_takes_away_is_let_go_of(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    async with reading(article_of(HARBOUR)) as r:
        await r.press("s", "j", "n")
        assert r.session.chosen == "no-word"
        await save(r, HARBOUR.partition("quotes:")[0])
        assert r.session.chosen is None
        assert "Nobody is quoted here." in r.seen


async def test_a_faulty_save_keeps_the_old_text_and_says_where(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    async with reading(article_of(HARBOUR)) as r:
        await r.press("p")
        before = r.lines[1:-1]
        await save(r, HARBOUR.replace("speaker: lind", "speaker: lnid").replace("type: direct", "type: loud"))
        assert r.lines[1:-1] == before
        assert "line 11:28" in r.remark
        assert "'lnid'" in r.remark
        assert "1 more." in r.remark
        await r.press("j")
        assert "old text: line 11 is faulty" in r.lines[0]
        await save(r, HARBOUR.replace("reopened", "closed"))
        assert "newer text" in r.remark
        assert "faulty" not in r.lines[0]


async def test_e_goes_to_the_fault_that_the_header_names(
    reading: Opening, article_of: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []

    def editor(_: Path, line: int) -> list[str]:
        asked.append(line)
        return ["true"]

    monkeypatch.setattr("reader.app.other_programs.editor_command", editor)
    async with reading(article_of(HARBOUR)) as r:
        await save(r, HARBOUR.replace("type: direct", "type: loud"))
        await r.press("]", "e")
        assert "old text: line 11 is faulty" in r.lines[0]
        await save(r, HARBOUR)
        await r.press("e")
    assert asked[0] == 11
    assert asked[1] != 11


async def test_a_file_that_cannot_be_read_any_more_keeps_the_old_text(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    async with reading(article_of(HARBOUR)) as r:
        await save(r, HARBOUR.replace("type: direct", "type: loud"))
        await r.save(UnreadableFile("there is no such file"))
        assert "Kept the old text: there is no such file." in r.remark
        assert "Ana Ruiz" in r.seen
        await r.press("j")
        assert "old text: there is no such file" in r.lines[0], "for as long as it is gone"
        assert "faulty" not in r.lines[0]
        await save(r, HARBOUR)
        assert "old text" not in r.lines[0]


async def test_the_words_that_were_read_stay_at_the_top_over_a_save_that_adds_text_before_them(
    reading: Opening,
) -> None:
    async with reading(size=(120, 16)) as r:
        await r.press("}", "}", "}")
        words = r.article.text.content[r.top : r.top + 40]
        source = r.room.file.path.read_text("utf-8")
        longer = source.replace(
            "  In a major", "  A new first paragraph, which nobody has read.\n\n  In a major", 1
        )
        longer = longer.replace("para: 9", "para: 10")
        for number in range(8, 0, -1):
            longer = longer.replace(f"para: {number}}}", f"para: {number + 1}}}")
            longer = longer.replace(f"para: {number},", f"para: {number + 1},")
        loaded = read_article(longer.encode(), "x")
        assert loaded.article is not None, loaded.diagnostics
        await r.save(loaded)
        assert r.article.text.content[r.top : r.top + 40] == words


async def test_marks_jumps_and_a_search_survive_a_save(reading: Opening) -> None:
    async with reading() as r:
        await r.press("m", "x", "G", "m", "y", "'", "x")
        await r.seek("trump")
        await r.press("enter")
        loaded = load_article(r.room.file.path)
        await r.save(loaded)
        assert set(r.session.marks) == {"x", "y"}
        assert r.session.jumps.back
        assert r.session.find is not None
        assert r.session.find.count > 0


async def test_where_no_editor_can_be_opened_e_says_which_line_of_which_file_to_open(
    reading: Opening, article_of: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse() -> None:
        raise SuspendNotSupported

    path = article_of(HARBOUR)
    async with reading(path, size=(200, 30)) as r:
        monkeypatch.setattr(r.app, "suspend", refuse)
        await r.press("n", "e")
        assert f"An editor can’t be opened here. Open line 11 of {path} in yours." in r.lines[-1]
