"""Which nodes change when a claim is accepted, removed or corrected: one function for each edit."""

from __future__ import annotations

from typing import Any

from reader.errors import EditRefused
from reader.load.anchors.find import Anchors
from reader.load.syntax.nodes import Mapping, Sequence
from reader.load.values.fields import ENTITY, EVENT, MENTIONS, NOTE, QUOTE, Shape
from reader.load.values.items import AnchorItem
from reader.model.article import NOBODY, Basis, EntityId, EventState, OrphanKind
from reader.model.text import Span
from reader.write import edits, yaml_text
from reader.write.node_changes.change import Insert, Put, PutItem, plain
from reader.write.node_changes.orphans import ONE_PASSAGE, as_claim, set_words_of_orphan
from reader.write.node_changes.plan import SECTIONS, Plan
from reader.write.yaml_text import date, short

_PROVENANCE = ("was", "by", "draft", "confidence", "checked_by")


def accept(plan: Plan, edit: edits.Accept) -> None:
    node, shape = plan.node_of(edit.claim)
    if isinstance(edit.claim, edits.OrphanClaim):
        raise EditRefused("its words are no longer in the text: give it others, or take it out")
    if not isinstance(node, Mapping) or not node.keys() & {"draft", "confidence"}:
        raise EditRefused("it is no draft")
    plan.drop(node, "draft", "confidence", "was")
    for key in ("cue", "mention", "when_text"):
        near = node.get(key)
        if isinstance(near, Mapping) and "was" in near:
            if "text" in near:
                plan.drop(near, "was")
            else:
                plan.drop(node, key)
    if edit.checked_by:
        plan.put(node, shape, "checked_by", edit.checked_by)


def remove(plan: Plan, edit: edits.Remove) -> None:
    match edit.claim:
        case edits.EntityClaim(key):
            section = SECTIONS[plan.article.entities[key].kind] if key in plan.article.entities else ""
            plan.entity(key)
            if len(plan.root[section]) > 1:
                plan.drop(plan.root[section], key)
            else:
                plan.drop(plan.root, section)
            plan.refer_everywhere(key, None)
        case edits.MentionClaim():
            remove_mention(plan, edit.claim)
        case edits.QuoteClaim(key) | edits.EventClaim(key):
            plan.node_of(edit.claim)
            section = "quotes" if isinstance(edit.claim, edits.QuoteClaim) else "events"
            number = plan.number(edit.claim)
            plan.refer_everywhere(key, None)
            renumber(plan, section, number, -1)
            plan.drop_item(plan.root, section, number)
        case edits.OrphanClaim(OrphanKind.MENTION, id_, number):
            plan.orphan(edit.claim)
            plan.drop_item(plan.entity(EntityId(id_)), "mentions", number)
        case edits.OrphanClaim():
            plan.orphan(edit.claim)
            remove(plan, edits.Remove(as_claim(edit.claim)))
        case edits.NoteClaim():
            plan.node_of(edit.claim)
            plan.drop_item(plan.root, "notes", plan.number(edit.claim))


def remove_mention(plan: Plan, claim: edits.MentionClaim) -> None:
    """Take one place out; the other places of an entry with `nth: all` get an entry each."""
    entity, number, anchor = plan.mention(claim)
    rest = [span for span in Anchors(plan.items).find(anchor) if span != claim.span]
    if not rest:
        plan.drop_item(entity, "mentions", number)
        return
    given = entity["mentions"]
    node = given[number] if isinstance(given, Sequence) else given
    old = plain(node)
    assert isinstance(node, Mapping) and isinstance(old, dict), "nth is a key"
    first, *others = [plan.alone(span) for span in rest]
    provenance = {key: value for key, value in old.items() if key in _PROVENANCE}
    if isinstance(given, Sequence):
        put_anchor(plan, node, MENTIONS, first)
        for keys in others:
            plan.changes.append(Insert(given, number + 1, short(keys | provenance)))
    elif others:
        plan.put(entity, ENTITY, "mentions", [short(keys | provenance) for keys in (first, *others)])
    else:
        put_anchor(plan, node, MENTIONS, first)
    plan.checks.append(
        lambda article: {*rest} <= {mention.span for mention in article.entities[claim.entity].mentions}
    )


def put_anchor(plan: Plan, node: Mapping, shape: Shape, keys: dict[str, yaml_text.Node]) -> None:
    """The words of an entry that stand by themselves, and what tells their place."""
    plan.put(node, shape, "text", keys["text"])
    for key in ("para", "nth"):
        plan.put_or_drop(node, shape, key, keys.get(key))
    plan.drop(node, "prefix", "suffix")


