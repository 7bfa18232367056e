"""Where a review stands: the claims in their order, and which of them is being looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from reader.model.article import Article
from reader.model.text import Span, Text
from reader.state.review.claims import Claim, ClaimOrder, ClaimRef, claims, in_order
from reader.state.review.updated_claims import updated_claims


@dataclass(frozen=True, slots=True)
class Review:
    """An article under review: all of its claims in `order`, and the index of the current one, None without any."""

    article: Article
    claims: tuple[Claim, ...]
    order: ClaimOrder = ClaimOrder.TEXT
    index: int | None = None

    @classmethod
    def of(cls, article: Article, at: ClaimRef | None = None, order: ClaimOrder | None = None) -> Review:
        """A review that begins at a claim, else at the first draft; where the text has changed, at what that moved."""
        found = claims(article)
        if order is None:
            changed = any(claim.moved and claim.draft for claim in found)
            order = ClaimOrder.CHANGED if changed else ClaimOrder.TEXT
        listed = in_order(found, order)
        index = _find(listed, at) if at else None
        if index is None:
            index = _first_draft(listed, range(len(listed)))
        return cls(article, listed, order, index)

    @classmethod
    def empty(cls) -> Review:
        """What a screen looks at before it has an article."""
        return cls(Article(id="", headline="", text=Text("")), ())

    @property
    def claim(self) -> Claim | None:
        """The claim that is being looked at."""
        return self.claims[self.index] if self.index is not None else None

    @property
    def the_claim(self) -> Claim:
        """The claim that is being looked at, where there must be one."""
        assert self.claim is not None, "something is looked at"
        return self.claim

    @property
    def drafts(self) -> int:
        """How many claims are still drafts."""
        return sum(claim.draft for claim in self.claims)

    def step(self, forward: bool = True, checked: bool = False) -> Review:
        """At the next or previous draft, or claim of any kind, round the end; the same where there is no other."""
        count, here = len(self.claims), self.index if self.index is not None else -1
        away = ((here + n if forward else here - n) % count for n in range(1, count + 1))
        found = next(away, None) if checked else _first_draft(self.claims, away)
        return self if found is None else self._at(found)

    def go_to(self, ref: ClaimRef) -> Review:
        index = _find(self.claims, ref)
        return self if index is None else self._at(index)

    def index_of(self, id_: str, at: Span | None) -> int | None:
        """The index of the claim of that id that has the words `at`, else of the first of that id."""
        theirs = [index for index, claim in enumerate(self.claims) if claim.ref.id == id_]
        return next((index for index in theirs if at in self.claims[index].parts), next(iter(theirs), None))

    def reordered(self) -> Review:
        """The same claim in the next of the orders."""
        claim, order = self.claim, self.order.next
        if order is ClaimOrder.CHANGED and not any(claim.moved for claim in self.claims):
            order = order.next
        return Review.of(self.article, claim.ref if claim else None, order)

    def edited(self, article: Article, onward: bool = False) -> Review:
        """The review of the article after an edit: at the same claim, or `onward` at the next draft after it.

        Where the claim is gone, at the next draft.
        """
        updated = updated_claims(self.claims, self.article, article)
        listed = in_order(claims(article) if updated is None else updated, self.order)
        here, claim = self.index or 0, self.claim
        if claim is not None and here < len(listed) and listed[here].ref == claim.ref:
            review = Review(article, listed, self.order, here)
            return review.step() if onward else review
        following = self.claims[here:] + self.claims[:here]
        places = _places(listed)
        if not onward and following:
            index = _find(listed, following[0].ref)
            if index is not None:
                return Review(article, listed, self.order, index)
        at = (places(claim.ref) for claim in following[1:])
        index = _first_draft(listed, (index for index in at if index is not None))
        if index is None:
            index = _first_draft(listed, range(len(listed)))
        return Review(article, listed, self.order, index)

    def changed_since(self, before: Review) -> Review:
        """At the first draft that was none before: the one that an undo brought back; else where it is."""
        drafts = {claim.ref.lasting for claim in before.claims if claim.draft}
        new = (i for i, claim in enumerate(self.claims) if claim.draft and claim.ref.lasting not in drafts)
        found = next(new, None)
        return self if found is None else self._at(found)

    def _at(self, index: int) -> Review:
        return Review(self.article, self.claims, self.order, index)


def _places(listed: Sequence[Claim]) -> Callable[[ClaimRef], int | None]:
    """Where entries of another version of the article are: of two with the same first words, by the id."""
    exact = {claim.ref: index for index, claim in enumerate(listed)}
    lasting = {claim.ref.lasting: index for index, claim in reversed([*enumerate(listed)])}
    return lambda ref: exact.get(ref, lasting.get(ref.lasting))


def _find(listed: Sequence[Claim], ref: ClaimRef) -> int | None:
    """The index of an entry of another version of the article; where its words have changed, by its id."""
    same = _places(listed)(ref)
    if same is not None or not ref.id:
        return same
    return next((index for index, claim in enumerate(listed) if claim.ref[:2] == ref[:2]), None)


def _first_draft(listed: Sequence[Claim], indices: Iterable[int]) -> int | None:
    return next((index for index in indices if listed[index].draft), None)
