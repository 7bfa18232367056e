"""What each key of the review asks of the claim that is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from reader.model.article import Article, Basis, Entity, EntityId, EventState, Kind
from reader.model.counting import STATE_IN_WORDS, grouped, many
from reader.model.dates.labels import label
from reader.model.query.fold import fold
from reader.state.review.claim_edits import accept, is_name, next_type, remove, together, with_new
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
from reader.state.review.find_words import ask_claim
from reader.state.review.questions import Offer, Question, ask_text, menu, who
from reader.state.review.session import Review
from reader.state.review.typed_dates import read_date
from reader.write.edits import (
    AddMention,
    Edit,
    Merge,
    SetBasis,
    SetDate,
    SetKind,
    SetNames,
    SetNote,
    SetPeople,
    SetRole,
    SetSpeaker,
    SetSpeakerWords,
    SetState,
    SetTitle,
    SetType,
    SetVia,
)
from reader.write.node_changes.entities import merge_doubts

_ENTITY, _MENTION, _QUOTE, _EVENT, _NOTE, _ORPHAN = ClaimKind
_SHORT = 3
"""Letters of words that many names have: the, and, of."""
KINDS_OF = {
    "speaker": (_QUOTE, _MENTION, _EVENT),
    "words": (_QUOTE, _MENTION, _EVENT, _NOTE, _ORPHAN),
    "accept": (_ENTITY, _MENTION, _QUOTE, _EVENT, _NOTE),
    "rest": (_ENTITY, _MENTION, _QUOTE, _EVENT, _NOTE),
    "cue": (_QUOTE, _EVENT),
    "type": (_QUOTE,),
    "date": (_EVENT,),
    "basis": (_EVENT,),
    "title": (_ENTITY, _EVENT, _NOTE),
    "names": (_ENTITY,),
    "role": (_ENTITY, _QUOTE),
    "merge": (_ENTITY,),
    "kind": (_ENTITY,),
}
"""The kinds of claim that a key fits; one that isn't here fits any."""
_LOST = "Its words are no longer in the text: w gives it others, x takes it out."
_ONLY = {
    "accept": _LOST,
    "rest": _LOST,
    "speaker": "Only a quote, a mention or an event is somebody’s.",
    "words": "Its words are found by its names.",
    "cue": "Only a quote has a cue, and only an event words for its date.",
    "type": "Only a quote is word for word or reported.",
    "date": "Only an event has a date.",
    "basis": "Only an event has a state.",
    "title": "Only an event has a title, a person a name, a note its words.",
    "names": "Only people, organisations and places have other names.",
    "role": "Only people, organisations and places have a role, and only quotes a place where they were said.",
    "merge": "Only a person, an organisation or a place can be the same as another.",
    "kind": "Only people, organisations and places are of a kind.",
}


def refusal(review: Review, what: str) -> str | None:
    """The sentence that says why a key doesn't fit the claim that is looked at, None where it does."""
    if review.claim is None:
        return "Nothing is left to check."
    return None if review.claim.kind in KINDS_OF.get(what, tuple(ClaimKind)) else _ONLY[what]


def asked(review: Review, what: str) -> Question | Edit | str:
    """What a key asks of the claim that is looked at: a question, an edit at once, or a sentence why neither."""
    claim, article, listed = review.claim, review.article, review.claims
    if what == "find" and listed:
        return ask_claim(article, listed)
    reason = refusal(review, what)
    if claim is None or reason:
        return reason or ""
    match what, claim.kind:
        case "reject", _:
            return ask_reject(article, listed, claim) or remove((claim,))
        case "rest", _:
            return ask_rest(article, listed, claim)
        case "title", _:
            return ask_title(article, claim)
        case "speaker", ClaimKind.QUOTE:
            return ask_speaker(article, claim)
        case "speaker", ClaimKind.MENTION:
            return ask_mentioned(article, claim)
        case "speaker", _:
            return ask_people(article, claim)
        case "type", _:
            quote = quote_of(article, claim.ref)
            return SetType(quote.id, next_type(quote))
        case "date", _:
            return ask_date(article, claim)
        case "basis", _:
            return ask_basis(article, claim)
        case "merge", _:
            return ask_merge(article, claim)
        case "names", _:
            return ask_names(article, claim)
        case "role", ClaimKind.QUOTE:
            return ask_via(article, claim)
        case "role", _:
            return ask_role(article, claim)
        case _:
            return ask_kind(article, listed, claim)


