"""A comparison of two annotations as a table, lines or sentences for people."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from reader.convert.in_words.words import on_one_line, percent_words, sentence
from reader.model.article import Article, EntityId, EventId, QuoteId
from reader.model.clean import shorten
from reader.model.comparison.agreement import Agreement
from reader.model.comparison.compared import Compared
from reader.model.comparison.differences import Pair
from reader.model.comparison.entries import ORPHANED, Entry, EntryKind, Value
from reader.model.counting import many
from reader.model.text import PART_BREAK, Span

KINDS: Mapping[EntryKind, str] = MappingProxyType(
    {
        EntryKind.ARTICLE: "the article",
        EntryKind.ENTITY: "people",
        EntryKind.MENTION: "mentions",
        EntryKind.QUOTE: "quotes",
        EntryKind.EVENT: "events",
        EntryKind.NOTE: "notes",
    }
)
FIELDS: Mapping[str, str] = MappingProxyType(
    {
        "aka": "other names",
        "mention": "words for the speaker",
        "via": "where it was said",
        "to": "said to",
        "about": "said about",
        "inside": "quoted in",
        "when": "date",
        "when_text": "words for the date",
        "alleged_by": "alleged by",
        "draft": "unchecked",
        "by": "made by",
        "checked_by": "checked by",
        ORPHANED: "words that are gone",
    }
)
"""What fields are called that are not called by their key."""
REFERENCES = frozenset("speaker to about inside people places after before during alleged_by person".split())
LEADING_FIELDS: Mapping[EntryKind, tuple[str, ...]] = MappingProxyType(
    {
        EntryKind.ENTITY: ("role",),
        EntryKind.MENTION: ("person",),
        EntryKind.QUOTE: ("speaker", "type"),
        EntryKind.EVENT: ("when",),
    }
)
"""What is said of an annotation of each kind that is only on one side."""
TITLES = (
    "", "First", "Second", "Both", "Exact", "Same", "Precision", "Recall", "F", "F exact", "F same", "Alpha",
)  # fmt: skip
MEANINGS: tuple[tuple[str, str], ...] = (
    ("Both", "annotated in both: some of the same words, or the same name (what F counts)"),
    ("Exact", "of those, the ones with the very same words, or name"),
    ("Same", "of those, the ones of which nothing differs"),
    ("Precision", "the share of the second’s annotations that the first has, too"),
    ("Recall", "the share of the first’s annotations that the second has, too"),
    ("F", "precision and recall in one: their harmonic mean; also of the exact, and of the same"),
    (
        "Alpha",
        "Krippendorff’s: how far both mark the same words, or say the same of them; 1 is alike, 0 chance",
    ),
)
"""What the columns of the agreement mean, in their order."""
HARDLY = 0.5
"""The share of words in both texts, 0 to 1, below which two articles are hardly of the same text."""
_LONGEST = 60
_SHORT = 40


def field_name(field: str) -> str:
    return FIELDS.get(field, field)


def entry_words(entry: Entry, article: Article) -> str:
    """What an entry is called: its words, its name or its title."""
    if entry.kind is EntryKind.ARTICLE:
        return "what the file says of it"
    if entry.spans and entry.kind is not EntryKind.EVENT:
        return on_one_line(PART_BREAK.join(article.text[span] for span in entry.spans))
    return on_one_line(entry.name or entry.id)


def value_words(field: str, value: Value | None, articles: Sequence[Article]) -> str:
    """What a field says, as people read it: names for ids, the words for places in the first article's text."""
    if value is None:
        return "–"
    if isinstance(value, str):
        return name_of(value, articles) if field in REFERENCES else on_one_line(value)
    if any(isinstance(each, Span) for each in value):
        text = articles[0].text
        return on_one_line(PART_BREAK.join(text[each] for each in value if isinstance(each, Span)))
    words = (str(each) for each in value)
    return ", ".join(name_of(each, articles) if field in REFERENCES else on_one_line(each) for each in words)


