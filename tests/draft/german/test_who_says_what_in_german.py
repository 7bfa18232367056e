"""In German, too, words are given to whoever says them: by verbs, word order, and words like laut."""

from __future__ import annotations

import pytest

from reader.draft.drafting import draft
from reader.model.article import Kind
from reader.model.text import Text
from tests.draft.german.who_said import FISCHER, MERKEL, said


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
        ("Der Fischer Jonas Eide nannte den Beschluss „das Ende“.", [("Jonas Eide", "„das Ende“")]),
        ("Angela Merkel kam. „Wir gehen“, sagte sie.", [(MERKEL, "„Wir gehen“")]),
        ("Angela Merkel wird mit den Worten „Wir gehen“ zitiert.", [(MERKEL, "„Wir gehen“")]),
        ("Wie die ESA mitteilte, ist die Rakete gestartet.", [("ESA", "ist die Rakete gestartet")]),
        ("Angela Merkel sagte „Wir gehen“ und ging.", [(MERKEL, "„Wir gehen“")]),
        ("Angela Merkel fragte, ob die Brücke alt ist.", [(MERKEL, "ob die Brücke alt ist")]),
        (
            "Angela Merkel, Sprecherin der Polizei, sagte, die Brücke sei alt.",
            [(MERKEL, "die Brücke sei alt")],
        ),
        ("Angela Merkel (CDU) sagte, die Brücke sei alt.", [(MERKEL, "die Brücke sei alt")]),
        ("Angela Merkel von der CDU sagte, die Brücke sei alt.", [(MERKEL, "die Brücke sei alt")]),
        ("Angela Merkel hat gesagt, die Brücke sei alt.", [(MERKEL, "die Brücke sei alt")]),
        ("„Wir gehen“, so Angela Merkel.", [(MERKEL, "„Wir gehen“")]),
        ("„Wir gehen“, heißt es in dem Schreiben.", [(None, "„Wir gehen“")]),
        ("Angela Merkel kam. Merkel sagte: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Herr Schulze sagte: „Nein.“", [("Schulze", "„Nein.“")]),
        ("Er sagte: „Nein.“", [(None, "„Nein.“")]),
        ("Laut einem Bericht ist die Brücke alt.", [(None, "ist die Brücke alt")]),
        ("Zudem sei die Brücke alt.", []),
        ("Angela Merkel kündigte an, die Brücke zu sperren.", [(MERKEL, "die Brücke zu sperren")]),
        (
            "Die Brücke wurde gesperrt, teilte Angela Merkel am Montag mit.",
            [(MERKEL, "Die Brücke wurde gesperrt")],
        ),
        ("Angela Merkel teilte die Kosten auf, die Brücke blieb zu.", []),
        (
            "Wie Angela Merkel, die aus Templin kommt, mitteilte, ist die Brücke zu.",
            [(MERKEL, "ist die Brücke zu")],
        ),
        (
            "Angela Merkel hatte die Pläne im Mai als „blanken Unsinn“ kritisiert.",
            [(MERKEL, "„blanken Unsinn“")],
        ),
        ("Angela Merkel nannte den Bau, der seit Jahren stockt, „überflüssig“.", [(MERKEL, "„überflüssig“")]),
        ("Den Bau der Brücke bezeichnete Angela Merkel als „Fehler“.", [(MERKEL, "„Fehler“")]),
        (
            "Jede Verantwortung wies Angela Merkel von sich: „Das war ich nicht.“",
            [(MERKEL, "„Das war ich nicht.“")],
        ),
        ("„Wir gehen nun alle“, freute sich Angela Merkel.", [(MERKEL, "„Wir gehen nun alle“")]),
        ("„Wir gehen nun alle“, wird Angela Merkel zitiert.", [(MERKEL, "„Wir gehen nun alle“")]),
        ("Ein Sender zitierte Angela Merkel mit den Worten: „Wir gehen.“", [(MERKEL, "„Wir gehen.“")]),
        ("Mit den Worten „Wir gehen nun alle“ trat Angela Merkel ab.", [(None, "„Wir gehen nun alle“")]),
        (
            "Mit den Worten „Wir gehen nun alle“ kommentierte Angela Merkel das Ende.",
            [(MERKEL, "„Wir gehen nun alle“")],
        ),
        ("Nach Angela Merkels Ansicht ist die Brücke zu alt.", [(None, "ist die Brücke zu alt")]),
        (
            "Angela Merkel sagte, die Brücke sei zu alt. Sie müsse „sofort und ganz“ gesperrt werden.",
            [(MERKEL, "die Brücke sei zu alt"), (MERKEL, "Sie müsse „sofort und ganz“ gesperrt werden")],
        ),
        (
            "Angela Merkel sagte, die Brücke sei alt. Bei dem Unfall soll ein Mann verletzt worden sein.",
            [(MERKEL, "die Brücke sei alt"), (MERKEL, "Bei dem Unfall soll ein Mann verletzt worden sein")],
        ),
        (
            "Ein Brand, der in der Nacht ausbrach, habe die Brücke zerstört, meldet Angela Merkel.",
            [(MERKEL, "Ein Brand, der in der Nacht ausbrach, habe die Brücke zerstört")],
        ),
        (
            "Passend zum Wetter warnte Angela Merkel: „Es kann glatt sein.“",
            [(MERKEL, "„Es kann glatt sein.“")],
        ),
        (
            "Angela Merkel kam zu dem Ergebnis, „dass die Brücke zu alt ist“.",
            [(MERKEL, "„dass die Brücke zu alt ist“")],
        ),
        ("Die Zahl der Brücken wird auf 400 geschätzt, die meisten sind alt.", []),
        ("Angela Merkel spricht am Montag im „Haus der Deutschen Wirtschaft“.", []),
    ],
)
def test_words_go_to_who_says_them(content: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(content) == expected


def test_names_in_capitals_are_organisations_and_cities_behind_a_preposition_places() -> None:
    drafted = draft(Text("Die NATO tagte in Berlin, sagte Angela Merkel."), language="de")
    assert [(entity.name, entity.kind) for entity in drafted.entities] == [
        ("NATO", Kind.ORGANISATION),
        ("Berlin", Kind.PLACE),
        (MERKEL, Kind.PERSON),
    ]


def test_nouns_with_capitals_are_nobody() -> None:
    content = "Die Regierung plant den Bau einer Brücke über den Rhein. Die Kosten trägt das Land, sagte Angela Merkel."
    assert [entity.name for entity in draft(Text(content), language="de").entities if entity.named] == [
        MERKEL
    ]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "Senatorin Anna Vogt kritisierte den Beschluss. Den Antrag habe der Senat abgelehnt, weil das Geld fehle.",
            [("Anna Vogt", "Den Antrag habe der Senat abgelehnt, weil das Geld fehle")],
        ),
        (
            "Angela Merkel wies die Kritik zurück.\n\nMan habe die Länder früh gefragt.",
            [(MERKEL, "Man habe die Länder früh gefragt")],
        ),
        (
            "Angela Merkel wies die Kritik zurück. Der Bund baut weiter.\n\nMan habe die Länder früh gefragt.",
            [],
        ),
        ("Den Antrag habe der Senat abgelehnt, weil das Geld fehle.", []),
    ],
)
def test_what_stands_in_the_konjunktiv_is_whole_and_of_whoever_spoke_before(
    content: str, expected: list[tuple[str | None, str]]
) -> None:
    assert said(content) == expected


