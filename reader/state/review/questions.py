"""What the review can ask: a question turns typed words into offers, an offer leads to an edit or another question."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import NamedTuple

from reader.model.article import Article, EntityId
from reader.model.text import Span
from reader.state.review.claims import ClaimRef
from reader.state.review.offers import begins_a_word, offers
from reader.write.edits import Edit

NOBODY = "nobody"
_LEAST_NEW = 2
"""Letters from which a new person is offered."""
_BETWEEN = re.compile(r"\s*[+,]\s*")
"""What stands between the names of several."""


class Offer(NamedTuple):
    """One answer: its words, what follows from it, and the entity that it is, for its hue.

    A span that follows is selected, a claim is gone to; None is nothing.
    """

    words: str
    then: Edit | Question | Span | ClaimRef | None
    entity: EntityId | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A question with what its field begins with.

    `nothing` is said where nothing is offered. `note` is what to know before one answers; it stands where the claim
    does else. `onward`: the answer settles the claim, and the next one is looked at.
    """

    title: str
    offers: Callable[[str], tuple[Offer, ...]]
    typed: str = ""
    nothing: str = ""
    note: str = ""
    onward: bool = False


def who(
    article: Article,
    title: str,
    near: int,
    then: Callable[[tuple[EntityId, ...]], Edit | Question],
    *,
    first: tuple[EntityId, ...] = (),
    last: tuple[EntityId, ...] = (),
    without: tuple[EntityId, ...] = (),
    several: bool = False,
    nobody: Edit | None = None,
    new: Callable[[tuple[EntityId, ...], str], Edit] | None = None,
) -> Question:
    """Asks for an entity by letters of its name; with `several`, for more of them with `+` between.

    Without letters `first` are offered before the others and `last` after them, `without` never. `new` is what follows
    from a name that nobody has, after those that are known.
    """

    def offered(typed: str) -> tuple[Offer, ...]:
        if typed and not typed.strip(" +,"):
            return ()
        *names, name = _BETWEEN.split(" ".join(typed.split())) if several else [" ".join(typed.split())]
        before = [next(iter(_ids(each, ())), None) for each in names]
        known = tuple(id_ for id_ in before if id_ is not None)
        if len(known) < len(names):
            return ()
        said = "".join(f"{article.entities[id_].name} + " for id_ in known)
        if known and not name:
            return (Offer(said.removesuffix(" + "), then(known)),)
        found = [
            Offer(said + article.entities[id_].name, then((*known, id_)), id_) for id_ in _ids(name, known)
        ]
        if new is not None and len(name) >= _LEAST_NEW:
            somebody = Offer(f"new: {said}{name}", new(known, name))
            whole = " " in name and not any(begins_a_word(article, id_, name) for id_ in _ids(name, known))
            found.insert(0 if whole else len(found), somebody)
        if nobody is not None and not known and NOBODY.startswith(name.lower()):
            found.insert(0 if len(name) >= _LEAST_NEW else len(found), Offer(NOBODY, nobody))
        return tuple(found)

    def _ids(name: str, known: tuple[EntityId, ...]) -> list[EntityId]:
        near_first = offers(article, name, near)
        found = [
            id_
            for id_ in dict.fromkeys((*(() if name else first), *near_first))
            if id_ not in (*without, *known)
        ]
        return found if name else sorted(found, key=lambda id_: id_ in last)

    more = " + adds one more." if several else ""
    nothing = f"Nobody of that name{'; go on typing for a new one' if new else ''}.{more}"
    return Question(title, offered, nothing=nothing)


def ask_text(title: str, typed: str, then: Callable[[str], Edit], empty: Edit | None = None) -> Question:
    """Asks for words; `empty` is what follows from none."""

    def offered(typed: str) -> tuple[Offer, ...]:
        words = " ".join(typed.split())
        if words:
            return (Offer("", then(words)),)
        return (Offer("", empty),) if empty is not None else ()

    return Question(title, offered, typed)


def menu(title: str, answers: Iterable[Offer], *, note: str = "", onward: bool = False) -> Question:
    """Asks for one of some answers by its first letters."""
    answers = tuple(answers)

    def offered(typed: str) -> tuple[Offer, ...]:
        return tuple(offer for offer in answers if offer.words.startswith(" ".join(typed.lower().split())))

    return Question(title, offered, nothing="No such answer.", note=note, onward=onward)
