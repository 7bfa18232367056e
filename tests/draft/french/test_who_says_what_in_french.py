"""In French, words are given to whoever says them: by verbs, their order, and words like selon."""

from __future__ import annotations

import pytest

from reader.draft.drafting import draft
from reader.model.text import Text
from tests.draft.french.fifty_texts import noted
from tests.values import some

VIDAL, MOREL = "Paul Vidal", "Anne Morel"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("« Nous partons », dit Paul Vidal.", [(VIDAL, "« Nous partons »")]),
        ("« Nous partons » dit Paul Vidal.", [(VIDAL, "« Nous partons »")]),
        ("“Nous partons”, a dit Paul Vidal.", [(VIDAL, "“Nous partons”")]),
        ("« Nous partons », a notamment déclaré Paul Vidal.", [(VIDAL, "« Nous partons »")]),
        ("« Nous partons », a déclaré lundi à l’AFP Paul Vidal.", [(VIDAL, "« Nous partons »")]),
        (
            "Un proche du dossier affirme que le pont est fermé.",
            [("Un proche du dossier", "le pont est fermé")],
        ),
        ("« Nous partons », s’est félicité Paul Vidal.", [(VIDAL, "« Nous partons »")]),
        ("« Partons », lance Anne Morel, « et vite ».", [(MOREL, "« Partons » … « et vite »")]),
        (
            "Anne Morel est venue. « Nous partons, dit-elle. Il est tard. »",
            [(MOREL, "« Nous partons, … Il est tard. »")],
        ),
        (
            "« Nous partons, explique Anne Morel, soudeuse depuis dix ans. Il est tard. »",
            [(MOREL, "« Nous partons, … Il est tard. »")],
        ),
        (
            "« On m’a dit, le soir, de partir », raconte Anne Morel.",
            [(MOREL, "« On m’a dit, le soir, de partir »")],
        ),
        (
            "La rectrice de l’académie, Anne Morel, a annoncé mardi la fermeture de trois collèges.",
            [(MOREL, "la fermeture de trois collèges")],
        ),
        ("Paul Vidal a confirmé à l’AFP le report de la loi.", [(VIDAL, "le report de la loi")]),
        ("Pour l’économiste Anne Morel, le plan arrive trop tard.", [(MOREL, "le plan arrive trop tard")]),
        ("Pour Anne Morel, il est trop tard.", [(MOREL, "il est trop tard")]),
        ("Aux yeux d’Anne Morel, quinze ans de métier, il est trop tard.", [(MOREL, "il est trop tard")]),
        ("Selon Paul Vidal, qui dirige le port, la digue tiendra.", [(VIDAL, "la digue tiendra")]),
        ("Anne Morel a détaillé les faits. Le suspect serait connu.", [(MOREL, "Le suspect serait connu")]),
        (
            "« Nous partons », a déclaré à l’AFP Marc-Antoine Vidal.",
            [("Marc-Antoine Vidal", "« Nous partons »")],
        ),
        ("« Nous partons », a justifié le PDG, Paul Vidal.", [(VIDAL, "« Nous partons »")]),
        ("Le Pr Vidal pense que le pont est fermé.", [("Vidal", "le pont est fermé")]),
        (
            "Le 8 mars, la maire, Anne Morel, avait écrit aux parents : « Nous partons. »",
            [(MOREL, "« Nous partons. »")],
        ),
        ("Le garde des Sceaux, Me Paul Vidal, dit que le pont est fermé.", [(VIDAL, "le pont est fermé")]),
        (
            "La professeure Anne Morel, de l’université de Brest, dit que « le pont est fermé ».",
            [(MOREL, "« le pont est fermé »")],
        ),
        ("Son fondateur, le comédien Paul Vidal, dit que le pont est fermé.", [(VIDAL, "le pont est fermé")]),
        ("Le pont sera fermé. Anne Morel l’a annoncé lundi.", [(MOREL, "Le pont sera fermé")]),
        ("Le pont sera fermé. C’est ce qu’a annoncé Anne Morel.", [(MOREL, "Le pont sera fermé")]),
        ("« Tout dépend du pont », glisse un cadre.", [("un cadre", "« Tout dépend du pont »")]),
        ("D’après l’Insee, le pont est fermé.", [("l’Insee", "le pont est fermé")]),
        ("Anne Morel a dit : « Nous partons. »", [(MOREL, "« Nous partons. »")]),
        ("Anne Morel a dit que le pont était fermé.", [(MOREL, "le pont était fermé")]),
        ("Anne Morel a dit qu’il était fermé.", [(MOREL, "qu’il était fermé")]),
        ("Anne Morel, maire de Brest, a dit que le pont était fermé.", [(MOREL, "le pont était fermé")]),
        ("Anne Morel, qui dirige la ville, a dit que le pont était fermé.", [(MOREL, "le pont était fermé")]),
        ("Anne Morel fait savoir que le pont est fermé.", [(MOREL, "le pont est fermé")]),
        ("Lundi, Anne Morel a fait savoir que le pont était fermé.", [(MOREL, "le pont était fermé")]),
        ("Anne Morel elle-même a également dit que le pont était fermé.", [(MOREL, "le pont était fermé")]),
        ("Anne Morel (Les Verts) a dit que le pont était fermé.", [(MOREL, "le pont était fermé")]),
        ("Anne Morel a quitté la ville et dit que le pont est fermé.", [(MOREL, "le pont est fermé")]),
        ("Dans un communiqué la maire Anne Morel dit que le pont est fermé.", [(MOREL, "le pont est fermé")]),
        ("« Nous partons », a dit ce mardi soir Anne Morel.", [(MOREL, "« Nous partons »")]),
        ("« Nous partons », ne cesse de répéter Anne Morel.", [(MOREL, "« Nous partons »")]),
        ("Anne Morel dit vouloir partir.", [(MOREL, "vouloir partir")]),
        ("Anne Morel a promis de rouvrir le pont.", [(MOREL, "rouvrir le pont")]),
        ("Anne Morel a demandé à la ville d’agir vite.", [(MOREL, "d’agir vite")]),
        ("Anne Morel demande si le pont est fermé.", [(MOREL, "si le pont est fermé")]),
        (
            "Anne Morel a dit que le pont était fermé et a ajouté que la route l’était aussi.",
            [(MOREL, "le pont était fermé"), (MOREL, "la route l’était aussi")],
        ),
        ("Anne Morel a dénoncé « une honte ».", [(MOREL, "« une honte »")]),
        ("Selon Anne Morel, le pont est fermé.", [(MOREL, "le pont est fermé")]),
        ("Le pont est fermé, selon Anne Morel.", [(MOREL, "Le pont est fermé")]),
        ("Le pont, selon Anne Morel, est fermé.", [(MOREL, "Le pont … est fermé")]),
        ("Selon Anne Morel, maire de Brest, le pont est fermé.", [(MOREL, "le pont est fermé")]),
        ("De l’avis de Paul Vidal, le pont est fermé.", [(VIDAL, "le pont est fermé")]),
        ("Comme l’explique Paul Vidal, le pont est fermé.", [(VIDAL, "le pont est fermé")]),
        ("Le pont est fermé, comme Paul Vidal l’a annoncé.", [(VIDAL, "Le pont est fermé")]),
        ("Le pont est fermé, a-t-on appris auprès de Paul Vidal.", [(VIDAL, "Le pont est fermé")]),
        ("Le pont est fermé, annonce Anne Morel.", [(MOREL, "Le pont est fermé")]),
        ("Me Anne Morel assure que le pont est fermé.", [(MOREL, "le pont est fermé")]),
        ("« Nous partons », dit la maire, Anne Morel.", [(MOREL, "« Nous partons »")]),
        ("Le maire, le docteur Paul Vidal, a dit que le pont était fermé.", [(VIDAL, "le pont était fermé")]),
        (
            "Anne Morel dit que le pont est fermé. La route serait coupée.",
            [(MOREL, "le pont est fermé"), (MOREL, "La route serait coupée")],
        ),
        ("Anne Morel dit que le pont est fermé. La route devrait rouvrir.", [(MOREL, "le pont est fermé")]),
    ],
)
def test_who_says_what(content: str, expected: list[tuple[str, str]]) -> None:
    assert noted(content).quotes == expected