def name_of(id_: str, articles: Sequence[Article]) -> str:
    """The name of a person, the title of an event or a quote's first words, from the first article that has it."""
    key = id_.removesuffix("′")
    for article in articles if key == id_ else reversed(articles):
        if (entity := article.entities.get(EntityId(key))) is not None:
            return entity.name
        if (event := article.events_by_id.get(EventId(key))) is not None:
            return event.title
        if (quote := article.quotes_by_id.get(QuoteId(key))) is not None:
            return shorten(article.text[quote.parts[0]], _SHORT)
    return key


def noun_of(entry: Entry) -> str:
    """`organisation`, `quote`: what an entry is called by its kind."""
    kind = entry.fields.get("kind") if entry.kind is EntryKind.ENTITY else None
    return kind if isinstance(kind, str) else entry.kind.value


def paragraph_of(entry: Entry, article: Article) -> int | None:
    return article.text.paragraph_of(entry.spans[0].start) if entry.spans else None


# -- for people


def summary(compared: Compared) -> str:
    """`8 annotations are the same, 3 differ, 1 is only in the first`: without a full stop."""
    pairs = [pair for pair in compared.comparison.pairs if pair.entry.kind is not EntryKind.ARTICLE]
    both = [pair for pair in pairs if pair.before and pair.after]
    same = sum(pair.is_same for pair in both)
    first = sum(pair.after is None for pair in pairs)
    second = sum(pair.before is None for pair in pairs)
    parts = (
        f"{many(same, 'annotation')} the same",
        f"{len(both) - same:,} different",
        f"{first:,} only in the first",
        f"{second:,} only in the second",
    )
    return ", ".join(parts)


def shared_text(compared: Compared) -> str:
    """How much of the texts could be compared, and what was left out for it."""
    if compared.same_text:
        return "the text is the same"
    comparison = compared.comparison
    left = len(comparison.only_in_first_text), len(comparison.only_in_second_text)
    out = f"; {many(sum(left), 'annotation')} of other words left out" if sum(left) else ""
    texts = "the texts differ" if compared.share >= HARDLY else "these are hardly the same text"
    return f"{texts}: {compared.share:.0%} of their words could be compared{out}"


def agreement_table(agreements: Iterable[Agreement]) -> list[tuple[str, ...]]:
    """The agreement by kind, the titles first; columns of words, aligned at the right but for the first."""
    rows = [TITLES, *map(_row, agreements)]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [
        (
            row[0].ljust(widths[0]),
            *(cell.rjust(width) for cell, width in zip(row[1:], widths[1:], strict=True)),
        )
        for row in rows
    ]


def _row(agreement: Agreement) -> tuple[str, ...]:
    found = agreement.found
    counts = (found.first, found.second, found.both, agreement.exact.both, agreement.same.both)
    shares = (found.precision, found.recall, found.f, agreement.exact.f, agreement.same.f, agreement.words)
    return (KINDS[agreement.kind], *(f"{count:,}" for count in counts), *map(share_words, shares))


def share_words(share: float | None) -> str:
    return "–" if share is None else f"{share:z.2f}"


def agreement_lines(agreements: Sequence[Agreement]) -> Iterator[str]:
    """The agreement by kind as a table, and below it that on labels."""
    for row in agreement_table(agreements):
        yield "  ".join(row).rstrip()
    yield from label_lines(agreements)


def label_lines(agreements: Iterable[Agreement]) -> Iterator[str]:
    """`quotes: alpha of speaker 0.81, of type 1.00`, for each kind that has labels both gave."""
    for each in agreements:
        known = [
            f"of {field_name(label)} {share:z.2f}"
            for label, share in each.labels.items()
            if share is not None
        ]
        if known:
            yield f"{KINDS[each.kind]}: alpha {', '.join(known)}"


def meaning_lines() -> Iterator[str]:
    """What each column of the agreement means, on a line of its own."""
    width = max(len(name) for name, _ in MEANINGS)
    for name, meaning in MEANINGS:
        yield f"{name:<{width}}  {meaning}"


