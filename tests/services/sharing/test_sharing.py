"""Two people share articles by an archive: nothing is overwritten unseen, and nothing that either wrote is lost."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from reader.library.archive import Archive
from reader.library.folders import digest
from reader.library.opening import open_archive
from reader.load.article import load_article
from reader.memory.archive_copies import ArchiveCopies, Copy
from reader.model.article import EntityId
from reader.model.library.versions import Change, Outcome, Version
from reader.services.sharing.history import content_of, history
from reader.services.sharing.pulling import Pull, Pulled, pull
from reader.services.sharing.pushing import PushedFile, push
from reader.services.sharing.removing import remove
from reader.services.sharing.status import FileStatus, LocalFile, State, StatusReader
from tests.cli.conftest import HARBOUR
from tests.values import some

NAME = "2024/harbour.yaml"
FAULTY = HARBOUR.replace("type: direct", "type: loud")


@dataclass
class Person:
    """Somebody with a folder of articles, and what their machine remembers of the archive."""

    who: str
    folder: Path
    archive: Archive
    copies: ArchiveCopies

    @property
    def file(self) -> Path:
        return self.folder / NAME

    def write(self, source: str) -> None:
        self.file.parent.mkdir(parents=True, exist_ok=True)
        self.file.write_text(source, "utf-8")

    def edit(self, old: str, new: str) -> None:
        source = self.file.read_text("utf-8")
        assert old in source
        self.write(source.replace(old, new))

    @property
    def status(self) -> FileStatus:
        reader = StatusReader(self.archive, self.copies)
        if not self.file.exists():
            current = reader.current.get(NAME)
            return FileStatus(NAME, State.ABSENT, None, None, current)
        (status,) = reader.status([LocalFile(self.file, NAME)])
        return status

    def push(self, remark: str = "") -> PushedFile:
        (done,) = push(self.archive, self.copies, [self.status], self.who, remark)
        return done

    def pull(self) -> Pulled:
        (done,) = pull(self.archive, self.copies, [self.status], self.folder)
        return done


@pytest.fixture
def person(database: str, tmp_path: Path) -> Iterator[Callable[[str], Person]]:
    with ExitStack() as opened:

        def made(who: str) -> Person:
            archive = opened.enter_context(closing(open_archive(database, begin=True)))
            copies = ArchiveCopies(tmp_path / f"{who}-state", "postgresql:///news")
            return Person(who, tmp_path / who, archive, opened.enter_context(closing(copies)))

        yield made


@pytest.fixture
def both(person: Callable[[str], Person]) -> tuple[Person, Person]:
    """Two who have the same version."""
    ana, bo = person("ana"), person("bo")
    ana.write(HARBOUR)
    assert some(ana.push().pushed).outcome is Outcome.STORED
    assert bo.pull().what is Pull.NEW
    return ana, bo


def test_what_one_pushes_the_other_gets_byte_for_byte(both: tuple[Person, Person]) -> None:
    ana, bo = both
    assert bo.file.read_bytes() == ana.file.read_bytes()
    ana.edit("role: mayor", "role: minister")
    ana.edit("format: 1", "format: 1  # by hand")
    assert ana.status.state is State.CHANGED
    assert not ana.push("her new office").is_refused
    assert bo.status.state is State.BEHIND
    assert bo.pull().what is Pull.UPDATED
    assert bo.file.read_bytes() == ana.file.read_bytes()
    assert bo.status.state is ana.status.state is State.SAME
    assert bo.pull().what is Pull.SAME
    assert bo.push().pushed is None


def test_who_changed_another_place_meanwhile_gets_both(both: tuple[Person, Person]) -> None:
    ana, bo = both
    ana.edit("role: mayor", "role: minister")
    ana.push()
    bo.edit("Repairs begin", "The works begin")
    assert bo.status.state is State.BOTH
    refused = bo.push()
    assert refused.is_refused
    assert refused.pushed is None
    done = bo.pull()
    assert (done.what, done.conflicts) == (Pull.MERGED, ())
    text = bo.file.read_text("utf-8")
    assert "role: minister" in text
    assert "The works begin" in text
    assert bo.status.state is State.CHANGED
    assert not bo.push().is_refused
    assert ana.pull().what is Pull.UPDATED
    assert ana.file.read_bytes() == bo.file.read_bytes()


def test_what_both_changed_otherwise_is_told_and_both_are_drafts(both: tuple[Person, Person]) -> None:
    ana, bo = both
    ana.edit("speaker: aide", "speaker: ruiz")
    ana.push()
    bo.edit("speaker: aide", "speaker: unknown")
    done = bo.pull()
    (conflict,) = done.conflicts
    assert (conflict.field, conflict.ours, conflict.theirs) == ("speaker", "unknown", "ruiz")
    article = some(load_article(bo.file).article)
    assert [(quote.speaker, quote.provenance.draft) for quote in article.quotes[1:]] == [
        (None, True),
        ("ruiz", True),
    ]
    refused = bo.push()
    assert (refused.is_refused, refused.pushed, refused.undecided) == (True, None, 1)
    quotes = bo.file.read_text("utf-8").replace("draft: true, ", "").replace(", draft: true", "")
    bo.file.write_text(quotes, "utf-8")
    assert not bo.push().is_refused


def test_a_push_that_comes_second_is_refused_even_when_nobody_looked_before(
    both: tuple[Person, Person],
) -> None:
    ana, bo = both
    ana.edit("role: mayor", "role: minister")
    bo.edit("role: mayor", "role: governor")
    before = bo.status  # read before the other one pushes
    ana.push()
    (done,) = push(bo.archive, bo.copies, [before], "bo")
    assert some(done.pushed).outcome is Outcome.CONFLICT
    assert done.is_refused
    ((_, content),) = bo.archive.contents([some(bo.archive.current()[NAME].hash)]).items()
    assert content == ana.file.read_bytes()


def test_a_file_that_changes_while_it_is_pulled_stays(both: tuple[Person, Person]) -> None:
    ana, bo = both
    ana.edit("role: mayor", "role: minister")
    ana.push()
    before = bo.status
    bo.edit("Repairs begin", "Saved meanwhile")
    (done,) = pull(bo.archive, bo.copies, [before], bo.folder)
    assert (done.what, done.why) == (Pull.REFUSED, "another program has changed it meanwhile")
    assert "Saved meanwhile" in bo.file.read_text("utf-8")


def test_a_file_of_unknown_origin_is_neither_pushed_nor_overwritten(person: Callable[[str], Person]) -> None:
    ana, bo = person("ana"), person("bo")
    ana.write(HARBOUR)
    ana.push()
    bo.write(HARBOUR.replace("role: mayor", "role: minister"))
    assert bo.status.state is State.UNKNOWN
    assert bo.push().is_refused
    assert bo.pull().what is Pull.REFUSED
    assert "role: minister" in bo.file.read_text("utf-8")


def test_a_machine_that_has_forgotten_everything_knows_a_version_by_its_bytes(
    both: tuple[Person, Person], tmp_path: Path
) -> None:
    ana, bo = both
    ana.edit("role: mayor", "role: minister")
    ana.push()
    with closing(ArchiveCopies(tmp_path / "new-state", "postgresql:///news")) as copies:
        bo.copies = copies
        assert bo.status.state is State.BEHIND
        assert bo.pull().what is Pull.UPDATED


def test_what_was_taken_out_of_the_archive_stays_here(both: tuple[Person, Person]) -> None:
    ana, bo = both
    current = ana.archive.current()[NAME]
    list(ana.archive.push([Change(NAME, None, current.number, "ana")]))
    assert bo.status.state is State.REMOVED
    assert bo.pull().what is Pull.STAYS
    assert bo.push().is_refused
    assert bo.file.exists()
    carl = Person("carl", bo.folder.parent / "carl", bo.archive, bo.copies)
    carl.write(HARBOUR.replace("role: mayor", "role: clerk"))
    assert carl.status.state is State.NEW
    assert not carl.push().is_refused


def test_a_file_with_faults_is_not_pushed_and_not_merged(both: tuple[Person, Person]) -> None:
    ana, bo = both
    ana.write(FAULTY)
    done = ana.push()
    assert done.is_refused
    assert some(done.pushed).outcome is Outcome.FAULTY
    bo.edit("role: mayor", "role: minister")
    bo.push()
    refused = ana.pull()
    assert refused.what is Pull.REFUSED
    assert "faults" in refused.why
    assert ana.file.read_text("utf-8") == FAULTY


def test_what_can_not_be_read_is_said(both: tuple[Person, Person]) -> None:
    ana, _ = both
    ana.file.unlink()
    ana.file.mkdir()
    assert ana.status.state is State.UNREADABLE
    assert ana.push().is_refused
    assert ana.pull().what is Pull.REFUSED


def test_no_name_of_an_archive_leads_out_of_the_folder(both: tuple[Person, Person]) -> None:
    _, bo = both
    current = bo.archive.current()[NAME]
    for name in ("../out.yaml", "/tmp/out.yaml", "a/../../out.yaml", "x.sh", ".profile.yaml"):
        status = FileStatus(name, State.ABSENT, None, None, current)
        (done,) = pull(bo.archive, bo.copies, [status], bo.folder)
        assert (done.what, done.why) == (Pull.REFUSED, "no file may have that name")
    assert not (bo.folder.parent / "out.yaml").exists()


def test_a_file_that_somebody_has_written_in_the_place_of_a_new_one_stays(
    both: tuple[Person, Person],
) -> None:
    ana, bo = both
    absent = FileStatus(NAME, State.ABSENT, None, None, ana.archive.current()[NAME])
    bo.write("mine")
    (done,) = pull(bo.archive, bo.copies, [absent], bo.folder)
    assert done.what is Pull.REFUSED
    assert bo.file.read_text("utf-8") == "mine"


def test_bytes_that_the_archive_lacks_are_said(both: tuple[Person, Person]) -> None:
    ana, bo = both
    lost = Version(99, NAME, b"?", "ana", ana.archive.current()[NAME].when)
    absent = FileStatus(NAME, State.ABSENT, None, None, lost)
    (done,) = pull(bo.archive, bo.copies, [absent], bo.folder / "other")
    assert done.why == "the archive has not its bytes"
    unknown = FileStatus(NAME, State.BOTH, bo.file, 98, ana.archive.current()[NAME], bo.file.read_bytes())
    (done,) = pull(bo.archive, bo.copies, [unknown], bo.folder)
    assert done.why == "it is not known which version it was made from"


def test_the_history_says_who_changed_what(both: tuple[Person, Person]) -> None:
    ana, bo = both
    ana.edit("role: mayor", "role: minister")
    ana.push("her office")
    bo.pull()
    bo.edit("reopened the harbour on Friday", "reopened the old harbour on Friday")
    bo.edit("text: reopened the harbour", "text: reopened the old harbour")
    bo.push()
    newest, middle, first = history(ana.archive, NAME)
    assert (first.version.who, first.comparison, first.articles[0]) == ("ana", None, None)
    assert (middle.version.remark, middle.words) == ("her office", ())
    assert [[change.name for change in pair.changes] for pair in some(middle.comparison).differences] == [
        ["role"]
    ]
    assert newest.version.who == "bo"
    assert [(words.before, words.after) for words in newest.words] == [("", "old")]
    assert [each.version.number for each in history(ana.archive, NAME, 1)] == [newest.version.number]
    assert list(history(ana.archive, "no-such.yaml")) == []


def test_copies_are_remembered_by_archive_and_path(tmp_path: Path) -> None:
    file = tmp_path / "a.yaml"
    with closing(ArchiveCopies(tmp_path, "one")) as one, closing(ArchiveCopies(tmp_path, "two")) as two:
        one.put(Copy(file, "a.yaml", 1, digest(b"a")))
        one.put(Copy(file, "a.yaml", 2, digest(b"b")))
        assert some(one.of_path(tmp_path / "." / "a.yaml")).version == 2
        assert [copy.path for copy in one.all()] == [file]
        assert two.of_path(file) is None
    with closing(ArchiveCopies(tmp_path, "one")) as again:
        assert some(again.of_path(file)).hash == digest(b"b")


def test_an_article_of_the_other_keeps_its_people(both: tuple[Person, Person]) -> None:
    ana, bo = both
    ana.edit("people:\n", "people:\n  storm: {name: the storm}\n")
    ana.push()
    bo.edit("{id: begun, speaker: aide", "{id: begun, about: [works], speaker: aide")
    assert bo.pull().conflicts == ()
    article = some(load_article(bo.file).article)
    assert EntityId("storm") in article.entities
    assert article.quotes[1].about == ("works",)


def test_two_files_of_one_name_are_answered_each(both: tuple[Person, Person], tmp_path: Path) -> None:
    ana, _ = both
    files = []
    for number, role in enumerate(("minister", "governor")):
        (tmp_path / f"{number}.yaml").write_text(HARBOUR.replace("role: mayor", f"role: {role}"), "utf-8")
        files.append(LocalFile(tmp_path / f"{number}.yaml", "new.yaml"))
    statuses = StatusReader(ana.archive, ana.copies).status(files)
    done = list(push(ana.archive, ana.copies, statuses, "ana"))
    assert [some(each.pushed).outcome for each in done] == [Outcome.STORED, Outcome.CONFLICT]


def test_an_article_stays_in_the_archive_if_one_of_two_copies_is_older(both: tuple[Person, Person]) -> None:
    ana, bo = both
    old = ana.status
    bo.edit("role: mayor", "role: minister")
    bo.push()
    for statuses in ([bo.status, ana.status], [ana.status, bo.status]):
        (done,) = remove(ana.archive, statuses, "ana")
        assert (done.pushed, done.status.state) == (None, State.BEHIND)
    (late,) = remove(ana.archive, [old], "ana")
    assert some(late.pushed).outcome is Outcome.CONFLICT
    (done,) = remove(ana.archive, [bo.status, bo.status], "bo")
    assert some(done.pushed).outcome is Outcome.STORED


def test_every_version_can_be_had_also_of_an_article_that_was_taken_out(both: tuple[Person, Person]) -> None:
    ana, _ = both
    first = some(ana.archive.current().get(NAME))
    content = ana.file.read_bytes()
    ana.edit("role: mayor", "role: minister")
    second = some(some(ana.push().pushed).version)
    taken_out = Change(NAME, None, second.number, "Ana")
    (removed,) = ana.archive.push([taken_out])
    assert removed.outcome is Outcome.STORED
    newest = content_of(ana.archive, NAME)
    assert newest == (second, ana.file.read_bytes())
    assert content_of(ana.archive, NAME, some(removed.version).number) == newest
    assert content_of(ana.archive, NAME, first.number) == (first, content)
    assert content_of(ana.archive, NAME, 99) is None
    assert content_of(ana.archive, "no-such.yaml") is None
