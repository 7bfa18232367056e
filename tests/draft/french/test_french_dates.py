"""French dates are read at their precision, counted from the day of publication or from the date last told."""

from __future__ import annotations

import pytest

from reader.draft.drafting import draft
from reader.model.dates.dates import Edtf
from reader.model.text import Text
from tests.draft.french.fifty_texts import noted
from tests.values import some


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("vendredi", "2016-06-17"),
        ("vendredi soir", "2016-06-17"),
        ("mardi dernier", "2016-06-14"),
        ("dans la nuit de samedi à dimanche", "2016-06-18"),
        ("hier", "2016-06-20"),
        ("avant-hier", "2016-06-19"),
        ("le 3 mai", "2016-05-03"),
        ("le 1er mai 2012", "2012-05-01"),
        ("le lundi 3 mai 2010", "2010-05-03"),
        ("le 3/5/2012", "2012-05-03"),
        ("du 3 au 5 mai 2012", "2012-05-03/2012-05-05"),
        ("du 30 avril au 2 mai 2012", "2012-04-30/2012-05-02"),
        ("de mars à mai 2012", "2012-03/2012-05"),
        ("en mai", "2016-05"),
        ("en mars dernier", "2016-03"),
        ("fin mai 2012", "2012-05"),
        ("au printemps 2012", "2012-21"),
        ("l’été dernier", "2015-22"),
        ("cet été", "2016-22"),
        ("en 2012", "2012"),
        ("entre 2010 et 2014", "2010/2014"),
        ("dans les années 1990", "199X"),
        ("dans les années 90", "199X"),
        ("au XIXe siècle", "18XX"),
        ("au deuxième trimestre 2012", "2012-04/2012-06"),
        ("il y a deux ans", "2014"),
        ("il y a trois jours", "2016-06-18"),
        ("la semaine dernière", "2016-06-13/2016-06-19"),
        ("le mois dernier", "2016-05"),
        ("l’an dernier", "2015"),
        ("le week-end dernier", "2016-06-18/2016-06-19"),
        ("à Noël 2012", "2012-12-25"),
        ("depuis 2009", "2009/.."),
    ],
)
def test_french_dates_are_read_at_their_precision(words: str, when: str) -> None:
    assert [each for _, each, _ in noted(f"La police a fermé le pont {words}.").events] == [when]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("vendredi", "2016-06-24"),
        ("mardi prochain", "2016-06-28"),
        ("demain", "2016-06-22"),
        ("après-demain", "2016-06-23"),
        ("le 3 mai", "2017-05-03"),
        ("l’an prochain", "2017"),
        ("dans trois jours", "2016-06-24"),
        ("à partir du 1er juillet", "2016-07-01/.."),
        ("d’ici 2030", "../2030"),
    ],
)
def test_what_is_planned_lies_ahead(words: str, when: str) -> None:
    assert noted(f"Le musée ouvrira ses portes {words}.").events == [
        ("Le musée ouvrira ses portes", when, "planned")
    ]


def test_a_day_is_counted_from_the_one_last_told() -> None:
    drafted = noted("Le pont a cédé le 3 mai 2012. La police a fermé la route le lendemain.")
    assert [when for _, when, _ in drafted.events] == ["2012-05-03", "2012-05-04"]


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("Vendredi, le pont a cédé.", [("Le pont a cédé", "2016-06-17", "happened")]),
        (
            "Le conseil a voté, vendredi 3 mai 2013, le doublement du péage.",
            [("Le conseil a voté le doublement du péage", "2013-05-03", "happened")],
        ),
        ("Le pont céda en 1912.", [("Le pont céda", "1912", "happened")]),
        ("Le musée ouvre ses portes demain.", [("Le musée ouvre ses portes", "2016-06-22", "planned")]),
        ("Le musée ouvre ses portes à dix heures.", []),
        ("La ville va construire un pont en 2019.", [("La ville va construire un pont", "2019", "planned")]),
        (
            "Il aurait frappé un voisin vendredi.",
            [("Il aurait frappé un voisin", "2016-06-17", "alleged")],
        ),
        ("Le pont n’a pas cédé vendredi.", []),
        ("Le pont est vieux.", []),
        (
            "L’enquête ouverte vendredi a été classée.",
            [("L’enquête ouverte vendredi a été classée", "", "happened")],
        ),
        ("Environ dix maisons ont brûlé.", [("Environ dix maisons ont brûlé", "", "happened")]),
        (
            "Disparue depuis jeudi, une femme a été retrouvée.",
            [("Une femme a été retrouvée", "", "happened")],
        ),
        ("« Le pont a cédé hier. »", []),
        (
            "La maire, Anne Morel, a rouvert le pont vendredi 3 mai 2013.",
            [("La maire, Anne Morel, a rouvert le pont", "2013-05-03", "happened")],
        ),
        (
            "Les travaux avaient commencé en 2012, un an après la tempête.",
            [("Les travaux avaient commencé, un an après la tempête", "2012", "happened")],
        ),
    ],
)
def test_main_clauses_tell_what_happened_what_is_planned_and_what_is_only_said_to_have_been(
    content: str, expected: list[tuple[str, str, str]]
) -> None:
    assert noted(content).events == expected


