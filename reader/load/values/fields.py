"""The format as tables: every mapping of an article's file, its keys, what each takes and what it means.

`decode` walks these tables and `schema` turns them into a JSON Schema, so neither can know a key that the
other doesn't.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import NamedTuple

from reader.model.article import Basis, EventState, QuoteType

ID_PATTERN = "[a-z0-9][a-z0-9_-]{0,63}"
URL_PATTERN = r"""[hH][tT][tT][pP][sS]?://[^\s/?#<>"\\]+([/?#][^\s<>"\\]*)?"""
COUNT_PATTERN = "[1-9][0-9]{0,8}"
DRAFT_PATTERN = r"1|1\.0*|0?\.0*[1-9][0-9]*|[1-9](\.[0-9]+)?[eE]-[0-9]{1,3}"
SHARE_PATTERN = r"0|1|0?\.[0-9]+|[01]\.0*|0\.[0-9]+|[0-9](\.[0-9]+)?[eE]-[0-9]{1,3}"
WIKIDATA_PATTERN = "Q[0-9]+"
LANGUAGE_PATTERN = (
    "[A-Za-z]{2,3}(-[A-Za-z]{3}){0,3}(-[A-Za-z]{4})?(-([A-Za-z]{2}|[0-9]{3}))?"
    "(-([A-Za-z0-9]{5,8}|[0-9][A-Za-z0-9]{3}))*(-[0-9A-WY-Za-wy-z](-[A-Za-z0-9]{2,8})+)*(-[xX](-[A-Za-z0-9]{1,8})+)?"
    "|[A-Za-z]{4,8}|[xX](-[A-Za-z0-9]{1,8})+"
)


class Form(StrEnum):
    """What a key takes."""

    FORMAT = "format"  # the number of the format
    TEXT = "text"  # the article's text
    LINE = "line"  # text that is shown on one line
    PROSE = "prose"  # text that may have paragraphs
    LITERAL = "literal"  # text in which every space counts
    LINES = "lines"  # a list of lines, or one
    NAME = "name"  # a line that is looked for in the text
    NAMES = "names"
    WORDS = "words"  # words that stand in the text
    PARTS = "parts"  # a list of words, or one
    ID = "id"  # the id of the thing itself
    REF = "ref"  # the id of another thing
    REFS = "refs"
    DATE = "date"
    URL = "url"
    WIKIDATA = "wikidata"
    LANGUAGE = "language"
    CHOICE = "choice"
    TRUTH = "truth"
    SHARE = "share"  # a number from 0 to 1
    DRAFT = "draft"  # true, false, or a number above 0 and at most 1
    COUNT = "count"  # a whole number from 1
    COUNT_OR_ALL = "count or all"
    ANCHOR = "anchor"  # words, or a mapping of words and what tells them apart
    ANCHORS = "anchors"
    ONE = "one"  # a mapping
    LIST = "list"  # a list of mappings
    BY_ID = "by id"  # ids to mappings


class Field(NamedTuple):
    """One key of a mapping. `says` is its meaning, in a sentence for the annotator's editor.

    A required one may be missing where the key `unless` is there.
    """

    key: str
    form: Form
    says: str
    required: bool = False
    shape: "Shape | None" = None
    choices: tuple[str, ...] = ()
    default: str | None = None
    unless: str = ""


class Shape(NamedTuple):
    """One kind of mapping. `name` has its article: `a quote`. `required` are those of its fields that are."""

    name: str
    says: str
    fields: Mapping[str, Field]
    required: tuple[Field, ...]


def _shape(name: str, says: str, *fields: Field) -> Shape:
    required = tuple(field for field in fields if field.required)
    return Shape(name, says, {field.key: field for field in fields}, required)


