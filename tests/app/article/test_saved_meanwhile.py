"""The file is saved while something of its former text stands open."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from reader.load.article import load_article
from tests.app.conftest import Opening

BEFORE = """\
format: 1
headline: Mayor reopens the harbour
text: |-
  The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she
  said, “a start.”

  A senior aide said the work had begun in 2021, a year after the storm.
people:
  ruiz: {name: Ana Ruiz, aka: [Ruiz], role: mayor, mentions: [{text: she, para: 1}]}
quotes:
  - {id: start, speaker: ruiz, type: direct, parts: ["“It is,”", "“a start.”"], cue: {text: said, para: 1}}
events:
  - {id: works, title: Repairs begin, when: "2021", text: begun in 2021}
  - {id: reopens, title: The harbour reopens, when: 2024-05-03, text: reopened the harbour, people: [ruiz]}
"""
AFTER = "format: 1\nheadline: Another\ntext: |-\n  Nothing.\n"


@pytest.mark.parametrize("size", [(120, 36), (60, 16)], ids=["wide", "narrow"])
@pytest.mark.parametrize(
    ("opened", "then"),
    [
        ("n i", "j enter"),
        ("p i j", "j enter"),
        ("t t", "j enter"),
        ("t t j", "i"),
        ("/ R u", "enter n"),
        ("f", "a"),
        ("m x", "' x"),
    ],
)
async def test_what_is_open_over_a_text_that_is_gone_leads_nowhere_wrong(
    opened: str, then: str, size: tuple[int, int], reading: Opening, article_of: Callable[..., Path]
) -> None:
    async with reading(article_of(BEFORE), size=size) as r:
        await r.press(*opened.split())
        await r.save(load_article(article_of(AFTER, "after.yaml")))
        await r.press(*then.split(), "escape", "escape")
        assert r.article.headline == "Another"
        assert r.session.chosen is None
        assert "Nothing." in r.seen


async def test_a_save_that_changes_nothing_leaves_everything_open(
    reading: Opening, article_of: Callable[..., Path]
) -> None:
    path = article_of(BEFORE)
    async with reading(path) as r:
        await r.press("n", "i")
        card = r.screen
        await r.save(load_article(path))
        assert r.screen is card
        assert r.remark == "The file was saved; nothing has changed in it."
