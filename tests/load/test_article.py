"""A file to an article, or to what is wrong with it."""

import gc
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from reader.errors import UnreadableFile
from reader.load.anchors.find import Anchors
from reader.load.anchors.occurrences import Occurrences
from reader.load.article import Loaded, load_article, read_article, read_held, report
from reader.load.syntax.source import SourceStream
from reader.model.article import Article, Basis, EntityId, Order, Provenance, QuoteType
from reader.model.diagnostic import Diagnostic, Mark, Severity
from reader.model.text import Span

HARBOUR = """\
format: 1
headline: Mayor reopens the harbour
source: {publisher: Harbour Post, url: https://example.org/harbour, authors: [Ana Lind]}
published: 2024-05-03
language: en
text: |-
  The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she
  said, “a start.”

  A senior aide said the work had begun in 2021, a year after the storm.
people:
  ruiz: {name: Ana Ruiz, aka: [Ruiz, Mayor Ruiz], role: mayor, mentions: [The mayor, {text: she, para: 1}]}
  aide: {name: a senior aide, named: false, aka: [A senior aide]}
places:
  harbour: {name: the harbour}
quotes:
  - {speaker: ruiz, type: direct, parts: ["“It is,”", "“a start.”"], cue: said, mention: {text: she, para: 1}}
  - id: work-began
    speaker: aide
    type: indirect
    text: the work had begun in 2021, a year after the storm
    cue: said
    about: [storm]
events:
  - {id: storm, title: A storm closes the harbour, when: "2020", basis: inferred, text: a year after the storm}
  - {id: works, title: Repairs begin, when: "2021", text: begun in 2021, order: {after: [storm]}}
  - {title: The harbour reopens, when: 2024-05-03, when_text: on Friday, text: reopened the harbour, people: ruiz}
notes:
  - {text: a start, note: The second phase has no date.}
"""


@pytest.fixture
def harbour() -> Article:
    loaded = read_article(HARBOUR.encode(), "harbour")
    assert loaded.diagnostics == ()
    assert loaded.article is not None
    return loaded.article


def test_an_article_has_what_its_file_says(harbour: Article) -> None:
    assert (harbour.id, harbour.headline, harbour.language) == ("harbour", "Mayor reopens the harbour", "en")
    assert harbour.source.authors == ("Ana Lind",)
    assert harbour.published is not None and harbour.published.text == "2024-05-03"
    assert list(harbour.entities) == ["ruiz", "aide", "harbour"]
    assert harbour.text_line == 6


def test_a_person_is_mentioned_in_the_texts_order(harbour: Article) -> None:
    ruiz = harbour.entities[EntityId("ruiz")]
    assert [harbour.text[each.span] for each in ruiz.mentions] == ["The mayor", "Ana Ruiz", "she"]
    assert (ruiz.aka, ruiz.line) == (("Ruiz", "Mayor Ruiz"), 12)


def test_a_quote_knows_its_words_and_who_gave_them(harbour: Article) -> None:
    first, second = harbour.quotes
    text = harbour.text
    assert [text[part] for part in first.parts] == ["“It is,”", "“a start.”"]
    assert first.cue is not None and first.mention == Span(62, 65)
    assert (text[first.cue], text.paragraph_of(first.cue.start)) == ("said", 1)
    assert (first.id, first.speaker, first.type, first.line) == ("q1", "ruiz", QuoteType.DIRECT, 17)
    assert second.cue is not None and text.paragraph_of(second.cue.start) == 2
    assert second.about == ("storm",)


def test_an_event_knows_its_date_and_its_words(harbour: Article) -> None:
    storm, works, reopened = harbour.events
    assert storm.basis is Basis.INFERRED and storm.when is not None
    assert works.order == Order(after=(storm.id,))
    assert reopened.when_text is not None and harbour.text[reopened.when_text] == "on Friday"
    assert (reopened.id, reopened.people, reopened.line) == ("e3", ("ruiz",), 27)


def test_a_note_knows_its_words(harbour: Article) -> None:
    (note,) = harbour.notes
    assert (harbour.text[note.span], note.line) == ("a start", 29)


