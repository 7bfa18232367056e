"""Finds the mentions of every entity: its names in the text, and the words that the annotator gives besides."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import accumulate

from reader.load.anchors.find import listed, shown
from reader.load.anchors.folding import fold_words
from reader.load.anchors.names import occurrences
from reader.load.values.items import EntityItem, Word
from reader.model.article import EntityId, Mention
from reader.model.diagnostic import Diagnostic
from reader.model.text import Span, Text

MOST_NAMED = 5  # that a message names


class Mentions:
    """The mentions of every entity of one article. `faults` are names that two share and nothing decides."""

    def __init__(
        self,
        text: Text,
        folded: str,
        entities: Iterable[EntityItem],
        given: Iterable[Mention],
        of_speakers: Iterable[Mention],
    ) -> None:
        """`given`: the mentions that the file gives, of any entity, and those it gives with its quotes."""
        self._text = text
        self._folded = folded
        self._names: dict[str, dict[EntityId, Word]] = defaultdict(dict)
        self._found: dict[EntityId, list[Mention]] = defaultdict(list)
        self._undecided: dict[str, list[int]] = defaultdict(list)
        for entity in entities:
            for name in (entity.name, *entity.aka):
                self._names[fold_words(name.value)].setdefault(EntityId(entity.id.value), name)
        self._given = _by_entity(given)
        self._of_speakers = _by_entity(of_speakers)
        self._explicit = sorted(
            {*_all(self._given), *_all(self._of_speakers)}, key=lambda mention: mention.span
        )
        self._starts = [mention.span.start for mention in self._explicit]
        self._ends = list(accumulate((mention.span.end for mention in self._explicit), max))
        self._look()

    def of(self, entity: EntityId) -> tuple[Mention, ...]:
        """An entity's mentions in the text's order, each span once."""
        return tuple(self._found.get(entity, ()))

    def faults(self) -> Iterator[Diagnostic]:
        for name, starts in self._undecided.items():
            words = self._names[name]
            ids = " and ".join(f"'{shown(entity)}'" for entity in list(words)[:MOST_NAMED])
            if len(words) > MOST_NAMED:
                ids += f" and {len(words) - MOST_NAMED} more"
            word = max(words.values(), key=lambda word: word.mark)
            where = listed(self._text, starts, len(name))
            message = f"'{shown(word.value)}' is a name of {ids}; mentions must say whose it is in {where}"
            yield Diagnostic(word.mark, "ambiguous-name", message)

    def _look(self) -> None:
        found, folded = self._found, self._folded
        for start, end in occurrences(folded, self._names):
            name = folded[start:end]
            span = Span(start, end)
            who: Collection[EntityId] = self._names[name]
            if len(who) > 1:
                who = [entity for entity in self._over(span) if entity in who]
                if not who:
                    self._undecided[name].append(start)
            for entity in who:
                found[entity].append(Mention(span, entity, True))
        self._add_explicit()

    def _over(self, span: Span) -> set[EntityId]:
        """Those for whom the file says that these words, or some about them, stand."""
        who = set()
        index = bisect_right(self._starts, span.start) - 1
        while index >= 0 and self._ends[index] >= span.end:
            mention = self._explicit[index]
            if mention.span.contains(span):
                who.add(mention.entity)
            index -= 1
        return who

    def _add_explicit(self) -> None:
        for entity, mentions in self._given.items():
            named = self._found[entity]
            for index, mention in enumerate(named):
                given = mentions.pop(mention.span, None)
                if given is not None:
                    named[index] = mention._replace(provenance=given.provenance)
            named.extend(mentions.values())
            named.sort(key=lambda mention: mention.span)
        for entity, mentions in self._of_speakers.items():
            self._found[entity] = list(_without_parts(self._found[entity], mentions))


def _by_entity(mentions: Iterable[Mention]) -> dict[EntityId, dict[Span, Mention]]:
    found: dict[EntityId, dict[Span, Mention]] = defaultdict(dict)
    for mention in mentions:
        found[mention.entity].setdefault(mention.span, mention)
    return found


def _all(mentions: dict[EntityId, dict[Span, Mention]]) -> Iterator[Mention]:
    return (mention for of_one in mentions.values() for mention in of_one.values())


def _without_parts(mentions: Iterable[Mention], further: Mapping[Span, Mention]) -> Iterator[Mention]:
    """All mentions of one entity, but of `further` only those that are not in another: Ruiz in Ana Ruiz is one."""
    each = [(span.start, -span.end, True, mention) for span, mention in further.items()]
    each += [(mention.span.start, -mention.span.end, False, mention) for mention in mentions]
    reach = 0
    for _, end, is_further, mention in sorted(each):
        if not is_further or -end > reach:
            yield mention
        reach = max(reach, -end)
