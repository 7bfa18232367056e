"""Which nodes change when an entry is added: it is inserted where the text's order puts it."""

from __future__ import annotations

from collections.abc import Sequence as SequenceOf

from reader.errors import EditRefused
from reader.load.anchors.find import Anchors
from reader.load.syntax.nodes import Mapping, Sequence
from reader.load.values.fields import ENTITY
from reader.load.values.items import AnchorItem
from reader.model.article import Article, Basis, EntityId, EventId, EventState, QuoteId
from reader.model.slug import free_id
from reader.model.text import Span
from reader.write import yaml_text
from reader.write.edits import AddEntity, AddEvent, AddMention, AddNote, AddQuote
from reader.write.node_changes.change import Insert, Put, plain
from reader.write.node_changes.claims import one_line, renumber, require_entities, speaker_value
from reader.write.node_changes.plan import SECTIONS, Plan
from reader.write.yaml_text import Bare, date, short, some


def add_entity(plan: Plan, edit: AddEntity) -> EntityId:
    """Plans the entry, and gives its id."""
    name = one_line(edit.name, "the name is empty")
    key = edit.id or free_id(name, plan.items.declared)
    value = some(
        {
            "name": name,
            "aka": [one_line(each, "a name is empty") for each in edit.aka],
            "role": edit.role and one_line(edit.role, "the role is empty"),
            "named": None if edit.named else Bare("false"),
        }
    )
    section = SECTIONS[edit.kind]
    there = plan.root.get(section)
    if isinstance(there, Mapping) and there:
        plan.changes.append(Put(there, key, value | plan.by_hand, list(there)[-1]))
    else:
        plan.section(section, {key: value | plan.by_hand})
    plan.checks.append(lambda article: key in article.entities and article.entities[key].name == name)
    return key


def add_mention(plan: Plan, edit: AddMention) -> None:
    entity = plan.entity(edit.entity)
    if any(mention.span == edit.span for mention in plan.article.entities[edit.entity].mentions):
        raise EditRefused("these words stand for them already")
    value = short(plan.alone(edit.span) | plan.by_hand)
    there = entity.get("mentions")
    if isinstance(there, Sequence) and there:
        item = plan.entity_item(edit.entity)
        plan.changes.append(Insert(there, _mention_index(plan, item.mentions, edit.span), value))
    elif there is not None and (not isinstance(there, tuple) or there[0]):
        plan.put(entity, ENTITY, "mentions", [plain(there), value])
    else:
        plan.put(entity, ENTITY, "mentions", [value])
    plan.checks.append(
        lambda article: edit.span in [each.span for each in article.entities[edit.entity].mentions]
    )


def _mention_index(plan: Plan, anchors: SequenceOf[AnchorItem], span: Span) -> int:
    """Where in a list of mentions words come: before the first that stands behind them in the text."""
    anchors_of_file = Anchors(plan.items)
    for index, anchor in enumerate(anchors):
        found = anchors_of_file.find(anchor)
        if found and found[0].start > span.start:
            return index
    return len(anchors)


def add_quote(plan: Plan, edit: AddQuote) -> None:
    require_entities(plan, edit.speakers)
    parts = edit.parts
    value: dict[str, yaml_text.Node | None] = {
        "speaker": speaker_value(edit.speakers),
        "type": edit.type.value,
        **plan.quoted(parts),
        "cue": None if edit.cue is None else plan.near(edit.cue, parts, outside=True),
        "mention": None if edit.mention is None else plan.near(edit.mention, parts, outside=True),
    }
    index = _place(plan.quote_parts, parts)
    renumber(plan, "quotes", index, 1)
    plan.insert("quotes", index, some(value) | plan.by_hand)
    key = QuoteId(f"q{index + 1}")

    def is_there(article: Article) -> bool:
        quote = article.quotes_by_id[key]
        words = (parts, edit.speakers, edit.cue, edit.mention)
        return (quote.parts, quote.speakers, quote.cue, quote.mention) == words

    plan.checks.append(is_there)


def add_event(plan: Plan, edit: AddEvent) -> None:
    require_entities(plan, (*edit.people, *edit.places))
    parts = edit.parts
    value: dict[str, yaml_text.Node | None] = {
        "title": one_line(edit.title, "the title is empty"),
        "when": None if edit.when is None else date(edit.when.text),
        "when_text": None if edit.when_text is None else plan.near(edit.when_text, parts, outside=False),
        **(plan.quoted(parts) if parts or edit.basis is not Basis.BACKGROUND else {}),
        "people": list(edit.people),
        "places": list(edit.places),
        "state": None if edit.state is EventState.HAPPENED else edit.state.value,
        "basis": None if edit.basis is Basis.STATED else edit.basis.value,
    }
    index = _place(plan.event_parts, parts)
    renumber(plan, "events", index, 1)
    plan.insert("events", index, some(value) | plan.by_hand)
    key = EventId(f"e{index + 1}")

    def is_there(article: Article) -> bool:
        event = article.events_by_id[key]
        return (event.parts, event.when_text) == (parts, edit.when_text)

    plan.checks.append(is_there)


def add_note(plan: Plan, edit: AddNote) -> None:
    spans: list[tuple[Span, ...]] = [()] * len(plan.items.notes)
    for note in plan.article.notes:
        number = int(note.id[1:]) - 1
        spans[number] = spans[number] or (note.span,)
    index = _place(spans, (edit.span,))
    value: dict[str, yaml_text.Node | None] = {**plan.alone(edit.span), "note": edit.remark.strip()}
    plan.insert("notes", index, some(value) | plan.by_hand)
    plan.checks.append(
        lambda article: [note.span for note in article.notes if note.id == f"n{index + 1}"] == [edit.span]
    )


def _place(others: SequenceOf[tuple[Span, ...]], parts: tuple[Span, ...]) -> int:
    """The place in a list at which the text's order puts new words: behind the last that begins before them."""
    if not parts:
        return len(others)
    earlier = [index for index, other in enumerate(others) if other and other[0] <= parts[0]]
    return earlier[-1] + 1 if earlier else 0
