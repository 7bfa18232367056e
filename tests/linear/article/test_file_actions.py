"""What leads out of the linear screen: clipboard, browser, editor, other formats, new articles, help, the palette."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.app import other_programs
from reader.app.terminal import clipboard
from reader.errors import ClipboardError
from reader.linear.help import spoken_key
from tests.linear.conftest import Opening
from tests.values import recorded
from tests.waiting import until

URL = "source: {url: https://harbour.example/story}\n"


@pytest.fixture
def copied(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was copied."""
    words: list[str] = []

    async def copy(text: str, *_: object) -> str:
        return recorded(words, text, "on the clipboard")

    monkeypatch.setattr(clipboard, "copy", copy)
    return words


def test_the_quote_of_the_row_is_copied_with_who_said_it(
    opening: Opening, article: Path, copied: list[str]
) -> None:
    r = opening(article)
    r.press("}", "j", "y")
    r.wait_for("The quote is on the clipboard:")
    assert copied[-1].startswith("“It is,” … “a start.” — Ana Ruiz")
    r.press("c", "Y")
    until(lambda: len(copied) == 2)
    assert "paragraph 1" in copied[-1]
    r.press("s", "y")
    until(lambda: len(copied) == 3)
    r.press("p", "j", "y")
    r.wait_for("Only a quote can be copied here.")


def test_a_link_to_the_words_is_copied(opening: Opening, article: Path, copied: list[str]) -> None:
    r = opening(article)
    assert r.press("c", "ctrl+y").startswith("The article’s file has no address to link to")
    article.write_text(article.read_text("utf-8") + URL, "utf-8")
    r.press("ctrl+y")
    r.wait_for("The link is on the clipboard:")
    assert copied[-1].startswith("https://harbour.example/story#:~:text=")


def test_words_go_to_the_terminal_where_the_system_has_no_clipboard(
    opening: Opening, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clipboard, "which", lambda *_, **__: None)
    r = opening(article)
    r.press("c", "y")
    r.wait_for("The quote is sent to the terminal")
    assert any(piece.startswith("\x1b]52;c;") for piece in r.tty.written)
    monkeypatch.setenv("TERM", "linux")
    r.press("y")
    r.wait_for("Not copied: this terminal has no clipboard")


def test_the_page_is_opened_in_the_browser_or_it_is_said_that_none_can_be(
    opening: Opening, article: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    async def ask(url: str) -> bool:
        return recorded(asked, url, not asked)

    monkeypatch.setattr(other_programs, "ask_browser", ask)
    article.write_text(article.read_text("utf-8") + URL, "utf-8")
    r = opening(article)
    assert r.press("o") == "Asked the browser for https://harbour.example/story"
    r.press("o")
    r.wait_for("No browser could be opened.")


def test_the_editor_opens_the_file_at_the_line_of_what_is_chosen(opening: Opening, article: Path) -> None:
    r = opening(article)
    assert r.press("h", "e") == "Back from the editor."
    assert r.tty.lent[-1][-2:] == ["+14", str(article)]


def test_the_bundled_article_is_edited_as_a_copy_of_ones_own(opening: Opening, tmp_path: Path) -> None:
    r = opening()
    r.press("m", "a", "e")
    assert "is your own copy of what came with closeread." in r.said
    r.press("j", "Z")
    assert r.left is not None and r.left.path is not None
    assert str(r.tty.lent[-1][-1]).startswith(str(tmp_path / "library"))


def test_an_article_that_can_have_no_copy_says_so(opening: Opening) -> None:
    r = opening(additions=None)
    assert r.press("e").startswith("This article can’t be edited")


def test_the_article_is_exported_in_the_format_that_is_typed(
    opening: Opening, article: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    r = opening(article)
    r.press("E", *"csv", "enter")
    r.wait_for("Exported to")
    assert r.press("E", *"nonesuch", "enter") == "No format is called nonesuch."
    monkeypatch.chdir("/proc")
    r.press("E", *"csv", "enter")
    r.wait_for("can’t")


def test_pasted_words_become_an_article(opening: Opening, tmp_path: Path) -> None:
    r = opening()
    r.paste("Harbour reopens\n\nThe mayor, Ana Ruiz, reopened the harbour on Friday, she said.\n")
    r.wait_for("Added:")
    assert r.rows[2] == "Harbour reopens."
    r.press("q")
    r.paste("Harbour reopens\n\nThe mayor, Ana Ruiz, reopened the harbour on Friday, she said.\n")
    r.wait_for("Nothing is added:")
    r.press("q", "/")
    r.paste("two\nwords")
    assert r.said == "Find: two words"


def test_the_clipboard_that_cannot_be_read_says_so(opening: Opening, monkeypatch: pytest.MonkeyPatch) -> None:
    async def paste(_: object) -> str:
        raise ClipboardError("the clipboard can’t be read here")

    monkeypatch.setattr(clipboard, "paste", paste)
    r = opening()
    r.press("A")
    r.wait_for("Nothing is added: the clipboard can’t be read here.")


def test_words_are_added_to_no_home_folder(opening: Opening) -> None:
    r = opening(additions=None)
    r.paste("Some words that are long enough to be an article.")
    r.wait_for("Nothing is added: there is no home folder")


def test_help_says_what_the_keys_do_here_as_a_voice_says_them(opening: Opening) -> None:
    r = opening()
    assert r.press("?") == "What the keys do here."
    assert r.row == "Linear."
    r.press("j", "j")
    assert r.row == "1: Say who is named at the cursor."
    words = " ".join(r.rows)
    assert "comma: Go to the note or highlight before." in words
    r.press("?", "q", "q", "R", "?")
    assert r.row == "Review."


def test_the_palette_does_what_is_typed(opening: Opening) -> None:
    r = opening()
    r.press(":")
    r.type("who is")
    assert r.said == "Command: who is 1 of 2: Who is this?"
    assert r.press("enter").startswith(("Syarhei", "Mentioned", "Nobody"))
    assert r.press("ctrl+p", *"no such", "enter") == "No command is called no such."


@pytest.mark.parametrize(
    ("key", "spoken"),
    [("^d", "control d"), ("J", "capital J"), ("↓", "down arrow"), ("j", "j"), ("Enter", "Enter")],
)
def test_keys_are_named_as_a_voice_says_them(key: str, spoken: str) -> None:
    assert spoken_key(key) == spoken
