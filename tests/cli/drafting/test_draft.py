"""`reader draft`: pages into a folder, on from where it was stopped, and a report of what failed."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from reader.cli.drafting.report import duration, failure_lines, progress_line, summary
from reader.model.library.addresses import shown_address
from reader.services.bulk.drafting import Progress
from reader.services.bulk.targets import journal_name
from tests.cli.conftest import Reader
from tests.made_up_pages import write_pages
from tests.waiting import until


@pytest.fixture(autouse=True)
def pages(news: Path) -> Path:
    """A folder of pages in the current one."""
    write_pages(news / "pages", range(4))
    return news / "pages"


def test_it_drafts_what_is_not_drafted_yet(reader: Reader, news: Path, pages: Path) -> None:
    done = reader("draft", "pages", "--to", "out", "--workers", "1")
    assert (done.status, done.out) == (0, "")
    assert done.err.startswith("Drafted 4 pages in ")
    names = {path.name for path in (news / "out").glob("*.yaml")}
    assert len(names) == 4
    assert reader("check", "out").status == 0
    write_pages(pages, range(4, 5))
    again = reader("draft", "pages", "--to", "out", "--workers", "1", "--json")
    assert "; 4 were there before, or came twice." in again.err
    report = json.loads(again.out)
    assert (report["drafted"], report["skipped"], report["articles"], report["failures"]) == (1, 4, 5, [])


def test_an_archive_takes_them_too(reader: Reader, database: str) -> None:
    for drafted in ("Drafted 4 pages in ", "Drafted no pages; 4 were there before"):
        done = reader("draft", "pages", "--to", database, "--workers", "1")
        assert (done.status, done.out) == (0, "")
        assert done.err.startswith(drafted)


def test_a_journal_that_an_earlier_version_began_goes_on_however_the_address_is_written(
    reader: Reader, database: str, home: Path
) -> None:
    reader("draft", "pages", "--to", database, "--workers", "1")
    (journal,) = home.rglob("draft-*.sqlite3")
    journal.rename(journal.with_name(journal_name(shown_address(database))))
    for address in (database, f"{database}&connect_timeout=5"):
        done = reader("draft", "pages", "--to", address, "--workers", "1")
        assert done.err.startswith("Drafted no pages; 4 were there before")
    assert list(home.rglob("draft-*.sqlite3")) == [journal]


def test_what_failed_is_told_by_kind(reader: Reader, pages: Path) -> None:
    (pages / "empty.html").write_text("<html></html>")
    done = reader("draft", "pages", "--to", "out", "--workers", "1", "--json", "--language", "en")
    assert done.status == 1
    assert "1 failed." in done.err
    assert "1 page: no article in it" in done.err
    (failure,) = json.loads(done.out)["failures"]
    assert failure["page"] == "pages/empty.html"
    again = reader("draft", "pages", "--to", "out", "--workers", "1", "--json")
    assert again.err.startswith(
        "Drafted no pages; 4 were there before, or came twice. 1 had failed before.\n1 page: no article"
    )
    report = json.loads(again.out)
    assert (report["failed"], report["skipped"], report["failed_before"]) == (0, 4, 1)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["nowhere", "--to", "out"], "reader draft: nowhere: there is no such file or folder."),
        (["empty", "--to", "out"], "reader draft: there is no page, no text and no WARC file in there."),
        (["pages", "--to", "harbour.yaml"], "reader draft: harbour.yaml can’t be written"),
        (["pages", "--to", "out", "--model", "no_such_model"], "reader draft: "),
        (["pages", "--to", "out", "--language", "?"], "no language tag"),
        (["pages", "--to", "out", "--scheduler", "tcp://127.0.0.1:1"], "no Dask scheduler answers at tcp://"),
    ],
)
def test_wrong_use_is_one_sentence(
    words: list[str], said: str, reader: Reader, news: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("reader.services.bulk.cluster._PATIENCE", 0.5)
    (news / "empty").mkdir()
    done = reader("draft", *words)
    assert done.status == 2
    assert said in done.err


def test_ctrl_c_stops_and_says_how_to_go_on(news: Path) -> None:
    write_pages(news / "pages", range(300))
    command = [sys.executable, "-m", "reader", "draft", "pages", "--to", "out", "--workers", "1"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=news)
    until(lambda: len(list((news / "out").glob("*.yaml"))) > 2)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said.startswith("Stopped. Drafted ")
    assert said.endswith(" The same command goes on from here.\n")


def test_the_line_of_progress_says_how_fast_and_how_long() -> None:
    progress = Progress(drafted=1234, failed=12, skipped=5, done=0.5, seconds=100.0, worked=0.25)
    assert progress_line(progress) == (
        "1,234 drafted, 12 failed, 5 there before, 50 %, 12.5 a second, 3 minutes left"
    )
    assert progress_line(Progress(failed_before=2)) == "0 drafted, 2 failed before, 0 %"
    assert progress_line(Progress()) == "0 drafted, 0 %"
    assert summary(Progress()) == "Drafted no pages."
    assert summary(Progress(failed=1, skipped=1, failed_before=4, seconds=0.3)) == (
        "Drafted no pages; 1 was there before, or came twice. 1 failed. 4 had failed before."
    )
    assert summary(Progress(drafted=2, seconds=0.3)) == "Drafted 2 pages in less than a second."
    assert summary(Progress(drafted=20, seconds=10.0)) == "Drafted 20 pages in 10 seconds, 2.0 a second."


def test_durations_have_one_number() -> None:
    seconds = (1, 40, 89, 90, 600, 5_400, 200_000)
    assert [duration(each) for each in seconds] == [
        "1 second", "40 seconds", "89 seconds", "2 minutes", "10 minutes", "2 hours", "2 days",
    ]  # fmt: skip


def test_failures_come_by_kind_then_by_reason_the_most_frequent_first() -> None:
    counts = [
        ("not fetched", "gone", 2, "a"),
        ("no article in it", "none", 4, "b"),
        *(("not fetched", f"reason {number}", 1, "c") for number in range(6)),
    ]
    assert list(failure_lines(counts)) == [
        "8 pages: not fetched",
        "    2: gone (such as a)",
        *(f"    1: reason {number} (c)" for number in range(4)),
        "    2 more reasons; --json has all",
        "4 pages: no article in it",
        "    4: none (such as b)",
    ]
