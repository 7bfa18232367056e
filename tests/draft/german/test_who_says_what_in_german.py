"""In German, too, words are given to whoever says them: by verbs, word order, and words like laut."""

from __future__ import annotations

import pytest

from reader.draft.drafting import draft
from reader.model.text import Text

FISCHER, MERKEL = "Joschka Fischer", "Angela Merkel"


def said(content: str) -> list[tuple[str | None, str]]:
    text = Text(content)
    drafted = draft(text, language="de")
    names = {entity.id: entity.name for entity in drafted.entities}
    return [
        (names[quote.speaker] if quote.speaker else None, " … ".join(text[part] for part in quote.parts))
        for quote in drafted.quotes
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("„Wir gehen“, sagte Bundesaußenminister Joschka Fischer am Montag.", [(FISCHER, "„Wir gehen“")]),
        ("„Wir gehen“, sagte Angela Merkel, „und zwar bald.“", [(MERKEL, "„Wir gehen“ … „und zwar bald.“")]),
        ("Angela Merkel sagte am Freitag: „Wir schaffen das.“", [(MERKEL, "„Wir schaffen das.“")]),
        ("Bundesaußenminister Joschka Fischer: „Das ist falsch.“", [(FISCHER, "„Das ist falsch.“")]),
        ("»Wir gehen nun alle«, erklärte Angela Merkel.", [(MERKEL, "»Wir gehen nun alle«")]),
        ("Angela Merkel erklärte, dass die Brücke zu alt sei.", [(MERKEL, "die Brücke zu alt sei")]),
        ("Angela Merkel sagte, die Brücke sei zu alt.", [(MERKEL, "die Brücke sei zu alt")]),
        ("Die Brücke sei zu alt, sagte Angela Merkel.", [(MERKEL, "Die Brücke sei zu alt")]),
        ("Laut Angela Merkel ist die Brücke zu alt.", [(MERKEL, "ist die Brücke zu alt")]),
        ("Die Brücke ist zu alt, so Angela Merkel.", [(MERKEL, "Die Brücke ist zu alt")]),
        (
            "Nach Angaben der Polizei wurde die Brücke gesperrt.",
            [("der Polizei", "wurde die Brücke gesperrt")],
        ),
        ("Angela Merkel zufolge ist die Brücke zu alt.", [(MERKEL, "ist die Brücke zu alt")]),
        (
            "Angela Merkel sagte, die Brücke sei zu alt. Ein Neubau werde teuer.",
            [(MERKEL, "die Brücke sei zu alt"), (MERKEL, "Ein Neubau werde teuer")],
        ),
        ("Angela Merkel kam. „Wir gehen“, sagte sie.", [(MERKEL, "„Wir gehen“")]),
    ],
)
def test_words_go_to_who_says_them(content: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(content) == expected


def test_nouns_with_capitals_are_nobody() -> None:
    content = "Die Regierung plant den Bau einer Brücke über den Rhein. Die Kosten trägt das Land, sagte Angela Merkel."
    assert [entity.name for entity in draft(Text(content), language="de").entities if entity.named] == [
        MERKEL
    ]
