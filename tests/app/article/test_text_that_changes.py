"""The text of an article is changed in an editor: `R` finds its annotations again, and reviews what moved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from reader.app.review.screen import ReviewScreen
from reader.load.article import load_article, read_article
from reader.load.article_cache import ArticleCache
from reader.services.opening import open_article
from tests.app.conftest import Opening
from tests.readings import Reading
from tests.values import some

STORY = """\
format: 1
headline: The harbour
text: |-
  Ana Ruiz, who is the mayor, reopened the harbour on Friday. “It is,” she said, “a start.”

  A senior aide said the work had begun in 2021, a year after the storm.
people:
  ruiz: {name: Ana Ruiz, mentions: [the mayor, {text: she, para: 1}]}
  aide: {name: A senior aide, named: false}
quotes:
  - {speaker: ruiz, type: direct, parts: ["“It is,”", "“a start.”"], cue: said}
  - {speaker: aide, type: indirect, text: "the work had begun in 2021, a year after the storm", cue: said}
"""
LATER = STORY.replace(
    "work had begun in 2021, a year after the storm.\n",
    "work had begun late in 2021, a year after the storm.\n",
)
LONGER = STORY.replace("text: |-\n", "text: |-\n  A paragraph in which she is named.\n\n")


async def save(r: Reading, source: str) -> None:
    r.room.file.path.write_text(source, "utf-8")
    await r.save(read_article(source.encode(), r.room.file.path.stem))


async def test_words_that_are_no_longer_found_are_one_key_from_the_review(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    async with reading(article_of(STORY)) as r:
        await save(r, LATER)
        await r.until(lambda: "R finds its annotations again (1 annotation moved" in r.remark)
        assert "R finds" in r.lines[0]
        room = r.room
        await r.press("R")
        await r.until(lambda: isinstance(r.app.screen, ReviewScreen))
        assert isinstance(r.app.screen, ReviewScreen)
        (moved,) = [claim for claim in r.app.screen.review.claims if claim.moved]
        assert r.app.screen.review.claim == moved
        article = some(load_article(room.file.path).article)
        assert article.quotes[1].provenance.was == ("the work had begun in 2021, a year after the storm",)
        assert "begun late in 2021" in article.text.content


async def test_annotations_that_a_new_paragraph_leads_astray_are_said_and_led_back(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    async with reading(article_of(STORY)) as r:
        await save(r, LONGER)
        await r.until(lambda: "every annotation stands where it stood" in r.remark)
        assert "A paragraph in which she is named" in r.seen
        await r.press("R")
        await r.until(lambda: "Every annotation stands where it stood." in r.remark)
        mentions = r.session.article.entities[r.session.article.quotes[0].speakers[0]].mentions
        she = next(each.span for each in mentions if r.session.article.text[each.span] == "she")
        assert she.start == r.session.article.text.content.rindex("she said")
        assert not isinstance(r.app.screen, ReviewScreen), "there is nothing to accept"


async def test_a_change_of_the_text_that_moves_nothing_is_said_as_ever(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    async with reading(article_of(STORY)) as r:
        await save(r, STORY.replace("after the storm.\n", "after the storm. Nothing else.\n"))
        await r.until(lambda: "newer text" in r.remark)
        assert r.room.file.former is None


async def test_a_file_that_can_not_be_mended_keeps_its_fault(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    async with reading(article_of(STORY)) as r:
        await save(r, LATER)
        await r.until(lambda: "R finds its annotations again" in r.remark)
        r.room.file.path.write_text(LATER.replace("speaker: aide", "speaker: nobody-known"), "utf-8")
        await r.press("R")
        await r.until(lambda: "were not found again" in r.remark)
        assert not isinstance(r.app.screen, ReviewScreen)


def test_what_the_file_said_the_last_time_is_known_when_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "story.yaml"
    path.write_text(STORY)
    first = ArticleCache.below(tmp_path / "cache")
    before = open_article(path, first).article
    first.flush()
    path.write_text(LONGER)
    second = ArticleCache.below(tmp_path / "cache")
    open_article(path, second)
    assert second.former(path) == before
    assert first.former(path) is None


async def test_the_review_of_a_changed_text_begins_at_what_moved_not_where_the_last_one_ended(
    reading: Opening, article_of: Callable[[str], Path]
) -> None:
    async with reading(article_of(STORY)) as r:
        await r.press("R", "q")
        await save(r, LATER)
        await r.until(lambda: "R finds its annotations again (1 annotation moved" in r.remark)
        await r.press("R")
        await r.until(lambda: isinstance(r.app.screen, ReviewScreen))
        assert isinstance(r.app.screen, ReviewScreen)
        claim = some(r.app.screen.review.claim)
        assert claim.moved


async def test_a_file_that_can_not_be_written_has_its_copy_said_and_reviewed_again(
    reading: Opening, article_of: Callable[[str], Path], tmp_path: Path
) -> None:
    own = tmp_path / "own"
    path = article_of(STORY.replace("name: A senior aide,", "name: A senior aide, draft: 0.9,"))
    path.chmod(0o444)
    async with reading(path, additions=own) as r:
        await r.press("R", "enter")
        await r.until(lambda: "This file can’t be written: your own copy is" in r.seen)
        await r.press("q")
        copy = r.room.file.path
        assert copy != path
    async with reading(path, additions=own) as r:
        await r.press("R")
        await r.until(lambda: isinstance(r.app.screen, ReviewScreen))
        assert r.room.file.path == copy
        assert isinstance(r.app.screen, ReviewScreen)
        assert not r.app.screen.review.drafts