@pytest.mark.parametrize(
    "content",
    [
        "Anne Morel n’a pas dit que le pont était fermé.",
        "Anne Morel a salué la foule, a pris le train et a quitté la ville.",
        "La demande de Paul Vidal a été rejetée.",
        "Le pont a été critiqué par Paul Vidal.",
        "Pour Paul Vidal, ce fut une longue journée.",
        "La thèse selon laquelle le pont est sûr a vécu.",
        "Le pont est fermé, dit-on.",
        "Anne Morel jure que non.",
        "La route serait coupée.",
        "Anne Morel a appelé la police.",
        "L’association, qui avait saisi la justice en 2012, s’est félicitée du jugement.",
    ],
)
def test_what_nobody_says_is_no_quote(content: str) -> None:
    assert noted(content).quotes == []


@pytest.mark.parametrize(
    ("content", "people"),
    [
        ("Yann Le Goff et Anne de Kerangal sont venus.", ["Anne de Kerangal", "Yann Le Goff"]),
        ("M. Vidal est venu. Mme Morel aussi.", ["Morel", "Vidal"]),
        ("Paul Vidal est venu. Vidal est reparti.", ["Paul Vidal"]),
        ("Le Parti des pêcheurs et l’Unesco ont gagné.", []),
        ("L’association Mer Bleue a gagné à Lorme.", []),
        ("Les touristes aiment le Korrigan et la Vilaine.", []),
        ("Le bureau d’études Hydrolis a alerté la ville. Anne Morel l’a écrit sur X.", ["Anne Morel"]),
        ("J. Vidal est venu avec la maire Anne Morel.", ["Anne Morel", "J. Vidal"]),
    ],
)
def test_people_are_named_by_evidence(content: str, people: list[str]) -> None:
    assert noted(content).people == people


def test_a_verb_is_marked_with_what_is_written_as_one_with_it() -> None:
    text = Text("« C’est une honte », s’indigne Paul Vidal.")
    (quote,) = draft(text, language="fr").quotes
    assert text[some(quote.cue)] == "s’indigne"


@pytest.mark.parametrize(
    "content",
    [
        "La ministre de la Santé, Anne Morel, est venue. « Nous partons », a dit la ministre.",
        "La maire Anne Morel est venue. « Nous partons », a dit la maire.",
    ],
)
def test_whoever_was_named_with_a_role_is_meant_by_the_role(content: str) -> None:
    assert noted(content).quotes == [(MOREL, "« Nous partons »")]


def test_another_of_the_same_role_is_somebody_else() -> None:
    content = "La ministre de la Santé, Anne Morel, est venue. « Nous partons », a dit le préfet."
    assert noted(content).quotes == [("le préfet", "« Nous partons »")]


def test_a_role_begins_with_its_article() -> None:
    (entity,) = draft(
        Text("Selon le procureur du pays, Paul Vidal, le pont est fermé."), language="fr"
    ).entities
    assert entity.role == "le procureur du pays"
