"""Finds whose words they are, and which, by a model's parse, where the rules have found a verb of saying."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reader.draft.grammar import Attribution
from reader.draft.language import Language
from reader.draft.sentences import RUN, Sentence
from reader.draft.with_model.parsed import Tree
from reader.model.text import Span

# as Universal Dependencies, Stanford’s and ClearNLP’s labels have them
SUBJECTS = frozenset(["nsubj", "nsubj:pass", "nsubjpass", "sb"])
SAID = frozenset(["ccomp"])
SHARING = frozenset(["conj"])  # a verb whose subject is that of the verb it hangs on
AGREED = 0.1  # how much likelier a reading is whose words the parse takes for said, too
THAT = "fin:that"


def parsed_readings(
    tree: Tree, sentence: Sentence, number: int, found: Sequence[Attribution], language: Language
) -> list[Attribution]:
    """The readings of the rules, bettered, and those of verbs that only the parse knows to have something said."""
    parse = _Parse(tree, sentence)
    bettered = [parse.bettered(attribution) for attribution in found]
    cued = [attribution.cue for attribution in found if attribution.cue is not None]
    return [*bettered, *parse.unseen(number, cued, language)]


def _is_alike(parts: Sequence[Span], said: Span) -> bool:
    """Whether what the rules and what the parse take for said have more than half of their words in common."""
    if not parts:
        return False
    start, end = parts[0].start, parts[-1].end
    return 2 * (min(end, said.end) - max(start, said.start)) >= max(end, said.end) - min(start, said.start)


class _Parse:
    def __init__(self, tree: Tree, sentence: Sentence) -> None:
        self.tree = tree
        self.sentence = sentence
        self.runs = [Span(word.start, word.end) for word in sentence.words if word.low == RUN]

    def bettered(self, attribution: Attribution) -> Attribution:
        """A reading with the parse’s subject where the rules are less sure; likelier where both have the same words."""
        verb = None if attribution.cue is None else self.tree.top(attribution.cue)
        if verb is None or attribution.cue is None:
            return attribution
        subject = self._subject(verb)
        if subject is not None and not self._beside(attribution.source, subject, attribution.cue):
            attribution = attribution._replace(source=subject)
        said = self._said(verb)
        if said is not None and ":" in attribution.key and _is_alike(attribution.parts, said):
            attribution = attribution._replace(weight=min(attribution.weight + AGREED, 1.0))
        return attribution

    def _beside(self, source: Span | None, subject: Span, cue: Span) -> bool:
        """Whether the rules’ words are the parse’s, or stand right before the verb."""
        return source is not None and (source.overlaps(subject) or 0 <= cue.start - source.end <= 1)

    def unseen(self, number: int, cued: Sequence[Span], language: Language) -> Iterator[Attribution]:
        """Readings of verbs of saying that the rules have passed over."""
        for word in self.sentence.words:
            cue = language.cues.get(word.low)
            span = Span(word.start, word.end)
            if cue is None or any(each.overlaps(span) for each in cued):
                continue
            verb = self.tree.top(span)
            said = None if verb is None else self._said(verb)
            if verb is None or said is None or said.overlaps(span):
                continue
            weight = language.weight(cue.lemma, THAT)
            yield Attribution((said,), span, self._subject(verb), cue.lemma, THAT, weight, number)

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

    def _said(self, verb: int) -> Span | None:
        """The clause that hangs on a verb, behind it."""
        for child in self.tree.children[verb]:
            if self.tree.leaves[child].role in SAID and child > verb:
                return self._whole(self.tree.under(child))
        return None

    def _here(self, span: Span) -> Span | None:
        inside = self.sentence.span.contains(span)
        return span if inside and not any(run.overlaps(span) for run in self.runs) else None

    def _whole(self, span: Span) -> Span | None:
        """A span unless it leaves the sentence or cuts what stands in quotation marks; no points at its end."""
        if not self.sentence.span.contains(span):
            return None
        if any(run.overlaps(span) and not span.contains(run) for run in self.runs):
            return None
        words = [word for word in self.sentence.words if span.start <= word.start and word.end <= span.end]
        while words and words[-1].low != RUN and not words[-1].written[-1].isalnum():
            words.pop()
        return Span(words[0].start, words[-1].end) if words else None
