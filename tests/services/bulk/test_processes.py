"""Workers on this machine: all pages are drafted, however many of the workers are killed on the way."""

from __future__ import annotations

import os
import signal
from pathlib import Path

from reader.memory.draft_journal import DraftJournal
from reader.services.bulk.drafting import Progress, draft_pages
from reader.services.bulk.processes import LocalProcesses
from reader.services.bulk.sources import sources_of
from reader.services.bulk.targets import JOURNAL, FolderTarget
from tests.made_up_pages import write_pages
from tests.services.bulk.test_drafting import OPTIONS, RULES, Here, contents, run


def test_two_workers_of_which_one_is_killed_draft_what_one_process_does(tmp_path: Path) -> None:
    write_pages(tmp_path / "pages", range(12))
    workers = LocalProcesses(2)
    killed: list[int] = []

    def kill_some(progress: Progress) -> None:
        pid = workers.workers[0].pid
        if pid is not None and progress.drafted in (3, 7):
            killed.append(pid)
            os.kill(pid, signal.SIGKILL)

    journal = DraftJournal.open(tmp_path / JOURNAL)
    done = draft_pages(
        tuple(sources_of([str(tmp_path / "pages")])),
        FolderTarget(tmp_path / "two"),
        journal,
        workers,
        OPTIONS,
        rules=RULES,
        progress=kill_some,
    )
    journal.close()
    workers.close()
    assert (done.drafted, done.failed) == (12, 0)
    assert killed
    run([tmp_path / "pages"], tmp_path / "one", Here())
    assert contents(tmp_path / "two") == contents(tmp_path / "one")
