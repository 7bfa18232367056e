"""An edit changes what it concerns, in files of every style, and leaves every other byte as it is."""

from __future__ import annotations

import difflib
import re
from collections import Counter
from itertools import islice

import pytest

from reader.errors import EditRefused
from reader.load.checked_file import CheckedFile, check_file
from reader.load.syntax.nodes import Mapping, node_place
from reader.model.article import (
    Basis,
    EntityId,
    EventId,
    EventState,
    Kind,
    NoteId,
    Provenance,
    QuoteId,
    QuoteType,
)
from reader.model.dates.dates import Edtf
from reader.model.text import Span
from reader.write import edits
from reader.write.apply_edit import NOT_AS_MEANT, Edited, apply
from reader.write.node_changes.entities import merge_doubts
from tests.load.test_schema import EXAMPLE
from tests.values import some
from tests.write.edit_corpus import BLOCK, FLOW, INDENTLESS, article_of, corpus, edits_of

COMMENT = re.compile(r"(?m)(?:^|[ \t])(#[^\r\n]*)")
CORPUS = corpus()
_IDS = ("id", "entity", "quote", "event", "note")
"""The fields of an edit, or of its claim, that say which entry it is of."""
# what takes lines away may take what stands behind them, too
_TAKING = (edits.Remove, edits.Merge, edits.SetKind, edits.SetWords, edits.SetNames, edits.Accept)


def read(source: str | bytes) -> CheckedFile:
    file = check_file(source.encode() if isinstance(source, str) else source, "x")
    assert file.loaded.article is not None, file.loaded.diagnostics
    return file


def changed(old: bytes, new: bytes) -> list[str]:
    """The lines that an edit took (`-`) and put (`+`)."""
    lines = difflib.ndiff(old.decode().splitlines(keepends=True), new.decode().splitlines(keepends=True))
    return [line.rstrip("\r\n") for line in lines if line[0] in "+-"]


def diff(source: str, edit: edits.Edit) -> list[str]:
    file = read(source)
    return changed(file.source, apply(file, edit).file.source)


def span_of(source: str, words: str) -> Span:
    start = article_of(source.encode()).text.content.index(words)
    return Span(start, start + len(words))


@pytest.mark.parametrize("name", CORPUS)
def test_every_edit_of_every_style_is_made_or_refused_for_a_fault_that_it_would_leave(name: str) -> None:
    file = read(CORPUS[name])
    assert file.loaded.article is not None
    comments = Counter(COMMENT.findall(file.source.decode()))
    made = 0
    # of the long article every third, which takes long enough
    for edit in islice(edits_of(file.loaded.article), 0, None, 3 if name == "bundled" else 1):
        try:
            new = apply(file, edit).file.source
        except EditRefused as refusal:
            assert str(refusal) != NOT_AS_MEANT, edit
            assert not re.search("key was expected|colon|comma|indent|brace|bracket", str(refusal)), edit
            continue
        made += 1
        assert new.startswith(b"\xef\xbb\xbf") == file.source.startswith(b"\xef\xbb\xbf")
        assert (b"\r" in new) == (b"\r" in file.source), edit
        assert new.count(b"\r") in (0, new.count(b"\n")), edit
        if not isinstance(edit, _TAKING):
            assert not comments - Counter(COMMENT.findall(new.decode())), edit
    assert made > 15


@pytest.mark.parametrize("name", CORPUS)
def test_the_change_of_one_value_is_a_change_of_few_lines(name: str) -> None:
    file = read(CORPUS[name])
    assert file.loaded.article is not None
    for quote in file.loaded.article.quotes:
        other = next(each for each in QuoteType if each is not quote.type)
        lines = changed(file.source, apply(file, edits.SetType(quote.id, other)).file.source)
        assert len([line for line in lines if line[0] == "-"]) == 1 and len(lines) <= 3, lines


