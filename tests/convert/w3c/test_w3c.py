"""Web Annotations: those of others in all their forms, and selectors that lead to the words."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.convert.format import Options
from reader.convert.outside.type_map import read_map
from reader.convert.table import BY_NAME
from reader.convert.w3c.selectors import Selectors
from reader.errors import IntakeError
from reader.load.article import read_article
from reader.model.article import Article
from reader.model.text import Span
from reader.services.interchange.importing import Imported, import_article
from tests.convert.generated import articles
from tests.values import some

W3C = BY_NAME["w3c"]
TEXT = "👩 Ana Ruiz left. She left Lund, and 👩 Lund is far."


def imported(document: object, text: str | None = TEXT, toml: str = "") -> Imported:
    beside = {} if text is None else {".txt": text.encode()}
    source = json.dumps(document).encode()
    return import_article(source, W3C, "plain", beside.get, read_map(toml) if toml else None, "A")


def annotation(selector: object, **more: Any) -> dict[str, Any]:
    return {"type": "Annotation", "target": {"source": "x", "selector": selector}, **more}


def words(found: Imported) -> list[str]:
    return [found.article.text[note.span] for note in found.article.notes]


def quote(exact: str, **around: str) -> dict[str, Any]:
    return {"type": "TextQuoteSelector", "exact": exact, **around}


def position(start: int, end: int) -> dict[str, Any]:
    return {"type": "TextPositionSelector", "start": start, "end": end}


@pytest.mark.parametrize(
    ("selector", "found"),
    [
        (quote("Ana Ruiz"), "Ana Ruiz"),
        (quote("left", prefix="She "), "left"),
        (quote("Lund", suffix=" is"), "Lund"),
        (quote("Ana Ruiz", prefix="other words "), "Ana Ruiz"),
        (position(2, 10), "Ana Ruiz"),
        ([quote("Ana Ruiz"), position(2, 10)], "Ana Ruiz"),
        ([quote("Ana Ruiz"), position(3, 11)], "Ana Ruiz"),  # in units of UTF-16
        ([quote("Lund"), position(40, 44)], "Lund"),
        ([position(90, 95), quote("Ana Ruiz")], "Ana Ruiz"),
        (
            {"type": "RangeSelector", "startSelector": position(2, 2), "endSelector": position(10, 10)},
            "Ana Ruiz",
        ),
        ([{"type": "CssSelector", "value": "p"}, quote("Ana Ruiz")], "Ana Ruiz"),
    ],
)
def test_words_are_found_by_any_selector_that_leads_to_them(selector: object, found: str) -> None:
    assert words(imported([annotation(selector)])) == [found]


@pytest.mark.parametrize(
    "selector",
    [quote("left"), quote("nowhere"), position(900, 901), position(3, 3), None, 3, "x", {"exact": 3}, []],
)
def test_what_leads_nowhere_is_listed_and_left_out(selector: object) -> None:
    result = imported([annotation(selector), annotation(quote("Ana Ruiz"))])
    assert words(result) == ["Ana Ruiz"]
    assert "annotation 1 stands nowhere in the text, and is left out" in result.losses


ONE = annotation(quote("Ana Ruiz"), body="Who?")


@pytest.mark.parametrize(
    "document",
    [
        ONE,
        [ONE],
        {"items": [ONE]},
        {"@graph": [ONE]},
        {"type": "AnnotationCollection", "first": {"items": [ONE]}},
    ],
)
def test_pages_collections_lists_and_single_annotations_are_read(document: object) -> None:
    (note,) = imported(document).article.notes
    assert note.note == "Who?"


def test_comments_are_remarks_and_what_has_none_is_a_highlight() -> None:
    bodies = [{"type": "TextualBody", "value": "Where to?", "purpose": "commenting"}]
    found = imported(
        [annotation(quote("She left"), body=bodies), annotation(quote("far"), motivation="highlighting")]
    )
    assert [note.note for note in found.article.notes] == ["Where to?", ""]


def test_a_tag_is_a_type_that_a_map_can_name() -> None:
    tagged = annotation(quote("Ana Ruiz"), body=[{"purpose": "tagging", "value": "PER"}])
    assert (
        "1 annotation of type 'PER' left out: name this type in a map to read it" in imported([tagged]).losses
    )
    (entity,) = imported([tagged], toml='[types]\nPER = "person"').article.entities.values()
    assert (entity.name, entity.kind) == ("Ana Ruiz", "person")


def test_several_targets_are_the_parts_of_one_quote() -> None:
    targets = [{"selector": quote("Ana Ruiz")}, {"selector": quote("Lund", suffix=", and")}]
    document = [{"target": targets, "body": [{"purpose": "tagging", "value": "said"}]}]
    (only,) = imported(document, toml='[types]\nsaid = "quote"').article.quotes
    assert [TEXT[slice(*part)] for part in only.parts] == ["Ana Ruiz", "Lund"]


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (b"", "it is no JSON: line 1, column 1"),
        (b"\xff", "it is not UTF-8: byte 0"),
        (b"[" * 100_000, "nested too deeply"),
        (b'[{"target": ' + b"9" * 10_000 + b"}]", "a number that is too long|no text"),
        (b"3", "it has no annotations"),
        (b"{}", "it has no annotations"),
        (b'{"items": 3}', "it has no annotations"),
        (b'{"items": []}', "annotations and no text"),
    ],
)
def test_what_is_no_file_of_annotations_is_refused_in_one_sentence(source: bytes, fault: str) -> None:
    with pytest.raises(IntakeError, match=fault):
        import_article(source, W3C, "plain")


def test_a_file_larger_than_an_article_may_be_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("reader.convert.json.source.LIMIT", 3)
    with pytest.raises(IntakeError, match="larger than 64 MiB"):
        import_article(b'{"a": 1}', W3C, "plain")


def test_words_that_occur_often_have_enough_around_them_to_occur_once() -> None:
    content = "so " * 100
    selector = Selectors(content).quote(Span(150, 152))
    around = selector["prefix"] + selector["exact"] + selector["suffix"]
    assert content.count(around) == 1


def test_a_mention_of_nobody_is_listed() -> None:
    tagged = annotation(quote("Ana Ruiz"), body=[{"purpose": "tagging", "value": "who"}])
    losses = imported([tagged], toml='[types]\nwho = "mention"').losses
    assert "a mention without anybody, 'annotation 1', left out" in losses


def test_a_text_beside_that_is_no_utf8_is_refused() -> None:
    with pytest.raises(IntakeError, match="the text beside it is not UTF-8"):
        import_article(b'{"items": []}', W3C, "plain", lambda _ending: b"\xff")


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(
        st.sampled_from(
            ("items", "body", "target", "selector", "field", "value", "purpose", "exact", "start", "end", "type",
             "article", "entities", "events", "id", "text", "first", "motivation", "kind", "name", "record")
        ), inner, max_size=5),
    max_leaves=25,
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(json_values)
def test_no_json_breaks_the_reader(document: object) -> None:
    try:
        imported(document)
    except IntakeError as fault:
        assert str(fault)


@settings(max_examples=60, deadline=None)
@given(st.text(st.sampled_from("ab 👩\n𝒳"), min_size=3, max_size=40), st.data())
def test_selectors_of_any_span_lead_back_to_it(content: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(content) - 1))
    span = Span(start, data.draw(st.integers(start + 1, len(content))))
    made = Selectors(content).of(span)
    assert Selectors(content).span(made) == span
    assert Selectors(content).span(made[:1]) == span
    if len(made) > 3:  # the position in units of UTF-16
        encoded = content.encode("utf-16-le")
        start, end = 2 * made[3]["start"], 2 * made[3]["end"]
        assert encoded[start:end].decode("utf-16-le") == content[slice(*span)]


@settings(max_examples=20, deadline=None)
@given(articles())
def test_every_quote_selector_occurs_once(article: Article) -> None:
    page = json.loads("".join(W3C.writes(article, Options()).files[0].content))
    for item in page["items"]:
        for target in item["target"]:
            selector = target["selector"][0]
            pattern = selector["prefix"] + selector["exact"] + selector["suffix"]
            first = article.text.content.find(pattern)
            assert first >= 0
            assert article.text.content.find(pattern, first + 1) < 0


def test_what_is_orphaned_or_moved_is_said_to_be_left_out() -> None:
    source = """\
format: 1
headline: A
text: Ana left.
people: {ana: {name: Ana, mentions: [{was: she}, {text: left, was: gone}]}}
quotes:
  - {speaker: ana, type: indirect, text: left, was: gone, draft: true}
  - {speaker: ana, type: indirect, was: nowhere}
"""
    article = some(read_article(source.encode(), "a").article)
    assert W3C.writes(article, Options()).losses == (
        "left out: 2 orphaned annotations, whose words are no longer in the text",
        "left out: the former words (`was`) of q1, mentions of ana",
    )