def renumber(plan: Plan, section: str, number: int, by: int) -> None:
    """Let references follow the automatic ids of a list that shift where an item comes (`by` 1) or goes (-1)."""
    letter = section[0]
    members = plan.members(section)
    for index in range(number + (by < 0), len(members)):
        if "id" not in members[index] or not members[index]["id"][0]:
            plan.renamed[f"{letter}{index + 1}"] = f"{letter}{index + 1 + by}"
    if not plan.renamed:
        return
    gone = f"{letter}{number + 1}" if by < 0 else None
    for node, keys in _references(plan):
        for key in keys:
            there: Any = node.get(key)
            if isinstance(there, tuple) and there[0] != gone and there[0] in plan.renamed:
                plan.changes.append(Put(node, key, plan.renamed[there[0]]))
            for index, name in enumerate(there if isinstance(there, Sequence) else ()):
                if name[0] != gone and name[0] in plan.renamed:
                    plan.changes.append(PutItem(there, index, plan.renamed[name[0]]))


def _references(plan: Plan) -> list[tuple[Mapping, tuple[str, ...]]]:
    """What may name a quote or an event, with the keys that do."""
    found: list[tuple[Mapping, tuple[str, ...]]] = []
    found += [(quote, ("about", "inside")) for quote in plan.members("quotes")]
    orders = (event.get("order") for event in plan.members("events"))
    found += [(order, ("after", "before", "during")) for order in orders if isinstance(order, Mapping)]
    return found


def set_words(plan: Plan, edit: edits.SetWords) -> None:
    claim, parts = edit.claim, edit.parts
    match claim:
        case edits.OrphanClaim():
            set_words_of_orphan(plan, claim, parts)
        case edits.QuoteClaim() | edits.EventClaim():
            _set_quoted(plan, claim, parts)
        case edits.NoteClaim(key):
            note = plan.note(key)
            _refuse_several(plan.items.notes[plan.number(claim)].anchor)
            keys = plan.alone(_one(parts))
            put_anchor(plan, note, NOTE, keys)
            plan.correct(note, NOTE, plan.items.notes[plan.number(claim)].provenance)
            number = plan.number(claim)
            plan.checks.append(
                lambda article: (
                    [note.span for note in article.notes if note.id == f"n{number + 1}"] == list(parts)
                )
            )
        case edits.MentionClaim(entity_id):
            entity, number, anchor = plan.mention(claim)
            _refuse_several(anchor)
            keys = plan.alone(_one(parts))
            given = entity["mentions"]
            node = given[number] if isinstance(given, Sequence) else given
            if isinstance(node, Mapping):
                put_anchor(plan, node, MENTIONS, keys)
                plan.correct(node, MENTIONS, anchor.provenance)
            else:
                value = short(keys | plan.by_hand)
                plan.changes.append(
                    PutItem(given, number, value)
                    if isinstance(given, Sequence)
                    else Put(entity, "mentions", value)
                )
            plan.checks.append(
                lambda article: parts[0] in [each.span for each in article.entities[entity_id].mentions]
            )


def _refuse_several(anchor: AnchorItem) -> None:
    if anchor.nth == "all":
        raise EditRefused("this entry stands for the same words at several places; change it in the editor")


def _one(parts: tuple[Span, ...]) -> Span:
    if len(parts) != 1:
        raise EditRefused(ONE_PASSAGE)
    return parts[0]


def _set_quoted(plan: Plan, claim: edits.QuoteClaim | edits.EventClaim, parts: tuple[Span, ...]) -> None:
    node, shape = plan.node_of(claim)
    assert isinstance(node, Mapping)
    words = plan.quoted(parts)
    old, new = ("text" if "text" in node else "parts"), ("text" if "text" in words else "parts")
    if old == new:
        plan.put(node, shape, new, words[new])
    else:
        plan.replace_key(node, shape, old, new, words[new])
    plan.put_or_drop(node, shape, "at", words.get("at"))
    if isinstance(claim, edits.QuoteClaim):
        quote_id, quote = claim.id, plan.article.quotes_by_id[claim.id]
        plan.correct(node, shape, quote.provenance)
        # what is looked for near the words may now be nearer elsewhere
        item = plan.items.quotes[plan.number(claim)]
        for key, anchor, span in (("cue", item.cue, quote.cue), ("mention", item.mention, quote.mention)):
            if anchor is not None and span is not None:
                _keep_near(plan, node, key, anchor, span, parts)
        plan.checks.append(
            lambda article: (
                (article.quotes_by_id[quote_id].parts, article.quotes_by_id[quote_id].cue)
                == (parts, quote.cue)
            )
        )
    else:
        event_id = claim.id
        plan.correct(node, shape, plan.article.events_by_id[event_id].provenance)
        plan.checks.append(lambda article: article.events_by_id[event_id].parts == parts)


def _keep_near(
    plan: Plan, node: Mapping, key: str, item: AnchorItem, span: Span, parts: tuple[Span, ...]
) -> None:
    """Say anew where a cue or a speaker's words are, where what is said of them would now lead elsewhere."""
    if Anchors(plan.items).nearest(item, parts, outside=True) == span:
        return
    new = plan.near(span, parts, outside=True)
    there = node[key]
    if isinstance(there, Mapping) and isinstance(new, dict):
        kept = plain(there)
        assert isinstance(kept, dict), "a mapping is one"
        new |= {each: value for each, value in kept.items() if each in _PROVENANCE}
    plan.put(node, QUOTE, key, new)


