"""Which nodes change when a person, organisation or place is renamed, moved to another kind or merged."""

from __future__ import annotations

from collections.abc import Iterable

from reader.errors import EditRefused
from reader.load.syntax.nodes import Mapping, Node, Sequence
from reader.load.values.fields import ENTITY, EVENT
from reader.model.article import Article, EntityId, Kind, Mention
from reader.model.counting import a
from reader.model.text import Span
from reader.write import yaml_text
from reader.write.edits import Merge, SetKind, SetNames, SetRole
from reader.write.node_changes.change import Insert, Moved, Put, plain
from reader.write.node_changes.claims import one_line
from reader.write.node_changes.plan import SECTIONS, Plan
from reader.write.yaml_text import Bare

FACTS = ("role", "about", "wikidata", "url")


def set_kind(plan: Plan, edit: SetKind) -> None:
    plan.entity(edit.entity)
    entity = plan.article.entities[edit.entity]
    if entity.kind is edit.kind:
        raise EditRefused("it is that already")
    _move(plan, edit.entity, SECTIONS[edit.kind])
    _follow_kind(plan, edit.entity, edit.entity, edit.kind)
    plan.checks.append(lambda article: article.entities[edit.entity].kind is edit.kind)


def _follow_kind(plan: Plan, old: EntityId, new: EntityId, kind: Kind) -> None:
    """Let the events that have `old` among their people or places have `new` where its kind belongs."""
    right, wrong = ("places", "people") if kind is Kind.PLACE else ("people", "places")
    for event in plan.members("events"):
        if old != new:
            plan.refer(event, right, old, new)
        if old not in ids(event, wrong):
            continue
        plan.refer(event, wrong, old, None)
        there = ids(event, right)
        if new not in there and old not in there:
            if isinstance(event.get(right), Sequence) and there:
                plan.changes.append(Insert(event[right], len(there), new))
            else:
                plan.put(event, EVENT, right, [*there, new])


def _move(plan: Plan, key: EntityId, section: str) -> None:
    old = plan.root[SECTIONS[plan.article.entities[key].kind]]
    there = plan.root.get(section)
    if isinstance(there, Mapping) and there:
        plan.changes.append(Put(there, key, Moved(old, key), list(there)[-1]))
    else:
        plan.section(section, {key: Moved(old, key)})  # type: ignore[dict-item]  # of all mappings only a section's
    _drop_entity(plan, key)


def _drop_entity(plan: Plan, key: EntityId) -> None:
    section = SECTIONS[plan.article.entities[key].kind]
    if len(plan.root[section]) > 1:
        plan.drop(plan.root[section], key)
    else:
        plan.drop(plan.root, section)


def set_names(plan: Plan, edit: SetNames) -> None:
    node = plan.entity(edit.entity)
    entity = plan.article.entities[edit.entity]
    name = one_line(edit.name, "the name is empty")
    if name != entity.name:
        plan.put(node, ENTITY, "name", name)
    if edit.named is not None and edit.named is not entity.named:
        plan.put_or_drop(node, ENTITY, "named", None if edit.named else Bare("false"))
        plan.checks.append(lambda article: article.entities[edit.entity].named is edit.named)
    _put_aka(plan, node, entity.aka, tuple(one_line(each, "a name is empty") for each in edit.aka))
    plan.correct(node, ENTITY, entity.provenance)


def _put_aka(plan: Plan, node: Mapping, old: tuple[str, ...], new: tuple[str, ...]) -> None:
    """Other names: those that are there stay as they are written, as far as that goes."""
    there = node.get("aka")
    if isinstance(there, Sequence) and there and new[: len(old)] == old:
        for name in new[len(old) :]:
            plan.changes.append(Insert(there, len(there), name))
    elif new != old:
        plan.put_or_drop(node, ENTITY, "aka", list(new))


def set_role(plan: Plan, edit: SetRole) -> None:
    node = plan.entity(edit.entity)
    role = edit.role and one_line(edit.role, "the role is empty")
    plan.put_or_drop(node, ENTITY, "role", role)
    plan.correct(node, ENTITY, plan.article.entities[edit.entity].provenance)


