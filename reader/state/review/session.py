"""Where a review stands: the claims in their order, and which of them is being looked at."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from reader.model.article import BY_HAND, Article, EntityId
from reader.model.text import Text
from reader.state.review.claims import Claim, ClaimKind, ClaimOrder, ClaimRef, claims, in_order

_ACCEPTED = BY_HAND
"""No draft any more; who drafted it is known again when the file is read."""


@dataclass(frozen=True, slots=True)
class Review:
    """An article under review: all of its claims in `order`, and the index of the current one, None without any."""

    article: Article
    claims: tuple[Claim, ...]
    order: ClaimOrder = ClaimOrder.TEXT
    index: int | None = None

    @classmethod
    def of(cls, article: Article, at: ClaimRef | None = None, order: ClaimOrder = ClaimOrder.TEXT) -> Review:
        """A review that begins at a claim, else at the first draft."""
        listed = in_order(claims(article), order)
        index = _find(listed, at) if at else None
        if index is None:
            index = _first_draft(listed, range(len(listed)))
        return cls(article, listed, order, index)

    @classmethod
    def of_nothing(cls) -> Review:
        """What a screen looks at before it has an article."""
        return cls(Article(id="", headline="", text=Text("")), ())

    @property
    def claim(self) -> Claim | None:
        """The claim that is being looked at."""
        return self.claims[self.index] if self.index is not None else None

    @property
    def drafts(self) -> int:
        """How many claims are still drafts."""
        return sum(claim.draft for claim in self.claims)

    def step(self, forward: bool = True) -> Review:
        """At the next or previous draft, round the end; the same where there is no other."""
        count, here = len(self.claims), self.index if self.index is not None else -1
        away = range(1, count + 1)
        found = _first_draft(self.claims, ((here + n if forward else here - n) % count for n in away))
        return self if found is None else self._at(found)

    def go_to(self, ref: ClaimRef) -> Review:
        index = _find(self.claims, ref)
        return self if index is None else self._at(index)

    def reordered(self) -> Review:
        """The same claim in the next of the orders."""
        claim = self.claim
        return Review.of(self.article, claim.ref if claim else None, self.order.next)

    def edited(self, article: Article, onward: bool = False) -> Review:
        """The review of the article after an edit: at the same claim, or `onward` at the next draft after it.

        Where the claim is gone, at the next draft.
        """
        listed = in_order(claims(article), self.order)
        following = self.claims[self.index or 0 :] + self.claims[: self.index or 0]
        if not onward and following:
            index = _find(listed, following[0].ref)
            if index is not None:
                return Review(article, listed, self.order, index)
        at = (_find(listed, claim.ref, exactly=True) for claim in following[1:])
        index = _first_draft(listed, (index for index in at if index is not None))
        if index is None:
            index = _first_draft(listed, range(len(listed)))
        return Review(article, listed, self.order, index)

    def accepted(self) -> Review:
        """At the next draft, with the current claim accepted: what its file will say once the edit is in it."""
        claim = self.claim
        assert claim is not None and self.index is not None, "a claim is accepted"
        listed = (
            [_without(other, claim.ref) for other in self.claims]
            if claim.kind is ClaimKind.ENTITY
            else [*self.claims]
        )
        listed[self.index] = replace(claim, provenance=_ACCEPTED)
        return Review(_accepted(self.article, claim), tuple(listed), self.order, self.index).step()

    def changed_since(self, before: Review) -> Review:
        """At the first draft that was none before: the one that an undo brought back; else where it is."""
        drafts = [claim.ref for claim in before.claims if claim.draft]
        new = (
            index
            for index, claim in enumerate(self.claims)
            if claim.draft and not any(claim.ref.same_as(ref) for ref in drafts)
        )
        found = next(new, None)
        return self if found is None else self._at(found)

    def _at(self, index: int) -> Review:
        return Review(self.article, self.claims, self.order, index)


def _without(claim: Claim, entity: ClaimRef) -> Claim:
    """A claim that no longer depends on an entity which is accepted."""
    if entity.id not in claim.depends:
        return claim
    return replace(claim, depends=tuple(id_ for id_ in claim.depends if id_ != entity.id))


def _accepted(article: Article, claim: Claim) -> Article:
    """The article without the draft of one claim; mentions stay as they are until the file is read."""
    id_ = claim.ref.id
    match claim.kind:
        case ClaimKind.ENTITY:
            entity = replace(article.entities[EntityId(id_)], provenance=_ACCEPTED)
            return replace(article, entities={**article.entities, entity.id: entity})
        case ClaimKind.QUOTE:
            quotes = (replace(q, provenance=_ACCEPTED) if q.id == id_ else q for q in article.quotes)
            return replace(article, quotes=tuple(quotes))
        case ClaimKind.EVENT:
            events = (replace(e, provenance=_ACCEPTED) if e.id == id_ else e for e in article.events)
            return replace(article, events=tuple(events))
        case _:
            return article


def _find(listed: Sequence[Claim], ref: ClaimRef, exactly: bool = False) -> int | None:
    """The index of an entry of another version of the article; where its words have changed, by its id."""
    same = next((index for index, claim in enumerate(listed) if claim.ref.same_as(ref)), None)
    if same is not None or exactly or not ref.id:
        return same
    return next((index for index, claim in enumerate(listed) if claim.ref[:2] == ref[:2]), None)


def _first_draft(listed: Sequence[Claim], indices: Iterable[int]) -> int | None:
    return next((index for index in indices if listed[index].draft), None)
