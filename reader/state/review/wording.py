"""Claims in plain words, for the bar of the review screen."""

from __future__ import annotations

from collections.abc import Iterable

from reader.model.article import Article, Basis, EntityId, Kind
from reader.model.counting import NO_DATE, STATE_IN_WORDS, TYPE_IN_WORDS, many
from reader.model.dates.labels import label
from reader.model.text import PARAGRAPH_BREAK, PART_BREAK, Span
from reader.state.review.claims import (
    Claim,
    ClaimKind,
    entity_of,
    event_of,
    note_of,
    orphan_of,
    quote_of,
)
from reader.state.review.session import Review
from reader.state.rows import Line, Piece

_NOUNS = {
    ClaimKind.MENTION: "Mention",
    ClaimKind.QUOTE: "Quote",
    ClaimKind.EVENT: "Event",
    ClaimKind.NOTE: "Note",
}
_KINDS = {Kind.PERSON: "Person", Kind.ORGANISATION: "Organisation", Kind.PLACE: "Place"}
_NO_VERBS = ("according", "as", "for", "in", "per", "to")  # how words begin that no speaker can stand before
_PHRASES = ("a ", "an ", "the ", "his ", "her ", "its ", "their ")
"""How a `via` begins that is a thing said in, as against the name of a place said on."""
_OPENING = "“„«‹\"'"
_SHOWN = 60
"""Characters of words that the bar repeats."""


def noun(article: Article, claim: Claim) -> str:
    """`Quote`, `Event`, `Person`, `Moved quote`, `Orphaned event` …"""
    if claim.kind is ClaimKind.ORPHAN:
        return f"Orphaned {orphan_of(article, claim.ref).kind}"
    if claim.moved:
        return f"Moved {_NOUNS[claim.kind].lower()}"
    if claim.kind is ClaimKind.ENTITY:
        return _KINDS[entity_of(article, claim.ref).kind]
    return _NOUNS[claim.kind]


def in_words(article: Article, claim: Claim) -> str:
    """What a claim says: `Leland Achterberg confirmed, reported`, without its number and certainty."""
    match claim.kind:
        case ClaimKind.ENTITY:
            return _entity(article, claim)
        case ClaimKind.MENTION:
            return f"“{quoted(article, claim.parts)}” is {entity_of(article, claim.ref).name}"
        case ClaimKind.QUOTE:
            return _quote(article, claim)
        case ClaimKind.EVENT:
            return _event(article, claim)
        case ClaimKind.NOTE:
            note = note_of(article, claim.ref)
            return note.note or f"a highlight of “{quoted(article, claim.parts)}”"
        case ClaimKind.ORPHAN:
            return _orphan(article, claim)


def bar(article: Article, listed: Iterable[Claim], claim: Claim) -> str:
    """`Quote 7 of 19 · Sviatlana Tsikhanouskaya wrote, word for word, on X · 97 %`, numbered among its kind."""
    name = noun(article, claim)
    same = [other for other in listed if other.sort == claim.sort]
    if claim.kind in (ClaimKind.ENTITY, ClaimKind.ORPHAN):
        same = [other for other in same if noun(article, other) == name]
    number = next(number for number, other in enumerate(same, 1) if other.ref == claim.ref)
    numbered = f"{name} {number} of {len(same)}"
    confidence = claim.provenance.confidence
    certain = (
        "checked" if not claim.draft else f"{confidence:.0%}".replace("%", " %") if confidence else "draft"
    )
    if claim.kind is ClaimKind.ORPHAN:
        return f"{numbered} · {in_words(article, claim)} · no longer in the text"
    was = f" · was {_former(claim.provenance.was)}" if claim.moved else ""
    return f"{numbered} · {in_words(article, claim)}{was} · {certain}"