@pytest.mark.parametrize(
    ("edit", "lines"),
    [
        (edits.SetSpeaker(QuoteId("q1"), (EntityId("aide"),)), ["-  - speaker: ruiz", "+  - speaker: aide"]),
        (edits.SetSpeaker(QuoteId("q1"), ()), ["-  - speaker: ruiz", "+  - speaker: unknown"]),
        (
            edits.SetSpeaker(QuoteId("q1"), (EntityId("ruiz"), EntityId("aide"))),
            ["-  - speaker: ruiz", "+  - speaker: [ruiz, aide]"],
        ),
        (edits.SetType(QuoteId("work-began"), QuoteType.MIXED), ["-    type: indirect", "+    type: mixed"]),
        (edits.SetCue(QuoteId("q1"), None), ["-    cue: said"]),
        (
            edits.SetNames(EntityId("aide"), "a senior aide", ("A senior aide",), True),
            [
                "-  aide: {name: a senior aide, named: false, aka: [A senior aide]}",
                "+  aide: {name: a senior aide, aka: [A senior aide]}",
            ],
        ),
        (edits.SetVia(QuoteId("work-began"), "a call"), ["+    via: a call"]),
        (
            edits.SetSpeakerWords(QuoteId("work-began"), span_of(EXAMPLE, "A senior aide")),
            ["+    mention: A senior aide"],
        ),
        (
            edits.SetWords(edits.QuoteClaim(QuoteId("q1")), (span_of(EXAMPLE, "“a start.”"),)),
            ['-    parts: ["“It is,”", "“a start.”"]', "+    text: “a start.”"],
        ),
        (edits.SetRole(EntityId("ruiz"), None), ["-    role: mayor"]),
        (edits.SetRole(EntityId("ruiz"), "ex-mayor"), ["-    role: mayor", "+    role: ex-mayor"]),
        (
            edits.SetNames(EntityId("ruiz"), "Ana Ruiz", ("Ruiz", "Mayor Ruiz", "Ana")),
            ["-    aka: [Ruiz, Mayor Ruiz]", "+    aka: [Ruiz, Mayor Ruiz, Ana]"],
        ),
        (edits.SetKind(EntityId("aide"), Kind.ORGANISATION), ["+organisations:"]),
        (edits.Remove(edits.MentionClaim(EntityId("ruiz"), Span(0, 9))), ["-      - The mayor"]),
        (
            edits.AddQuote(
                (span_of(EXAMPLE, "It is"),), (EntityId("aide"),), QuoteType.DIRECT, span_of(EXAMPLE, "said")
            ),
            ["+  - speaker: aide", "+    type: direct", "+    text: It is", "+    cue: said"],
        ),
        (edits.AddNote(span_of(EXAMPLE, "reopened"), "Why?"), ['+  - {text: reopened, note: "Why?"}']),
        (edits.AddNote(span_of(EXAMPLE, "senior")), ["+  - {text: senior}"]),
        (
            edits.AddEntity(Kind.ORGANISATION, "Harbour Board"),
            ["+organisations:", "+  board: {name: Harbour Board}"],
        ),
        (
            edits.Remove(edits.NoteClaim(NoteId("n1"))),
            ["-notes:", "-  - {text: a start, note: The second phase has no date.}"],
        ),
    ],
    ids=lambda value: type(value).__name__,
)
def test_the_difference_of_an_act_is_the_act(edit: edits.Edit, lines: list[str]) -> None:
    assert [line for line in diff(EXAMPLE, edit) if line[0] != "?"] == [
        f"{each[0]} {each[1:]}" for each in lines
    ]


@pytest.mark.parametrize(
    ("source", "claim", "lines"),
    [
        (BLOCK, edits.EntityClaim(EntityId("ruiz")), ["-    draft: 0.9  # sure"]),
        (BLOCK, edits.EntityClaim(EntityId("board")), ["-    draft: 0.7"]),
        (
            BLOCK,
            edits.QuoteClaim(QuoteId("work-began")),
            ["-  - draft: 0.5", "-    id: work-began", "+  - id: work-began"],
        ),
        (BLOCK, edits.NoteClaim(NoteId("n2")), ["-    draft: true"]),
        (INDENTLESS, edits.QuoteClaim(QuoteId("q1")), ["-  draft: 0.85"]),
        (INDENTLESS, edits.EventClaim(EventId("e1")), ["-  draft: 0.4"]),
    ],
)
def test_accepting_takes_the_draft_away_and_nothing_else(
    source: str, claim: edits.QuoteClaim, lines: list[str]
) -> None:
    assert diff(source, edits.Accept(claim)) == [f"{each[0]} {each[1:]}" for each in lines]


def test_accepting_says_who_did_where_that_is_known() -> None:
    assert diff(INDENTLESS, edits.Accept(edits.QuoteClaim(QuoteId("q1")), "Jo Ek")) == [
        "-   draft: 0.85",
        "+   checked_by: Jo Ek",
    ]
    accepted = apply(read(FLOW), edits.Accept(edits.EntityClaim(EntityId("aide")), "Jo")).article.entities[
        EntityId("aide")
    ]
    assert accepted.provenance == Provenance(checked_by="Jo")


def test_a_correction_in_a_drafted_file_is_by_hand_and_stays_a_draft_until_it_is_accepted() -> None:
    file = read(INDENTLESS)
    edited = apply(file, edits.SetType(QuoteId("q1"), QuoteType.MIXED))
    assert edited.article.quotes[0].provenance == Provenance("hand", 0.85, True)
    accepted = apply(edited.file, edits.Accept(edits.QuoteClaim(QuoteId("q1"))))
    assert accepted.article.quotes[0].provenance == Provenance("hand")
    assert apply(file, edits.AddNote(Span(0, 9))).article.notes[0].provenance == Provenance("hand")


