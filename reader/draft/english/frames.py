"""Who may say what in a sentence: every verb of saying with its subject, and where its words may stand."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reader.draft.english.complements import Complements, shape_of
from reader.draft.english.phrases import Stretch
from reader.draft.language import Cue

OTHER, COLON = "any-other", "a-colon"  # headwords in the data for what is no verb of saying
MOST_BEFORE_COLON = 10  # words
_PAST = ("past", "participle")


class Frame(NamedTuple):
    """One reading: a verb, whose words these are, and which words they are.

    `key` is the shape that was seen: the verb's form and that of what is said (`fin:that`), or where it stands:
    `qleft`, `left`, `inv` before its verb, `first`, `last` of what somebody is cited for.
    """

    lemma: str
    key: str
    cue: Stretch
    source: Stretch | None
    content: tuple[Stretch, ...]


class Clauses(Complements):
    """One sentence, read for who says what."""

    def frames(self) -> Iterator[Frame]:
        """Every reading of every cue, in order."""
        cues = self.language.cues
        for at in range(self.end):
            low = self.words[at].low
            if low in self.language.set_of("citing") and self.tags[at + 1 : at + 2] == "p":
                yield from self._according(at)
            elif self.tags[at] in "nva" and (cue := cues.get(low)):
                yield from self._of_verb(at, cue)
            elif self.tags[at] == "v" and (frame := self._of_any_verb(at)):
                yield frame
        yield from self._of_colon()

    def _of_any_verb(self, at: int) -> Frame | None:
        """“…,” she riffed: a verb that is none of saying, directly between a run and its end."""
        first, source, _ = self._subject(at)
        if source is None or not self._closes_said(source.start):
            return None
        behind = self._behind(at + 1)
        return Frame(OTHER, "qleft", Stretch(first, at + 1), source, self._around(source.start, behind))

    def _of_colon(self) -> Iterator[Frame]:
        """X: “…”, as in headlines and transcripts."""
        colon = self.tags.find(":")
        if colon <= 0 or colon + 1 >= self.end:
            return
        said = (Stretch(colon + 1, self.end),)
        quoted = self.tags[colon + 1] == "Q"
        if (
            colon < MOST_BEFORE_COLON
            and self._np_right(0) == self._before_bracket(colon)
            and "N" in self.tags[:colon]
        ):
            yield Frame(COLON, "q" if quoted else "text", Stretch(colon, colon + 1), Stretch(0, colon), said)
        elif quoted and not self._says_before(colon) and (source := self._main_subject(colon)) is not None:
            yield Frame(COLON, "told", Stretch(colon, colon + 1), source, said)

    def _says_before(self, at: int) -> bool:
        cues = (self.language.cues.get(word.low) for word in self.words[max(at - 4, 0) : at])
        return any(cue is not None and self.language.says(cue) for cue in cues)

    def _of_verb(self, at: int, cue: Cue) -> Iterator[Frame]:
        tags = self.tags
        first, source, shape = self._subject(at)
        says = self.language.says(cue)
        if cue.form == "ing":
            group = "prog" if shape == "be" else "ing"
        elif shape == "be" and cue.form in _PAST:
            group = "be"
        elif shape in ("to", "modal"):
            group = shape
        else:
            group = "fin"
        if group == "ing" and first and tags[first - 1] in ",-Qb":
            source = (
                self._speaking_before(first - 1) or self._main_subject(first - 1) or self._first_np(first - 1)
            )
        elif group == "ing" and source is not None and self._is_document(source):
            source = self._main_subject(source.start) or source
        elif group == "ing" and source is None and first and tags[first - 1] == "p":
            source = self._shared(first - 1, 0) or self._first_np(first - 1)
        elif group == "to" and first and tags[first - 1] in "navp":
            source = self._shared(first - 1, 0) or source
        elif (
            group == "fin" and first == at and tags[at - 1 : at] == "d" and cue.form not in ("third", "plain")
        ):
            return  # in a written statement
        if (
            source is None
            and first == at
            and at
            and self.words[at - 1].low in self.language.set_of("possessives")
        ):
            source = Stretch(at - 1, at)  # her claim that
        if says and group == "fin" and source is not None and not self._closes_said(source.start):
            source = self._behind_run(source, first) or source
        before = source.start if source is not None else first
        left = self._left_content(before)
        if source is not None and group in ("fin", "prog", "modal") and self._closes_said(before):
            yield Frame(
                cue.lemma, "qleft", Stretch(first, at + 1), source, self._around(before, self._behind(at + 1))
            )
            return
        inverted = self._inverted(at, source) if group == "fin" and first == at else None
        if inverted is not None and not (says and (tags[at - 1] == "Q" or self._is_somebody(inverted[0]))):
            inverted = None
        if inverted is not None:
            who, after = inverted
            yield Frame(cue.lemma, "inv", Stretch(at, at + 1), who, self._around(first, after))
            return
        interrupts = left is not None and group == "fin" and tags[before - 1] == ","
        seen: set[str] = set()
        for comp, start in self._complements(at + 1):
            if comp == "that" and interrupts and tags[start - 1] == ",":
                comp, start = "none", start - 1
            if comp == "none":
                if says and left is not None and source is not None and group in ("fin", "prog", "modal"):
                    yield Frame(
                        cue.lemma, "left", Stretch(first, at + 1), source, self._around(before, start)
                    )
                continue
            if comp == "np" and interrupts and cue.lemma in self.language.set_of("telling"):
                after = self._np_right(start)  # “…, she told reporters”: whom she told it
                yield Frame(cue.lemma, "left", Stretch(first, at + 1), source, self._around(before, after))
            if comp in seen:
                continue
            seen.add(comp)
            stop = self._content_end(start, shape_of(comp))
            if stop > start or (comp == "colon" and start >= self.end):
                # “called for” with its preposition, “said in a statement that” without what is between
                verb = Stretch(first, start if comp.startswith("p-") and start == at + 2 else at + 1)
                yield Frame(cue.lemma, f"{group}:{comp}", verb, source, (Stretch(start, stop),))

    def _is_document(self, source: Stretch) -> bool:
        """Whether words are for what people say things in: “issued a statement saying”."""
        preposition = self.tags.find("p", source.start + 1, source.end)
        head = (preposition if preposition > 0 else source.end) - 1
        return self.words[head].low in self.language.set_of("documents")

    def _speaking_before(self, before: int) -> Stretch | None:
        """Who says what stands left of “Ruiz said, adding …”, if that is how a part of a sentence ends at `before`."""
        for at in range(before - 1, 0, -1):
            if self.tags[at] in "Q;:":
                return None
            if self.tags[at] in "vx":
                cue = self.language.cues.get(self.words[at].low)
                if cue is None or not self.language.says(cue):
                    return None
                _, source, _ = self._subject(at)
                behind = source is not None and source.start > 0 and self.tags[source.start - 1] in ",Q"
                return source if behind else None
        return None

    def _behind_run(self, source: Stretch, first: int) -> Stretch | None:
        """Somebody who is told of at length behind a run: “…,” said X, or X, who did this, said."""
        run = self.tags.rfind("Q", 0, source.start)
        if run < 0 or not self._closes_said(run + 1) or self.tags[run + 1] not in "nNd":
            return None
        cues = self.language.cues
        between = (cues.get(self.words[k].low) for k in range(run + 1, first))
        if any(cue is not None and self.language.says(cue) for cue in between):
            return None
        return Stretch(run + 1, first)

    def _is_somebody(self, stretch: Stretch) -> bool:
        """Whether words name somebody, or tell what somebody is."""
        kinds = (self.language.set_of(name) for name in ("roles", "groups", "titles", "organisation_words"))
        people = frozenset().union(*kinds)
        preposition = self.tags.find("p", stretch.start, stretch.end)
        end = preposition if preposition > 0 else stretch.end
        return "N" in self.tags[stretch.start : end] or any(
            word.low in people for word in self.words[stretch.start : end]
        )

    def _behind(self, at: int) -> int:
        """Where what stands behind a verb of saying and does not belong to what is said ends."""
        stop = at
        while stop < self.end and self.tags[stop] not in ",-:Q":
            stop += 1
        return stop

    def _left_content(self, before: int) -> Stretch | None:
        """What stands before a comma or a run that ends at `before`."""
        tags = self.tags
        if before <= 0:
            return None
        if tags[before - 1] == "Q":
            return Stretch(self._left_start(before), before)
        if tags[before - 1] in ",-.":
            return Stretch(self._left_start(before - 1), before - 1) if before > 1 else None
        return None

    def _left_start(self, before: int) -> int:
        """Where what is said begins that ends at `before`: with the sentence, or with a run behind a colon."""
        if before > 1 and self.tags[before - 1] == "Q" and self.tags[before - 2] == ":":
            return before - 1
        semicolon = self.tags.rfind(";", 0, before)
        return semicolon + 1 if semicolon > 0 and "v" in self.tags[:semicolon] else 0

    def _around(self, before: int, after: int) -> tuple[Stretch, ...]:
        """What is said left of `before`, and right of `after` where it goes on."""
        left = self._left_content(before)
        parts = [left] if left is not None and left.start < left.end else []
        tags = self.tags
        if after < self.end and tags[after] in ",-:" and after + 1 < self.end:
            if tags[after + 1] == "Q" or (
                parts and tags[after + 1] not in "vwpb" and not self._is_ing(after + 1)
            ):
                parts.append(Stretch(after + 1, self._content_end(after + 1)))
        elif after < self.end and tags[after] == "Q":
            parts.append(Stretch(after, self._content_end(after)))
        return tuple(parts)

    def _inverted(self, at: int, subject: Stretch | None) -> tuple[Stretch, int] | None:
        """Whose words they are in “…,” said X, and where the words for X end."""
        tags = self.tags
        if at + 1 >= self.end:
            return None
        if at == 0:
            stop = self._np_right(1)
            return (Stretch(1, stop), stop) if stop > 1 and tags[stop : stop + 1] == ":" else None
        if tags[at - 1] not in ",Q.-":
            return None
        retired = tags[at + 1] == "v" and tags[at + 2 : at + 3] in ("n", "N") and self._closes_said(at)
        if tags[at + 1] not in "nNd#" and not retired:
            return None
        if tags[at - 1] == "," and subject is not None and (self._is_clause(at + 1) or subject.start == 0):
            return None  # the comma closes what is told of the subject
        stop = self._np_right(at + 2 if retired else at + 1)
        who = Stretch(at + 1, stop)
        # a run, or the end, or what is told of X
        k = stop
        while k < self.end and tags[k] == "," and k + 1 < self.end and tags[k + 1] in "dnNw#p":
            closing = tags.find(",", k + 1)
            q = tags.find("Q", k + 1)
            if q > 0 and (closing < 0 or q < closing):
                break
            k = closing if closing > 0 else self.end
        return (Stretch(who.start, k) if k > stop else who), k

    def _according(self, at: int) -> Iterator[Frame]:
        tags = self.tags
        stop = self._np_right(at + 2)
        if stop <= at + 2:
            return
        source = Stretch(at + 2, stop)
        cue = Stretch(at, at + 2)
        begins = at == 0 or (at == 1 and tags[0] in "ca")
        comma = max(tags.find(",", stop, self.end), tags.find(":", stop, self.end))
        if begins:
            if comma > 0:
                yield Frame(
                    "according",
                    "first",
                    cue,
                    Stretch(at + 2, comma),
                    (Stretch(comma + 1, self._content_end(comma + 1)),),
                )
            return
        left_end = at - 1 if tags[at - 1] in ",-" else at
        parts = [Stretch(self._left_start(left_end), left_end)]
        if (
            stop < self.end
            and tags[stop] == ","
            and tags[at - 1] == ","
            and tags[stop + 1 : stop + 2] in tuple("vxdnNrp")
        ):
            parts.append(Stretch(stop + 1, self._content_end(stop + 1)))
        elif stop < self.end and tags[at - 1] == ",":
            source = Stretch(at + 2, self.end)
        yield Frame("according", "last", cue, source, tuple(part for part in parts if part.start < part.end))
