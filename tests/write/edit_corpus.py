"""Files in every style that people and programs write, and all the edits that one of them can be asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from reader.load.article import read_article
from reader.model.article import Article, Basis, EventState, Kind, QuoteType
from reader.model.dates.dates import Edtf
from reader.model.text import Span
from reader.write import edits

ROOT = Path(__file__).parents[2]
TEXT = """\
text: |-
  The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she
  said, “a start.”

  A senior aide said the work had begun in 2021, a year after the storm.
  Jo Ek of the Harbour Board said so too. She left on Friday.
"""
BLOCK = f"""\
# yaml-language-server: $schema=article.schema.json

# An article that a person wrote.
format: 1
headline: Mayor reopens the harbour  # the paper's own
published: 2024-05-03
{TEXT}
# who is in it
people:
  # the mayor
  ruiz:
    name: Ana Ruiz  # as she spells it
    aka:
      - Ruiz
      # rarely used
      - Mayor Ruiz
    role: "mayor"
    # what she is called besides
    mentions:
      - The mayor   # her office
      - text: she
        para: 1
    by: rules-1
    draft: 0.9  # sure
  aide:
    name: 'a senior aide'
    aka: A senior aide
    named: false

  ek: {{name: Jo Ek, draft: true, confidence: 0.5, mentions: [{{text: She, draft: 0.6}}]}}

# the others
organisations:
  board:
    # a body of the city
    name: Harbour Board
    draft: 0.7

quotes:
  # her words
  - speaker: ruiz     # who else
    type: direct
    parts:
      - "“It is,”"
      - “a start.”
    cue: said
    mention: {{text: she, para: 1}}
    draft: 0.85

  # and his
  - draft: 0.5
    id: work-began
    speaker: aide
    # by his own words
    type: indirect
    text: >-
      the work had begun in 2021,
      a year after the storm
    cue: said
    about: [storm, e3]

  - speaker: [ek, board]
    type: indirect
    text: so too
    mention: Jo Ek
    to:
      - ruiz
      - aide
    inside:
    note: |
      Said in passing.

      On the way out.

events:
  - {{id: storm, title: A storm closes the harbour, when: "2020", basis: inferred, text: a year after the storm}}
  - {{id: works, title: Repairs begin, when: "2021", text: begun in 2021, order: {{after: [storm]}}, draft: 0.4}}
  - {{title: The harbour reopens, when: 2024-05-03, when_text: on Friday, text: reopened the harbour, people: [ruiz]}}

# remarks
notes:
  - {{text: a start, note: The second phase has no date.}}
  - text: Harbour Board
    draft: true
# the end
"""
FLOW = """\
{format: 1, headline: "Mayor, reopens",
 text: "The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she said,
   “a start.”\\n\\nA senior aide said the work had begun in 2021, a year after the storm.",
 people: {ruiz: {name: Ana Ruiz, aka: [Ruiz], draft: 0.9},
          aide: {draft: true, name: a senior aide, named: false, aka: A senior aide}},
 quotes: [{speaker: ruiz, type: direct, parts: ["“It is,”", “a start.”], cue: said, draft: .85},
          {draft: 1, speaker: aide, type: indirect,
           text: "the work had begun in 2021, a year after the storm", cue: said}],
 events: [{title: "A storm, they say", text: a year after the storm, draft: 0.4, people: [aide]}],
 notes: [{text: a start}]}
"""
INDENTLESS = f"""\
format: 1
headline: Mayor reopens the harbour
{TEXT}quotes:
- type: direct
  speaker: ruiz
  text: “It is,”
  draft: 0.85
- type: indirect
  text: the work had begun in 2021
  speaker: aide
notes:
- text: a start
  note: Which?
people:
    ruiz: {{name: Ana Ruiz, aka: Ruiz}}
    aide: {{name: a senior aide, aka: A senior aide, draft: 0.3}}
events:
- title: Repairs begin
  when: 2021
  text: begun in 2021
  draft: 0.4
