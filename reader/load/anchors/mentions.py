"""Finds the mentions of every entity: its names in the text, and the words that the annotator gives besides."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import accumulate, chain

from reader.load.anchors.find import listed, shown
from reader.load.anchors.folding import fold_words
from reader.load.anchors.names import most_places, whole_names
from reader.load.anchors.occurrences import Occurrences
from reader.load.values.items import EntityItem, Word
from reader.model.article import EntityId, Mention
from reader.model.columns.mentions import MentionColumns
from reader.model.diagnostic import Diagnostic
from reader.model.text import Span, Text

MOST_NAMED = 5  # that a message names


class Mentions:
    """The mentions of every entity of one article. `faults` are names that two share and nothing decides."""

    def __init__(
        self,
        text: Text,
        finder: Occurrences,
        entities: Iterable[EntityItem],
        given: Iterable[Mention],
        of_speakers: Iterable[Mention],
    ) -> None:
        """`given`: the mentions that the file gives, of any entity, and those it gives with its quotes."""
        self._text = text
        self._finder = finder
        self._folded = finder.folded
        self._names: dict[str, dict[EntityId, Word]] = defaultdict(dict)
        self._named: dict[EntityId, tuple[array[int], array[int]]] = {}
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

    def of(self, entity: EntityId) -> Sequence[Mention]:
        """An entity's mentions in the text's order, each span once."""
        starts, ends = self._named.get(entity) or _no_spans()
        found = MentionColumns(entity, starts, ends, b"\1" * len(starts))
        given, of_speakers = self._given.get(entity), self._of_speakers.get(entity)
        if not given and not of_speakers:
            return found
        mentions = _with_given(found, given or {})
        return MentionColumns.of(entity, _without_parts(mentions, of_speakers) if of_speakers else mentions)

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
        names = [name for name in self._names if name]
        places = self._finder.of_names(names, most_places(self._folded))
        spans: dict[EntityId, list[tuple[int, array[int]]]] = defaultdict(list)
        for name, starts in whole_names(self._folded, places).items():
            for entity, theirs in self._divided(name, starts):
                spans[entity].append((len(name), theirs))
        for entity, of_names in spans.items():
            self._named[entity] = _in_order(of_names)

    def _divided(self, name: str, starts: array[int]) -> Iterable[tuple[EntityId, array[int]]]:
        """Whose a name is at which of its places."""
        if len(self._names[name]) == 1:
            return [(entity, starts) for entity in self._names[name]]
        theirs: dict[EntityId, array[int]] = defaultdict(lambda: array("I"))
        for start in starts:
            for entity in self._decided(Span(start, start + len(name))):
                theirs[entity].append(start)
        return theirs.items()

    def _decided(self, span: Span) -> list[EntityId]:
        """Those for whom a name that several have stands in one place, by what the file says of it."""
        name = self._folded[span.start : span.end]
        who = [entity for entity in self._over(span) if entity in self._names[name]]
        if not who:
            self._undecided[name].append(span.start)
        return who

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


def _no_spans() -> tuple[array[int], array[int]]:
    """No starts, no ends."""
    return array("I"), array("I")


def _in_order(of_names: Sequence[tuple[int, array[int]]]) -> tuple[array[int], array[int]]:
    """The starts and the ends of spans of which none overlaps another, given by their lengths."""
    starts = chain.from_iterable(starts for _, starts in of_names)
    ends = (start + length for length, starts in of_names for start in starts)
    return array("I", sorted(starts)), array("I", sorted(ends))


def _by_entity(mentions: Iterable[Mention]) -> dict[EntityId, dict[Span, Mention]]:
    found: dict[EntityId, dict[Span, Mention]] = defaultdict(dict)
    for mention in mentions:
        found[mention.entity].setdefault(mention.span, mention)
    return found


def _all(mentions: dict[EntityId, dict[Span, Mention]]) -> Iterator[Mention]:
    return (mention for of_one in mentions.values() for mention in of_one.values())


def _with_given(named: Iterable[Mention], given: Mapping[Span, Mention]) -> list[Mention]:
    """The names of one entity and the mentions that the file gives besides; it also says where a name comes from."""
    found = {mention.span: mention for mention in named}
    for span, mention in given.items():
        name = found.get(span)
        found[span] = mention if name is None else name._replace(provenance=mention.provenance)
    return sorted(found.values(), key=lambda mention: mention.span)


def _without_parts(mentions: Iterable[Mention], further: Mapping[Span, Mention]) -> Iterator[Mention]:
    """All mentions of one entity, but of `further` only those that are not in another: Ruiz in Ana Ruiz is one."""
    each = [(span.start, -span.end, True, mention) for span, mention in further.items()]
    each += [(mention.span.start, -mention.span.end, False, mention) for mention in mentions]
    reach = 0
    for _, end, is_further, mention in sorted(each):
        if not is_further or -end > reach:
            yield mention
        reach = max(reach, -end)