_PROVENANCE = (
    Field(
        "by",
        Form.LINE,
        "Who annotated this: hand, a name, or the program; if left out, what the file was drafted by.",
    ),
    Field(
        "draft",
        Form.DRAFT,
        "A draft until a person accepts it: how sure its program is, above 0 and at most 1, or true.",
        default="false",
    ),
    Field(
        "confidence", Form.SHARE, "How sure they were, from 0 to 1; beside draft: true, as in older files."
    ),
    Field("checked_by", Form.LINE, "Who accepted this."),
)
_PARA = Field("para", Form.COUNT, "The number of the paragraph that the words stand in, from 1.")
_NTH_ONE = Field(
    "nth", Form.COUNT, "Which occurrence is meant, counted from 1 in the paragraph or the article."
)
_NTH = Field(
    "nth", Form.COUNT_OR_ALL, "Which occurrence is meant, counted from 1 in the paragraph or article, or all."
)
_PREFIX = Field("prefix", Form.LITERAL, "What stands directly before the words, spaces included.")
_SUFFIX = Field("suffix", Form.LITERAL, "What stands directly after the words, spaces included.")
_WORDS = Field("text", Form.WORDS, "The words, as they stand in the text.", required=True, unless="was")
_WAS = Field(
    "was",
    Form.PARTS,
    "The words before the text changed: they stand elsewhere now, or without words they are orphaned.",
)

SOURCE = _shape(
    "a source",
    "Where the article was published.",
    Field("publisher", Form.LINE, "Who published it."),
    Field("url", Form.URL, "Its address on the web, http or https."),
    Field("authors", Form.LINES, "Who wrote it."),
)
ANCHOR = _shape(
    "an anchor",
    "Words of the text, with what tells one occurrence from another.",
    _WORDS, _WAS, _PARA, _NTH_ONE, _PREFIX, _SUFFIX,
)  # fmt: skip
MENTION = _shape(
    "a mention",
    "Words of the text that stand for someone, with what tells one occurrence from another.",
    _WORDS, _WAS, _PARA, _NTH_ONE, _PREFIX, _SUFFIX, *_PROVENANCE,
)  # fmt: skip
MENTIONS = _shape(
    "a mention",
    "Words of the text that stand for someone, with what tells one occurrence from another.",
    _WORDS, _WAS, _PARA, _NTH, _PREFIX, _SUFFIX, *_PROVENANCE,
)  # fmt: skip
NOTE = _shape(
    "a note",
    "An editor’s remark on some words of the text, or a highlight of them.",
    _WORDS, _WAS, _PARA, _NTH,
    Field("note", Form.PROSE, "The remark; without it, the words are a highlight."),
    *_PROVENANCE,
)  # fmt: skip
AT = _shape(
    "a place",
    "Where the words are, where the words alone don’t say.",
    Field("para", Form.COUNT, "The number of the paragraph that holds all parts, from 1."),
    Field("nth", Form.COUNT, "Which occurrence of the first part is meant, from 1."),
)
ENTITY = _shape(
    "an entry of people, organisations or places",
    "A person, an organisation or a place; any of them can speak.",
    Field("name", Form.NAME, "The full name; every whole-word occurrence of it is a mention.", required=True),
    Field("aka", Form.NAMES, "Other names that the text uses; every whole-word occurrence is a mention."),
    Field("role", Form.LINE, "What they are in this story, in a few words."),
    Field("about", Form.PROSE, "What a reader should know of them."),
    Field("wikidata", Form.WIKIDATA, "Their item in Wikidata: Q and digits."),
    Field("url", Form.URL, "A page about them, http or https."),
    Field("named", Form.TRUTH, "False for a source known only by description.", default="true"),
    Field(
        "mentions",
        Form.ANCHORS,
        "Words that stand for them and are not names: his wife, she.",
        shape=MENTIONS,
    ),
    *_PROVENANCE,
)
ORDER = _shape(
    "an order",
    "Where the event stands among others, used where dates don’t decide.",
    Field("after", Form.REFS, "Events that came before this one."),
    Field("before", Form.REFS, "Events that came after this one."),
    Field("during", Form.REFS, "Events in whose course this one happened."),
)
_TEXT = Field("text", Form.WORDS, "The words, as they stand in the text; short for one part.")
_PARTS = Field("parts", Form.PARTS, "The words in pieces, in order, where the article interrupts them.")
_AT = Field("at", Form.ONE, "Where the words are; only where the words alone are ambiguous.", shape=AT)
_WHEN = "EDTF at its true precision: 2021, 2020-08, 2020-08-09, 2020-08~, 2020/2021, ../2021, 2021-21."

