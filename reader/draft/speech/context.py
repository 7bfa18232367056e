"""Tells what the sentences beside a reading have to do with it: said by the same, or said by it."""

from __future__ import annotations

from collections.abc import Sequence

from reader.draft.grammar import SPOKE_BEFORE, Attribution
from reader.draft.sentences import Sentence, SentenceColumns

FEWEST = 2  # words of a sentence that is said, its full stop included


def is_said_before(
    sentences: Sequence[Sentence] | SentenceColumns,
    tags: Sequence[str],
    spoke: Attribution,
    last: Attribution | None,
) -> bool:
    """Whether the sentence before, of its paragraph, is what somebody said, and nobody has said any of it."""
    at = spoke.sentence
    if spoke.key != SPOKE_BEFORE or sentences[at].first or (last is not None and last.sentence == at - 1):
        return False
    before = sentences[at - 1].words
    return "Q" not in tags[at - 1] and len(before) > FEWEST and before[-1].low == "."


def follows(
    sentences: Sequence[Sentence] | SentenceColumns, before: Attribution, attribution: Attribution
) -> bool:
    """Whether a reading stands in the paragraph of another, or in the sentence behind it."""
    same = sentences[before.sentence].paragraph == sentences[attribution.sentence].paragraph
    return same or attribution.sentence - before.sentence == 1