@pytest.mark.parametrize(
    ("content", "speaker"),
    [
        ("Innensenator Karl-Heinz Brandt ( SPD) sagte, die Wache bleibe offen.", "Karl-Heinz Brandt"),
        ("Ministerin Ursula von der Heide sagte, die Wache bleibe offen.", "Ursula von der Heide"),
        ("Frau von der Heide sagte, die Wache bleibe offen.", "von der Heide"),
        ("Der Abgeordnete Peter zu Rhein sagte, die Wache bleibe offen.", "Peter zu Rhein"),
        ("Die Politikerin Prof. Dr. Meike Tamm sagte, die Wache bleibe offen.", "Meike Tamm"),
        ("Die Ministerin für Verkehr, Sabine Köhler, sagte, die Wache bleibe offen.", "Sabine Köhler"),
        ("Die Wache bleibe offen, sagte die Ministerin für Verkehr, Sabine Köhler.", "Sabine Köhler"),
        ("Der Imker Jonas Berger sagte, die Wache bleibe offen.", "Jonas Berger"),
        ("Okan Dündar (SPD) sagte, die Wache bleibe offen.", "Okan Dündar"),
        ("Okan Dündar, der Sprecher der Wache, sagte, die Wache bleibe offen.", "Okan Dündar"),
        ("Die Wache bleibe offen, sagte Okan Dündar.", "Okan Dündar"),
        ("Die Wache bleibe offen, sagte der Fahrer Okan Dündar.", "Okan Dündar"),
        (
            "Die Staatsanwaltschaft Rostock teilte mit, die Wache bleibe offen.",
            "Die Staatsanwaltschaft Rostock",
        ),
    ],
)
def test_speakers_are_found_by_titles_particles_appositions_and_what_stands_beside_them(
    content: str, speaker: str
) -> None:
    assert [who for who, _ in said(content)] == [speaker]


