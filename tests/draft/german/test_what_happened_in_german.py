"""In German, too, a draft tells what happened when, by main clauses and their dates."""

from __future__ import annotations

import pytest

from reader.draft.drafting import draft
from reader.model.dates.dates import Edtf
from reader.model.text import Text


def events(content: str) -> list[tuple[str, str | None, str]]:
    drafted = draft(Text(content), published=Edtf.parse("2016-06-21"), language="de")
    return [
        (event.title, event.when.text if event.when else None, event.state.value) for event in drafted.events
    ]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("am Freitag", "2016-06-17"),
        ("am Freitagabend", "2016-06-17"),
        ("am vergangenen Dienstag", "2016-06-14"),
        ("gestern", "2016-06-20"),
        ("vorgestern", "2016-06-19"),
        ("am 3. Mai", "2016-05-03"),
        ("am 3. Mai 2012", "2012-05-03"),
        ("am Montag, dem 3. Mai 2012,", "2012-05-03"),
        ("am 3.5.2012", "2012-05-03"),
        ("vom 3. bis 5. Mai 2012", "2012-05-03/2012-05-05"),
        ("im Mai", "2016-05"),
        ("Ende Mai 2012", "2012-05"),
        ("im Frühjahr 2012", "2012-21"),
        ("im letzten Sommer", "2015-22"),
        ("2012", "2012"),
        ("im Jahr 2012", "2012"),
        ("von 2010 bis 2014", "2010/2014"),
        ("in den 1990er Jahren", "199X"),
        ("im zweiten Quartal 2012", "2012-04/2012-06"),
        ("vor zwei Jahren", "2014"),
        ("vor drei Tagen", "2016-06-18"),
        ("in der vergangenen Woche", "2016-06-13/2016-06-19"),
        ("am Wochenende", "2016-06-18/2016-06-19"),
        ("an Heiligabend 2012", "2012-12-24"),
    ],
)
def test_german_dates_are_read_at_their_precision(words: str, when: str) -> None:
    assert [each for _, each, _ in events(f"Die Polizei sperrte {words} die Brücke.")] == [when]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Am Freitag stürzte die Brücke ein.", [("Die Brücke stürzte ein", "2016-06-17", "happened")]),
        ("Die Brücke wurde am Freitag gesperrt.", [("Die Brücke wurde gesperrt", "2016-06-17", "happened")]),
        (
            "Bei einem Unfall am Freitag wurde ein Mann verletzt.",
            [("Bei einem Unfall wurde ein Mann verletzt", "2016-06-17", "happened")],
        ),
        ("Seit Montag ist die Brücke gesperrt.", [("Die Brücke ist gesperrt", "2016-06-20/..", "ongoing")]),
        ("Der Hafen wird am Freitag öffnen.", [("Der Hafen wird öffnen", "2016-06-24", "planned")]),
        (
            "Der Mann soll am Freitag geflohen sein.",
            [("Der Mann soll geflohen sein", "2016-06-17", "alleged")],
        ),
        (
            "Laut Angela Merkel soll der Mann am Freitag das Boot gestohlen haben.",
            [("Der Mann soll das Boot gestohlen haben", "2016-06-17", "alleged")],
        ),
        ("Der Hafen soll 2019 öffnen.", [("Der Hafen soll öffnen", "2019", "planned")]),
        ("Die Brücke wurde gesperrt.", [("Die Brücke wurde gesperrt", None, "happened")]),
        ("Taucher fanden eine Leiche.", [("Taucher fanden eine Leiche", None, "happened")]),
        ("Die Brücke wurde am Freitag nicht gesperrt.", []),
        ("Die Brücke sei am Freitag gesperrt worden.", []),
        ("Der Sprecher sagte am Freitag nichts.", []),
        ("Die Brücke ist alt.", []),
        ("Der Hafen hatte 400 Betten.", []),
    ],
)
def test_main_clauses_tell_what_happened_and_what_is_planned(
    content: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert events(content) == expected
