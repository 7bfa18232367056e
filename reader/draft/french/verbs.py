"""French verbs: every form of the verbs of saying, and what the endings of other verbs tell."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from reader.draft.language import Language

FINITE, PARTICIPLE = "finite", "participle"
_INFINITIVES = ("er", "ir", "re", "oir")
_AGAIN = ("re", "ré", "r")
_NO_INFINITIVES = frozenset(
    """hier mer fer hiver premier dernier entier métier quartier chantier dossier février janvier papier particulier
    régulier officier policier atelier clair air soir noir espoir pouvoir désir plaisir avenir cadre ordre membre nombre
    centre être-humain titre mètre kilomètre autre notre votre entre contre outre sûre affaire maire militaire mystère
    rivière frontière première dernière manière lumière heure mesure nature voiture culture rupture fermeture ouverture
    octobre novembre décembre septembre guerre terre pierre père mère frère genre encore guère ministère caractère
    étranger danger léger cher amer fier cuisinier pompier berger boulanger loyer foyer courrier calendrier
    cancer""".split()
)
_NO_PARTICIPLES = frozenset(
    """année années journée journées armée armées soirée soirées marée marées arrivée entrée durée dictée côté côtés été
    santé société sociétés cité cités sécurité qualité comité comités député députés députée députées employé employés
    café cafés liberté vérité réalité majorité minorité activité autorité autorités université musée musées lycée lycées
    degré degrés marché marchés passé congé congés traité traités communiqué arrêté décret délégué déléguée retraité
    retraitée blessé blessés accusé accusée mairie partie parties vie énergie sortie sorties""".split()
)


class Saying(NamedTuple):
    """One form of a verb of saying: its infinitive, and whether the form has a subject."""

    verb: str
    form: str


def sayings(language: Language) -> Mapping[str, Saying]:
    """Every form of a verb of saying, looked up."""
    return _sayings(language.verbs["regular"], language.verbs["irregular"])


@lru_cache(maxsize=1)
def _sayings(regular: tuple[str, ...], irregular: tuple[str, ...]) -> Mapping[str, Saying]:
    found: dict[str, Saying] = {}
    written = [(line.partition("/")[0], _regular(*line.partition("/")[::2])) for line in regular]
    written += [(line.partition("/")[0], _irregular(line.split("/"))) for line in irregular]
    for verb, forms in written:
        for form, word in forms:
            if form == FINITE or word not in found:
                found[word] = Saying(verb, form)
    return found


def participles_said(language: Language) -> Mapping[str, str]:
    """The participles of verbs of saying that are also finite forms, by the word: dit, craint."""
    return {
        line.split("/")[3]: line.partition("/")[0]
        for line in language.verbs["irregular"]
        if line.split("/")[1] == line.split("/")[3]
    }


def _regular(verb: str, present: str) -> Iterator[tuple[str, str]]:
    """The forms of a verb that ends with -er; `present` is the stem of the present with its -e, or empty."""
    root = verb.removesuffix("er")
    soft = root + "e" if root.endswith("g") else root.removesuffix("c") + "ç" if root.endswith("c") else root
    stem = present or _open(root) + "e"
    for ending in ("e", "es"):
        yield FINITE, stem.removesuffix("e") + ending
    yield FINITE, stem + "nt"
    for ending in ("a", "ait", "aient"):
        yield FINITE, soft + ending
    for ending in ("èrent",):
        yield FINITE, root + ending
    future = stem.removesuffix("e") if present else root
    for ending in ("era", "eront", "erait", "eraient"):
        yield FINITE, future + ending
    for ending in ("é", "és", "ée", "ées"):
        yield PARTICIPLE, root + ending


def _open(root: str) -> str:
    """révél, of révéler, as the present has it: révèl."""
    at = len(root) - 1
    while at > 0 and root[at] not in "aeiouéèêy":
        at -= 1
    return root[:at] + "è" + root[at + 1 :] if root[at] == "é" and at < len(root) - 1 else root


def _irregular(line: list[str]) -> Iterator[tuple[str, str]]:
    """`dire/dit/disent/dit/dit/disait/dira`."""
    _, present, plural, participle, past, imperfect, future = line
    yield from ((FINITE, word) for word in (present, plural, past, imperfect, future, future[:-1] + "ont"))
    yield FINITE, imperfect.removesuffix("t") + "ent"
    yield FINITE, future[:-1] + "ait"
    yield FINITE, past.removesuffix("t") + "rent" if past.endswith("it") else past
    for ending in ("", "e", "s", "es"):
        yield PARTICIPLE, participle + ending


def is_infinitive(low: str) -> bool:
    """Whether a word in small letters may be an infinitive."""
    return low.endswith(_INFINITIVES) and len(low) > 3 and low not in _NO_INFINITIVES


def is_participle(low: str, language: Language) -> bool:
    """Whether a word in small letters may be a past participle."""
    known = language.verbs["participles"]
    if low in known or low.removesuffix("s") in known or low in participles_said(language):
        return True
    if low.startswith(_AGAIN) and any(low.removeprefix(prefix) in known for prefix in _AGAIN):
        return True  # reconstruit
    return (
        low not in _NO_PARTICIPLES
        and len(low) > 3
        and low.endswith(("é", "és", "ée", "ées", "i", "is", "ie", "ies"))
    )


def is_future(low: str) -> bool:
    """Whether a word in small letters may be a verb in the future: ouvrira, seront."""
    return low.endswith(("era", "eront", "ira", "iront", "dra", "dront", "ra", "ront")) and len(low) > 3


def is_past(low: str, language: Language) -> bool:
    """Whether a word in small letters may be a verb in the past historic: tomba, ouvrirent."""
    return low in language.verbs["pasts"] or low.endswith("èrent")
