"""What happened when: clauses that hold a date."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.draft.english.dates import Dated, Dating
from reader.draft.grammar import EventClause
from reader.draft.language import Language
from reader.draft.sentences import Sentence
from reader.draft.words import Word
from reader.model.article import Basis, EventState
from reader.model.text import Span

LONGEST = 28  # words of a clause
TITLE = 12  # words of a title
_CLINGING = frozenset(",.;:!?)")  # to the word before them, also where a date stood between


def event_clauses(
    sentences: Sequence[Sentence], tags: Sequence[str], dating: Dating, language: Language
) -> Iterator[EventClause]:
    """Every clause with a date, once, in order."""
    for sentence, classes in zip(sentences, tags, strict=True):
        done = 0
        ahead = not language.set_of("future").isdisjoint(word.low for word in sentence.words)
        for dated in dating.of(sentence.words, ahead):
            start, end = _clause(classes, dated)
            if start < done or not any(tag in "vx" for tag in classes[start:end]):
                continue
            if _of_saying(sentence.words, classes, dated, language):
                continue
            done = end
            yield _told(sentence.words, classes, start, end, dated, language)


def _clause(tags: str, dated: Dated) -> tuple[int, int]:
    """The words from one comma or dash to the next, with a verb in them; a short sentence whole."""
    end = len(tags)
    while end > dated.end and tags[end - 1] in ".,:;-":
        end -= 1
    if end <= LONGEST:
        return 0, end
    start = dated.start
    while start > 0 and not (tags[start - 1] in ",;:-()" and _begins_clause(tags, start, dated.start)):
        start -= 1
    stop = dated.end
    while stop < end and not (tags[stop] in ",;:-()" and _has_verb(tags[start:stop])):
        stop += 1
    return max(start, dated.start - LONGEST), min(stop, dated.end + LONGEST)


def _begins_clause(tags: str, start: int, before: int) -> bool:
    """Whether somebody and a verb stand behind a comma, not only what is told of somebody."""
    comma = tags.find(",", start, before)
    return tags[start] not in "vxaw" and _has_verb(tags[start : comma if comma > 0 else before])


def _has_verb(tags: str) -> bool:
    return "v" in tags or "x" in tags


def _of_saying(words: Sequence[Word], tags: str, dated: Dated, language: Language) -> bool:
    """Whether the date is only when something was said: “she told reporters on Friday”."""
    for at in range(dated.start - 1, max(dated.start - 7, -1), -1):
        if tags[at] in "vx":
            cue = language.cues.get(words[at].low)
            return cue is not None and language.says(cue)
        if tags[at] in ".;:Q":
            return False
    return False


def _told(
    words: Sequence[Word], tags: str, start: int, end: int, dated: Dated, language: Language
) -> EventClause:
    while start < dated.start and (
        tags[start] in "c,"
        or (not words[start].written[0].isalnum() and words[start].low[0] not in "“\"'‘$£€¥")
    ):
        start += 1
    listed = list(words[start : dated.start])
    after = words[dated.end : end]
    # a date with a comma in it has one behind it, too, which goes with it
    parted = any(word.low == "," for word in words[dated.start : dated.end])
    listed += after[1:] if parted and after and after[0].low == "," else after
    planned = bool(language.set_of("future") & {word.low for word in words[start:end]})
    return EventClause(
        Span(words[start].start, words[end - 1].end),
        _title(listed or words[start:end]),
        dated.when,
        Span(words[dated.start].start, words[dated.end - 1].end),
        dated.basis,
        EventState.PLANNED if planned else EventState.HAPPENED,
        0.6 if dated.basis is Basis.STATED else 0.45,
    )


def _title(words: Sequence[Word]) -> str:
    """The first words, as the text has them, without what would dangle."""
    taken = list(words[:TITLE])
    while len(taken) > 1 and not taken[-1].written[-1].isalnum() and taken[-1].low[-1] not in "”\"'’.%":
        taken.pop()
    pieces: list[str] = []
    for number, word in enumerate(taken):
        if number and word.start > taken[number - 1].end and word.low not in _CLINGING:
            pieces.append(" ")
        pieces.append(word.written)
    title = "".join(pieces).strip(" ,;:-–—.")
    title = title[:1].upper() + title[1:]
    return f"{title} …" if len(words) > TITLE else title or words[0].written
