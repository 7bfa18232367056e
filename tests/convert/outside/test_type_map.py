"""Maps of types: what they may say, and what is wrong with others."""

from __future__ import annotations

import pytest

from reader.convert.outside.type_map import TypeMap, read_map, shipped_map
from reader.convert.records.record import RecordKind
from reader.errors import IntakeError
from tests.values import some


def test_a_map_names_types_fields_and_values() -> None:
    found = read_map(
        '[types]\nPER = "person"\n[fields.quote]\nspeaker = "Source"\ncue = ["Cue", "Verb"]\n'
        '[values.quote.type]\nDIR = "direct"\n[subtypes]\nNE = "value"\n'
    )
    assert found.types == {"PER": "person"}
    assert found.names(RecordKind.QUOTE, "speaker") == ("Source",)
    assert found.names(RecordKind.QUOTE, "cue") == ("Cue", "Verb")
    assert found.values == {(RecordKind.QUOTE, "type", "DIR"): "direct"}
    assert found.subtype == {"NE": "value"}


def test_a_map_with_more_adds_types_and_names_and_changes_none() -> None:
    cue = (RecordKind.QUOTE, "cue")
    own = TypeMap({"NE": "mention", "Q": "quote"}, {cue: ("Cue",)})
    more = TypeMap({"NE=PER": "person", "Claim": "note"}, {cue: ("Cue", "Verb")}, {}, {"NE": "value"})
    assert own.with_more(more) == TypeMap(
        {"NE": "mention", "Q": "quote", "Claim": "note"}, {cue: ("Cue", "Verb")}
    )
    assert more.with_more(own).types == {"NE=PER": "person", "Claim": "note", "Q": "quote"}


@pytest.mark.parametrize("name", ["polnear", "inception"])
def test_maps_come_with_the_program(name: str) -> None:
    assert "quote" in some(shipped_map(name)).types.values()


def test_no_other_map_does() -> None:
    assert shipped_map("../../formats") is None


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        ("[", "the map is no TOML: it ends too early"),
        ("a = = 1", "the map is no TOML: line 1, column 5 can’t be read$"),
        (
            '[typs]\nA = "quote"',
            "the map has no 'typs'; there are types, subtypes, fields, values; did you mean 'types'",
        ),
        ('[types]\nA = "qoute"', "types.A is 'qoute', not one of .*; did you mean 'quote'"),
        ("[types]\nA = 3", "types.A in the map is no text"),
        ("types = 3", "types in the map is no table"),
        ("[fields.quotes]", "fields has no 'quotes'"),
        ("[fields.quote]\nspoken = 'x'", "quote has no 'spoken'"),
        ("[fields.quote]\ncue = 3", "fields.quote.cue in the map is neither a name nor a list of names"),
        ("[fields.quote]\ncue = [3]", "fields.quote.cue in the map is neither a name nor a list of names"),
        ("[values.quote.type]\nDIR = 3", "values.quote.type.DIR in the map is no text"),
    ],
)
def test_what_is_wrong_with_a_map_is_one_sentence(source: str, fault: str) -> None:
    with pytest.raises(IntakeError, match=fault):
        read_map(source)
