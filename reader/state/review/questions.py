"""What the review asks: a question turns typed words into offers, an offer leads to an edit or another question."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from reader.model.article import Article, Basis, EntityId, EventState, Kind
from reader.model.counting import STATE_IN_WORDS, many
from reader.model.dates.labels import label
from reader.model.text import Span
from reader.state.review.claim_edits import accept, new_entity, next_type, remove, together, type_of
from reader.state.review.claims import (
    Claim,
    ClaimKind,
    dependants,
    entity_of,
    event_of,
    note_of,
    quote_of,
    rest_as_certain,
)
from reader.state.review.offers import offers
from reader.state.review.session import Review
from reader.state.review.typed_dates import read_date
from reader.write.edits import (
    AddEvent,
    AddMention,
    AddNote,
    AddQuote,
    Edit,
    Merge,
    SetBasis,
    SetDate,
    SetKind,
    SetNames,
    SetNote,
    SetSpeaker,
    SetState,
    SetTitle,
    SetType,
)

NOBODY = "nobody"
_LEAST_NEW = 2
"""Letters from which a new person is offered."""


class Offer(NamedTuple):
    """One answer: its words, what follows from it, and the entity that it is, for its hue."""

    words: str
    then: Edit | Question
    entity: EntityId | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what its field begins with. `instant`: the only offer left is taken without Enter.

    `nothing` is said where nothing is offered.
    """

    title: str
    offers: Callable[[str], tuple[Offer, ...]]
    typed: str = ""
    instant: bool = False
    nothing: str = ""


def asked(review: Review, what: str) -> Question | Edit | str:
    """What a key asks of the claim that is looked at: a question, an edit at once, or a sentence why neither."""
    claim, article, listed = review.claim, review.article, review.claims
    if claim is None:
        return "Nothing is left to check."
    kind = claim.kind
    match what:
        case "reject":
            return ask_reject(article, listed, claim) or remove((claim,))
        case "rest":
            return ask_rest(listed, claim)
        case "title":
            return ask_title(article, claim) or "Only events, names and notes have a title."
        case "speaker" if kind is ClaimKind.QUOTE:
            return ask_speaker(article, claim)
        case "speaker" if kind is ClaimKind.MENTION:
            return ask_mentioned(article, claim)
        case "type" if kind is ClaimKind.QUOTE:
            quote = quote_of(article, claim.ref)
            return SetType(quote.id, next_type(quote))
        case "date" if kind is ClaimKind.EVENT:
            return ask_date(article, claim)
        case "basis" if kind is ClaimKind.EVENT:
            return ask_basis(article, claim)
        case "merge" if kind is ClaimKind.ENTITY:
            return ask_merge(article, claim)
        case "kind" if kind is ClaimKind.ENTITY:
            return ask_kind(article, listed, claim)
    return _ONLY[what]


_ONLY = {
    "speaker": "Only a quote or a mention is somebody’s.",
    "type": "Only a quote is word for word or reported.",
    "date": "Only an event has a date.",
    "basis": "Only an event rests on something.",
    "merge": "Only a person, an organisation or a place can be the same as another.",
    "kind": "Only people, organisations and places are of a kind.",
}


def who(
    article: Article,
    title: str,
    near: int,
    then: Callable[[EntityId], Edit],
    *,
    without: tuple[EntityId, ...] = (),
    nobody: Edit | None = None,
    new: Callable[[str], Edit] | None = None,
) -> Question:
    """Asks for an entity by letters of its name; `without` are not offered."""

    def offered(typed: str) -> tuple[Offer, ...]:
        ids = (id_ for id_ in offers(article, typed, near) if id_ not in without)
        found = [Offer(article.entities[id_].name, then(id_), id_) for id_ in ids]
        name = " ".join(typed.split())
        if new is not None and len(name) >= _LEAST_NEW:
            found.append(Offer(f"new: {name}", new(name)))
        if nobody is not None and NOBODY.startswith(name.lower()):
            found.insert(0 if len(name) >= _LEAST_NEW else len(found), Offer(NOBODY, nobody))
        return tuple(found)

    return Question(title, offered, nothing="Nobody of that name; go on typing for a new one.")


def ask_speaker(article: Article, claim: Claim) -> Question:
    """Who said a quote: somebody, a new person, or nobody known."""
    quote = quote_of(article, claim.ref)

    def new(name: str) -> Edit:
        id_, person = new_entity(article, name)
        return together(person, SetSpeaker(quote.id, (id_,)))

    return who(
        article, "Said by", quote.parts[0].start, lambda id_: SetSpeaker(quote.id, (id_,)),
        without=quote.speakers, nobody=SetSpeaker(quote.id, ()), new=new,
    )  # fmt: skip


def ask_mentioned(article: Article, claim: Claim) -> Question:
    """For whom the words of a mention stand."""
    span, old = claim.parts[0], entity_of(article, claim.ref).id

    def then(id_: EntityId) -> Edit:
        return together(remove((claim,)), AddMention(id_, span))

    return who(article, f"“{article.text[span]}” is", span.start, then, without=(old,))


def ask_merge(article: Article, claim: Claim) -> Question:
    """Whom an entity is the same as."""
    entity = entity_of(article, claim.ref)
    near = entity.mentions[0].span.start if entity.mentions else 0

    return who(
        article,
        f"{entity.name} is the same as",
        near,
        lambda id_: Merge(entity.id, id_),
        without=(entity.id,),
    )


