"""In German, what is said stands before its verb, behind it, or on both sides."""

from __future__ import annotations

import pytest

from tests.draft.german.who_said import FISCHER, MERKEL, said


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("„Wir gehen“ sagte Angela Merkel.", [(MERKEL, "„Wir gehen“")]),
        ("„Wir gehen“, sagte Angela Merkel: „Wir kommen.“", [(MERKEL, "„Wir gehen“ … „Wir kommen.“")]),
        (
            "„Wir gehen“, sagte Angela Merkel, die Brücke sei alt.",
            [(MERKEL, "„Wir gehen“ … die Brücke sei alt")],
        ),
        (
            "„Wir gehen“, sagte Angela Merkel am Montag, und fügte an: „Wir kommen.“",
            [(MERKEL, "„Wir gehen“"), (MERKEL, "„Wir kommen.“")],
        ),
        ("„Wir gehen“, wird von Angela Merkel gesagt.", [(MERKEL, "„Wir gehen“")]),
        ("„Wir gehen“, wurde durch Angela Merkel erklärt.", [(MERKEL, "„Wir gehen“")]),
        ("„Wir gehen“, zitiert der Sender die Kanzlerin Angela Merkel.", [(MERKEL, "„Wir gehen“")]),
        ("Der Sender zitierte den Minister Joschka Fischer: „Wir gehen.“", [(FISCHER, "„Wir gehen.“")]),
        (
            "In Berlin zitierte der Sender den Minister Joschka Fischer: „Wir gehen.“",
            [(FISCHER, "„Wir gehen.“")],
        ),
        ("Der Plan sei alt, so sagte Angela Merkel.", [(MERKEL, "Der Plan sei alt")]),
        ("Der Plan sei „Unsinn“, sagte Angela Merkel.", [(MERKEL, "Der Plan sei „Unsinn“")]),
        ("Der Plan ist alt – sagte Angela Merkel.", [(MERKEL, "Der Plan ist alt")]),
        ("Die Brücke ist zu alt, wie Angela Merkel mitteilte.", [(MERKEL, "Die Brücke ist zu alt")]),
        (
            "Die Brücke ist zu alt, wie Angela Merkel, die aus Templin kommt, mitteilte.",
            [(MERKEL, "Die Brücke ist zu alt")],
        ),
        (
            "Angela Merkel sagte „Wir gehen“ und „Wir kommen“ und ging.",
            [(MERKEL, "„Wir gehen“ und „Wir kommen“")],
        ),
        ("Angela Merkel sagte, „Wir gehen“.", [(MERKEL, "„Wir gehen“")]),
        ("Angela Merkel sagte, die Brücke ist alt.", [(MERKEL, "die Brücke ist alt")]),
        ("Angela Merkel habe gesagt, die Brücke sei alt.", [(MERKEL, "die Brücke sei alt")]),
        ("Angela Merkel fragte, wie alt die Brücke ist.", [(MERKEL, "wie alt die Brücke ist")]),
        ("Angela Merkel versprach, die Brücke zu sperren.", [(MERKEL, "die Brücke zu sperren")]),
        ("Angela Merkel warnte, ein „großer Fehler“.", [(MERKEL, "ein „großer Fehler“")]),
        (
            "Angela Merkel sagte Joschka Fischer, dem Chef der Grünen, die Brücke sei alt.",
            [(MERKEL, "die Brücke sei alt")],
        ),
        ("In dem Schreiben heißt es: „Wir gehen.“", [(None, "„Wir gehen.“")]),
        (
            "In dem Schreiben der Polizei heißt es, die Brücke sei alt.",
            [("dem Schreiben der Polizei", "die Brücke sei alt")],
        ),
        (
            "„Wir gehen“, heißt es dazu in dem Bericht der Polizei.",
            [("dem Bericht der Polizei", "„Wir gehen“")],
        ),
        (
            "Angela Merkel erneuerte ihre Forderung „Die Brücke muss sofort weg“.",
            [(MERKEL, "„Die Brücke muss sofort weg“")],
        ),
        (
            "Die Demonstranten trugen Plakate mit der Forderung „Die Brücke muss sofort weg“.",
            [("Die Demonstranten", "„Die Brücke muss sofort weg“")],
        ),
        (
            "Auf Plakaten stand die Forderung „Die Brücke muss sofort weg“.",
            [(None, "„Die Brücke muss sofort weg“")],
        ),
        ("Angela Merkel lachte: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Angela Merkel weiter: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Angela Merkel am Montag in Berlin: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Am Montag: „Wir gehen.“", []),
        ("Angela Merkel sagte:", []),
        ("Sagte nichts.", []),
        ("Angela Merkel sagte nichts; die Brücke ist zu.", []),
        ("Angela Merkel sprach lange, und die Brücke blieb zu.", []),
        ("Angela Merkel sagte, bevor sie ging, nichts.", []),
        ("Angela Merkel kam, um zu warnen.", []),
        ("Angela Merkel will sagen, was ist.", []),
        ("Angela Merkel, gefragt nach der Brücke, ging.", []),
        ("Der Verband gab nach: Die Brücke bleibt zu.", []),
        ("Angela Merkel warnte die Fahrer, auch nachts.", []),
        ("Angela Merkel nannte zwei Gründe, den Preis und das Alter.", []),
    ],
)
def test_word_order_and_marks_show_what_is_said(content: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(content) == expected
