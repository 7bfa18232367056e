"""German verbs: every form of the verbs of saying, and which words have a subject (finite) or stand in the past."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import NamedTuple

from reader.draft.language import data_text
from reader.draft.word_tables import tables_of

FINITE, JOINED, PARTICIPLE, INFINITIVE = "finite", "joined", "participle", "infinitive"
_UNACCENTED = ("be", "er", "ver", "ent", "emp", "zer", "ge", "miss", "wider", "unter", "wieder")
_NO_VERBS = frozenset(
    """nicht jetzt erst recht seit mit dort fast meist zuletzt zunächst damit selbst längst sofort bereits statt
    rund stets oft weit laut bekannt gut letzt nächst höchst möglichst insgesamt insbesondere samt welt hart dicht
    leicht schlecht tot fest spät sonst echt direkt schnellst überhaupt derzeit somit womit jüngst mindest""".split()
)


class Saying(NamedTuple):
    """One form of a verb of saying: its infinitive, the particle that ends its clause (or empty), which form it is."""

    verb: str
    particle: str
    form: str


@lru_cache(maxsize=1)
def sayings() -> Mapping[str, tuple[Saying, ...]]:
    """Every form of a verb of saying, looked up."""
    listed = _tables()["sayings"]
    found: dict[str, tuple[Saying, ...]] = {}
    written = [(verb, _weak(verb.rpartition("|")[2])) for verb in listed["weak"].split()]
    written += [_strong(line) for line in listed["strong"].split()]
    for verb, forms in written:
        particle, _, stem = verb.rpartition("|")
        infinitive = particle + stem
        for form, word in _all(particle, stem, forms):
            found[word] = (*found.get(word, ()), Saying(infinitive, particle, form))
    return found


@lru_cache(maxsize=1)
def pasts() -> frozenset[str]:
    """The past forms of strong verbs, without particles: kam, ging."""
    return frozenset(_tables()["verbs"]["pasts"].split())


@lru_cache(maxsize=1)
def _presents() -> frozenset[str]:
    return frozenset(_tables()["verbs"]["presents"].split())


@lru_cache(maxsize=1)
def participles() -> frozenset[str]:
    """The past participles of strong verbs, without separable particles: gekommen, verloren."""
    return frozenset(_tables()["verbs"]["participles"].split())


def is_past(low: str) -> bool:
    """Whether a word in small letters is a verb in the past tense."""
    return low in pasts() or (low.endswith(("te", "ten")) and len(low) > 4 and not is_participle(low))


def is_present(low: str) -> bool:
    """Whether a word in small letters may be a verb in the present tense."""
    return low in _presents() or (
        low.endswith("t") and len(low) > 4 and low not in _NO_VERBS and not is_participle(low)
    )


def is_participle(low: str) -> bool:
    """Whether a word may be a past participle."""
    if low in participles() or low.endswith("iert"):
        return True
    if (
        low.endswith("t")
        and any(low.startswith(prefix) for prefix in ("ge", "ver", "zer", "ent"))
        and len(low) > 5
    ):
        return True
    at = low.find("ge", 2, 6)
    return at > 0 and (low[at:] in participles() or (low.endswith("t") and len(low) - at > 4))


def _tables() -> Mapping[str, Mapping[str, str]]:
    return _loaded()


@lru_cache(maxsize=1)
def _loaded() -> Mapping[str, Mapping[str, str]]:
    return tables_of(data_text("reader.draft.german", "words.toml"))


def _weak(stem: str) -> tuple[tuple[str, ...], str]:
    """The finite forms of a weak verb, and its participle."""
    root = stem.removesuffix("en") if stem.endswith("en") else stem.removesuffix("n")
    soft = root + "e" if root[-1] in "td" or root.endswith(("chn", "ffn", "gn")) else root
    plain = root.endswith(("ier",)) or root.startswith(_UNACCENTED)
    finite = (soft + "t", soft + "te", soft + "ten", stem, root + "e")
    return finite, (soft + "t" if plain else f"ge{soft}t")


def _strong(line: str) -> tuple[str, tuple[tuple[str, ...], str]]:
    """`an|geben/gibt/gab/gegeben`."""
    verb, present, past, participle = line.split("/")
    stem = verb.rpartition("|")[2]
    plural = past + ("en" if not past.endswith("e") else "n")
    return verb, ((present, past, plural, stem, stem.removesuffix("n")), participle)


def _all(particle: str, stem: str, forms: tuple[tuple[str, ...], str]) -> Iterator[tuple[str, str]]:
    finite, participle = forms
    for word in finite:
        yield FINITE, word
        if particle:
            yield JOINED, particle + word
    yield PARTICIPLE, particle + participle
    if particle:
        yield INFINITIVE, f"{particle}zu{stem}"