drafted: {{by: rules-1, on: 2026-11-30}}
"""
BARE = f"format: 1\nheadline: Mayor reopens the harbour\n{TEXT}".rstrip("\n")
EMPTY_SECTIONS = f"""\
format: 1
headline: Mayor reopens the harbour
people:
quotes: []   # none yet
events: # nor these
{TEXT}notes:
organisations: {{}}
"""
KEPT_BLOCK = (
    f"format: 1\nheadline: A\n{TEXT.replace('|-', '|+')}\n\npeople:\n  ruiz: {{name: Ana Ruiz, draft: 0.9}}\n"
)
TABS = BLOCK.replace("on Friday", "on\tFriday").replace("  # the paper's own", "\t# the paper's own")


def corpus() -> dict[str, bytes]:
    """Good files by name, as bytes."""
    files = {
        "block": BLOCK, "flow": FLOW, "indentless": INDENTLESS, "bare": BARE, "empty sections": EMPTY_SECTIONS,
        "kept line ends": KEPT_BLOCK, "tabs": TABS,
    }  # fmt: skip
    found = {name: content.encode() for name, content in files.items()}
    found |= {f"{name}, CRLF": source.replace(b"\n", b"\r\n") for name, source in found.items()}
    found |= {f"{name}, BOM": b"\xef\xbb\xbf" + found[name] for name in ("block", "bare", "block, CRLF")}
    found["bundled"] = (ROOT / "content" / "tsikhanouski-freed.yaml").read_bytes()
    return found


def article_of(source: bytes, stem: str = "x") -> Article:
    loaded = read_article(source, stem)
    assert loaded.article is not None, loaded.diagnostics
    return loaded.article


def claims_of(article: Article) -> Iterator[edits.Claim]:
    for entity in article.entities.values():
        yield edits.EntityClaim(entity.id)
        yield from (edits.MentionClaim(entity.id, each.span) for each in entity.mentions if not each.named)
    yield from (edits.QuoteClaim(quote.id) for quote in article.quotes)
    yield from (edits.EventClaim(event.id) for event in article.events)
    yield from (edits.NoteClaim(note.id) for note in article.notes)


def words_of(article: Article, every: int = 9) -> list[Span]:
    """Some words of the text, in order."""
    words = [Span(*match.span()) for match in re.finditer(r"\b\w[\w ]{1,11}\w\b", article.text.content)]
    return words[::every][:7]


def edits_of(article: Article) -> Iterator[edits.Edit]:
    """Every kind of edit, of everything that there is."""
    entities = list(article.entities)
    one, *others = words_of(article)
    for claim in claims_of(article):
        yield edits.Accept(claim)
        yield edits.Accept(claim, "Jo Ek")
        yield edits.Remove(claim)
        if not isinstance(claim, edits.EntityClaim):
            yield edits.SetWords(claim, (one,))
        if isinstance(claim, edits.QuoteClaim | edits.EventClaim) and others and one < others[0]:
            yield edits.SetWords(claim, (one, others[0]))
    for entity in article.entities.values():
        yield from (edits.SetKind(entity.id, kind) for kind in Kind)
        yield edits.SetNames(entity.id, f"{entity.name} II: the #2", entity.aka)
        yield edits.SetNames(entity.id, entity.name, (*entity.aka, "One, more"))
        yield edits.SetNames(entity.id, entity.name, ())
        yield edits.SetRole(entity.id, "the “new” one: at last")
        yield edits.SetRole(entity.id, None)
        yield edits.AddMention(entity.id, one)
        yield from (edits.Merge(entity.id, other) for other in entities if other > entity.id)
    for quote in article.quotes:
        for speakers in ((), *((each,) for each in entities[:3]), tuple(entities[:2])):
            yield edits.SetSpeaker(quote.id, speakers)
        yield from (edits.SetType(quote.id, each) for each in QuoteType)
        yield from (edits.SetVia(quote.id, via) for via in ("a  statement", None))
        for span in (None, one, *others[:2]):
            yield edits.SetCue(quote.id, span)
            yield edits.SetSpeakerWords(quote.id, span)
    for event in article.events:
        yield from (
            edits.SetDate(event.id, Edtf.parse(when) if when else None)
            for when in (None, "2021", "2020-05-01", "../2020~")
        )
        yield from (edits.SetDateWords(event.id, span) for span in (None, one))
        yield edits.SetTitle(event.id, "Another title, in “short”: this")
        yield from (edits.SetState(event.id, state, next(iter(entities), None)) for state in EventState)
        yield edits.SetState(event.id, EventState.HAPPENED)
        yield from (edits.SetBasis(event.id, basis) for basis in Basis)
        people = tuple(key for key in entities if article.entities[key].kind is not Kind.PLACE)
        yield edits.SetPeople(event.id, people[:2], ())
        yield edits.SetPeople(event.id, (), ())
    for note in article.notes:
        yield edits.SetNote(note.id, "")
        yield edits.SetNote(note.id, "What: this?\n\nA second paragraph.")
    for span in (one, *others):
        yield edits.AddQuote((span,), tuple(entities[:1]), QuoteType.INDIRECT)
        yield edits.AddQuote((span,), tuple(entities[:2]), QuoteType.MIXED, cue=one, mention=one)
        yield edits.AddEvent("Something, at last", (span,), Edtf.parse("2021"), one, tuple(entities[:1]))
        yield edits.AddNote(span)
        yield edits.AddNote(span, "Which: one? # no")
    yield from (
        edits.AddEntity(kind, "Bo O’Dowd", ("Bo", "no"), "aide: to many", named=False) for kind in Kind
    )
