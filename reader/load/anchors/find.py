"""Resolves anchors to spans of the text, or to a fault that helps."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from reader.load.anchors.canonical import composed
from reader.load.anchors.folding import fold, fold_words
from reader.load.anchors.occurrences import Occurrences
from reader.load.values.items import AnchorItem, ArticleItems, At, Word
from reader.model.clean import shorten
from reader.model.diagnostic import Diagnostic, Mark
from reader.model.text import Span, Text

MOST_PLACES = 5  # that a message lists
CONTEXT = 16  # code points on either side of a place
LONGEST_INSIDE = 24
LONGEST_SHOWN = 1_000  # of words, before they are shortened
PLACES_KEPT_A_PLACE = 10  # a mention at each of many places costs as much as looking at so many
MOST_COUNTED = 1_000  # places of words that should have one
MANY = 250  # quotes, events and notes
MOST_COMPARED = 100  # places looked at for advice on how to tell them apart


class Missing(NamedTuple):
    """Words that do not stand where they should, for `passages` to say what is near them.

    `folded` is how they were looked for; `after` is where the part before them ends; `near` is what they should
    stand near to.
    """

    mark: Mark
    words: str
    folded: str
    para: int | None = None
    prefix: str = ""
    suffix: str = ""
    after: int = 0
    near: Span | None = None


class Anchors:
    """Finds the anchors of one article, and collects the faults of those that it doesn't find."""

    def __init__(self, items: ArticleItems, *, explains: bool = True) -> None:
        """`explains`: faults say what tells several places apart, which costs more than the search."""
        self.text = items.text
        self._explains = explains
        self._folded = _FoldedWords().of
        many = len(items.quotes) + len(items.events) + len(items.notes) > MANY
        self.occurrences = Occurrences(fold(items.text.content), _Asked(items, self._folded), many)
        self.faults: list[Diagnostic] = []
        self.missing: list[Missing] = []

    def find(self, item: AnchorItem) -> tuple[Span, ...]:
        """The one place of an anchor, or with `nth: all` every place. Nothing where there is a fault."""
        words, para = item.words, item.para
        if item.orphaned or not self._has_paragraph(words, para):
            return ()
        starts = self._fitting(
            item, *self._window(para), None if item.nth == "all" else item.nth or MOST_COUNTED
        )
        if not starts:
            self._miss_anchor(item)
            return ()
        length = len(self._folded(words))
        if item.nth == "all":
            self.occurrences.spend(PLACES_KEPT_A_PLACE * len(starts))
            return tuple(_apart(starts, length))
        if item.nth is not None:
            return self._nth(words, starts, item.nth, para)
        if len(starts) > 1:
            self._ambiguous(words, starts, "say which with {}, or nth: all")
            return ()
        return (Span(starts[0], starts[0] + length),)

    def parts(self, words: Sequence[Word], at: At) -> tuple[Span, ...]:
        """Where the parts of a quote or event stand, each after the one before; nothing at a fault."""
        if not self._has_paragraph(words[0], at.para):
            return ()
        low, high = self._window(at.para)
        first = self._first_part(words[0], at)
        found = [first] if first else []
        for word in words[1:]:
            folded = self._folded(word)
            after = found[-1].end if found else low
            start = self.occurrences.first(folded, after, high) if folded else None
            if start is not None:
                found.append(Span(start, start + len(folded)))
            else:
                self._miss(word, folded, para=at.para, after=after if found else 0)
        return tuple(found) if len(found) == len(words) else ()

    def nearest(self, item: AnchorItem, parts: Sequence[Span], *, outside: bool) -> Span | None:
        """The place of an anchor that is nearest to `parts`, their own paragraph first.

        `outside`: words in the parts themselves count only where the paragraph has no others. Without parts
        (they have a fault of their own) nothing is near, and only words that are nowhere are a fault.
        """
        if isinstance(item.nth, int):
            return next(iter(self.find(item)), None)
        if item.orphaned or not self._has_paragraph(item.words, item.para):
            return None
        length = len(self._folded(item.words))
        starts: Sequence[int] = ()
        if parts and item.para is None:
            low, high = self._around(parts)
            starts = self._fitting(item, low, high - length + 1)
        starts = starts or self._fitting(item, *self._window(item.para))
        if not starts:
            self._miss_anchor(item, Span(parts[0].start, parts[-1].end) if parts else None)
            return None
        if not parts:
            return None
        start = _nearest(starts, length, parts, outside=outside)
        return Span(start, start + length)

    def _around(self, parts: Sequence[Span]) -> Span:
        """The paragraphs that some words stand in."""
        text = self.text
        first = text.paragraph(text.paragraph_of(parts[0].start))
        return Span(first.start, text.paragraph(text.paragraph_of(parts[-1].end - 1)).end)

    def _fitting(self, item: AnchorItem, low: int, high: int, most: int | None = None) -> Sequence[int]:
        """Where an anchor's words begin, `prefix` and `suffix` about them, from `low` to before `high`."""
        folded = self._folded(item.words)
        if not folded:
            return ()
        if item.prefix or item.suffix:
            prefix, suffix = _sides(item)
            return self.occurrences.framed(prefix, folded, suffix, low, high)
        if most is None:
            return self.occurrences.between(folded, low, high)
        return self.occurrences.some(folded, low, high, most)

    def _first_part(self, word: Word, at: At) -> Span | None:
        folded = self._folded(word)
        most = at.nth or MOST_COUNTED
        starts = self.occurrences.some(folded, *self._window(at.para), most) if folded else ()
        if not starts:
            self._miss(word, folded, para=at.para)
            return None
        if at.nth is not None:
            return next(iter(self._nth(word, starts, at.nth, at.para)), None)
        if len(starts) > 1:
            self._ambiguous(word, starts, "say which under 'at', with {}")
            return None
        return Span(starts[0], starts[0] + len(folded))

    def _nth(self, word: Word, starts: Sequence[int], nth: int, para: int | None) -> tuple[Span, ...]:
        if 1 <= nth <= len(starts):
            start = starts[nth - 1]
            return (Span(start, start + len(self._folded(word))),)
        where = "the text" if para is None else f"paragraph {para}"
        times = "once" if len(starts) == 1 else f"{len(starts)} times"
        message = f"'{shown(word.value)}' occurs {times} in {where}, so there is no nth: {nth}"
        self.faults.append(Diagnostic(word.mark, "not-in-text", message))
        return ()

    def _window(self, para: int | None) -> Span:
        """From where to before where words may begin: in a paragraph, or anywhere."""
        return Span(0, len(self.text)) if para is None else self.text.paragraph(para)

    def _has_paragraph(self, word: Word, para: int | None) -> bool:
        count = self.text.paragraph_count
        if para is None or 1 <= para <= count:
            return True
        has = "one paragraph" if count == 1 else f"{count} paragraphs"
        message = f"there is no paragraph {para}: the text has {has}"
        self.faults.append(Diagnostic(word.mark, "no-such-paragraph", message))
        return False

    def _keys(self, starts: Sequence[int]) -> str:
        """What tells these places apart."""
        paragraphs = {self.text.paragraph_of(start) for start in starts[:MOST_COMPARED]}
        if len(paragraphs) == 1:
            return "nth"
        return "para" if len(paragraphs) == len(starts) else "para and nth"

    def _miss(self, word: Word, folded: str, *, para: int | None, after: int = 0) -> None:
        self.missing.append(Missing(word.mark, word.value, folded, para, after=after))

    def _miss_anchor(self, item: AnchorItem, near: Span | None = None) -> None:
        word = item.words
        missing = Missing(word.mark, word.value, self._folded(word), item.para, *_sides(item), near=near)
        self.missing.append(missing)

    def _ambiguous(self, word: Word, starts: Sequence[int], advice: str) -> None:
        """Report words that stand at several places; `advice` has room for the keys that tell those apart."""
        if not self._explains:
            return
        where = listed(self.text, starts, len(self._folded(word)))
        times = f"{len(starts)} times" if len(starts) < MOST_COUNTED else f"{MOST_COUNTED:,} times or more"
        message = f"'{shown(word.value)}' occurs {times}: {where}; {advice.format(self._keys(starts))}"
        self.faults.append(Diagnostic(word.mark, "ambiguous-text", message))


