"""The confidence of a drafted quote: how often one like it had the right words and speaker where it was measured."""

from __future__ import annotations

from reader.draft.grammar import Attribution
from reader.model.article import QuoteType

BESIDE, QUOTED, UNGIVEN = (
    0.95,
    0.85,
    0.3,
)  # words in quotation marks: beside their verb, farther off, nobody’s
DOUBTFUL = 0.5  # where somebody else may be meant as well
MOST_REPORTED = 0.89  # reported speech is never surer: where its words end is a matter of reading
_BESIDE = frozenset(["qleft", "inv", "q", "turn"])


def confidence_in(attribution: Attribution, type_: QuoteType, known: bool, doubtful: bool = False) -> float:
    """How likely both the words and the speaker are right, 0 to 1; without a speaker only the words can be.

    `doubtful`: the words for the speaker may stand for somebody else.
    """
    if doubtful:
        return min(confidence_in(attribution, type_, known), DOUBTFUL)
    if type_ is QuoteType.DIRECT:
        if not known:
            return UNGIVEN if attribution.cue is None else min(attribution.weight, 0.6)
        beside = attribution.key in _BESIDE or attribution.key.endswith(":colon")
        return BESIDE if beside else min(attribution.weight, QUOTED)
    return min(attribution.weight, MOST_REPORTED) * (1.0 if known else 0.75)