def sentence(review: Review) -> Line:
    """The bar's line: the claim that is looked at and what it depends on, or that nothing is left."""
    claim = review.claim
    if claim is None:
        done = "Nothing is left to check" if review.claims else "Nothing is annotated here yet"
        return Line((Piece(f"{done}: {progress(review.claims)}.", "strong"),))
    words = Piece(bar(review.article, review.claims, claim), "strong" if claim.draft else "plain")
    depends = depends_in_words(review.article, claim)
    if not review.drafts:
        return Line((words, Piece(" · nothing is left to check", "strong")))
    return Line((words, Piece(f" · {depends}", "warn")) if depends else (words,))


def depends_in_words(article: Article, claim: Claim) -> str:
    """`depends on Leland Achterberg (draft)`, or nothing."""
    names_ = names(article, claim.depends)
    return f"depends on {names_} (draft)" if names_ else ""


def progress(listed: Iterable[Claim]) -> str:
    """`31 of 79 checked`."""
    drafts = [claim.draft for claim in listed]
    return f"{len(drafts) - sum(drafts):,} of {len(drafts):,} checked"


def names(article: Article, ids: Iterable[EntityId]) -> str:
    """The names of entities: `A`, `A and B`, `A, B and C`."""
    *before, last = [article.entities[id_].name for id_ in ids] or [""]
    return f"{', '.join(before)} and {last}" if before else last


def quoted(article: Article, parts: Iterable[Span]) -> str:
    """The words of some parts on one line, cut where they are long."""
    return _cut(PART_BREAK.join(article.text[part].replace(PARAGRAPH_BREAK, " ") for part in parts))


def _cut(words: str) -> str:
    """Words as far as they fit the bar."""
    return words if len(words) <= _SHOWN else f"{words[: _SHOWN - 1].rstrip()}…"


def _former(words: tuple[str, ...]) -> str:
    """Words that the text had, between quotation marks if they have none of their own."""
    cut = _cut(PART_BREAK.join(words))
    return cut if cut[0] in _OPENING else f"“{cut}”"


def _orphan(article: Article, claim: Claim) -> str:
    orphan = orphan_of(article, claim.ref)
    about = orphan.title or names(article, orphan.people)
    words = _former(orphan.was)
    return f"{about}: {words}" if about else words


def _entity(article: Article, claim: Claim) -> str:
    entity = entity_of(article, claim.ref)
    also = f"also {', '.join(entity.aka)}" if entity.aka else ""
    unnamed = "" if entity.named else "known only by description"
    mentions = many(len(entity.mentions), "mention")
    return " · ".join(part for part in (entity.name, also, entity.role or "", unnamed, mentions) if part)


def _quote(article: Article, claim: Claim) -> str:
    quote = quote_of(article, claim.ref)
    who = names(article, quote.speakers) or "An unknown speaker"
    said = _said(article, article.text[quote.cue].strip(" ,:") if quote.cue else "")
    via = ""
    if quote.via:
        via = f", {'in' if quote.via.lower().startswith(_PHRASES) else 'on'} {quote.via}"
    when = f", {label(quote.when)}" if quote.when else ""
    return f"{who} {said}, {TYPE_IN_WORDS[quote.type]}{via}{when}"


def _said(article: Article, cue: str) -> str:
    """The verb of saying; “said” with the cue behind it where that is none, or is of another language."""
    language = (article.language or "en").partition("-")[0].lower()
    if not cue or (language == "en" and cue.partition(" ")[0].lower() not in _NO_VERBS):
        return cue or "said"
    return f"said (“{cue}”)"


def _event(article: Article, claim: Claim) -> str:
    event = event_of(article, claim.ref)
    date = label(event.when) if event.when else NO_DATE
    basis = {Basis.STATED: "", Basis.INFERRED: " (inferred)", Basis.BACKGROUND: " (not in the article)"}
    alleged = f"alleged by {article.entities[event.alleged_by].name}" if event.alleged_by else ""
    state = alleged or STATE_IN_WORDS[event.state]
    who = names(article, (*event.people, *event.places))
    parts = (event.title, f"{date}{basis[event.basis] if event.when else ''}", state, who)
    return " · ".join(part for part in parts if part)