@pytest.mark.parametrize(
    ("language", "content", "words"),
    [
        ("fr", "La ville a rouvert le pont le 12 juin.", "le 12 juin"),
        ("en", "The city reopened the bridge on 12 June.", "on 12 June"),
        ("en", "The city reopened the bridge on Jan. 12.", "on Jan. 12"),
        ("de", "Die Stadt öffnete die Brücke am 12. Juni.", "am 12. Juni"),
    ],
)
def test_the_full_stop_of_a_sentence_is_no_part_of_its_date(language: str, content: str, words: str) -> None:
    text = Text(content)
    (event,) = draft(text, published=Edtf.parse("2016-07-01"), language=language).events
    assert text[some(event.when_text)] == words


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (
            "La route est fermée jusqu’au 3 août.",
            [("La route est fermée", "../2016-08-03", "ongoing")],
        ),
        (
            "La halle a été agrandie en 1967 et 1970.",
            [("La halle a été agrandie", "1967", "happened")],
        ),
        (
            "La halle a été construite entre 1967 et 1970.",
            [("La halle a été construite", "1967/1970", "happened")],
        ),
        (
            "Le conseil s’est réuni le 5 mai 1967 et le 6 juin 1970.",
            [("Le conseil s’est réuni", "1967-05-05", "happened")],
        ),
        (
            "L’hôpital, construit en 1967 et rénové en 2009, fermera en 2028.",
            [
                ("L’hôpital a été construit", "1967", "happened"),
                ("L’hôpital a été rénové", "2009", "happened"),
                ("L’hôpital fermera", "2028", "planned"),
            ],
        ),
        (
            "Bâties en 1931 et rasées en 1944, les halles rouvriront en 2020.",
            [
                ("Les halles ont été bâties", "1931", "happened"),
                ("Les halles ont été rasées", "1944", "happened"),
                ("Les halles rouvriront", "2020", "planned"),
            ],
        ),
        (
            "Le barrage a été inauguré en 1931, agrandi en 1958 et vidé en 2003.",
            [
                ("Le barrage a été inauguré", "1931", "happened"),
                ("Le barrage a été agrandi", "1958", "happened"),
                ("Le barrage a été vidé", "2003", "happened"),
            ],
        ),
        (
            "L’usine a ouvert en 1967 et a fermé en 2009.",
            [("L’usine a ouvert", "1967", "happened"), ("L’usine a fermé", "2009", "happened")],
        ),
        (
            "Le tribunal a été saisi en 2009 et la décision est tombée en 2011.",
            [("Le tribunal a été saisi", "2009", "happened"), ("La décision est tombée", "2011", "happened")],
        ),
        (
            "Les travaux, qui ont commencé en mars 2014, doivent s’achever fin 2017.",
            [
                ("Les travaux ont commencé", "2014-03", "happened"),
                ("Les travaux doivent s’achever", "2017", "planned"),
            ],
        ),
        (
            "Paul Vidal, né en 1958 à Lorme, a dirigé l’usine de 1990 à 2004.",
            [
                ("Paul Vidal est né à Lorme", "1958", "happened"),
                ("Paul Vidal a dirigé l’usine", "1990/2004", "happened"),
            ],
        ),
        (
            "Yann Rigaud, ancien président du club, est mort lundi.",
            [("Yann Rigaud est mort", "2016-06-20", "happened")],
        ),
        (
            "La cour a condamné lundi un homme pour le meurtre de Paul Vidal, disparu en novembre 2009.",
            [("La cour a condamné un homme pour le meurtre de Paul Vidal", "2016-06-20", "happened")],
        ),
        (
            "Une réunion est prévue samedi à Lorme.",
            [("Une réunion est prévue à Lorme", "2016-06-25", "planned")],
        ),
        (
            "Le groupe va supprimer cent postes d’ici à la fin 2017.",
            [("Le groupe va supprimer cent postes", "../2017", "planned")],
        ),
        (
            "Il aurait volé un bateau dans la nuit du 14 au 15 mai.",
            [("Il aurait volé un bateau", "2016-05-14/2016-05-15", "alleged")],
        ),
        (
            "La ville, dirigée par Paul Vidal depuis 2014, a voté lundi un budget.",
            [
                ("La ville est dirigée par Paul Vidal", "2014/..", "ongoing"),
                ("La ville a voté un budget", "2016-06-20", "happened"),
            ],
        ),
        (
            "Selon le maire de Brest, Paul Vidal, les travaux ont débuté le 3 mars et s’achèveront en juillet.",
            [
                ("Les travaux ont débuté", "2016-03-03", "happened"),
                ("Les travaux s’achèveront", "2016-07", "planned"),
            ],
        ),
        (
            "L’avocate, Sylvie Mounier, a quitté la salle lundi.",
            [("L’avocate, Sylvie Mounier, a quitté la salle", "2016-06-20", "happened")],
        ),
        ("Un incendie s’est déclaré lundi.", [("Un incendie s’est déclaré", "2016-06-20", "happened")]),
        ("Deux hommes ont été arrêtés lundi.", [("Deux hommes ont été arrêtés", "2016-06-20", "happened")]),
        (
            "Le suspect a été jugé et condamné en 2012.",
            [("Le suspect a été jugé et condamné", "2012", "happened")],
        ),
    ],
)
def test_each_of_several_dates_belongs_to_its_own_clause(
    content: str, expected: list[tuple[str, str, str]]
) -> None:
    assert noted(content).events == expected


@pytest.mark.parametrize(
    "content",
    [
        "Que s’est-il passé ce soir-là ?",
        "La route est fermée.",
        "C’était en 2012.",
        "Aux yeux de Paul Vidal, la réforme est dépassée.",
    ],
)
def test_questions_and_what_only_is_so_are_no_events(content: str) -> None:
    assert noted(content).events == []
