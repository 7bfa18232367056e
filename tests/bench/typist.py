"""A script: a typist with perfect knowledge reviews a draft until it says what the bundled article says.

    python typist.py FOLDER

The real app takes the keys by its own bindings. People (who is who), mentions, quotes (words, speaker, type) are put
right; an event is accepted. Prints the keys, the characters that the same change of the file inserts and deletes, the
keys of single acts, and what is still otherwise, as JSON.
"""

from __future__ import annotations

import asyncio
import json
import os
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from statistics import median

from rapidfuzz.distance import Indel
from textual.pilot import Pilot

from reader.app.app import ReaderApp
from reader.app.launch import Launch
from reader.app.review.screen import ReviewScreen
from reader.load.article import load_article
from reader.model.article import Article, Entity, EntityId, Kind, Quote, QuoteType
from reader.model.text import Span
from reader.services.bundled import bundled
from reader.state.review.claim_edits import next_type
from reader.state.review.claims import Claim, ClaimKind, entity_of, quote_of, rest_as_certain
from reader.state.review.offers import offers
from reader.state.review.selection import Selection, word_at
from reader.write.node_changes.entities import merge_doubts
from tests.bench.texts import write_draft

_ALIKE = 0.3
"""Of the words of two quotes, how much they share at least where one is the other."""
_FARTHEST = 400
"""Words that a selection moves at the most."""