def test_faults_are_told_in_file_order_with_their_places() -> None:
    loaded = read_article(
        HARBOUR.replace("cue: said", "cue: yelled").replace("[storm]", "[strom]").encode(), "x"
    )
    assert loaded.article is None
    assert [(each.mark.line, each.code) for each in loaded.diagnostics] == [
        (17, "not-in-text"),
        (22, "not-in-text"),
        (23, "no-such-id"),
        (26, "no-such-id"),
    ]
    assert loaded.diagnostics == tuple(sorted(loaded.diagnostics))


def test_of_very_many_faults_a_thousand_are_told_and_the_rest_counted() -> None:
    quotes = "".join(f"  - {{speaker: p{n}, type: direct, text: gone {n}}}\n" for n in range(700))
    start = HARBOUR.index("quotes:")
    loaded = read_article(f"{HARBOUR[:start]}quotes:\n{quotes}".encode(), "x")
    assert len(loaded.diagnostics) == 1_001
    assert loaded.diagnostics[-1].code == "too-many-faults"
    assert "400" in loaded.diagnostics[-1].message


def test_a_fault_is_one_line_that_editors_follow() -> None:
    fault = Diagnostic(Mark(3, 7), "no-such-id", "no person 'x'")
    assert report("news/a.yaml", fault) == "news/a.yaml:3:7: error: no person 'x' [no-such-id]"
    warning = fault._replace(severity=Severity.WARNING)
    assert report(Path("a.yaml"), warning).startswith("a.yaml:3:7: warning: ")


def test_the_name_of_a_file_cannot_change_the_terminal(tmp_path: Path) -> None:
    path = tmp_path / "a\x1b[2J\u202e.yaml"
    path.write_text(HARBOUR, encoding="utf-8")
    article = load_article(path).article
    assert article is not None and article.id.isprintable()
    assert report(path, Diagnostic(Mark(1, 1), "x", "y")).isprintable()


def test_a_file_is_loaded_under_its_stem(tmp_path: Path) -> None:
    path = tmp_path / "harbour.article.yaml"
    path.write_text(HARBOUR, encoding="utf-8")
    article = load_article(path).article
    assert article is not None and article.id == "harbour.article"


def missing(folder: Path) -> Path:
    return folder / "none.yaml"


def folder(folder: Path) -> Path:
    return folder


def pipe(folder: Path) -> Path:
    os.mkfifo(folder / "pipe.yaml")
    return folder / "pipe.yaml"


def device(_folder: Path) -> Path:
    return Path("/dev/zero")


def under_a_file(folder: Path) -> Path:
    (folder / "file").touch()
    return folder / "file" / "a.yaml"


def loop(folder: Path) -> Path:
    (folder / "loop").symlink_to(folder / "loop")
    return folder / "loop"


def with_nul(folder: Path) -> Path:
    return folder / "a\0b.yaml"


def too_long(folder: Path) -> Path:
    return folder / ("x" * 300)


@pytest.mark.parametrize(
    "make",
    [missing, folder, pipe, device, under_a_file, loop, with_nul, too_long],
    ids=lambda make: make.__name__,
)
def test_what_cannot_be_read_is_one_plain_sentence(tmp_path: Path, make: Callable[[Path], Path]) -> None:
    with pytest.raises(UnreadableFile) as caught:
        load_article(make(tmp_path))
    assert str(caught.value).isprintable() and len(str(caught.value)) > 10


def test_a_folder_is_told_to_be_one_and_leaves_no_file_open(tmp_path: Path) -> None:
    free = os.open(os.devnull, os.O_RDONLY)
    os.close(free)
    with pytest.raises(UnreadableFile, match=r"^it is a folder, not a file$"):
        load_article(tmp_path)
    after = os.open(os.devnull, os.O_RDONLY)
    os.close(after)
    assert after == free


def test_a_file_that_is_too_large_is_refused_like_a_faulty_one(tmp_path: Path) -> None:
    path = tmp_path / "large.yaml"
    with path.open("wb") as file:
        file.truncate(64 * 1024 * 1024 + 1)
    assert [(each.mark, each.code) for each in load_article(path).diagnostics] == [(Mark(1, 1), "too-large")]


