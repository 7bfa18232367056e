"""In German, the words for whoever speaks are found around the verb, with what belongs to them."""

from __future__ import annotations

import pytest

from tests.draft.german.who_said import FISCHER, MERKEL, said


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Der sehr alte Mann sagte, die Brücke sei alt.", [("Der sehr alte Mann", "die Brücke sei alt")]),
        ("Die alte Angela Merkel sagte, die Brücke sei alt.", [(MERKEL, "die Brücke sei alt")]),
        (
            "Der Chef deutscher Banken sagte, die Brücke sei alt.",
            [("Der Chef deutscher Banken", "die Brücke sei alt")],
        ),
        (
            "Der Chef der „Berliner Zeitung“ sagte, die Brücke sei alt.",
            [("Der Chef der „Berliner Zeitung“", "die Brücke sei alt")],
        ),
        ("Angela Merkel (58, CDU) sagte, die Brücke sei alt.", [(MERKEL, "die Brücke sei alt")]),
        ("Angela Merkel kam und sagte, die Brücke sei alt.", [(MERKEL, "die Brücke sei alt")]),
        ("Angela Merkel kam, und sagte, die Brücke sei alt.", [(MERKEL, "die Brücke sei alt")]),
        (
            "Der Sprecher, der gestern kam, sagte, die Brücke sei alt.",
            [("Der Sprecher", "die Brücke sei alt")],
        ),
        ("Joschka Fischer, der gestern kam, sagte, die Brücke sei alt.", [(FISCHER, "die Brücke sei alt")]),
        (
            "„Die Lage ist klar“, sagte der Mann, den sie in der Nacht fanden.",
            [("der Mann", "„Die Lage ist klar“")],
        ),
        ("Gestern sagte er, die Brücke sei alt.", [(None, "die Brücke sei alt")]),
        ("Das sagte er dem Sender: „Wir gehen.“", [(None, "„Wir gehen.“")]),
        ("„Wir gehen“, sagte Angela Merkel der Zeitung.", [(MERKEL, "„Wir gehen“")]),
        ("„Wir gehen“, sagte Angela Merkel einer Zeitung am Montag.", [(MERKEL, "„Wir gehen“")]),
        ("„Wir gehen“, sagte die Ministerin Angela Merkel dieser Zeitung.", [(MERKEL, "„Wir gehen“")]),
        ("Die Brücke sei alt, teilte Angela Merkel der Presse mit.", [(MERKEL, "Die Brücke sei alt")]),
        ("„Wir gehen“, sagte ein Sprecher der Polizei.", [("ein Sprecher der Polizei", "„Wir gehen“")]),
        ("„Wir gehen“, sagte CDU-Chef Fischer der Zeitung.", [("CDU-Chef Fischer", "„Wir gehen“")]),
        ("„Wir gehen“, sagte Anna Richter der Zeitung.", [("Anna Richter", "„Wir gehen“")]),
        ("Das sagte Angela Merkel: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Dazu sagte auf Anfrage die Polizei: „Wir gehen.“", [("die Polizei", "„Wir gehen.“")]),
        ("Dazu sagte am Montag der Sprecher Joschka Fischer: „Wir gehen.“", [(FISCHER, "„Wir gehen.“")]),
        ("Dazu sagte gegen Abend ein Sprecher: „Wir gehen.“", [("ein Sprecher", "„Wir gehen.“")]),
        ("Dem Sender sagte Angela Merkel: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Ihm sagte Angela Merkel: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Kurz zuvor sagte Angela Merkel: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Anfang Mai sagte Angela Merkel: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Montag sagte Angela Merkel: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Abschließend sagte Angela Merkel: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Von Angela Merkel wurde gesagt, die Brücke sei alt.", [(MERKEL, "die Brücke sei alt")]),
        ("Die Brücke ist zu, weil Angela Merkel gesagt hatte, sie sei alt.", [(MERKEL, "sie sei alt")]),
        ("Als Sprecherin sagte Angela Merkel: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Die taz vermutet, die Brücke sei alt.", [(None, "die Brücke sei alt")]),
        (
            "Die Pläne stammen von Angela Merkel, die sagte, die Brücke sei alt.",
            [(MERKEL, "die Brücke sei alt")],
        ),
        ("Es sprach auch Joschka Fischer, der erklärte: „Wir gehen.“", [(FISCHER, "„Wir gehen.“")]),
    ],
)
def test_whoever_speaks_is_found_around_the_verb(
    content: str, expected: list[tuple[str | None, str]]
) -> None:
    assert said(content) == expected
