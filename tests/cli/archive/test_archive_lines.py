"""What `reader archive` prints of each article, whatever became of it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from reader.cli.archive.lines import (
    conflict_line,
    history_lines,
    pull_lines,
    pull_shape,
    push_line,
    push_shape,
    remove_line,
    status_line,
    version_words,
)
from reader.model.article import Article
from reader.model.comparison.differences import Texts, compare
from reader.model.comparison.entries import EntryKind
from reader.model.diagnostic import Diagnostic, Mark
from reader.model.library.versions import Change, Outcome, Pushed, Version
from reader.services.sharing.history import ReplacedWords, VersionChange
from reader.services.sharing.pulling import Pull, Pulled
from reader.services.sharing.pushing import PushedFile
from reader.services.sharing.status import FileStatus, State
from reader.write.merging.conflicts import Conflict
from tests.cli.conftest import HARBOUR
from tests.write.edit_corpus import article_of

WHEN = datetime(2026, 11, 30, 12, 0, tzinfo=UTC)
VERSION = Version(7, "a.yaml", b"7", "Ana", WHEN, 3, "her office")
REMOVED = Version(8, "a.yaml", None, "Bo", WHEN, 7)
PATH = Path("news/a.yaml")
FAULT = Diagnostic(Mark(3, 9), "bad-date", "no date")


def status(state: State, version: Version | None = VERSION, why: str = "") -> FileStatus:
    return FileStatus("a.yaml", state, PATH, 3, version, b"", why)


def article(source: str = HARBOUR) -> Article:
    return article_of(source.encode())


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (State.SAME, None),
        (State.BEHIND, "not pushed: the archive has a newer version"),
        (State.BOTH, "not pushed: Ana changed it meanwhile"),
        (State.UNKNOWN, "not pushed: the archive has another one of that name"),
        (State.REMOVED, "not pushed: Ana took it out of the archive"),
        (State.UNREADABLE, "not pushed: it is a folder"),
        (State.ABSENT, "not pushed: there is no copy of it here"),
    ],
)
def test_what_is_not_pushed_says_why(state: State, said: str | None) -> None:
    line = push_line(PushedFile(status(state, why="it is a folder")))
    assert line is None if said is None else line is not None and said in line


@pytest.mark.parametrize(
    ("pushed", "said"),
    [
        (Pushed(Change("a.yaml", b"", 3, "Bo"), Outcome.STORED, VERSION), "changed, version 7 by Ana"),
        (Pushed(Change("a.yaml", b"", 3, "Bo"), Outcome.CONFLICT, VERSION), "Ana changed it meanwhile"),
        (Pushed(Change("a.yaml", b"", 3, "Bo"), Outcome.CONFLICT), "somebody changed it meanwhile"),
        (
            Pushed(Change("a.yaml", b"", 3, "Bo"), Outcome.FAULTY, None, (FAULT,)),
            "a.yaml:3:9: not pushed: no date [bad-date]",
        ),
        (Pushed(Change("a.yaml", b"", 3, "Bo"), Outcome.UNCHANGED, VERSION), None),
    ],
)
def test_what_the_archive_answered_is_said(pushed: Pushed, said: str | None) -> None:
    each = PushedFile(status(State.CHANGED), pushed)
    line = push_line(each)
    assert line is None if said is None else line is not None and said in line
    assert push_shape(each)["outcome"] == pushed.outcome.value


@pytest.mark.parametrize(
    ("outcome", "version", "said"),
    [
        (Outcome.STORED, REMOVED, "taken out of the archive, version 8 by Bo"),
        (Outcome.UNCHANGED, REMOVED, "not taken out: it is out already"),
        (Outcome.CONFLICT, REMOVED, "not taken out: it is out already"),
        (Outcome.CONFLICT, VERSION, "not taken out: Ana changed it meanwhile"),
    ],
)
def test_what_became_of_an_article_that_was_to_be_taken_out_is_said(
    outcome: Outcome, version: Version, said: str
) -> None:
    line = remove_line(
        PushedFile(status(State.SAME), Pushed(Change("a.yaml", None, 7, "Bo"), outcome, version))
    )
    assert line.startswith(f"a.yaml: {said}")


def test_what_was_pulled_is_said_with_what_is_left_to_decide() -> None:
    conflict = Conflict(EntryKind.QUOTE, "q1", "“It is”", "speaker", "ruiz", None)
    lines = list(pull_lines(Pulled(status(State.BOTH), Pull.MERGED, PATH, (conflict,))))
    assert "news/a.yaml: merged with version 7 by Ana" in lines[0]
    assert "1 conflict; `reader review`" in lines[0]
    assert lines[1] == "    quote “It is” speaker: here ruiz | there –"
    (line,) = pull_lines(Pulled(status(State.BOTH), Pull.MERGED, PATH))
    assert line.endswith(": nothing left to decide")
    (line,) = pull_lines(Pulled(status(State.UNKNOWN), Pull.REFUSED, PATH, why="it is not known"))
    assert line == "news/a.yaml: left as it is: it is not known"
    (line,) = pull_lines(Pulled(status(State.REMOVED, REMOVED), Pull.STAYS, PATH))
    assert "version 8 by Bo" in line
    assert list(pull_lines(Pulled(status(State.CHANGED), Pull.STAYS, PATH))) == []
    assert (
        pull_shape(Pulled(status(State.BOTH), Pull.MERGED, PATH, (conflict,)))["conflicts"][0]["field"]
        == "speaker"
    )


def test_what_would_be_a_fault_says_so() -> None:
    line = conflict_line(Conflict(EntryKind.ARTICLE, "", "", "text", "a", "b", "no date"))
    assert line == "    article text: here a | there b; left out: no date"


def test_a_status_names_the_file_or_else_the_article() -> None:
    assert status_line(status(State.CHANGED)).startswith("news/a.yaml: changed here, version 7 by Ana, ")
    assert status_line(FileStatus("a.yaml", State.ABSENT)) == "a.yaml: only in the archive"
    assert version_words(None) == ""


def test_the_history_says_what_came_and_went() -> None:
    before, after = article(), article(HARBOUR.replace("a year after", "two years after"))
    texts = Texts(
        lambda span: span if span.end < 100 else None, lambda span: span if span.end < 100 else None
    )
    change = VersionChange(
        VERSION, (before, after), (ReplacedWords("a year", "two years"),), compare(before, after, texts)
    )
    lines = list(history_lines(change))
    assert lines[0].endswith(": her office")
    assert lines[1] == "    text: a year → two years"
    assert "    1 quote of words that are gone" in lines
    assert "    1 quote of words that are new" in lines
    more = article(HARBOUR.replace("events:\n", "notes:\n  - {text: a start, note: Hm}\nevents:\n"))
    lines = list(history_lines(VersionChange(VERSION, (before, more), (), compare(before, more))))
    assert "    ¶1 note a start: added" in lines
    lines = list(history_lines(VersionChange(VERSION, (more, before), (), compare(more, before))))
    assert "    ¶1 note a start: removed" in lines
    assert list(history_lines(VersionChange(REMOVED, (before, None))))[1] == "    taken out of the archive"
    assert list(history_lines(VersionChange(VERSION, (None, before))))[1] == "    new in the archive"
    same = VersionChange(VERSION, (before, before), (), compare(before, before))
    assert "nothing that is annotated" in list(history_lines(same))[1]
