"""The words that announce a quote to who listens, in the language that the article is read in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reader.convert.in_words.words import UNKNOWN_SPEAKER
from reader.model.article import Article, Quote


@dataclass(frozen=True, slots=True)
class Announcing:
    """How a language says who speaks: `says` and `goes_on`, of one and of several, have the place of their names."""

    says: tuple[str, str]
    goes_on: tuple[str, str]
    end: str
    together: str
    unknown: str

    def begin(self, names: Sequence[str], *, again: bool) -> str:
        """`Ana Ruiz says:`, or where the quote was interrupted, `Ana Ruiz goes on:`."""
        *firsts, last = names or (self.unknown,)
        name = f"{', '.join(firsts)} {self.together} {last}" if firsts else last
        words = (self.goes_on if again else self.says)[bool(firsts)].format(name)
        return words[:1].upper() + words[1:]


_ENGLISH = Announcing(
    ("{} says:", "{} say:"), ("{} goes on:", "{} go on:"), "End of quote.", "and", UNKNOWN_SPEAKER
)
_ANNOUNCING = {
    "en": _ENGLISH,
    "de": Announcing(
        ("{} sagt:", "{} sagen:"), ("{} weiter:",) * 2, "Ende des Zitats.", "und", "jemand Unbekanntes"
    ),
    "es": Announcing(
        ("{} dice:", "{} dicen:"),
        ("{} continúa:", "{} continúan:"),
        "Fin de la cita.",
        "y",
        "alguien desconocido",
    ),
    "fr": Announcing(
        ("{} dit :", "{} disent :"),
        ("{} poursuit :", "{} poursuivent :"),
        "Fin de citation.",
        "et",
        "une personne inconnue",
    ),
    "it": Announcing(
        ("{} dice:", "{} dicono:"),
        ("{} continua:", "{} continuano:"),
        "Fine della citazione.",
        "e",
        "una persona sconosciuta",
    ),
    "nl": Announcing(
        ("{} zegt:", "{} zeggen:"), ("{} vervolgt:", "{} vervolgen:"), "Einde citaat.", "en", "een onbekende"
    ),
    "pt": Announcing(
        ("{} diz:", "{} dizem:"),
        ("{} continua:", "{} continuam:"),
        "Fim da citação.",
        "e",
        "alguém desconhecido",
    ),
}


def announcing_in(language: str | None) -> Announcing:
    """The words of a language (BCP 47), English ones where we have none of it."""
    return _ANNOUNCING.get((language or "en").partition("-")[0].lower(), _ENGLISH)


def names_of(article: Article, quote: Quote) -> list[str]:
    return [article.entities[id_].name for id_ in quote.speakers]