class Typist:
    """Knows what the article should say, and presses keys until it does."""

    def __init__(self, pilot: Pilot[None], target: Article) -> None:
        self._pilot, self._target = pilot, target
        self.keys = 0
        self.acts: dict[str, list[int]] = {}

    @property
    def _screen(self) -> ReviewScreen:
        screen = self._pilot.app.screen
        assert isinstance(screen, ReviewScreen)
        return screen

    @property
    def _article(self) -> Article:
        return self._screen.review.article

    async def _press(self, *keys: str, act: str = "") -> None:
        self.keys += len(keys)
        if act:
            self.acts.setdefault(act, []).append(len(keys))
        await self._pilot.press(*keys)
        await self._pilot.pause()

    async def review(self) -> None:
        """Go through all drafts."""
        for _ in range(1000):
            claim = self._screen.review.claim
            if claim is None or not self._screen.review.drafts:
                break
            await self._add_missed(claim)
            await self._decide(self._screen.review.claim or claim)
        await self._add_missed(None)

    # -- one claim

    async def _decide(self, claim: Claim) -> None:
        article = self._article
        rest, _ = rest_as_certain(self._screen.review.claims, claim)
        if len(rest) > 2 and all(self._is_right(one) for one in rest):
            await self._press("A", "enter", act="accept the rest")
        elif self._is_right(claim):
            await self._press("enter", act="accept")
        elif claim.kind is ClaimKind.ENTITY:
            await self._mend_entity(entity_of(article, claim.ref))
        elif claim.kind is ClaimKind.QUOTE and (meant := self._meant(quote_of(article, claim.ref))):
            await self._mend_quote(quote_of(article, claim.ref), meant)
        else:
            await self._press("x", act="take out")

    def _is_right(self, claim: Claim) -> bool:
        article = self._article
        match claim.kind:
            case ClaimKind.ENTITY:
                entity = entity_of(article, claim.ref)
                meant = self._theirs(entity)
                return meant is not None and meant.kind is entity.kind and self._first_of(meant) is entity
            case ClaimKind.MENTION:
                meant = self._theirs(entity_of(article, claim.ref))
                return meant is not None and any(mention.span == claim.parts[0] for mention in meant.mentions)
            case ClaimKind.QUOTE:
                quote = quote_of(article, claim.ref)
                wanted = self._meant(quote)
                return wanted is not None and not list(self._wrong(quote, wanted))
            case _:
                return True

    async def _mend_entity(self, entity: Entity) -> None:
        meant = self._theirs(entity)
        if meant is None:
            others = [claim for claim in self._screen.review.claims if entity.id in claim.people]
            await self._press("x", *(["down", "enter"] if others else []), act="take out")
        elif (first := self._first_of(meant)) is not entity and first is not None:
            letters = self._letters(first.id, entity.mentions[0].span.start, (entity.id,))
            doubted = merge_doubts(self._article, entity.id, first.id)
            sure = ["m", "enter"] if doubted else []
            await self._press("M", *letters, "enter", *sure, act="the same as")
        else:
            kinds = [kind.value for kind in Kind if kind is not entity.kind]
            await self._press("K", *["down"] * kinds.index(meant.kind.value), "enter", act="kind")
            await self._press("enter")

    async def _mend_quote(self, quote: Quote, meant: Quote) -> None:
        article = self._article
        for what in list(self._wrong(quote, meant)):
            if what == "speaker":
                await self._press(*self._speaker_keys(quote, meant), act="speaker")
            elif what == "words":
                keys = list(_selecting(article, quote.parts, meant.parts))
                await self._press("w", *keys, "enter", act="words")
            else:
                type_, keys = quote.type, []
                while type_ is not meant.type:
                    keys.append("v")
                    type_ = next_type(_of_type(quote, type_))
                await self._press(*keys, act="type")
        await self._press("enter")

    def _wrong(self, quote: Quote, meant: Quote) -> Iterator[str]:
        if quote.parts != meant.parts:
            yield "words"
        if quote.type is not meant.type:
            yield "type"
        if self._speaker(quote) != meant.speaker:
            yield "speaker"

    def _speaker_keys(self, quote: Quote, meant: Quote) -> list[str]:
        if meant.speaker is None:
            return ["s", *"nob", "enter"]
        speaker = self._first_of(self._target.entities[meant.speaker])
        if speaker is None:
            return ["s", *_typed(self._target.entities[meant.speaker].name), "up", "enter"]
        near = quote.parts[0].start
        return ["s", *self._letters(speaker.id, near, quote.speakers), "enter"]

    def _letters(self, id_: EntityId, near: int, without: tuple[EntityId, ...]) -> list[str]:
        """The fewest keys that put somebody first among the offers."""
        name = self._article.entities[id_].name.lower()
        tries = ["", *(name[start:end] for end in range(1, len(name) + 1) for start in range(end))]
        for typed in sorted(tries, key=len):
            found = [other for other in offers(self._article, typed, near) if other not in without]
            if id_ in found[:2]:
                return [*_typed(typed), *["down"] * found.index(id_)]
        return list(_typed(name))

    # -- who is who

    def _theirs(self, entity: Entity) -> Entity | None:
        """The entity of the target that one of the draft is: by its names, else by its mentions."""
        names = {entity.name.lower(), *(name.lower() for name in entity.aka)}
        for other in self._target.entities.values():
            if names & {other.name.lower(), *(name.lower() for name in other.aka)}:
                return other
        spans = {mention.span for mention in entity.mentions}
        shared = {
            id_: len(spans & {mention.span for mention in other.mentions})
            for id_, other in self._target.entities.items()
        }
        best = max(shared, key=shared.__getitem__, default=None)
        return self._target.entities[best] if best is not None and shared[best] else None

    def _first_of(self, meant: Entity) -> Entity | None:
        """The first entity of the draft that is this one."""
        return next((e for e in self._article.entities.values() if self._theirs(e) is meant), None)

    def _speaker(self, quote: Quote) -> EntityId | None:
        if quote.speaker is None:
            return None
        theirs = self._theirs(self._article.entities[quote.speaker])
        return theirs.id if theirs else EntityId("?")

    def _nearest(self, quote: Quote) -> Quote | None:
        """The quote of the target that has the most words of one of the draft, None where they share too few."""
        best = max(self._target.quotes, key=lambda other: _shared(quote, other))
        return best if _shared(quote, best) >= _ALIKE else None

    def _mine(self, meant: Quote) -> Quote | None:
        """The quote of the draft that is one of the target."""
        candidates = [quote for quote in self._article.quotes if self._nearest(quote) is meant]
        return max(candidates, key=lambda quote: _shared(quote, meant), default=None)

    def _meant(self, quote: Quote) -> Quote | None:
        """The quote of the target that one of the draft is; of two of the draft only the one that shares more."""
        meant = self._nearest(quote)
        mine = self._mine(meant) if meant else None
        return meant if mine is not None and mine.id == quote.id else None

    # -- what the draft has not

    async def _add_missed(self, claim: Claim | None) -> None:
        """Add the quotes that the draft has not and that begin before the next claim."""
        start = claim.parts[0].start if claim and claim.parts else len(self._article.text)
        for quote in self._target.quotes:
            if quote.parts[0].start <= start and self._mine(quote) is None:
                await self._add(quote)

    async def _add(self, quote: Quote) -> None:
        marks = self._screen.text_marks
        here = marks[0].span.start if marks else self._screen.story.top
        begin = (word_at(self._article.text, here),)
        keys = ["a", *_selecting(self._article, begin, quote.parts, by_word=True)]
        speaker = self._speaker_keys(quote, quote)
        await self._press(*keys, *speaker, act="add")

    def left(self) -> list[str]:
        """What is still otherwise than it should be."""
        found = []
        for quote in self._target.quotes:
            mine = self._mine(quote)
            wrong = ["missing"] if mine is None else list(self._wrong(mine, quote))
            found += [f"{quote.id}: {what}" for what in wrong]
        too_much = [quote for quote in self._article.quotes if self._meant(quote) is None]
        return found + [f"{quote.id}: too much" for quote in too_much]


