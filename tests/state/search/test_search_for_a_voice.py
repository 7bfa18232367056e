"""The search for the quotes that a row of the share of voice counts."""

from __future__ import annotations

from reader.model.library.person_key import UNKNOWN_KEY
from reader.model.library.voices import GroupBy, Voice, VoiceGroup
from reader.state.library.voices import VoiceSession
from reader.state.search.voices import search_for


def row(name: str, key: str) -> Voice:
    return Voice(key, name, 1, 1, 1, 1, 0, 0, 1, 0)


def test_the_search_for_a_speaker_has_the_month_that_was_counted() -> None:
    month = VoiceGroup(GroupBy.MONTH, "2024-05")
    search = search_for(VoiceSession("storm", month), row("Jo Lind", "person:jo lind"))
    assert search.text == "storm since:2024-05 until:2024-05"
    assert search_for(VoiceSession("since:2023", month), row("Jo Lind", "x")).text == "since:2023"
    unknown = search_for(VoiceSession(), row("", UNKNOWN_KEY))
    assert unknown.narrowing.speakers == {UNKNOWN_KEY}
