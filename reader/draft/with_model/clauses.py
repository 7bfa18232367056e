"""Finds whose words stand in quotation marks by a model's parse, where the rules have found a verb of saying."""

from __future__ import annotations

from collections.abc import Sequence

from reader.draft.grammar import Attribution
from reader.draft.sentences import RUN, Sentence
from reader.draft.with_model.parsed import Tree
from reader.model.text import Span

# as Universal Dependencies, Stanford’s and ClearNLP’s labels have them
SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubjpass", "sb"])
SHARING = frozenset(["conj"])  # a verb whose subject is that of the verb it hangs on
LONG_RUN = 20  # code points in quotation marks that are more than a term


def parsed_readings(tree: Tree, sentence: Sentence, found: Sequence[Attribution]) -> list[Attribution]:
    """The readings of the rules; those of words in quotation marks with the parse’s subject.

    Of reported speech the rules know better where it begins and ends, and who says it.
    """
    parse = _Parse(tree, sentence)
    return [parse.bettered(each) if parse.is_quoted(each) else each for each in found]


class _Parse:
    def __init__(self, tree: Tree, sentence: Sentence) -> None:
        self.tree = tree
        self.sentence = sentence
        self.runs = [Span(word.start, word.end) for word in sentence.words if word.low == RUN]

    def is_quoted(self, attribution: Attribution) -> bool:
        """Whether a reading has more than a term in quotation marks."""
        long = [run for run in self.runs if run.end - run.start > LONG_RUN]
        return any(run.overlaps(part) for run in long for part in attribution.parts)

    def bettered(self, attribution: Attribution) -> Attribution:
        """A reading with the parse’s subject where the rules are less sure."""
        verb = None if attribution.cue is None else self.tree.top(attribution.cue)
        if verb is None or attribution.cue is None:
            return attribution
        subject = self._subject(verb)
        if subject is None or self._beside(attribution.source, subject, attribution.cue):
            return attribution
        return attribution._replace(source=subject)

    def _beside(self, source: Span | None, subject: Span, cue: Span) -> bool:
        """Whether the rules’ words are the parse’s, or stand right before the verb."""
        return source is not None and (source.overlaps(subject) or 0 <= cue.start - source.end <= 1)

    def _subject(self, verb: int) -> Span | None:
        """The words for whoever does what a verb tells, outside quotation marks and in this sentence."""
        leaves = self.tree.leaves
        for _ in range(len(leaves)):
            for child in self.tree.children[verb]:
                if leaves[child].role in SUBJECTS:
                    return self._here(self.tree.under(child))
            if leaves[verb].role not in SHARING or leaves[verb].head == verb:
                return None
            verb = leaves[verb].head
        return None

    def _here(self, span: Span) -> Span | None:
        inside = self.sentence.span.contains(span)
        return span if inside and not any(run.overlaps(span) for run in self.runs) else None
