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
            [("Ein Mann wurde bei einem Unfall verletzt", "2016-06-17", "happened")],
        ),
        ("Die Löhne sind bis Juli gesichert.", [("Die Löhne sind gesichert", "../2016-07", "ongoing")]),
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


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "Der Bahnhof wurde 1967 gebaut und 2009 saniert.",
            [
                ("Der Bahnhof wurde gebaut", "1967", "happened"),
                ("Der Bahnhof wurde saniert", "2009", "happened"),
            ],
        ),
        (
            "Die Klinik, 1967 gebaut und 2009 saniert, schließt 2028.",
            [
                ("Die Klinik wurde gebaut", "1967", "happened"),
                ("Die Klinik wurde saniert", "2009", "happened"),
                ("Die Klinik schließt", "2028", "planned"),
            ],
        ),
        ("Die Halle wurde 1967 und 1970 erweitert.", [("Die Halle wurde erweitert", "1967", "happened")]),
        (
            "Die Halle wurde zwischen 1967 und 1970 gebaut.",
            [("Die Halle wurde gebaut", "1967/1970", "happened")],
        ),
        (
            "Die Halle wurde von 2010 bis 2012 gebaut.",
            [("Die Halle wurde gebaut", "2010/2012", "happened")],
        ),
        (
            "Das Bad wurde am 5. Mai 1967 und am 6. Juni 1970 umgebaut.",
            [("Das Bad wurde umgebaut", "1967-05-05", "happened")],
        ),
        (
            "Die Brücke, die 1967 gebaut wurde, ist seit März gesperrt.",
            [
                ("Die Brücke wurde gebaut", "1967", "happened"),
                ("Die Brücke ist gesperrt", "2016-03/..", "ongoing"),
            ],
        ),
        (
            "Das 1967 gebaute Bad wurde am Freitag geschlossen.",
            [("Das 1967 gebaute Bad wurde geschlossen", "2016-06-17", "happened")],
        ),
        (
            "Sie studierte in Bonn und gründete 1990 die Firma.",
            [("Sie studierte in Bonn", None, "happened"), ("Sie gründete die Firma", "1990", "happened")],
        ),
        (
            "Die Gewerkschaft rief für Donnerstag zum Streik auf.",
            [("Die Gewerkschaft rief für Donnerstag zum Streik auf", None, "happened")],
        ),
    ],
)
def test_each_of_several_dates_belongs_to_its_own_clause(
    content: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert events(content) == expected


@pytest.mark.parametrize(
    ("content", "title"),
    [
        (
            "Nach Angaben der Polizei brach das Feuer gegen drei Uhr aus.",
            "Das Feuer brach gegen drei Uhr aus",
        ),
        ("Den Preis erhielt die Autorin Lena Maurer.", "Die Autorin Lena Maurer erhielt den Preis"),
        (
            "Vor dem Rathaus demonstrierten rund 300 Menschen gegen die Kürzungen.",
            "Rund 300 Menschen demonstrierten vor dem Rathaus gegen die Kürzungen",
        ),
        (
            "Gegen den Bescheid legte die Stadt Widerspruch ein.",
            "Die Stadt legte gegen den Bescheid Widerspruch ein",
        ),
        ("Dort starb ein 43 Jahre alter Mann.", "Ein 43 Jahre alter Mann starb"),
        ("Es wurden vier Menschen verletzt.", "Vier Menschen wurden verletzt"),
        ("Nachdem es geregnet hatte, stürzte die alte Brücke ein.", "Die alte Brücke stürzte ein"),
        (
            "Sabine Köhler, Ministerin für Verkehr, besuchte die Baustelle.",
            "Sabine Köhler besuchte die Baustelle",
        ),
        ("Am Mittwoch legte das Gericht die Termine fest.", "Das Gericht legte die Termine fest"),
        (
            "Am Montag gab Ursula von der Heide den Rückzug bekannt.",
            "Ursula von der Heide gab den Rückzug bekannt",
        ),
        ("Der Mann wurde zu drei Jahren Haft verurteilt.", "Der Mann wurde zu drei Jahren Haft verurteilt"),
        (
            "Am Montag wurde bekannt, dass der Konzern 400 Stellen streicht.",
            "Es wurde bekannt, dass der Konzern 400 Stellen streicht",
        ),
        ("Der Landrat Jens Albers (SPD) öffnete den Damm.", "Der Landrat Jens Albers öffnete den Damm"),
        (
            "Beim Einsturz sind drei Menschen verletzt worden.",
            "Drei Menschen sind beim Einsturz verletzt worden",
        ),
        ("In der Nacht zum Samstag brannte ein Schuppen ab.", "Ein Schuppen brannte ab"),
        (
            "Eine am Montag gestartete Petition haben bereits 900 Menschen unterschrieben.",
            "900 Menschen haben eine am Montag gestartete Petition bereits unterschrieben",
        ),
        ("Wie es heißt, hat der Verein im Januar Insolvenz beantragt.", "Der Verein hat Insolvenz beantragt"),
        ("Im Januar hat es gebrannt.", "Es hat gebrannt"),
        ("Ihm folgte Jens Albers ins Amt.", "Jens Albers folgte ihm ins Amt"),
    ],
)
def test_a_title_says_who_did_what_in_the_order_of_a_sentence_by_itself(content: str, title: str) -> None:
    assert [each for each, _, _ in events(content)] == [title]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Der Prozess beginnt am 1. Juli.", [("Der Prozess beginnt", "2016-07-01", "planned")]),
        (
            "Ab dem 1. Juli gilt in der Stadt Tempo 30.",
            [("Tempo 30 gilt in der Stadt", "2016-07-01/..", "planned")],
        ),
        ("Der Prozess beginnt um neun Uhr.", []),
        (
            "Die Station wird zum 1. Juli geschlossen.",
            [("Die Station wird geschlossen", "2016-07-01", "planned")],
        ),
        ("Die Station könnte am Freitag schließen.", []),
        ("Das gab die Firma am Donnerstag bekannt.", []),
        ("Der Minister zeigte sich empört.", []),
        ("Was ist passiert?", []),
        ("Die Brücke ist gesperrt.", []),
        ("Die Brücke ist eingestürzt.", [("Die Brücke ist eingestürzt", None, "happened")]),
    ],
)
def test_what_is_to_come_is_planned_and_what_only_is_so_is_no_event(
    content: str, expected: list[tuple[str, str | None, str]]
) -> None:
    assert events(content) == expected