@pytest.mark.parametrize(
    "content",
    [
        "Verkehrsministerin Sabine Köhler kam am Montag. Die Ministerin sagte: „Wir bauen.“",
        "Die Ministerin für Verkehr, Sabine Köhler, kam. „Wir bauen“, sagte die Ministerin.",
        "Ministerin Sabine Köhler kam. Die Ministerin ging durch den Bau. Sie sagte: „Wir bauen.“",
    ],
)
def test_whoever_was_named_with_a_role_is_meant_by_the_role(content: str) -> None:
    assert said(content) == [("Sabine Köhler", "„Wir bauen.“" if "Wir bauen.“" in content else "„Wir bauen“")]


def test_a_role_of_nobody_named_stays_a_description() -> None:
    assert said("Sprecherin Sabine Köhler kam. „Wir bauen“, sagte die Ministerin.") == [
        ("die Ministerin", "„Wir bauen“")
    ]


def test_the_body_that_somebody_leads_is_not_meant_by_their_role() -> None:
    content = "Die Chefin der Klinik, Katrin Ahlers, kam. Nach Angaben der Klinik ist die Wache offen."
    assert said(content) == [("der Klinik", "ist die Wache offen")]


def test_numbers_before_nouns_are_no_names() -> None:
    text = Text("Das Gericht hat den Mann zu 14 Jahren Haft verurteilt.")
    assert draft(text, language="de").entities == ()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "Die Wache wird geschlossen. Das teilte die Polizei am Montag mit.",
            [("die Polizei", "Die Wache wird geschlossen")],
        ),
        ("Die Wache wird geschlossen. Dies sagte Angela Merkel.", [(MERKEL, "Die Wache wird geschlossen")]),
        (
            "„Wir gehen“, sagte Angela Merkel. Das teilte die Polizei am Montag mit.",
            [(MERKEL, "„Wir gehen“")],
        ),
        ("Die Wache wird geschlossen.\n\nDas teilte die Polizei am Montag mit.", []),
    ],
)
def test_what_somebody_said_may_be_the_sentence_before(
    content: str, expected: list[tuple[str | None, str]]
) -> None:
    assert said(content) == expected


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "Die Angeklagte bestritt die Tat. Sie sei in Wien gewesen, hieß es weiter.",
            [("Die Angeklagte", "Sie sei in Wien gewesen")],
        ),
        ("Aus Sicht von Angela Merkel reicht das nicht.", [(MERKEL, "reicht das nicht")]),
        ("Angela Merkel sprach von einem „Schlag ins Gesicht“.", [(MERKEL, "„Schlag ins Gesicht“")]),
        ("Es könnten laut Bauernverband 200 sein.", [("Bauernverband", "Es könnten … 200 sein")]),
        ("Wer durch Berlin läuft, sieht leere Läden.", []),
    ],
)
def test_other_ways_to_give_words_to_somebody(content: str, expected: list[tuple[str | None, str]]) -> None:
    assert said(content) == expected
