"""A run: every page once, whatever stands in the way, and on from where it was stopped."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from reader.memory.draft_journal import DraftJournal
from reader.services.bulk.addresses import FetchRules
from reader.services.bulk.drafting import Progress, draft_pages
from reader.services.bulk.sources import sources_of
from reader.services.bulk.targets import JOURNAL, FolderTarget
from reader.services.bulk.values import Answer, FailureKind, Options, Request, SourcePage
from reader.services.bulk.worker import answer_to
from tests.intake.site import answer, serving
from tests.made_up_pages import write_pages
from tests.values import some

OPTIONS = Options("2026-11-30")
RULES = FetchRules(allow_private=True, pause=0, again=())


class Here:
    """Drafts in this process, `ahead` pages at a time, the last of them first; stops after `most`."""

    def __init__(self, ahead: int = 1, most: int | None = None) -> None:
        self.ahead, self.most = ahead, most
        self.asked: list[str] = []

    def answers(
        self, pages: Iterable[SourcePage | None], options: Options
    ) -> Iterator[tuple[SourcePage, Answer]]:
        waiting: list[SourcePage] = []
        for page in pages:
            if page is not None:
                waiting.append(page)
            while len(waiting) >= self.ahead:
                yield self._answer(waiting.pop(), options)
        while waiting:
            yield self._answer(waiting.pop(), options)

    def _answer(self, page: SourcePage, options: Options) -> tuple[SourcePage, Answer]:
        if len(self.asked) == self.most:
            raise KeyboardInterrupt
        self.asked.append(page.where)
        return page, answer_to(Request(some(page.page), options))

    def close(self) -> None:
        """Nothing to end."""


def run(sources: list[Path | str], to: Path, executor: Here | None = None, retry: bool = False) -> Progress:
    target = FolderTarget(to)
    journal = DraftJournal.open(to / JOURNAL)
    try:
        return draft_pages(
            tuple(sources_of(list(map(str, sources)))),
            target,
            journal,
            executor or Here(),
            OPTIONS,
            rules=RULES,
            retry=retry,
        )
    finally:
        journal.close()
        target.close()


def contents(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text("utf-8") for path in folder.glob("*.yaml")}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    write_pages(tmp_path / "pages", range(5))
    return tmp_path / "pages"


def test_every_page_becomes_an_article_under_its_headline_and_its_own_sign(
    pages: Path, tmp_path: Path
) -> None:
    done = run([pages], tmp_path / "out")
    assert (done.drafted, done.failed, done.skipped, done.done) == (5, 0, 0, 1.0)
    names = contents(tmp_path / "out")
    assert len(names) == 5
    assert any(name.startswith("editor-") or "-file-" in name for name in names)


def test_the_order_of_pages_and_of_work_changes_nothing(pages: Path, tmp_path: Path) -> None:
    run([pages], tmp_path / "one")
    files = sorted(pages.rglob("*.html"), reverse=True)
    run([*files], tmp_path / "other", Here(ahead=3))
    assert contents(tmp_path / "one") == contents(tmp_path / "other")


def test_a_run_that_is_stopped_goes_on_with_what_is_left(pages: Path, tmp_path: Path) -> None:
    first, second = Here(ahead=2, most=2), Here()
    with pytest.raises(KeyboardInterrupt):
        run([pages], tmp_path / "out", first)
    done = run([pages], tmp_path / "out", second)
    assert (done.drafted, done.skipped) == (3, 2)
    assert sorted(first.asked + second.asked) == sorted(map(str, pages.rglob("*.html")))
    assert run([pages], tmp_path / "out").drafted == 0


def test_the_same_page_twice_is_drafted_once(pages: Path, tmp_path: Path) -> None:
    (pages / "copy.html").write_bytes(next(pages.rglob("000003.html")).read_bytes())
    for ahead in (1, 4):
        done = run([pages], tmp_path / f"out-{ahead}", Here(ahead))
        assert (done.drafted, done.skipped) == (5, 1)


def test_an_article_that_is_there_stays_as_it_is(pages: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    run([pages], out)
    reviewed = next(out.glob("*.yaml"))
    reviewed.write_text("reviewed")
    (out / JOURNAL).unlink()
    assert run([pages], out).drafted == 5
    assert reviewed.read_text() == "reviewed"


def test_what_fails_is_in_the_journal_by_kind_and_tried_again_when_asked(pages: Path, tmp_path: Path) -> None:
    (pages / "empty.html").write_text("<html></html>")
    (pages / "dead.html").symlink_to(pages / "nowhere")
    done = run([pages], tmp_path / "out")
    assert (done.drafted, done.failed) == (5, 2)
    journal = DraftJournal.open(tmp_path / "out" / JOURNAL)
    kinds = {kind for kind, *_ in journal.failure_counts()}
    journal.close()
    assert kinds == {FailureKind.UNREADABLE.value, FailureKind.NO_ARTICLE.value}
    again = run([pages], tmp_path / "out")
    counts = (again.failed, again.skipped, again.failed_before)
    assert counts == (1, 5, 1)  # what can't be read is tried each time
    assert run([pages], tmp_path / "out", retry=True).failed == 2


def test_addresses_come_after_files(pages: Path, tmp_path: Path) -> None:
    with serving() as site:
        site.answers["/a"] = answer(next(pages.rglob("000001.html")).read_bytes())
        done = run([pages, site.at("/a"), site.at("/gone")], tmp_path / "out")
        assert (done.drafted, done.failed) == (6, 1)
        assert sum(site.at("/a") in text for text in contents(tmp_path / "out").values()) == 1
        again = run([pages, site.at("/a")], tmp_path / "out")
        assert (again.drafted, again.skipped) == (0, 6)


def test_progress_says_how_fast_and_how_long(pages: Path, tmp_path: Path) -> None:
    half = Progress(drafted=3, failed=1, skipped=2, done=0.5, seconds=2.0, worked=0.25)
    assert (half.rate, half.seconds_left) == (2.0, 4.0)
    assert Progress().seconds_left is None
    assert Progress().rate == 0
