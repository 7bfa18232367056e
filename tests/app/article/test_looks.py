"""What is marked differs by more than colour; drafts look like drafts; the ruler shows where the followed one is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.model.article import QuoteType
from reader.state.article.highlights import Appearances, Presence, ruler
from reader.state.article.quotes import EDGE
from tests.app.conftest import Opening
from tests.readings import Reading
from tests.values import some

DRAFT = """\
format: 1
headline: The harbour
text: |-
  Ana Ruiz de la Vega y Montenegro said it was “a start.” Bo Lind met her in 2021.

  Cy Roe and Di Fox left.
people:
  ruiz:
    name: Ana Ruiz de la Vega y Montenegro
    draft: true
    by: rules-1
    confidence: 0.7
    mentions: [{text: her, draft: true}]
  lind: {name: Bo Lind}
  roe: {name: Cy Roe}
  fox: {name: Di Fox}
quotes:
  - {speaker: ruiz, type: direct, text: “a start.”, draft: true}
events:
  - {id: met, title: They meet, when: "2021", text: met her, draft: true}
"""


def rows_of_text(r: Reading) -> list[str]:
    return [strip.text for strip in r.strips(r.room.article_pane)]


@pytest.mark.parametrize("dress", ["NO_COLOR", "ansi-dark", "textual-light", "textual-dark"])
async def test_without_any_colour_nothing_is_lost(
    reading: Opening, monkeypatch: pytest.MonkeyPatch, dress: str
) -> None:
    if dress == "NO_COLOR":
        monkeypatch.setenv("NO_COLOR", "1")
    theme = None if dress == "NO_COLOR" else dress
    async with reading(theme=theme, size=(120, 90)) as r:
        for name in ("Keith Kellogg", "Donald Trump", "Lithuania, according"):
            assert r.look(name).underline, name
        assert not r.look("The surprise").underline
        text = "\n".join(rows_of_text(r))
        for edge in EDGE.values():
            assert edge in text
        assert "┃“We’re not done,”┃" in text
        for sign in "●◐?":
            assert sign in "".join(row[:12] for row in rows_of_text(r))
        await r.press("p", "j", "j")
        chosen, other = r.look("Keith Kellogg"), r.look("Donald Trump")
        assert chosen.bold and not other.bold
        assert chosen.underline
        row = {r.look(words, r.rows("people")) for words in ("Keith Kellogg", "U.S. special envoy")}
        if dress in ("NO_COLOR", "ansi-dark"):
            assert len(row) == 1, "the row of the cursor is of one piece"
            assert row.pop().reverse
            assert chosen.reverse
        await r.press("escape", "n", "n")
        said = r.look("authoritarian rule")
        assert said.reverse or said.bold or said.bgcolor != r.look("The surprise").bgcolor


async def test_word_for_word_partly_so_and_reported_have_edges_of_their_own_in_text_and_list(
    reading: Opening,
) -> None:
    async with reading(size=(120, 90)) as r:
        assert len(set(EDGE.values())) == 3
        listed = {QuoteType.DIRECT: "“We’re not done,”", QuoteType.INDIRECT: "calling for the release"}
        for kind, words in listed.items():
            line = next(strip.text for strip in r.strips(r.rows("quotes")) if words in strip.text)
            assert EDGE[kind] in line
        grounds = {
            some(r.look(words).bgcolor).name
            for words in ("We’re not done", "fantastic news", "welcomed the news")
        }
        assert len(grounds) == 3


async def test_a_draft_looks_like_a_draft_wherever_it_stands(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    async with reading(article_of(DRAFT), size=(130, 40)) as r:
        assert r.look("her in").italic
        assert r.look("a start").italic
        assert not r.look("Bo Lind").italic
        for pane in ("people", "quotes"):
            assert "draft?" in "\n".join(strip.text for strip in r.strips(r.rows(pane)))
        await r.press("t")
        assert "draft?" in "\n".join(strip.text for strip in r.strips(r.rows("timeline")))
        await r.press("p", "i")
        assert "A machine’s draft that nobody has accepted yet." in r.seen
        assert "rules-1" in r.seen
        assert "70%" in r.seen


async def test_what_a_person_accepted_is_not_called_a_draft(reading: Opening) -> None:
    async with reading() as r:
        assert "draft?" not in r.seen


async def test_the_ruler_marks_where_the_followed_person_is_and_speaks(reading: Opening) -> None:
    async with reading(size=(120, 30)) as r:
        pane = r.room.article_pane

        def marks() -> list[str]:
            return [strip.text[-1] for strip in r.strips(pane)]

        assert set(marks()) == {" "}
        await r.press("p", "j")
        person = r.session.entity
        passages = Appearances.of(some(person), r.session.relations.quotes_by(some(person).id))
        present = ruler(passages, pane.size.height, len(r.article.text))
        assert [mark != " " for mark in marks()] == [p is not Presence.ABSENT for p in present]
        speaks = {mark for mark, p in zip(marks(), present, strict=True) if p & Presence.SPEAKS}
        named = {mark for mark, p in zip(marks(), present, strict=True) if p is Presence.MENTIONED}
        assert len(speaks) == len(named) == 1
        assert speaks != named
        before = marks()
        await r.press("a", "j", "space")
        assert marks() == before
        await r.press("escape")
        assert set(marks()) == {" "}


async def test_a_date_is_shown_at_its_true_precision_and_says_where_the_article_is_silent(
    reading: Opening,
) -> None:
    async with reading(size=(120, 130)) as r:
        await r.press("t")
        lines = [strip.text for strip in r.strips(r.rows("timeline"))]
        sentence = next(line for line in lines if "2021" in line)
        assert "January" not in sentence
        assert "not in the article" in next(line for line in lines if "9 Aug" in line)
        assert any("no date" in line for line in lines)


async def test_a_change_of_theme_changes_every_pane_at_once(reading: Opening) -> None:
    async with reading() as r:
        before = {r.look("Keith Kellogg", w).color for w in (r.room.article_pane, r.rows("people"))}
        r.app.theme = "textual-light"
        await r.settle()
        after = {r.look("Keith Kellogg", w).color for w in (r.room.article_pane, r.rows("people"))}
        assert len(before) == len(after) == 1
        assert before != after