def ask_speaker(article: Article, claim: Claim) -> Question:
    """Who said a quote: somebody, several, a new person, or nobody known.

    Words for the speaker that are the name of somebody else go with the former one.
    """
    quote = quote_of(article, claim.ref)
    mentions = (mention for entity in article.entities.values() for mention in entity.mentions)
    owners = {mention.entity for mention in mentions if mention.named and mention.span == quote.mention}

    def then(ids: tuple[EntityId, ...]) -> Edit:
        speaker = SetSpeaker(quote.id, ids)
        return (
            together(speaker, SetSpeakerWords(quote.id, None)) if owners and not owners & {*ids} else speaker
        )

    def new(known: tuple[EntityId, ...], name: str) -> Edit:
        return with_new(article, name, lambda id_: then((*known, id_)))

    return who(
        article, "Said by", quote.parts[0].start, then, last=quote.speakers, several=True, nobody=then(()), new=new
    )  # fmt: skip


def ask_mentioned(article: Article, claim: Claim) -> Question:
    """For whom the words of a mention stand."""
    span, old = claim.parts[0], entity_of(article, claim.ref).id

    def then(ids: tuple[EntityId, ...]) -> Edit:
        return together(remove((claim,)), *(AddMention(id_, span) for id_ in ids))

    return who(article, f"“{article.text[span]}” is", span.start, then, without=(old,), several=True)


def ask_people(article: Article, claim: Claim) -> Question:
    """Who took part in an event, and where it happened."""
    event = event_of(article, claim.ref)
    near = event.parts[0].start if event.parts else len(article.text)

    def then(ids: tuple[EntityId, ...]) -> Edit:
        places = tuple(id_ for id_ in ids if id_ in known_places)
        return SetPeople(event.id, tuple(id_ for id_ in ids if id_ not in places), places)

    def new(known: tuple[EntityId, ...], name: str) -> Edit:
        return with_new(article, name, lambda id_: then((*known, id_)))

    known_places = {id_ for id_, entity in article.entities.items() if entity.kind is Kind.PLACE}
    there = (*event.people, *event.places)
    return who(article, "Who and where", near, then, last=there, several=True, nobody=then(()), new=new)


def ask_merge(article: Article, claim: Claim) -> Question:
    """Whom an entity is the same as; where something speaks against that, once more with the reasons."""
    entity = entity_of(article, claim.ref)
    near = entity.mentions[0].span.start if entity.mentions else 0

    def then(ids: tuple[EntityId, ...]) -> Edit | Question:
        other = article.entities[ids[0]]
        merge = Merge(entity.id, other.id)
        doubts = merge_doubts(article, entity.id, other.id)
        if not doubts:
            return merge
        answers = (Offer("leave both", None), Offer("merge all the same", merge))
        return menu(f"{entity.name} = {other.name}?", answers, note=" ".join(doubts))

    words = _words_of(entity)
    alike = tuple(other.id for other in article.entities.values() if words & _words_of(other))
    return who(article, f"{entity.name} is the same as", near, then, first=alike, without=(entity.id,))


def _words_of(entity: Entity) -> set[str]:
    """The longer words of an entity's names, folded."""
    return {word for name in (entity.name, *entity.aka) for word in fold(name).split() if len(word) > _SHORT}


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


def ask_title(article: Article, claim: Claim) -> Question:
    """The title of an event, the name of an entity, the remark of a note."""
    match claim.kind:
        case ClaimKind.EVENT:
            event = event_of(article, claim.ref)
            return ask_text("Title", event.title, lambda words: SetTitle(event.id, words))
        case ClaimKind.NOTE:
            note = note_of(article, claim.ref)
            return ask_text("Note", note.note, lambda words: SetNote(note.id, words), SetNote(note.id, ""))
        case _:
            entity = entity_of(article, claim.ref)

            def then(words: str) -> Edit:
                return SetNames(
                    entity.id, words, entity.aka, None if words == entity.name else is_name(words)
                )

            return ask_text("Name", entity.name, then)