def surviving_id(article: Article, one: EntityId, other: EntityId) -> EntityId:
    """Which of two ids stays when they are made one: whose words the text comes to first."""

    def first(key: EntityId) -> tuple[bool, int]:
        mentions = article.entities[key].mentions
        return not mentions, mentions[0].span.start if mentions else 0

    return min((one, other), key=first)


def merge_doubts(article: Article, one: EntityId, other: EntityId) -> tuple[str, ...]:
    """What speaks against two entities being one, a sentence each; nothing where nothing does."""
    first, second = article.entities[one], article.entities[other]
    doubts = []
    if first.kind is not second.kind:
        doubts.append(f"{first.name} is {a(first.kind)} and {second.name} {a(second.kind)}.")
    for key, what in (("wikidata", "item in Wikidata"), ("role", "role"), ("url", "page")):
        values = getattr(first, key), getattr(second, key)
        if None not in values and values[0].casefold() != values[1].casefold():
            doubts.append(f"They have not the same {what}: {values[0]}, and {values[1]}.")
    if first.named and second.named and not _share_a_word(first.name, second.name):
        doubts.append(f"The names have no word in common: {first.name}, {second.name}.")
    return tuple(doubts)


def _share_a_word(one: str, other: str) -> bool:
    return bool(set(one.casefold().split()) & set(other.casefold().split()))


def merge(plan: Plan, edit: Merge) -> None:
    if edit.entity == edit.other:
        raise EditRefused("it is the same already")
    plan.entity(edit.entity), plan.entity(edit.other)
    kept = surviving_id(plan.article, edit.entity, edit.other)
    gone = edit.other if kept == edit.entity else edit.entity
    entities = plan.article.entities
    node, taken = plan.entity(kept), plan.entity(gone)
    name = next((entities[key].name for key in (kept, gone) if entities[key].named), entities[kept].name)
    if name != entities[kept].name:
        plan.put(node, ENTITY, "name", name)
    names = dict.fromkeys((*entities[kept].aka, *entities[gone].aka))
    for key in (kept, gone):
        if entities[key].named or any(mention.named for mention in entities[key].mentions):
            names[entities[key].name] = None
    names.pop(name, None)
    _put_aka(plan, node, entities[kept].aka, tuple(names))
    for fact in FACTS:
        if fact in taken and taken[fact][0] and not (fact in node and node[fact][0]):
            plan.put(node, ENTITY, fact, taken[fact][0])
    if entities[gone].named and not entities[kept].named:
        plan.drop(node, "named")
    _move_mentions(plan, node, taken)
    plan.correct(node, ENTITY, entities[kept].provenance)
    _follow_kind(plan, gone, kept, entities[kept].kind)
    plan.refer_everywhere(gone, kept, events=("alleged_by",))
    _drop_entity(plan, gone)
    spans = [mention.span for key in (kept, gone) for mention in entities[key].mentions]
    plan.checks.append(lambda article: gone not in article.entities)
    plan.checks.append(lambda article: _are_covered(spans, article.entities[kept].mentions))


def _are_covered(spans: Iterable[Span], mentions: Iterable[Mention]) -> bool:
    """Whether every span is that of a mention or lies in one: of two names a longer one may now be found."""
    reach = 0
    each = [(mention.span.start, False, mention.span.end) for mention in mentions]
    each += [(span.start, True, span.end) for span in spans]
    for _, is_span, end in sorted(each):
        if is_span and end > reach:
            return False
        reach = max(reach, end)
    return True


def _move_mentions(plan: Plan, node: Mapping, taken: Mapping) -> None:
    given, there = taken.get("mentions"), node.get("mentions")
    moved = [plain(each) for each in members(given)]
    known = [plain(each) for each in members(there)]
    new = [each for each in moved if each not in known]
    if not new:
        return
    if isinstance(there, Sequence) and there:
        for each in new:
            plan.changes.append(Insert(there, len(there), each))
    else:
        values: list[yaml_text.Node] = [*known, *new]
        plan.put(node, ENTITY, "mentions", values)


def ids(mapping: Mapping, key: str) -> list[str]:
    """The ids that a key has, one or several."""
    return [node[0] for node in members(mapping.get(key)) if isinstance(node, tuple)]


def members(node: Node | None) -> list[Node]:
    """The items of a list, a lone value being a list of one."""
    if node is None or (isinstance(node, tuple) and not node[0] and not node[2]):
        return []
    return list(node) if isinstance(node, Sequence) else [node]
