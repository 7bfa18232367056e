"""Score the drafting of quotes against gold attributions: python -m tests.bench.attribution FOLDER

FOLDER has `text/NAME.txt` and `attributions/NAME*.ann` (brat standoff: T lines of type Source, Cue and Content, E
lines of type Attribution that join them), as PolNeAR has them. Where several people annotated a text, each one's
file is scored. Offsets are carried over from the raw text to the canonical one.

- Speaker's words: of every run of four words or more in double quotation marks, inside one paragraph. Gold: more
  than half of the run's characters are content of an attribution that has a source. Drafted: more than half are in
  the parts of a quote that has a `mention`. Right: both, and the mention shares a character with the source.
- Jaccard: a drafted quote and an attribution, each used once, whose contents share half of their words or more:
  words in both by words in either, by place. Pairs are taken from the most alike on.
- Exact: of those pairs, the ones whose contents are the same spans, spaces at their ends apart.
- Documents a second: drafting alone, CPU time of one core, the language's data and the model read before.

`--model NAME` drafts with that model of spaCy's behind the rules (pip install 'closeread[nlp]').

Precision is right by drafted, recall right by gold.
"""

from __future__ import annotations

import argparse
import re
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from time import process_time

from reader.draft.drafting import draft
from reader.load.anchors.canonical import canonical
from reader.model.article import Quote
from reader.model.new_article import Annotations
from reader.model.text import Span, Text

LEAST_WORDS = 4
_RUN = re.compile(r"“[^“”\n]*”|\"[^\"\n]*\"|''(?:(?!'')[^\n])*''")
_WORD = re.compile(r"\w+")
_ROLES = ("Source", "Cue", "Content")


@dataclass(frozen=True, slots=True)
class Attribution:
    """One of the gold attributions, in offsets of the canonical text."""

    source: tuple[Span, ...]
    content: tuple[Span, ...]


@dataclass(slots=True)
class Count:
    """How many were right, drafted and there to be found."""

    right: int = 0
    drafted: int = 0
    gold: int = 0

    def add(self, other: Count) -> None:
        self.right += other.right
        self.drafted += other.drafted
        self.gold += other.gold

    @property
    def figures(self) -> tuple[float, float, float]:
        """Precision, recall and F, in per cent."""
        precision = self.right / self.drafted if self.drafted else 0.0
        recall = self.right / self.gold if self.gold else 0.0
        both = precision + recall
        return 100 * precision, 100 * recall, 200 * precision * recall / both if both else 0.0


@dataclass(slots=True)
class Score:
    speakers: Count = field(default_factory=Count)
    alike: Count = field(default_factory=Count)
    exact: Count = field(default_factory=Count)
    documents: int = 0
    seconds: float = 0.0

    def add(self, other: Score) -> None:
        self.speakers.add(other.speakers)
        self.alike.add(other.alike)
        self.exact.add(other.exact)
        self.documents += other.documents
        self.seconds += other.seconds


def carried(raw: str) -> tuple[str, list[int]]:
    """The canonical text of a raw one, and for every offset in the raw text the one in it."""
    text = canonical(raw)
    places = [0] * (len(raw) + 1)
    at = start = 0
    while start < len(raw):
        if raw[start] in " \t\r\n":
            places[start] = at
            start += 1
            continue
        while at < len(text) and text[at] in " \n":
            at += 1
        end = start + 1
        while end < len(raw) and unicodedata.combining(raw[end]):
            end += 1
        length = len(unicodedata.normalize("NFC", raw[start:end]))
        for offset in range(start, end):
            places[offset] = min(at + offset - start, at + length - 1)
        at += length
        start = end
    places[len(raw)] = len(text)
    return text, places


def read_attributions(standoff: str, raw: str, places: Sequence[int]) -> list[Attribution]:
    """The attributions of a brat file that have content."""
    words: dict[str, tuple[str, tuple[Span, ...]]] = {}
    found = []
    for line in standoff.split("\n"):
        name, tab, rest = line.partition("\t")
        if not tab or not re.fullmatch(r"[TE]\d+", name):
            continue  # words that run over a line's end go on here
        if name[0] == "T":
            role, _, offsets = rest.partition("\t")[0].partition(" ")
            spans = (tuple(map(int, each.split())) for each in offsets.split(";"))
            words[name] = role, tuple(_carried(raw, places, start, end) for start, end in spans)
            continue
        spans_of: dict[str, list[Span]] = defaultdict(list)
        for role, _, word in (each.partition(":") for each in rest.split()):
            if word in words and (plain := role.rstrip("0123456789")) in _ROLES:
                spans_of[plain] += words[word][1]
        if spans_of["Content"]:
            content = _without_that(raw, sorted(spans_of["Content"]))
            found.append(Attribution(tuple(sorted(spans_of["Source"])), content))
    return found


def _without_that(raw: str, content: list[Span]) -> tuple[Span, ...]:
    """The content as our format has it: the words of reported speech begin behind “that”."""
    text = canonical(raw)
    first = content[0]
    if text[first.start : first.start + 5].lower() == "that " and first.end > first.start + 5:
        content[0] = Span(first.start + 5, first.end)
    return tuple(content)


def _carried(raw: str, places: Sequence[int], start: int, end: int) -> Span:
    while end - 1 > start and raw[end - 1].isspace():
        end -= 1
    while start < end - 1 and raw[start].isspace():
        start += 1
    return Span(places[start], places[end - 1] + 1)


