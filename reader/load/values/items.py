"""The decoded items of a file as values, not yet checked against its text: what `decode` gives and `build` takes.

Every word that a later rule may complain about keeps its mark. Types, truth values and numbers are settled here;
whether ids exist and words occur is not. Named tuples, because a file has thousands, and because the classes are made
before an article that was never opened can be shown.
"""

from typing import Literal, NamedTuple

from reader.model.article import BY_HAND, Basis, Drafting, EventState, Kind, Provenance, QuoteType
from reader.model.dates.dates import Edtf
from reader.model.diagnostic import Mark
from reader.model.text import Text


class Word(NamedTuple):
    """A value of the file and where it stands."""

    value: str
    mark: Mark


class AnchorItem(NamedTuple):
    """Words to be found in the text, as the file names them; `nth` "all" means every occurrence.

    An orphaned one has the words that it had, and is not looked for.
    """

    words: Word
    para: int | None = None
    nth: int | Literal["all"] | None = None
    prefix: str | None = None
    suffix: str | None = None
    provenance: Provenance = BY_HAND
    orphaned: bool = False


class At(NamedTuple):
    """Where the parts of a quote or event are: `para` holds for all of them, `nth` for the first."""

    para: int | None = None
    nth: int | None = None


class DateItem(NamedTuple):
    """A date and its place in the file, for rules that find dates in conflict."""

    edtf: Edtf
    mark: Mark


class EntityItem(NamedTuple):
    id: Word
    kind: Kind
    name: Word
    aka: tuple[Word, ...] = ()
    role: str | None = None
    about: str | None = None
    wikidata: str | None = None
    url: str | None = None
    named: bool = True
    mentions: tuple[AnchorItem, ...] = ()
    provenance: Provenance = BY_HAND


class QuoteItem(NamedTuple):
    """`id` is the given one, or the automatic one (`q3`) with the item's own mark.

    `speakers` is one word, `unknown` where nobody is known, or those who say it together. `parts` is empty where the
    quote is orphaned: the words that it had are in its provenance.
    """

    id: Word
    speakers: tuple[Word, ...]
    type: QuoteType
    parts: tuple[Word, ...]
    at: At = At()
    cue: AnchorItem | None = None
    mention: AnchorItem | None = None
    to: tuple[Word, ...] = ()
    via: str | None = None
    about: tuple[Word, ...] = ()
    inside: Word | None = None
    when: DateItem | None = None
    note: str | None = None
    provenance: Provenance = BY_HAND

    @property
    def orphaned(self) -> bool:
        return not self.parts


class EventItem(NamedTuple):
    """`id` as in `QuoteItem` (`e3`). `parts` is empty where it is orphaned, or the text doesn't tell it."""

    id: Word
    title: str
    when: DateItem | None = None
    when_text: AnchorItem | None = None
    parts: tuple[Word, ...] = ()
    at: At = At()
    people: tuple[Word, ...] = ()
    places: tuple[Word, ...] = ()
    after: tuple[Word, ...] = ()
    before: tuple[Word, ...] = ()
    during: tuple[Word, ...] = ()
    state: EventState = EventState.HAPPENED
    alleged_by: Word | None = None
    basis: Basis = Basis.STATED
    note: str | None = None
    provenance: Provenance = BY_HAND

    @property
    def orphaned(self) -> bool:
        return not self.parts and bool(self.provenance.was)


class NoteItem(NamedTuple):
    """`number` is the place in the list, from 1."""

    anchor: AnchorItem
    note: str = ""
    number: int = 1
    provenance: Provenance = BY_HAND


class ArticleItems(NamedTuple):
    """A whole file, decoded. What could not be decoded is missing here and reported as a diagnostic.

    `entities`, `quotes` and `events` keep the file's order, duplicates of an id included (a rule reports them).
    `declared` holds every id the file gives to an entity, a quote or an event, also of items that could not be
    decoded, so that one fault is not reported twice as `no-such-id`.
    """

    headline: str
    text: Text
    text_mark: Mark
    publisher: str | None = None
    url: str | None = None
    authors: tuple[str, ...] = ()
    published: Edtf | None = None
    language: str | None = None
    entities: tuple[EntityItem, ...] = ()
    quotes: tuple[QuoteItem, ...] = ()
    events: tuple[EventItem, ...] = ()
    notes: tuple[NoteItem, ...] = ()
    declared: frozenset[str] = frozenset()
    drafted: Drafting | None = None