def set_speaker(plan: Plan, edit: edits.SetSpeaker) -> None:
    quote = plan.quote(edit.quote)
    require_entities(plan, edit.speakers)
    plan.put(quote, QUOTE, "speaker", speaker_value(edit.speakers))
    plan.correct(quote, QUOTE, plan.article.quotes_by_id[edit.quote].provenance)
    plan.checks.append(lambda article: article.quotes_by_id[edit.quote].speakers == edit.speakers)


def speaker_value(speakers: tuple[EntityId, ...]) -> yaml_text.Node:
    return list(speakers) if len(speakers) > 1 else next(iter(speakers), NOBODY)


def require_entities(plan: Plan, entities: tuple[EntityId, ...]) -> None:
    """Raises EditRefused where one of some ids is nobody's."""
    for key in entities:
        if key not in plan.article.entities:
            raise EditRefused(f"the file has nobody with the id {key}")


def set_type(plan: Plan, edit: edits.SetType) -> None:
    quote = plan.quote(edit.quote)
    plan.put(quote, QUOTE, "type", edit.type.value)
    plan.correct(quote, QUOTE, plan.article.quotes_by_id[edit.quote].provenance)


def set_via(plan: Plan, edit: edits.SetVia) -> None:
    node, via = plan.quote(edit.quote), edit.via and one_line(edit.via, "the words are empty")
    plan.put_or_drop(node, QUOTE, "via", via)
    plan.correct(node, QUOTE, plan.article.quotes_by_id[edit.quote].provenance)
    plan.checks.append(lambda article: article.quotes_by_id[edit.quote].via == (via or None))


def set_anchor_of_quote(plan: Plan, edit: edits.SetCue | edits.SetSpeakerWords) -> None:
    key = "cue" if isinstance(edit, edits.SetCue) else "mention"
    node, quote = plan.quote(edit.quote), plan.article.quotes_by_id[edit.quote]
    value = None if edit.span is None else plan.near(edit.span, quote.parts, outside=True)
    plan.put_or_drop(node, QUOTE, key, value)
    plan.correct(node, QUOTE, quote.provenance)
    plan.checks.append(lambda article: getattr(article.quotes_by_id[edit.quote], key) == edit.span)


def set_date(plan: Plan, edit: edits.SetDate) -> None:
    event = plan.event(edit.event)
    plan.put_or_drop(event, EVENT, "when", None if edit.when is None else date(edit.when.text))
    plan.correct(event, EVENT, plan.article.events_by_id[edit.event].provenance)
    plan.checks.append(lambda article: article.events_by_id[edit.event].when == edit.when)


def set_date_words(plan: Plan, edit: edits.SetDateWords) -> None:
    node, event = plan.event(edit.event), plan.article.events_by_id[edit.event]
    value = None if edit.span is None else plan.near(edit.span, event.parts, outside=False)
    plan.put_or_drop(node, EVENT, "when_text", value)
    plan.correct(node, EVENT, event.provenance)
    plan.checks.append(lambda article: article.events_by_id[edit.event].when_text == edit.span)


def set_title(plan: Plan, edit: edits.SetTitle) -> None:
    event = plan.event(edit.event)
    plan.put(event, EVENT, "title", one_line(edit.title, "the title is empty"))
    plan.correct(event, EVENT, plan.article.events_by_id[edit.event].provenance)


def one_line(words: str, fault: str) -> str:
    """Words as one line of a file. Raises EditRefused with the fault where there are none."""
    line = " ".join(words.split())
    if not line:
        raise EditRefused(fault)
    return line


def set_state(plan: Plan, edit: edits.SetState) -> None:
    event = plan.event(edit.event)
    state = None if edit.state is EventState.HAPPENED else edit.state.value
    plan.put_or_drop(event, EVENT, "state", state)
    plan.put_or_drop(event, EVENT, "alleged_by", edit.alleged_by)
    plan.correct(event, EVENT, plan.article.events_by_id[edit.event].provenance)


def set_basis(plan: Plan, edit: edits.SetBasis) -> None:
    event = plan.event(edit.event)
    basis = None if edit.basis is Basis.STATED else edit.basis.value
    plan.put_or_drop(event, EVENT, "basis", basis)
    plan.correct(event, EVENT, plan.article.events_by_id[edit.event].provenance)


def set_people(plan: Plan, edit: edits.SetPeople) -> None:
    node, event = plan.event(edit.event), plan.article.events_by_id[edit.event]
    require_entities(plan, (*edit.people, *edit.places))
    for key, old, new in (("people", event.people, edit.people), ("places", event.places, edit.places)):
        if new != old:
            plan.put_or_drop(node, EVENT, key, list(new))
    plan.correct(node, EVENT, event.provenance)


def set_note(plan: Plan, edit: edits.SetNote) -> None:
    node = plan.note(edit.note)
    plan.put_or_drop(node, NOTE, "note", edit.remark.strip())
    number = plan.number(edits.NoteClaim(edit.note))
    plan.correct(node, NOTE, plan.items.notes[number].provenance)