def listed(text: Text, starts: Sequence[int], length: int) -> str:
    """The first few places of some words, each with its paragraph and what stands around it."""
    places = [
        f"paragraph {text.paragraph_of(start)} (…{around(text, Span(start, start + length))}…)"
        for start in starts[:MOST_PLACES]
    ]
    if len(starts) > MOST_PLACES:
        places.append(f"and {len(starts) - MOST_PLACES} more")
    return ", ".join(places)


def around(text: Text, span: Span) -> str:
    """Words with a few of those around them, whole, on one line."""
    content = text.content
    low, high = max(span.start - CONTEXT, 0), min(span.end + CONTEXT, len(content))
    before, after = content[low : span.start], content[span.end : high]
    if low:
        before = before[before.find(" ") + 1 :]
    if high < len(content):
        after = after[: max(after.rfind(" "), 0)]
    inside = text[span] if span.end - span.start <= LONGEST_INSIDE else text[span][:LONGEST_INSIDE] + "…"
    return shown(f"{before}{inside}{after}")


def shown(words: str) -> str:
    """Words for a message: on one line, clean, and not too long."""
    return shorten(" ".join(words[:LONGEST_SHOWN].split()))


def _apart(starts: Iterable[int], length: int) -> Iterator[Span]:
    """Every place but those that overlap the place before."""
    free = 0
    for start in starts:
        if start >= free:
            free = start + length
            yield Span(start, free)