def score(text: Text, quotes: Sequence[Quote], gold: Sequence[Attribution]) -> Score:
    """One document's counts."""
    found = Score(documents=1)
    found.speakers = _speakers(text, quotes, gold)
    alike = list(pairs(text, quotes, gold))
    found.alike = Count(len(alike), len(quotes), len(gold))
    same = sum(quote.parts == attribution.content for quote, attribution in alike)
    found.exact = Count(same, len(quotes), len(gold))
    return found


def _speakers(text: Text, quotes: Sequence[Quote], gold: Sequence[Attribution]) -> Count:
    count = Count()
    said = [(part, quote.mention) for quote in quotes for part in quote.parts]
    given = [(part, attribution.source) for attribution in gold for part in attribution.content]
    for match in _RUN.finditer(text.content):
        run = Span(*match.span())
        if len(_WORD.findall(match[0])) < LEAST_WORDS:
            continue
        mention = next((mention for part, mention in said if _mostly(run, part)), None)
        source = next((source for part, source in given if _mostly(run, part)), ())
        count.drafted += mention is not None
        count.gold += bool(source)
        count.right += mention is not None and any(mention.overlaps(words) for words in source)
    return count


def _mostly(run: Span, part: Span) -> bool:
    return 2 * (min(run.end, part.end) - max(run.start, part.start)) > run.end - run.start


def pairs(
    text: Text, quotes: Sequence[Quote], gold: Sequence[Attribution]
) -> Iterator[tuple[Quote, Attribution]]:
    words = [match.start() for match in _WORD.finditer(text.content)]
    ours = [_words_in(words, quote.parts) for quote in quotes]
    theirs = [_words_in(words, attribution.content) for attribution in gold]
    holding: dict[int, list[int]] = defaultdict(list)
    for number, places in enumerate(theirs):
        for place in places:
            holding[place].append(number)
    alike = []
    for number, places in enumerate(ours):
        for other in {other for place in places for other in holding.get(place, ())}:
            jaccard = len(places & theirs[other]) / len(places | theirs[other])
            if jaccard >= 0.5:
                same = quotes[number].parts == gold[other].content
                alike.append((-jaccard, not same, number, other))
    used: set[int] = set()
    matched: set[int] = set()
    for _, _, number, other in sorted(alike):
        if number not in used and other not in matched:
            used.add(number)
            matched.add(other)
            yield quotes[number], gold[other]


def _words_in(words: Sequence[int], spans: Iterable[Span]) -> set[int]:
    from bisect import bisect_left

    found: set[int] = set()
    for span in spans:
        found.update(words[bisect_left(words, span.start) : bisect_left(words, span.end)])
    return found


def documents(folder: Path, most: int | None = None) -> Iterator[tuple[Text, list[Attribution]]]:
    """The texts of a folder, canonical, each with the attributions that one person found in it."""
    for file in sorted((folder / "attributions").glob("*.ann"))[:most]:
        name = file.stem if (folder / "text" / f"{file.stem}.txt").exists() else file.stem.rpartition("_")[0]
        raw = (folder / "text" / f"{name}.txt").read_bytes().decode("utf-8")
        content, places = carried(raw)
        yield Text(content), read_attributions(file.read_bytes().decode("utf-8"), raw, places)


def score_folder(
    folder: Path, most: int | None = None, drafting: Callable[[Text], Annotations] = draft
) -> Score:
    """The counts of all documents, or of the first `most`."""
    drafting(Text("Ruiz said so."))  # the data is read
    total = Score()
    for text, gold in documents(folder, most):
        before = process_time()
        drafted = drafting(text)
        taken = process_time() - before
        each = score(text, drafted.quotes, gold)
        each.seconds = taken
        total.add(each)
    return total


def table(score: Score) -> str:
    """The figures as text."""
    rows = (
        ("(a) speaker's words, quoted runs of 4 words or more", score.speakers),
        ("(b) attributions, Jaccard of the content >= 0.5", score.alike),
        ("(c) attributions, content exact", score.exact),
    )
    lines = [f"{'what':<54}{'P':>6}{'R':>7}{'F':>7}   right / drafted / gold"]
    for what, count in rows:
        precision, recall, both = count.figures
        counts = f"{count.right} / {count.drafted} / {count.gold}"
        lines.append(f"{what:<54}{precision:>6.1f}{recall:>7.1f}{both:>7.1f}   {counts}")
    a_second = score.documents / score.seconds if score.seconds else 0.0
    lines.append(f"(d) documents a second, one core: {a_second:.0f} ({score.documents} documents)")
    return "\n".join(lines)


def main(argv: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(
        prog="python -m tests.bench.attribution", description=__doc__.split("\n")[0]
    )
    parser.add_argument("folder", type=Path, help="with text/*.txt and attributions/*.ann")
    parser.add_argument("--most", type=int, help="only so many documents, the first by name")
    parser.add_argument("--model", help="an installed model of spaCy's, or the folder of one")
    options = parser.parse_args(argv)
    if not any((options.folder / "attributions").glob("*.ann")):
        parser.error(f"{options.folder}: no attributions/*.ann")
    print(table(score_folder(options.folder, options.most, _drafting(options.model))))
    return 0


def _drafting(model: str | None) -> Callable[[Text], Annotations]:
    if model is None:
        return draft
    from reader.draft.with_model.drafting import draft_with_model

    return partial(draft_with_model, model=model, language="en")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