def comparison_lines(compared: Compared, *, explained: bool = False) -> Iterator[str]:
    """How much was compared, the agreement by kind, and every difference on a line of its own.

    `explained`: with what the columns of the agreement mean, below them.
    """
    yield f"{shared_text(compared)}; {summary(compared)}."
    yield ""
    yield from agreement_lines(compared.agreements)
    if explained and compared.agreements:
        yield ""
        yield from meaning_lines()
    if compared.comparison.differences:
        yield ""
    for pair in compared.comparison.differences:
        yield from pair_lines(pair, (compared.first, compared.second))


def article_line(name: str, compared: Compared) -> str:
    """`harbour.yaml: 8 annotations the same, 3 different, …`; of texts that differ also how far."""
    differ = "" if compared.same_text else f"; {shared_text(compared)}"
    return f"{name}: {summary(compared)}{differ}"


def pair_lines(pair: Pair, articles: Sequence[Article]) -> Iterator[str]:
    """A difference: what it is about, then each field with what both say."""
    entry = pair.entry
    number = paragraph_of(entry, articles[0])
    place = f"¶{number} " if number is not None else ""
    what = f"{place}{noun_of(entry)} {shorten(entry_words(entry, articles[0]), _LONGEST)}"
    if pair.before is None:
        yield f"{what}: only in the second"
    elif pair.after is None:
        yield f"{what}: only in the first"
    else:
        yield what
    for change in pair.changes:
        one, other = (value_words(change.name, value, articles) for value in (change.before, change.after))
        yield f"    {field_name(change.name)}: {one} | {other}"


def agreement_sentences(agreement: Agreement) -> str:
    """How far both agree on one kind, for who listens: counts, then F in per cent, then the alphas that are defined."""
    found = agreement.found
    counts = (
        f"{found.first:,} in the first",
        f"{found.second:,} in the second",
        f"{found.both:,} in both",
        f"{agreement.exact.both:,} exact",
        f"{agreement.same.both:,} the same",
    )
    scores = (("F", found.f), ("exact", agreement.exact.f), ("same", agreement.same.f))
    shares = [f"{name} {percent_words(share)}" for name, share in scores if share is not None]
    alphas = [share_words(agreement.words)] if agreement.words is not None else []
    alphas += [
        f"of {field_name(name)} {share:z.2f}" for name, share in agreement.labels.items() if share is not None
    ]
    facts = (", ".join(counts), ", ".join(shares), f"alpha {', '.join(alphas)}" if alphas else "")
    words = " ".join(map(_begun, filter(None, facts)))
    return f"{_begun(KINDS[agreement.kind]).removesuffix('.')}: {words}"


def pair_sentences(pair: Pair, articles: Sequence[Article]) -> str:
    """One annotation for who listens: whether both have it, what and where it is, what either side says of it."""
    entry = pair.entry
    state = "The same" if pair.is_same else "Differs"
    if pair.before is None or pair.after is None:
        state = "Only in the second" if pair.before is None else "Only in the first"
    number = paragraph_of(entry, articles[0])
    place = f" in paragraph {number}" if number is not None else ""
    said = [f"{state}: {noun_of(entry)}{place}, {sentence(entry_words(entry, articles[0]))}"]
    if pair.before is None or pair.after is None:
        said += [
            _begun(f"{field_name(name)}: {value_words(name, entry.fields[name], articles)}")
            for name in LEADING_FIELDS.get(entry.kind, ())
            if entry.fields.get(name)
        ]
    for change in pair.changes:
        one, other = (
            "nothing" if value is None else value_words(change.name, value, articles)
            for value in (change.before, change.after)
        )
        said.append(_begun(f"{field_name(change.name)}: {one} in the first, {other} in the second"))
    return " ".join(said)


def _begun(words: str) -> str:
    """A sentence with a capital letter and a full stop."""
    return f"{words[:1].upper()}{sentence(words)[1:]}"