def _nearest(starts: Sequence[int], length: int, parts: Sequence[Span], *, outside: bool) -> int:
    """Of `starts`, never empty, the one nearest to a part; of two equally near the first."""

    def distance(start: int) -> tuple[bool, int, int]:
        away = min(max(part.start - start - length, start - part.end, 0) for part in parts)
        within = outside and any(start < part.end and part.start < start + length for part in parts)
        return within, away, start

    near = {starts[0], starts[-1]}
    for part in parts:
        for edge in (part.start - length, part.start, part.end):
            index = bisect_left(starts, edge)
            near.update(starts[max(index - 1, 0) : index + 2])
    return min(near, key=distance)


class _FoldedWords:
    """Words as they are looked for. An object of its own: what asks for them and what finds them have no circle."""

    def __init__(self) -> None:
        self._folds: dict[str, str] = {}

    def of(self, word: Word) -> str:
        """A word, folded; the same few cues come up again and again."""
        folded = self._folds.get(word.value)
        if folded is None:
            folded = self._folds[word.value] = fold_words(word.value)
        return folded


class _Asked:
    """All the words and names that a file may have looked for, folded; gone through only for an index."""

    def __init__(self, items: ArticleItems, folded: Callable[[Word], str]) -> None:
        self._items = items
        self._folded = folded

    def __iter__(self) -> Iterator[str]:
        return map(self._folded, self._words())

    def _words(self) -> Iterator[Word]:
        items = self._items
        for quote in items.quotes:
            yield from quote.parts
            yield from (anchor.words for anchor in (quote.cue, quote.mention) if anchor)
        for event in items.events:
            yield from event.parts
            if event.when_text:
                yield event.when_text.words
        for entity in items.entities:
            yield from (entity.name, *entity.aka)
            yield from (anchor.words for anchor in entity.mentions)
        yield from (note.anchor.words for note in items.notes)


def _sides(item: AnchorItem) -> tuple[str, str]:
    """An anchor's `prefix` and `suffix`, folded: literal, spaces at their ends included."""
    return fold(composed(item.prefix or "")), fold(composed(item.suffix or ""))