QUOTE = _shape(
    "a quote",
    "Something said: who, in what words, to whom, through what.",
    Field("id", Form.ID, "A name for this quote, for other places to refer to; q1, q2 … if left out."),
    Field(
        "speaker",
        Form.REFS,
        "Who said it: an id, a list where several said it together, or unknown.",
        required=True,
    ),
    Field(
        "type",
        Form.CHOICE,
        "direct is word for word, indirect is reported, mixed is reported with words in quotation marks.",
        required=True,
        choices=tuple(map(str, QuoteType)),
    ),
    _TEXT,
    _PARTS,
    _WAS,
    _AT,
    Field(
        "cue",
        Form.ANCHOR,
        "The verb or phrase that gives it to the speaker: said, according to.",
        shape=ANCHOR,
    ),
    Field(
        "mention", Form.ANCHOR, "The nearest words that name the speaker or stand for them.", shape=MENTION
    ),
    Field("to", Form.REFS, "Who it was said to: ids."),
    Field("via", Form.LINE, "Where it was said: X, a statement."),
    Field("about", Form.REFS, "What it is about: ids of people, organisations, places or events."),
    Field("inside", Form.REF, "The id of the quote that this one is quoted in."),
    Field("when", Form.DATE, f"When it was said. {_WHEN}"),
    Field("note", Form.PROSE, "A remark of the annotator."),
    *_PROVENANCE,
)
EVENT = _shape(
    "an event",
    "Something that happened, or is said to have happened or to be planned.",
    Field("id", Form.ID, "A name for this event, for other places to refer to; e1, e2 … if left out."),
    Field("title", Form.LINE, "What happened, in a few words.", required=True),
    Field("when", Form.DATE, f"When it happened. {_WHEN}"),
    Field("when_text", Form.ANCHOR, "The article’s own words for when: on Friday.", shape=ANCHOR),
    _TEXT,
    _PARTS,
    _WAS,
    _AT,
    Field("people", Form.REFS, "Who took part: ids of people or organisations."),
    Field("places", Form.REFS, "Where it happened: ids of places."),
    Field("order", Form.ONE, "Where it stands among other events, where dates don’t decide.", shape=ORDER),
    Field(
        "state",
        Form.CHOICE,
        "Whether it happened, is ongoing, planned, alleged or denied.",
        choices=tuple(map(str, EventState)),
        default="happened",
    ),
    Field("alleged_by", Form.REF, "Who alleges it: an id."),
    Field(
        "basis",
        Form.CHOICE,
        "What the date rests on: stated in the text, inferred from it, or background knowledge.",
        choices=tuple(map(str, Basis)),
        default="stated",
    ),
    Field("note", Form.PROSE, "A remark of the annotator."),
    *_PROVENANCE,
)
DRAFTED = _shape(
    "an origin",
    "By what program the file was drafted: it made every entry that does not say otherwise with by.",
    Field("by", Form.LINE, "The name of the program, as in rules-1.", required=True),
    Field("on", Form.DATE, "The day on which it did."),
)
ARTICLE = _shape(
    "an article",
    "An annotated article, format 1: the text, and what is known about it.",
    Field("format", Form.FORMAT, "The number of the format: 1.", required=True),
    Field("headline", Form.LINE, "The headline.", required=True),
    Field("source", Form.ONE, "Where the article was published.", shape=SOURCE),
    Field("published", Form.DATE, f"When it was published. {_WHEN}"),
    Field("language", Form.LANGUAGE, "The language of the text, as BCP 47 has it: en, pt-BR, zh-Hant."),
    Field("drafted", Form.ONE, "By what program the file was drafted, and when.", shape=DRAFTED),
    Field(
        "text", Form.TEXT, "The text: paragraphs separated by blank lines, as a block (|-).", required=True
    ),
    Field("people", Form.BY_ID, "The people of the story, by id.", shape=ENTITY),
    Field("organisations", Form.BY_ID, "The organisations of the story, by id.", shape=ENTITY),
    Field("places", Form.BY_ID, "The places of the story, by id.", shape=ENTITY),
    Field("quotes", Form.LIST, "What was said, each turn of speech once.", shape=QUOTE),
    Field("events", Form.LIST, "What happened, in any order.", shape=EVENT),
    Field("notes", Form.LIST, "An editor’s remarks on words of the text, and highlights.", shape=NOTE),
)

ITEM_KEYS = frozenset(key for shape in (ENTITY, QUOTE, EVENT, NOTE) for key in shape.fields)
"""The keys of all that sections hold."""