def test_what_refers_to_somebody_taken_out_stays_without_them() -> None:
    article = apply(read(BLOCK), edits.Remove(edits.EntityClaim(EntityId("ruiz")))).article
    assert EntityId("ruiz") not in article.entities
    assert article.quotes[0].speakers == ()
    assert article.quotes[2].to == ("aide",)
    assert article.events_by_id[EventId("e3")].people == ()
    article = apply(read(BLOCK), edits.Remove(edits.EntityClaim(EntityId("board")))).article
    assert article.quotes[2].speakers == ("ek",)


def test_references_follow_the_ids_that_come_of_places_in_the_list() -> None:
    file = read(BLOCK)
    edited = apply(file, edits.Remove(edits.EventClaim(EventId("works"))))
    assert edited.renamed == {"e3": "e2"}
    assert edited.article.quotes_by_id[QuoteId("work-began")].about == ("storm", "e2")
    edited = apply(file, edits.AddEvent("The mayor", (Span(0, 9),)))
    assert edited.article.events[0].title == "The mayor"
    assert edited.article.quotes_by_id[QuoteId("work-began")].about == ("storm", "e4")


def test_one_person_made_of_two_has_the_names_mentions_and_references_of_both() -> None:
    edited = apply(read(BLOCK), edits.Merge(EntityId("aide"), EntityId("ek")))
    aide = edited.article.entities[EntityId("aide")]
    assert EntityId("ek") not in edited.article.entities
    assert (aide.name, aide.named) == ("Jo Ek", True), "of a description and a name the name"
    assert set(aide.aka) == {"A senior aide", "a senior aide"}
    assert edited.article.quotes[2].speakers == ("aide", "board")
    assert [edited.article.text[mention.span] for mention in aide.mentions] == [
        "A senior aide",
        "Jo Ek",
        "She",
    ]


@pytest.mark.parametrize("mention", ["{text: She, draft: 0.6}", '{text: "2021", draft: .5}'])
def test_what_moves_to_another_entry_stays_a_number_or_text_as_it_was_written(mention: str) -> None:
    source = BLOCK.replace("{text: She, draft: 0.6}", mention)
    merged = apply(read(source), edits.Merge(EntityId("aide"), EntityId("ek")))
    assert mention in merged.file.source.decode()


def test_what_speaks_against_two_being_one_is_said() -> None:
    article = article_of(BLOCK.encode())
    doubts = merge_doubts(article, EntityId("ek"), EntityId("board"))
    assert doubts == (
        "Jo Ek is a person and Harbour Board an organisation.",
        "The names have no word in common: Jo Ek, Harbour Board.",
    )
    assert merge_doubts(article, EntityId("aide"), EntityId("ek")) == ()


def test_an_edit_that_would_leave_a_fault_is_refused_with_it() -> None:
    file = read(EXAMPLE)
    with pytest.raises(EditRefused, match="cannot come after"):
        apply(file, edits.SetDate(EventId("storm"), Edtf.parse("2022")))
    with pytest.raises(EditRefused, match="nobody with the id zed"):
        apply(file, edits.SetSpeaker(QuoteId("q1"), (EntityId("zed"),)))
    with pytest.raises(EditRefused, match="no longer in the file"):
        apply(file, edits.SetType(QuoteId("q9"), QuoteType.DIRECT))
    with pytest.raises(EditRefused, match="the title is empty"):
        apply(file, edits.SetTitle(EventId("storm"), " \n "))


def test_several_edits_are_one_act() -> None:
    edit = edits.Together(
        (
            edits.AddEntity(Kind.PERSON, "Bo Lee", id=EntityId("lee")),
            edits.SetSpeaker(QuoteId("q1"), (EntityId("lee"),)),
            edits.Remove(edits.QuoteClaim(QuoteId("work-began"))),
            edits.SetState(EventId("storm"), EventState.DENIED),
            edits.SetBasis(EventId("storm"), Basis.STATED),
            edits.SetNote(NoteId("n1"), ""),
        )
    )
    edited = apply(read(EXAMPLE), edit)
    assert edited.made == "lee"
    assert [quote.speakers for quote in edited.article.quotes] == [("lee",)]
    assert edited.article.notes[0].note == ""