def _typed(words: str) -> list[str]:
    return ["space" if letter == " " else letter for letter in words]


def _of_type(quote: Quote, type_: QuoteType) -> Quote:
    return quote._replace(type=type_)


def _shared(one: Quote, other: Quote) -> float:
    """How much of the words of two quotes is in both, 0 to 1."""
    mine = {offset for part in one.parts for offset in range(*part)}
    theirs = {offset for part in other.parts for offset in range(*part)}
    return len(mine & theirs) / len(mine | theirs)


def _selecting(
    article: Article, parts: tuple[Span, ...], wanted: tuple[Span, ...], by_word: bool = False
) -> Iterator[str]:
    """The keys that make one selection of another."""
    text, selection = article.text, Selection(parts)
    while len(selection.parts) > len(wanted):
        selection = selection.drop_part()
        yield "delete"
    for index, part in enumerate(wanted):
        if index >= len(selection.parts):
            selection = selection.add_part(text)
            yield "+"
        while selection.active != index:
            selection = selection.next_part()
            yield "tab"
        for _ in range(_FARTHEST):
            now = selection.part
            if by_word and not index and now.start != part.start and now.end <= part.end:
                forward = now.start < part.start
                selection = selection.by(text, 1 if forward else -1)
                yield "w" if forward else "b"
            elif now.end < part.end:
                selection = selection.end_by(text, 1)
                yield "right"
            elif now.start != part.start:
                forward = now.start < part.start
                selection = selection.start_by(text, 1 if forward else -1)
                yield "shift+right" if forward else "shift+left"
            elif now.end > part.end:
                selection = selection.end_by(text, -1)
                yield "left"
            if selection.part in (now, part):
                break


async def _typed_review(folder: Path) -> Mapping[str, object]:
    target = load_article(bundled()).article
    assert target is not None
    path = write_draft(folder)
    before = path.read_text("utf-8")
    app = ReaderApp(Launch(path=path, loaded=load_article(path)))
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("R")
        await pilot.pause()
        typist = Typist(pilot, target)
        await typist.review()
        left = typist.left()
    after = path.read_text("utf-8")
    return {
        "keys": typist.keys,
        "characters": Indel.distance(before, after),
        "acts": {act: [len(keys), median(keys), max(keys)] for act, keys in typist.acts.items()},
        "left": left,
    }


def main() -> None:
    print(json.dumps(asyncio.run(_typed_review(Path(sys.argv[1])))))


if __name__ == "__main__":
    sys.path[0] = os.getcwd()  # noqa: PTH109 - the reader of this checkout, not this script's folder
    main()