@pytest.mark.parametrize(
    "source", [b"", b"\xff", b"text: x", b"format: 1\nheadline: h\ntext: ''\n", b"&a [*a]"]
)
def test_what_is_no_article_is_no_article(source: bytes) -> None:
    loaded: Loaded = read_article(source, "x")
    assert loaded.article is None and loaded.diagnostics


def test_a_file_that_may_not_be_read_is_told_to_be_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> int:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(os, "open", refuse)  # root may read anything
    with pytest.raises(UnreadableFile, match=r"^permission to read it is missing$"):
        load_article(tmp_path / "harbour.yaml")


@pytest.mark.parametrize("collecting", [True, False])
def test_the_collector_is_left_as_it_was(collecting: bool) -> None:
    before = gc.isenabled()
    try:
        (gc.enable if collecting else gc.disable)()
        read_article(HARBOUR.encode(), "harbour")
        assert gc.isenabled() is collecting
    finally:
        (gc.enable if before else gc.disable)()


DRAFTED = """\
format: 1
headline: Ferry
text: |-
  Ana Ruiz and Jo Ek said the ferry sank on Friday. She left.
people:
  ruiz: {name: Ana Ruiz, draft: 0.9, mentions: [{text: She, draft: true, confidence: .5}]}
  ek: {name: Jo Ek, checked_by: Al}
quotes:
  - {speaker: [ruiz, ek], type: indirect, text: the ferry sank on Friday, mention: Ana Ruiz and Jo Ek, draft: 0.85}
events:
  - {title: A ferry sinks, text: the ferry sank, by: hand}
notes:
  - {text: Friday, draft: true, note: Which?}
  - {text: ferry}
drafted: {by: rules-1, on: 2026-11-30}
"""


def test_what_a_file_was_drafted_by_made_every_entry_that_does_not_say_otherwise() -> None:
    article = read_article(DRAFTED.encode(), "ferry").article
    assert article is not None and article.drafted is not None
    assert (article.drafted.by, article.drafted.on and article.drafted.on.text) == ("rules-1", "2026-11-30")
    ruiz, ek = article.entities.values()
    assert ruiz.provenance == Provenance("rules-1", 0.9, True)
    assert ek.provenance == Provenance("rules-1", checked_by="Al")
    assert article.quotes[0].provenance == Provenance("rules-1", 0.85, True)
    assert article.events[0].provenance == Provenance("hand")
    assert [note.provenance for note in article.notes] == [
        Provenance("rules-1", None, True),
        Provenance("rules-1"),
    ]
    assert [(note.note, note.id) for note in article.notes] == [("Which?", "n1"), ("", "n2")]
    she = next(
        mention for mention in ruiz.mentions if not mention.named and mention.provenance.confidence == 0.5
    )
    assert she.provenance == Provenance("rules-1", 0.5, True)


def test_a_joint_statement_is_said_by_each_and_its_mention_stands_for_each() -> None:
    article = read_article(DRAFTED.encode(), "ferry").article
    assert article is not None
    quote = article.quotes[0]
    assert (quote.speaker, quote.joint, quote.speakers) == ("ruiz", ("ek",), ("ruiz", "ek"))
    for speaker in quote.speakers:
        assert quote.mention in [mention.span for mention in article.entities[speaker].mentions]


def test_reading_leaves_neither_the_text_nor_the_bytes_to_the_garbage_collector() -> None:
    source = HARBOUR.encode()
    gc.collect()
    gc.disable()
    try:
        loaded = read_article(source, "harbour")
        left = {Anchors, Occurrences, SourceStream} & set(map(type, gc.get_objects()))
    finally:
        gc.enable()
    assert loaded.article is not None
    assert not left, "the program starts without it, and what is left then stays for good"


def test_bytes_that_nobody_else_has_are_let_go_of() -> None:
    held = [b"format: 1\n"]
    read_held(held, "short")
    assert held == []
