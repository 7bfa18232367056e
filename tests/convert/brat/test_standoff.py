"""Standoff of others: what is read, what is listed, and that no file breaks the reader."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.convert.table import BY_NAME
from reader.errors import IntakeError
from reader.services.interchange.importing import Imported, import_article, map_of

BRAT = BY_NAME["brat"]
TEXT = "The mayor, Ana Ruiz, said “It is,” and she added, “a start.”\nLund agreed.\n"


def imported(ann: str | bytes, text: str = TEXT, name: str = "") -> Imported:
    source = ann.encode() if isinstance(ann, str) else ann
    beside = {".txt": text.encode()}
    return import_article(source, BRAT, "plain", beside.get, map_of(name) if name else None, "A")


def bound(id_: str, type_: str, *words: str, text: str = TEXT) -> str:
    places = [(text.index(each), text.index(each) + len(each)) for each in words]
    fragments = ";".join(f"{start} {end}" for start, end in places)
    return f"{id_}\t{type_} {fragments}\t{' '.join(words)}\n"


POLNEAR = (
    bound("T1", "Source", "The mayor, Ana Ruiz")
    + bound("T2", "Cue", "said")
    + bound("T3", "Content", "“It is,”", "“a start.”")
    + bound("T4", "Attribution", "said")
    + "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1\n"
    + bound("T5", "Content", "agreed")
    + bound("T6", "Attribution-no-source", "agreed")
    + "E2\tAttribution-no-source:T6 Content:T5\n"
    + bound("T7", "Discuss", "Lund")
)


def test_an_attribution_of_polnear_is_a_quote_whose_speaker_is_not_guessed() -> None:
    result = imported(POLNEAR, name="polnear")
    text = result.article.text
    first, second = result.article.quotes
    assert [text[part] for part in first.parts] == ["“It is,”", "“a start.”"]
    assert first.cue is not None and text[first.cue] == "said"
    assert first.mention is not None and text[first.mention] == "The mayor, Ana Ruiz"
    assert (first.speaker, first.type, second.type) == (None, "direct", "indirect")
    assert result.losses == (
        "1 annotation of type 'Discuss' left out: name this type in a map to read it",
        "2 quotes without a type: it follows from the quotation marks of the words",
    )


def test_relations_are_roles_and_groups_are_one_person() -> None:
    ann = (
        bound("T1", "Person", "Ana Ruiz") + bound("T2", "Person", "she") + "*\tEquiv T1 T2\n"
        + bound("T3", "Quote", "“a start.”") + "R1\tSpeaker Arg1:T3 Arg2:T2\nA1\tType T3 direct\n"
        + "N1\tReference T1 Wikidata:Q7\tAna Ruiz\n#1\tAnnotatorNotes T3\tTwo\\nlines\n"
    )  # fmt: skip
    article = imported(ann).article
    (ana,) = article.entities.values()
    assert (ana.name, ana.wikidata, len(ana.mentions)) == ("Ana Ruiz", "Q7", 2)
    (only,) = article.quotes
    assert (only.speaker, only.type, only.note) == (ana.id, "direct", "Two lines")


def test_mentions_with_the_same_words_and_type_are_one() -> None:
    text = "Lund is far. Lund is Lund."
    ann = bound("T1", "Place", "Lund", text=text) + "T2\tPlace 13 17\tLund\n"
    result = imported(ann, text)
    (lund,) = result.article.entities.values()
    assert len(lund.mentions) == 3
    assert result.losses == ("1 mention more found by the names",)


def test_ends_of_lines_of_windows_move_nothing() -> None:
    text = "One.\r\n\r\nAna left."
    for start in (6, 8):  # as one character, and as two
        ann = f"T1\tPerson {start} {start + 3}\tAna\n"
        (ana,) = imported(ann, text).article.entities.values()
        assert ana.name == "Ana"


def test_lines_and_annotations_that_do_not_fit_are_listed() -> None:
    ann = (
        "what is this\nT1\tPerson 0 3\tXYZ\nT2\tPerson 900 903\tAna\nT3\tPerson 5 5\t\nE1\tQuote:T9\n"
        + bound("T4", "Person", "Ana Ruiz", "she") + "T5\tPerson 20 10\tAna\n\n"
    )  # fmt: skip
    result = imported(ann)
    assert set(result.losses) >= {
        "line 1 can’t be read, and is left out",
        "T1 has other words than the text has there, and is left out",
        "T2 has other words than the text has there, and is left out",
        "E1 has no words in the text, and is left out",
        "the mention “Ana Ruiz she” in several pieces left out: a mention is in one",
    }


def test_a_file_of_nothing_but_bad_lines_names_twenty() -> None:
    losses = imported("?\n" * 100).losses
    assert len(losses) == 21
    assert losses[-1] == "and more lines that can’t be read"


def test_what_no_article_may_have_in_its_text_is_counted() -> None:
    result = imported(bound("T1", "Person", "Ana", text="A\x07na Ana"), "A\x07na Ana")
    assert "1 characters of the text, which no article may have, left out" in result.losses


@pytest.mark.parametrize(
    ("ann", "fault"),
    [(b"\xff", "it is not UTF-8: byte 0"), (b"T1\tPerson 0 3\tThe", "its text is not there")],
)
def test_what_cannot_be_read_is_refused(ann: bytes, fault: str) -> None:
    with pytest.raises(IntakeError, match=fault):
        import_article(ann, BRAT, "plain")


def test_json_of_ours_that_was_broken_is_passed_over() -> None:
    ann = (
        bound("T1", "Article", "The") + "#1\tHeadline T1\tA\n#2\tEntity T1\t{\n#3\tEvent T1\t[]\n"
        '#4\tEntity T1\t{"id": "a", "kind": "person", "name": "Ann", "place": 99}\n#5\tParts T1\t1:x 3\n'
    )  # fmt: skip
    assert "Ann" in [entity.name for entity in imported(ann).article.entities.values()]


LINES = """\
T1 Person 11 19|Ana Ruiz
T1 Note 0 3|The
T2 Quote 26 34|“It is,”
T3 Event 62 66|Lund
T5 Article 0 3|The
E1 Quote:T2 Speaker:T1
E1 Quote:T1 Inside:E1
E2 Event:T3 After:E2
E9 Context:T2 Of:E1 About:E2
* Equiv T1 T2 T9
A1 Type E1 loud
A2 Draft T1
A3 Confidence E1 high
N1 Reference T1 Wikidata:X
R1 To Arg1:E1 Arg2:T3
#1 When E1 soon
#2 Id T1|T1
#3 Id E1|q1
#4 Name T1|\x1b[2J
#5 Headline T1|x
#6 Headline T5|x
#7 Event T5|{"id": 3, "title": [], "basis": "background"}
"""
lines = st.lists(
    st.sampled_from([each.replace(" ", "\t", 1).replace("|", "\t") for each in LINES.splitlines()])
    | st.text(max_size=12),
    max_size=14,
)


@settings(max_examples=250, deadline=None)
@given(lines)
def test_no_lines_break_the_reader(found: list[str]) -> None:
    result = imported("\n".join(found))
    assert result.content
