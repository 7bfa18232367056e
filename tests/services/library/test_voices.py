"""Share of voice: who is quoted how much, over any quotes that a library finds."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.model.article import EntityId, Kind, QuoteId, QuoteType, Source
from reader.model.dates.dates import Edtf
from reader.model.library.articles import ListedArticle
from reader.model.library.hits import Excerpt, Hit, HitSpeaker
from reader.model.library.person_key import UNKNOWN_KEY, PersonKey
from reader.model.library.voices import GroupBy, Voice, VoiceGroup, Voices
from reader.model.text import Span
from reader.services.library.voices import VoiceCounter, month_of
from tests.values import some


def speaker(name: str, key: str | None = None, role: str | None = None, named: bool = True) -> HitSpeaker:
    library_key = PersonKey(key or f"person:{name.lower()}")
    return HitSpeaker(EntityId(name.lower()), name, library_key, Kind.PERSON, role, named)


RUIZ = speaker("Ana Ruiz", role="mayor")
LIND = speaker("Jo Lind", role="Mayor")
AIDE = speaker("an aide", "person:an aide (7)", named=False)


def hit(
    *speakers: HitSpeaker,
    words: str = "it is late",
    kind: QuoteType = QuoteType.DIRECT,
    when: str | None = None,
    article: str = "harbour",
    publisher: str | None = None,
) -> Hit:
    listed = ListedArticle(Path(f"/news/{article}.yaml"), article, article, Source(publisher))
    return Hit(
        listed,
        QuoteId("q"),
        speakers[0] if speakers else None,
        kind,
        words,
        tuple(Excerpt(part, Span(0, len(part))) for part in words.split(" … ")),
        1,
        when=Edtf.parse(when) if when else None,
        joint=speakers[1:],
    )


def counted(*hits: Hit, by: GroupBy = GroupBy.SPEAKER, within: VoiceGroup | None = None) -> Voices:
    counter = VoiceCounter(hits, (by,), within)
    assert not counter.count()
    return counter.voices(by)


def names(voices: Voices) -> list[tuple[str, int]]:
    return [(row.name, row.quotes) for row in voices.rows]


def test_a_row_says_how_much_is_quoted_how_and_from_when_to_when() -> None:
    voices = counted(
        hit(RUIZ, when="2024-05-03"),
        hit(RUIZ, when="2021", kind=QuoteType.INDIRECT, article="bridge", words="all … of it"),
        hit(RUIZ, when="2022-02", kind=QuoteType.MIXED),
        hit(RUIZ),
    )
    (row,) = voices.rows
    assert row == Voice(
        RUIZ.key, "Ana Ruiz", 4, 12, 2, 2, 1, 1, 4, 0, Edtf.parse("2021"), Edtf.parse("2024-05-03"),
        frozenset({RUIZ.key}), Kind.PERSON, "mayor",
    )  # fmt: skip
    assert (voices.quotes, voices.words, voices.articles) == (4, 12, 2)
    assert voices.share(row) == 1


def test_whoever_is_quoted_most_comes_first_then_by_words_then_by_name() -> None:
    voices = counted(
        hit(LIND), hit(RUIZ), hit(RUIZ), hit(AIDE, words="not one word more"), hit(speaker("Bo Ek")), hit()
    )
    assert names(voices) == [("Ana Ruiz", 2), ("an aide", 1), ("", 1), ("Bo Ek", 1), ("Jo Lind", 1)]


def test_a_quote_of_two_counts_for_each_and_once_in_all() -> None:
    joint = hit(RUIZ, LIND)
    voices = counted(joint)
    assert names(voices) == [("Ana Ruiz", 1), ("Jo Lind", 1)]
    assert voices.quotes == 1
    assert names(counted(joint, by=GroupBy.ROLE)) == [("Mayor", 1)]


def test_a_name_with_a_wikidata_id_and_without_is_one_person() -> None:
    voices = counted(
        hit(speaker("Ana Ruiz", "Q1", "mayor")), hit(RUIZ, when="2020"), hit(speaker("Ana Ruiz", "Q1"), LIND)
    )
    assert names(voices) == [("Ana Ruiz", 3), ("Jo Lind", 1)]
    assert voices.rows[0].keys == {"Q1", RUIZ.key}
    assert some(voices.rows[0].first).text == "2020"


@pytest.mark.parametrize(
    "other",
    [
        speaker("Ana Ruiz", "person:ana ruiz (2)", "nurse"),
        speaker("Ana Ruiz", "Q2", "mayor"),
        speaker("Ana Ruiz", "person:ana ruiz (9)", named=False),
    ],
)
def test_another_role_another_id_or_a_mere_description_is_someone_else(other: HitSpeaker) -> None:
    voices = counted(hit(speaker("Ana Ruiz", "Q1", "mayor")), hit(other))
    assert [row.quotes for row in voices.rows] == [1, 1]


def test_whoever_may_be_one_of_two_is_neither() -> None:
    voices = counted(
        hit(speaker("Ana Ruiz", "Q1")), hit(speaker("Ana Ruiz", "Q2")), hit(speaker("Ana Ruiz"), LIND)
    )
    assert names(voices) == [("Ana Ruiz", 1), ("Ana Ruiz", 1), ("Ana Ruiz", 1), ("Jo Lind", 1)]


def test_a_merged_row_does_not_change_what_is_counted_later() -> None:
    counter = VoiceCounter(
        [hit(speaker("Ana Ruiz", "Q1", "mayor")), hit(RUIZ), hit(RUIZ)], (GroupBy.SPEAKER,)
    )
    assert counter.count(2)
    assert names(counter.voices(GroupBy.SPEAKER)) == [("Ana Ruiz", 2)]
    assert not counter.count(2)
    assert names(counter.voices(GroupBy.SPEAKER)) == [("Ana Ruiz", 3)]


def test_roles_count_together_however_they_are_written() -> None:
    assert names(counted(hit(RUIZ), hit(LIND), hit(LIND), hit(AIDE), by=GroupBy.ROLE)) == [
        ("Mayor", 3),
        ("", 1),
    ]


def test_kinds_and_named_or_not() -> None:
    port = HitSpeaker(EntityId("port"), "The port", PersonKey("Q5"), Kind.ORGANISATION)
    hits = (hit(RUIZ), hit(LIND), hit(AIDE), hit(port), hit())
    assert names(counted(*hits, by=GroupBy.KIND)) == [("person", 3), ("", 1), ("organisation", 1)]
    by_name = counted(*hits, by=GroupBy.NAMED)
    assert names(by_name) == [("named", 3), ("", 1), ("unnamed", 1)]
    assert [(row.named, row.unnamed) for row in by_name.rows] == [(3, 0), (0, 0), (0, 1)]


def test_sources_are_publishers_by_their_folded_names() -> None:
    hits = (
        hit(publisher="Harbour Post"),
        hit(publisher="HARBOUR POST"),
        hit(publisher="Harbour Post"),
        hit(),
    )
    assert names(counted(*hits, by=GroupBy.SOURCE)) == [("Harbour Post", 3), ("", 1)]


def test_months_come_the_latest_first_and_what_has_none_last() -> None:
    hits = (hit(when="2023-12-31"), hit(when="2024-05-03"), hit(when="2024-05"), hit(when="2024"), hit())
    assert names(counted(*hits, by=GroupBy.MONTH)) == [
        ("2024-05", 2),
        ("2024", 1),
        ("2023-12", 1),
        ("", 1),
    ]


@pytest.mark.parametrize(
    ("when", "month"),
    [
        ("2024-05-03", "2024-05"), ("2024-05", "2024-05"), ("2024-05~", "2024-05"), ("2024", "2024"),
        ("2024-05-30/2024-06-02", "2024"), ("2023-12-30/2024-01-02", ""), ("202X", ""), ("2024/..", ""),
        ("-0044-03-15", "-0044-03"), ("2024-05-03T10:00:00", "2024-05"),
    ],
)  # fmt: skip
def test_a_month_is_only_what_the_date_says(when: str, month: str) -> None:
    assert month_of(Edtf.parse(when)) == month


def test_a_count_is_confined_to_one_row_of_another_grouping() -> None:
    hits = (hit(RUIZ, AIDE), hit(AIDE), hit(), hit(LIND, when="2024-05"))
    assert names(counted(*hits, within=VoiceGroup(GroupBy.NAMED, "named"))) == [
        ("Ana Ruiz", 1),
        ("Jo Lind", 1),
    ]
    assert names(counted(*hits, within=VoiceGroup(GroupBy.MONTH, "2024-05"))) == [("Jo Lind", 1)]
    assert names(counted(*hits, within=VoiceGroup(GroupBy.ROLE, ""))) == [("an aide", 2), ("", 1)]
    assert names(counted(*hits, within=VoiceGroup(GroupBy.SPEAKER, UNKNOWN_KEY))) == [("", 1)]
