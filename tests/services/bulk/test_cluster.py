"""A Dask cluster drafts what one process does, and its loss is one sentence."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import CancelledError
from itertools import chain
from pathlib import Path
from types import SimpleNamespace

import pytest
from distributed import KilledWorker, LocalCluster

from reader.errors import ClusterUnavailable
from reader.intake.collected_page import CollectedPage
from reader.services.bulk import cluster as clusters
from reader.services.bulk.cluster import DaskCluster, _grouped
from reader.services.bulk.messages import answer_message
from reader.services.bulk.sources import local_pages, sources_of
from reader.services.bulk.values import Drafted, Failed, FailureKind, SourcePage
from tests.made_up_pages import write_pages
from tests.services.bulk.test_drafting import OPTIONS, Here
from tests.values import some

KILLED = KilledWorker("task", SimpleNamespace(address="tcp://worker"), 3)  # type: ignore[arg-type]  # its address is read
pytestmark = pytest.mark.filterwarnings("ignore::ResourceWarning", "ignore::DeprecationWarning")


@pytest.fixture
def dask() -> Iterator[LocalCluster]:
    """A scheduler and two workers, all in this process."""
    with LocalCluster(
        n_workers=2, threads_per_worker=1, processes=False, dashboard_address=":0", protocol="tcp://"
    ) as dask:
        yield dask


def test_a_cluster_drafts_what_one_process_does(dask: LocalCluster, tmp_path: Path) -> None:
    write_pages(tmp_path, range(6))
    pages = list(local_pages(list(sources_of([str(tmp_path)]))))
    cluster = DaskCluster(dask.scheduler_address)
    found = {page.where: answer for page, answer in cluster.answers(iter(pages), OPTIONS)}
    cluster.close()
    assert found == {page.where: answer for page, answer in Here().answers(pages, OPTIONS)}
    assert all(isinstance(answer, Drafted) for answer in found.values())


def tiny(numbers: Iterable[int], content: bytes = b"") -> Iterator[SourcePage]:
    return (SourcePage(str(number), bytes(16), 1, CollectedPage(content)) for number in numbers)


def test_groups_are_large_and_become_small_at_the_end() -> None:
    groups = [some(group) for group in _grouped(tiny(range(1000)), lambda: 2)]
    assert [page.where for group in groups for page in group] == [str(number) for number in range(1000)]
    sizes = [len(group) for group in groups]
    assert sizes == sorted(sizes, reverse=True)
    assert (sizes[0], sizes[-4:]) == (32, [1] * 4)


def test_large_pages_are_few_in_a_group() -> None:
    sizes = [len(some(group)) for group in _grouped(tiny(range(400), bytes(2**19)), lambda: 2)]
    assert max(sizes) == 2
    assert sum(sizes) == 400


def test_what_has_come_is_sent_while_nothing_more_comes() -> None:
    pages = chain(tiny(range(5)), [None], tiny(range(2)))
    sizes = [group and len(group) for group in _grouped(pages, lambda: 1)]
    assert sizes == [3, 1, 1, None, 1, 1]


@pytest.mark.parametrize("interval", [0.0, 600.0])
def test_a_scheduler_that_goes_is_said(
    interval: float, dask: LocalCluster, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whether it is missed by who counts its threads, or by who waits for an answer."""
    monkeypatch.setattr(clusters, "_COUNT_INTERVAL", interval)
    monkeypatch.setattr(clusters, "_PATIENCE", 2.0)
    write_pages(tmp_path, range(100))
    pages = local_pages(list(sources_of([str(tmp_path)])))
    cluster = DaskCluster(dask.scheduler_address)
    answers = cluster.answers(pages, OPTIONS)
    next(answers)
    dask.close()
    with pytest.raises(ClusterUnavailable, match="the same command goes on from here"):
        list(answers)
    cluster.close()


def test_a_scheduler_without_workers_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(clusters, "_PATIENCE", 3.0)
    with (
        LocalCluster(n_workers=0, processes=False, dashboard_address=":0", protocol="tcp://") as dask,
        pytest.raises(ClusterUnavailable, match="has no workers yet"),
    ):
        DaskCluster(dask.scheduler_address)


@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (CancelledError(), "the workers of the cluster that worked on it ended"),
        (ImportError("No module named 'reader'"), None),
    ],
)
def test_what_no_worker_can_draft_is_said(
    fault: BaseException,
    said: str | None,
    dask: LocalCluster,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A page that ends its workers fails alone; workers without closeread end the run."""

    def fail(requests: object) -> None:
        raise fault

    monkeypatch.setattr(clusters, "draft_there", fail)
    write_pages(tmp_path, range(1))
    pages = local_pages(list(sources_of([str(tmp_path)])))
    cluster = DaskCluster(dask.scheduler_address)
    try:
        if said is None:
            with pytest.raises(ClusterUnavailable, match="workers can’t draft: No module named 'reader'"):
                list(cluster.answers(pages, OPTIONS))
        else:
            ((_, answer),) = cluster.answers(pages, OPTIONS)
            assert answer == Failed(FailureKind.CRASHED, said)
    finally:
        cluster.close()


@pytest.mark.parametrize("fault", [CancelledError(), KILLED])
def test_only_the_page_that_ends_all_workers_of_a_cluster_has_no_article(
    fault: Exception, dask: LocalCluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The others of its group are drafted one by one."""

    def draft(requests: list[bytes]) -> list[bytes]:
        if any(b"deadly" in request for request in requests):
            raise fault
        return [answer_message(Drafted("A headline", "content")) for _ in requests]

    monkeypatch.setattr(clusters, "draft_there", draft)
    pages = [*tiny(range(20)), *tiny([20], b"deadly"), *tiny(range(21, 30))]
    cluster = DaskCluster(dask.scheduler_address)
    try:
        answers = {page.where: answer for page, answer in cluster.answers(iter(pages), OPTIONS)}
    finally:
        cluster.close()
    assert len(answers) == 30
    assert [where for where, answer in answers.items() if isinstance(answer, Failed)] == ["20"]


def test_without_distributed_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(ClusterUnavailable, match=r"pip install 'closeread\[cluster\]'"):
        DaskCluster("tcp://127.0.0.1:8786")


@pytest.mark.slow
def test_a_worker_of_a_cluster_that_is_killed_loses_no_page(tmp_path: Path) -> None:
    write_pages(tmp_path, range(60))
    pages = list(local_pages(list(sources_of([str(tmp_path)]))))
    with LocalCluster(n_workers=2, threads_per_worker=1, dashboard_address=":0") as dask:
        cluster = DaskCluster(dask.scheduler_address)
        found: list[str] = []
        for page, answer in cluster.answers(iter(pages), OPTIONS):
            assert isinstance(answer, Drafted)
            found.append(page.where)
            if (killed := {10: 0, 30: 1}.get(len(found))) is not None:
                os.kill(some(dask.workers[killed].pid), signal.SIGKILL)
        cluster.close()
    assert sorted(found) == sorted(page.where for page in pages)