def test_a_new_entry_names_its_words_by_as_little_as_tells_them_apart() -> None:
    file = read(BLOCK)
    again = [match.start() for match in re.finditer("Friday", article_of(BLOCK.encode()).text.content)]
    edited = apply(file, edits.AddNote(Span(again[1], again[1] + 6), "Which?"))
    lines = changed(file.source, edited.file.source)
    assert lines == ["+   - text: Friday", "+     para: 2", "+     note: Which?"]
    edited = apply(file, edits.AddMention(EntityId("ek"), span_of(BLOCK, "The mayor")))
    assert "mentions: [The mayor, {text: She, draft: 0.6}]" in edited.file.source.decode()


def together(file: CheckedFile, *edits: edits.Edit) -> Edited:
    edited = Edited(file)
    for edit in edits:
        edited = apply(edited.file, edit)
    return edited


def test_an_article_can_be_annotated_from_nothing() -> None:
    file = read(CORPUS["bare"])
    article = article_of(CORPUS["bare"])
    content = article.text.content

    def span(words: str) -> Span:
        return Span(content.index(words), content.index(words) + len(words))

    edited = together(
        file,
        edits.AddEntity(Kind.PERSON, "Ana Ruiz"),
        edits.AddEntity(Kind.PERSON, "a senior aide", ("A senior aide",), named=False),
        edits.AddMention(EntityId("ruiz"), span("she")),
        edits.AddQuote((span("the work had begun"),), (EntityId("aide"),), QuoteType.INDIRECT),
        edits.AddQuote(
            (span("“It is,”"), span("“a start.”")), (EntityId("ruiz"),), QuoteType.DIRECT, span("said")
        ),
        edits.AddEvent("Work begins", (span("the work had begun"),), Edtf.parse("2021"), span("in 2021")),
        edits.AddNote(span("a year")),
    )
    assert (
        edited.file.source.decode()[len(CORPUS["bare"].decode()) :]
        == """

people:
  ruiz: {name: Ana Ruiz, mentions: [she]}
  aide: {name: a senior aide, aka: [A senior aide], named: false}

quotes:
  - speaker: ruiz
    type: direct
    parts:
      - “It is,”
      - “a start.”
    cue: said
  - speaker: aide
    type: indirect
    text: the work had begun

events:
  - title: Work begins
    when: "2021"
    when_text: in 2021
    text: the work had begun

notes:
  - {text: a year}"""
    )


def test_many_claims_are_accepted_as_by_one_act_each() -> None:
    file = read(BLOCK)
    drafts: list[edits.Claim] = [
        edits.QuoteClaim(QuoteId("q1")),
        edits.EntityClaim(EntityId("ek")),
        edits.EventClaim(EventId("works")),
    ]
    at_once = apply(file, edits.Together(tuple(edits.Accept(claim, "Jo") for claim in drafts)))
    assert at_once.file.source == together(file, *(edits.Accept(claim, "Jo") for claim in drafts)).file.source


def starts_of(file: CheckedFile) -> dict[str, int]:
    """The line, from 1, on which each entry begins, by its id."""
    items, root = some(file.items), file.root
    assert isinstance(root, Mapping)
    found = {each.id.value: each.id.mark.line for each in items.entities}
    for index, quote in enumerate(items.quotes):
        found[quote.id.value] = node_place(root["quotes"][index]).line
    for index, event in enumerate(items.events):
        found[event.id.value] = node_place(root["events"][index]).line
    return found | {
        f"n{each.number}": node_place(root["notes"][each.number - 1]).line for each in items.notes
    }


@pytest.mark.parametrize("name", CORPUS)
def test_an_edit_of_one_entry_changes_no_byte_of_another(name: str) -> None:
    file = read(CORPUS[name])
    article = some(file.loaded.article)
    lines = file.source.decode().splitlines(keepends=True)
    of_one = starts_of(file)
    starts = sorted(of_one.values())
    kinds = (
        edits.Accept, edits.SetType, edits.SetSpeaker, edits.SetCue, edits.SetSpeakerWords, edits.SetDate,
        edits.SetDateWords, edits.SetTitle, edits.SetState, edits.SetBasis, edits.SetPeople, edits.SetRole,
        edits.SetNames, edits.SetNote, edits.AddMention,
    )  # fmt: skip
    looked_at = 0
    for edit in islice(edits_of(article), 0, None, 3 if name == "bundled" else 1):
        if not isinstance(edit, kinds):
            continue
        claim = edit.claim if isinstance(edit, edits.Accept) else edit
        id_ = next(value for key in _IDS if (value := getattr(claim, key, None)))
        try:
            new = apply(file, edit).file.source
        except EditRefused:
            continue
        looked_at += 1
        first = of_one[id_]
        last = next((line for line in starts if line > first), len(lines) + 1)
        before, after = "".join(lines[: first - 1]).encode(), "".join(lines[last - 1 :]).encode()
        assert new.startswith(before) and new.endswith(after), edit
    assert looked_at or not starts
