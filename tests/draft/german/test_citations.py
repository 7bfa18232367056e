"""In German, words go to whoever is cited without a verb of saying: laut, zufolge, so X, als „…“, the Konjunktiv."""

from __future__ import annotations

import pytest

from tests.draft.german.who_said import MERKEL, said


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Seiner Ansicht nach ist die Brücke zu alt.", [(None, "ist die Brücke zu alt")]),
        (
            "Dem Bericht der Polizei zufolge ist die Brücke zu alt.",
            [("Dem Bericht der Polizei", "ist die Brücke zu alt")],
        ),
        ("Laut wurde es in der Nacht.", []),
        ("Aber laut Angela Merkel ist die Brücke zu alt.", [(MERKEL, "ist die Brücke zu alt")]),
        ("Die Brücke ist laut Angela Merkel zu alt.", [(MERKEL, "Die Brücke ist … zu alt")]),
        ("Die Brücke ist zu alt, laut Angela Merkel.", [(MERKEL, "Die Brücke ist zu alt")]),
        ("Die Brücke, die laut Angela Merkel zu alt ist, wird gesperrt.", [(MERKEL, "die … zu alt ist")]),
        ("Es ist klar, dass laut Angela Merkel die Brücke zu alt ist.", [(MERKEL, "die Brücke zu alt ist")]),
        ("Nach den Worten von Angela Merkel ist die Brücke zu alt.", [(MERKEL, "ist die Brücke zu alt")]),
        ("Nach dem Bericht ist die Brücke zu alt.", [(None, "ist die Brücke zu alt")]),
        ("Nach bisherigen Informationen ist die Brücke zu alt.", [(None, "ist die Brücke zu alt")]),
        ("Nach Polizeiangaben wurde die Brücke gesperrt.", [(None, "wurde die Brücke gesperrt")]),
        ("Nach eigenen Angaben ohne Geld.", []),
        ("Nach dem Unfall wurde die Brücke gesperrt.", []),
        ("Nach langer, zäher Verhandlung wurde die Brücke gesperrt.", []),
        ("Nach und nach wurde die Brücke gesperrt.", []),
        ("Die Brücke ist alt, so Angela Merkel am Montag.", [(MERKEL, "Die Brücke ist alt")]),
        ("Die Brücke ist alt, so Angela Merkel weiter.", [(MERKEL, "Die Brücke ist alt")]),
        (
            "Die Brücke ist alt, so Angela Merkel, die Kosten sind hoch.",
            [(MERKEL, "Die Brücke ist alt … die Kosten sind hoch")],
        ),
        ("Die Lage war klar: „Wir gehen nun alle“, so Angela Merkel.", [(MERKEL, "„Wir gehen nun alle“")]),
        ("Die Brücke ist zu alt, so wurde sie gesperrt.", []),
        ("Die Brücke ist alt, so dass niemand fährt.", []),
        ("Angela Merkel wertete das Ergebnis als „Erfolg“.", [(MERKEL, "„Erfolg“")]),
        ("Angela Merkel sah das Ergebnis nicht als Sieg, sondern als „Warnung“.", [(MERKEL, "„Warnung“")]),
        ("Die Hoffnung bezeichnete Angela Merkel als „Unsinn“.", [(MERKEL, "„Unsinn“")]),
        ("Der Plan wurde von Angela Merkel als „Unsinn“ bezeichnet.", [(MERKEL, "„Unsinn“")]),
        ("Angela Merkel arbeitete als „Kellnerin“.", []),
        ("Als „Unsinn“ galt der Plan.", []),
        ("Unsinn als „Erfolg“.", []),
        ("Der Plan, von Angela Merkel vorgestellt, gilt als „Unsinn“.", []),
        (
            "Angela Merkel sagte, die Brücke sei alt. Demnach sei der Neubau teuer.",
            [(MERKEL, "die Brücke sei alt"), (MERKEL, "Demnach sei der Neubau teuer")],
        ),
        (
            "Angela Merkel sagte, die Brücke sei alt. Ein Neubau wäre teuer.",
            [(MERKEL, "die Brücke sei alt"), (MERKEL, "Ein Neubau wäre teuer")],
        ),
        (
            "Angela Merkel sagte, die Brücke sei alt. Wenn es regne, werde sie gesperrt.",
            [(MERKEL, "die Brücke sei alt"), (MERKEL, "Wenn es regne, werde sie gesperrt")],
        ),
        (
            "Angela Merkel sagte, die Brücke sei alt. Der Neubau, der lange dauere, werde teuer.",
            [(MERKEL, "die Brücke sei alt"), (MERKEL, "Der Neubau, der lange dauere, werde teuer")],
        ),
        (
            "Angela Merkel sagte, die Brücke sei alt. Der Neubau soll teuer werden.",
            [(MERKEL, "die Brücke sei alt")],
        ),
        (
            "Angela Merkel sagte, die Brücke sei alt. Der Neubau kostet viel.",
            [(MERKEL, "die Brücke sei alt")],
        ),
        ("Angela Merkel sagte, die Brücke sei alt. Ich sei müde.", [(MERKEL, "die Brücke sei alt")]),
        ("Angela Merkel sagte, die Brücke sei alt. Sei es drum.", [(MERKEL, "die Brücke sei alt")]),
        ("Angela Merkel sagte, die Brücke sei alt. Schade.", [(MERKEL, "die Brücke sei alt")]),
        ("„Wir gehen“ so Angela Merkel.", [(MERKEL, "„Wir gehen“")]),
        ("Die Brücke ist alt, so der Verband.", [("der Verband", "Die Brücke ist alt")]),
        ("Der Bau, so Angela Merkel am Montag, sei „zu alt“.", [(MERKEL, "Der Bau … sei „zu alt“")]),
        ("Die Brücke war eng, so viele Autos fuhren dort.", []),
        ("Nach zwei harten Tagen wurde die Brücke gesperrt.", []),
        ("Als „Fehler“ bezeichnet, blieb der Plan liegen.", []),
    ],
)
def test_whoever_is_cited_without_a_verb_of_saying_gets_the_words(
    content: str, expected: list[tuple[str | None, str]]
) -> None:
    assert said(content) == expected
