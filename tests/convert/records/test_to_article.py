"""Records from outside: what an article can't have is left out and listed."""

from __future__ import annotations

from typing import Any

import pytest

from reader.convert.records.differences import differences
from reader.convert.records.record import Record, RecordKind
from reader.convert.records.to_article import Rebuilt, article_of
from reader.model.text import Span, Text
from reader.write.article import write_whole

TEXT = Text("Ana Ruiz said “no” and left Lund. “Never”")
ANA = Record(RecordKind.ENTITY, "ana", (), {"kind": "person", "name": "Ana Ruiz"})


def rebuilt(*records: Record) -> Rebuilt:
    return article_of(records, TEXT, "plain", "A headline")


def record(kind: RecordKind, id_: str, *spans: tuple[int, int], **fields: Any) -> Record:
    return Record(kind, id_, tuple(Span(*span) for span in spans), fields)


def test_ids_that_an_article_cannot_have_become_others() -> None:
    quotes = [record(RecordKind.QUOTE, id_, (14, 18)) for id_ in ("Ü 1", "#7", "ana", "#", "##")]
    people = [Record(RecordKind.ENTITY, id_, (), {"name": "Bo Lind"}) for id_ in ("http://x/Bo", "unknown")]
    article = rebuilt(ANA, *people, *quotes).article
    assert list(article.entities) == ["ana", "lind", "bo-lind"]
    assert [quote.id for quote in article.quotes] == ["u-1", "q2", "q3", "q4", "q5"]


@pytest.mark.parametrize(
    ("given", "loss"),
    [
        (record(RecordKind.QUOTE, "q", (900, 901)), "quote q has no words in the text and is left out"),
        (record(RecordKind.EVENT, "e"), "event e has no words in the text and is left out"),
        (record(RecordKind.EVENT, "e", (0, 3)), "event e has no title there: its words stand for one"),
        (
            record(RecordKind.QUOTE, "q", (14, 18), speaker=("bo",)),
            "speaker of quote q is 'bo', which there is not: left out",
        ),
        (
            record(RecordKind.QUOTE, "q", (14, 18), when="soon"),
            "when of quote q is 'soon', which is no date: left out",
        ),
        (
            record(RecordKind.QUOTE, "q", (14, 18), type="loud"),
            "type of quote q is 'loud', not one of direct, indirect, mixed: left out",
        ),
        (
            record(RecordKind.ENTITY, "bo", name="Bo", wikidata="42"),
            "wikidata of bo is '42', which it can’t be: left out",
        ),
        (record(RecordKind.MENTION, "bo", (0, 3)), "a mention of 'bo', who is not described, left out"),
        (record(RecordKind.ENTITY, "ana", name="Ana"), "a second entity called 'ana' left out"),
        (
            record(RecordKind.QUOTE, "q", (14, 18), cue=Span(5, 99)),
            "cue of quote q: 5 to 99 is not in the text",
        ),
    ],
)
def test_what_cannot_be_said_is_listed(given: Record, loss: str) -> None:
    assert loss in rebuilt(ANA, given).losses


def test_a_type_follows_from_the_quotation_marks() -> None:
    spans = [(14, 18), (9, 18), (23, 32), (34, 41)]
    article = rebuilt(*(record(RecordKind.QUOTE, f"q{n}", span) for n, span in enumerate(spans))).article
    assert [quote.type for quote in article.quotes] == ["direct", "mixed", "indirect", "direct"]


def test_hostile_characters_are_gone_from_every_value() -> None:
    bad = "a\x1b[2J\u202eb\nc"
    article = rebuilt(
        Record(RecordKind.ARTICLE, "x", (), {"publisher": bad, "authors": (bad, "\x00")}),
        Record(RecordKind.ENTITY, "ana", (), {"name": bad, "about": bad, "aka": (bad,), "role": "\x07"}),
    ).article
    assert article.source.publisher == "a[2Jb c"
    assert article.source.authors == ("a[2Jb c",)
    (ana,) = article.entities.values()
    assert (ana.name, ana.about, ana.role) == ("a[2Jb c", "a[2Jb c", None)
    write_whole(article)


def test_without_a_headline_the_name_of_the_file_stands_for_it() -> None:
    found = article_of([], TEXT, "plain")
    assert (found.article.headline, found.losses) == (
        "plain", ("no headline there: the name of the file stands for it",),
    )  # fmt: skip


def test_what_the_loader_refuses_is_listed_by_its_name() -> None:
    meant = rebuilt(
        ANA,
        record(RecordKind.MENTION, "ana", (1, 3)),
        record(RecordKind.NOTE, "n", (1, 3)),
        record(RecordKind.QUOTE, "q", (15, 17), cue=Span(10, 12)),
        record(RecordKind.EVENT, "a", (0, 3), title="A", after=("b",)),
        record(RecordKind.EVENT, "b", (0, 3), title="B", after=("a",)),
    ).article
    found = list(differences(meant, write_whole(meant).article))
    assert "the mention “na” of ana can’t be written, and is left out" in found
    assert "the note on “na” can’t be written, and is left out" in found
    assert "cue of quote q can’t be written as it was there" in found
    assert any(each.startswith("event ") for each in found)
    assert "1 mention more found by the names" in found