def ask_names(article: Article, claim: Claim) -> Question:
    """The other names of an entity, with commas between."""
    entity = entity_of(article, claim.ref)

    def then(words: str) -> Edit:
        names = dict.fromkeys(name.strip() for name in words.split(","))
        return SetNames(entity.id, entity.name, tuple(name for name in names if name))

    none = SetNames(entity.id, entity.name, ())
    return ask_text("Other names, commas between", ", ".join(entity.aka), then, none)


def ask_role(article: Article, claim: Claim) -> Question:
    """What somebody is: `mayor`, `his wife`."""
    entity = entity_of(article, claim.ref)
    none = SetRole(entity.id, None)
    return ask_text("Role", entity.role or "", lambda words: SetRole(entity.id, words), none)


def ask_via(article: Article, claim: Claim) -> Question:
    """Where a quote was said: `X`, `a statement`."""
    quote = quote_of(article, claim.ref)
    none = SetVia(quote.id, None)
    return ask_text("Said in or on", quote.via or "", lambda words: SetVia(quote.id, words), none)


def ask_basis(article: Article, claim: Claim) -> Question:
    """Whether an event happened, what its date rests on, and who alleges it."""
    event = event_of(article, claim.ref)
    near = event.parts[0].start if event.parts else len(article.text)

    def alleged_by(ids: tuple[EntityId, ...]) -> Edit:
        return SetState(event.id, EventState.ALLEGED, ids[0])

    states = [state for state in EventState if state is not event.state]
    bases = [basis for basis in Basis if basis is not event.basis]
    words = {
        Basis.STATED: "the text gives the date",
        Basis.INFERRED: "inferred date",
        Basis.BACKGROUND: "background",
    }
    return menu("State, or what its date rests on", [
        *(Offer(STATE_IN_WORDS[state] or state.value, SetState(event.id, state)) for state in states),
        Offer("says who", who(article, "Alleged by", near, alleged_by)),
        *(Offer(words[basis], SetBasis(event.id, basis)) for basis in bases),
    ])  # fmt: skip


def ask_kind(article: Article, listed: tuple[Claim, ...], claim: Claim) -> Question:
    """What kind of thing an entity is; what is none of them is taken out with all that names it."""
    entity = entity_of(article, claim.ref)
    answers = [Offer(kind.value, SetKind(entity.id, kind)) for kind in Kind if kind is not entity.kind]
    none = Offer("none of them", remove((claim, *dependants(listed, claim))))
    return menu(f"{entity.name} is", [*answers, none])


def ask_reject(article: Article, listed: tuple[Claim, ...], claim: Claim) -> Question | None:
    """Whether what names an entity is to go with it; None where nothing does."""
    others = dependants(listed, claim)
    if not others:
        return None
    them = many(len(others), "claim that has the name", "claims that have the name")
    answers = (
        Offer(f"with {them}", remove((claim, *others))),
        Offer("alone: what has the name stays, without it", remove((claim,))),
    )
    return menu(f"Take {entity_of(article, claim.ref).name} out", answers, onward=True)


def ask_rest(article: Article, listed: tuple[Claim, ...], claim: Claim) -> Question:
    """Whether all drafts of a kind that are as certain are to be accepted; says how many, and which are left out."""
    rest, out = rest_as_certain(listed, claim)
    certain = f", each at least {claim.certainty:.0%} certain".replace("%", " %") if claim.certainty else ""
    names = {article.entities[id_].name for other in out for id_ in other.depends}
    depend = (
        f" {len(out):,} left out: {'it depends' if len(out) == 1 else 'they depend'} on"
        f" {', '.join(sorted(names)[:3])}{' …' if len(names) > 3 else ''}, not checked yet."
        if out
        else ""
    )
    note = f"{in_numbers(article, rest)}{certain}.{depend}"
    return menu("The rest", (Offer(f"accept {len(rest):,}", accept(rest)),), note=note, onward=True)


def in_numbers(article: Article, claims: Iterable[Claim]) -> str:
    """`12 people, 4 organisations`, `3 quotes`: how many claims there are of each kind."""
    claims = tuple(claims)
    entities = [entity_of(article, claim.ref) for claim in claims if claim.kind is ClaimKind.ENTITY]
    others = Counter(claim.kind for claim in claims if claim.kind is not ClaimKind.ENTITY)
    counted = grouped((entity.kind, entity.named) for entity in entities)
    return ", ".join([*counted, *(many(number, kind.value) for kind, number in others.items())])
