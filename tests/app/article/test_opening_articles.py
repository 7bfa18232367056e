"""Any article opens over what is on the screen, at the words that it is opened for, and leads back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from pathlib import Path
from typing import Any

import pytest

from reader.app.article.opening import first_fault
from reader.app.article.screen import ArticleScreen
from reader.load.article import load_article, read_article
from reader.model.article import QuoteId
from reader.model.diagnostic import Diagnostic, Mark
from reader.model.text import Span
from reader.services.bundled import bundled
from tests.app.conftest import Opening
from tests.readings import Reading, Saves
from tests.values import some

LONG = "\n\n".join(f"  Paragraph {number} tells nothing new." for number in range(1, 60))
SOURCE = f"""format: 1
headline: Mayor reopens the harbour
text: |-
{LONG}

  The mayor said the harbour was open, and “the harbour is yours.”

  Nothing else was said.
people:
  ruiz: {{name: Ana Ruiz, mentions: [The mayor]}}
quotes:
  - {{id: open, speaker: ruiz, type: indirect, text: the harbour was open}}
  - {{id: yours, speaker: ruiz, type: direct, text: “the harbour is yours.”}}
"""


@pytest.fixture
def path(article_of: Callable[..., Path]) -> Path:
    return article_of(SOURCE)


async def come(r: Reading, path: Path, *words: Any) -> None:
    """Open an article and wait until it is there."""
    before = r.screen
    r.app.open_article(path, *words)
    await r.app.workers.wait_for_complete([w for w in r.app.workers if w.group == "opening"])
    await r.settle()
    assert r.screen is not before or not path.is_file()


def span_of(path: Path, id_: str) -> Span:
    return some(load_article(path).article).quotes_by_id[QuoteId(id_)].parts[0]


async def test_an_article_opens_over_another_and_q_leads_back(reading: Opening, path: Path) -> None:
    async with reading() as r:
        first = r.screen
        await r.press("j", "j")
        top = r.top
        await come(r, path)
        assert "Mayor reopens the harbour" in r.lines[0]
        assert r.top == 0
        await r.press("q")
        assert r.screen is first
        assert r.top == top
        await r.press("q")
        assert not r.app.is_running


async def test_it_opens_at_the_quote_with_the_words_marked(reading: Opening, path: Path) -> None:
    async with reading() as r:
        await come(r, path, span_of(path, "yours"), "harbour")
        assert r.session.chosen == "yours"
        assert r.words(some(r.session.at)) == "harbour"
        assert r.shown.contains(span_of(path, "yours"))
        assert r.look("harbour is yours").bgcolor != r.look("Nothing else").bgcolor
        assert r.remark.startswith("2 of 2")


async def test_words_that_were_still_being_typed_are_marked_too(reading: Opening, path: Path) -> None:
    async with reading() as r:
        await come(r, path, span_of(path, "open"), "harb")
        assert r.words(some(r.session.at)) == "harb"


async def test_one_esc_leads_back_from_what_it_was_opened_for(reading: Opening, path: Path) -> None:
    async with reading() as r:
        await come(r, path, span_of(path, "yours"), "harbour")
        await r.press("j", "n", "escape")
        assert r.app.screen_stack == [r.screen]


async def test_esc_first_lets_go_of_what_was_chosen_since(reading: Opening, path: Path) -> None:
    async with reading() as r:
        await come(r, path, span_of(path, "yours"), "harbour")
        await r.press("p", "j", "escape")
        assert len(r.app.screen_stack) == 2
        for _ in range(4):
            if len(r.app.screen_stack) == 1:
                break
            await r.press("escape")
        assert len(r.app.screen_stack) == 1
        assert r.app.is_running


async def test_each_article_has_a_place_of_its_own_that_is_kept(reading: Opening, path: Path) -> None:
    async with reading() as r:
        await r.press("space")
        await come(r, path)
        await r.press("G")
        top = r.top
        assert top > 0
        await r.press("q")
        await come(r, path)
        assert r.top == top
        await r.press("g", "j", "j", "m", "x")
        top = r.top
    async with reading(path) as r:
        assert r.top == top
        assert set(r.session.marks) == {"x"}
    async with reading() as r:
        assert r.top > 0
        assert r.session.marks == {}


async def test_what_cannot_be_opened_says_why(
    reading: Opening, article_of: Callable[..., Path], tmp_path: Path
) -> None:
    async with reading() as r:
        first = r.screen
        await come(r, tmp_path / "gone.yaml")
        assert r.remark == "gone.yaml can’t be opened: there is no such file."
        r.app.open_article(
            article_of("format: 1\nheadline: A\ntext: |-\n  Words.\nquotes: {a: b}\n", "bad.yaml")
        )
        await r.app.workers.wait_for_complete([w for w in r.app.workers if w.group == "opening"])
        await r.settle()
        assert r.remark.startswith("bad.yaml can’t be opened: line 5:")
        assert r.screen is first


async def test_a_quote_that_the_file_no_longer_has_opens_the_article_all_the_same(
    reading: Opening, path: Path
) -> None:
    async with reading() as r:
        span = span_of(path, "yours")
        path.write_text("format: 1\nheadline: Another\ntext: |-\n  Short.\n", "utf-8")
        await come(r, path, span, "harbour")
        assert r.article.headline == "Another"
        assert r.session.chosen is None
        await r.press("escape")
        assert len(r.app.screen_stack) == 1


async def test_a_newer_text_closes_what_is_open_over_its_article_and_no_other(
    reading: Opening, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    saves: dict[Path, Saves] = {path: asyncio.Queue(), bundled(): asyncio.Queue()}

    async def changes(of: Path, *_: object) -> AsyncIterator[object]:
        while True:
            yield await saves[of].get()

    monkeypatch.setattr("reader.services.watching.file_watcher.changes", changes)
    async with reading() as r:
        await come(r, path)
        await r.press("?")
        for file, headline in ((bundled(), "Elsewhere"), (path, "Mayor closes the harbour")):
            source = SOURCE.replace("Mayor reopens the harbour", headline)
            saves[file].put_nowait(read_article(source.encode(), file.stem))
            for _ in range(3):
                await r.settle()
            assert isinstance(r.screen, ArticleScreen) is (file is path)
        assert r.article.headline == "Mayor closes the harbour"
        await r.press("q")
        assert r.article.headline == "Elsewhere"


def test_a_fault_ends_its_sentence_once() -> None:
    slip = Diagnostic(Mark(2, 1), "unknown-key", "no such key; did you mean 'text'?")
    assert first_fault((slip,)) == "line 2:1, no such key; did you mean 'text'?"
    assert first_fault((slip, slip)).endswith("'text'? and 1 more.")