def ask_date(article: Article, claim: Claim) -> Question:
    """When an event was; what the typed words mean is the offer."""
    event = event_of(article, claim.ref)

    def offered(typed: str) -> tuple[Offer, ...]:
        if not typed.strip():
            return (Offer("no date", SetDate(event.id, None)),)
        date = read_date(typed, article.published)
        if date is None:
            return ()
        return (Offer(f"{label(date)}   {date.text}", SetDate(event.id, date)),)

    written = event.when.text if event.when else ""
    return Question(
        "Date", offered, written, nothing="No date yet: 3 May 2024, about 2020, 2020 to 2021, 2021-05…"
    )


def ask_text(title: str, typed: str, then: Callable[[str], Edit], empty: Edit | None = None) -> Question:
    """Asks for words; `empty` is what follows from none."""

    def offered(typed: str) -> tuple[Offer, ...]:
        words = " ".join(typed.split())
        if words:
            return (Offer("", then(words)),)
        return (Offer("", empty),) if empty is not None else ()

    return Question(title, offered, typed)


def ask_title(article: Article, claim: Claim) -> Question | None:
    """The title of an event, the name of an entity, the remark of a note; None for what has none of them."""
    match claim.kind:
        case ClaimKind.EVENT:
            event = event_of(article, claim.ref)
            return ask_text("Title", event.title, lambda words: SetTitle(event.id, words))
        case ClaimKind.ENTITY:
            entity = entity_of(article, claim.ref)
            return ask_text("Name", entity.name, lambda words: SetNames(entity.id, words, entity.aka))
        case ClaimKind.NOTE:
            note = note_of(article, claim.ref)
            return ask_text("Note", note.note, lambda words: SetNote(note.id, words), SetNote(note.id, ""))
        case _:
            return None


def ask_basis(article: Article, claim: Claim) -> Question:
    """What an event's date rests on, whether it happened, and who alleges it."""
    event = event_of(article, claim.ref)
    near = event.parts[0].start if event.parts else len(article.text)

    def alleged_by(id_: EntityId) -> Edit:
        return SetState(event.id, EventState.ALLEGED, id_)

    alleged = who(article, "Alleged by", near, alleged_by)
    answers = [
        *(Offer(basis.value, SetBasis(event.id, basis)) for basis in Basis),
        *(Offer(STATE_IN_WORDS[state] or state.value, SetState(event.id, state)) for state in EventState),
        Offer("whose allegation", alleged),
    ]
    return _menu("Date or state", answers)


def ask_kind(article: Article, listed: tuple[Claim, ...], claim: Claim) -> Question:
    """What kind of thing an entity is; what is none of them is taken out with all that names it."""
    entity = entity_of(article, claim.ref)
    answers = [Offer(kind.value, SetKind(entity.id, kind)) for kind in Kind]
    none = Offer("none of them", remove((claim, *dependants(listed, claim))))
    return _menu("What it is", [*answers, none])


def _menu(title: str, answers: list[Offer]) -> Question:
    def offered(typed: str) -> tuple[Offer, ...]:
        return tuple(offer for offer in answers if offer.words.startswith(typed.strip().lower()))

    return Question(title, offered, instant=True, nothing="No such answer.")


def ask_reject(article: Article, listed: tuple[Claim, ...], claim: Claim) -> Question | None:
    """Whether what names an entity is to go with it; None where nothing does."""
    others = dependants(listed, claim)
    if not others:
        return None
    them = many(len(others), "claim that names it", "claims that name it")
    offered = (
        Offer(f"take out {them}, too", remove((claim, *others))),
        Offer("keep them, without it", remove((claim,))),
    )
    return Question(f"{entity_of(article, claim.ref).name} is not so", lambda _: offered)


def ask_rest(listed: tuple[Claim, ...], claim: Claim) -> Question:
    """Whether all of a kind that are as certain are to be accepted; says how many."""
    rest = rest_as_certain(listed, claim)
    certain = f" of at least {claim.certainty:.0%}" if claim.certainty else ""
    noun = claim.kind.value
    words = f"accept {many(len(rest), noun, 'entities' if noun == 'entity' else '')}{certain}"
    return Question("The rest of this kind", lambda _: (Offer(words, accept(rest)),))


def ask_mark(article: Article, as_: str, parts: tuple[Span, ...]) -> Question | Edit:
    """What selected words are: `quote`, `mention`, `event`, `note` or `highlight`."""
    near = parts[0].start
    match as_:
        case "quote":
            type_ = type_of(article, parts)

            def new(name: str) -> Edit:
                id_, person = new_entity(article, name)
                return together(person, AddQuote(parts, (id_,), type_))

            return who(
                article, "Said by", near, lambda id_: AddQuote(parts, (id_,), type_),
                nobody=AddQuote(parts, (), type_), new=new,
            )  # fmt: skip
        case "mention":

            def mentioned(name: str) -> Edit:
                id_, person = new_entity(article, name)
                named = article.text[parts[0]] == name
                return person if named else together(person, AddMention(id_, parts[0]))

            return who(article, "A mention of", near, lambda id_: AddMention(id_, parts[0]), new=mentioned)
        case "event":
            return ask_text("Title of the event", "", lambda words: AddEvent(words, parts))
        case "note":
            return ask_text("Note", "", lambda words: AddNote(parts[0], words))
        case _:
            return AddNote(parts[0])
