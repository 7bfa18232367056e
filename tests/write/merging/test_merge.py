"""Two versions of one article become one file: what does not touch each other merges, the rest is told and kept."""

from __future__ import annotations

import difflib
import random

import pytest

from reader.errors import EditRefused
from reader.load.checked_file import CheckedFile, check_file
from reader.model.article import Article, EntityId, Kind, QuoteId
from reader.model.comparison.differences import compare
from reader.model.comparison.entries import EntryKind
from reader.write.apply_edit import apply
from reader.write.edits import Edit
from reader.write.merging.conflicts import CHOICE, Conflict
from reader.write.merging.merge import Merged, merge
from tests.values import some
from tests.write.edit_corpus import BLOCK, corpus, edits_of

CORPUS = {name: source for name, source in corpus().items() if name != "bundled"}
ARTICLE = """\
format: 1
headline: Mayor reopens the harbour
text: |-
  The mayor, Ana Ruiz, reopened the harbour on Friday. “It is,” she
  said, “a start.”

  A senior aide said the work had begun in 2021, a year after the storm.
people:
  ruiz: {name: Ana Ruiz, role: mayor}
  aide: {name: A senior aide, named: false}
quotes:
  - speaker: ruiz
    type: direct
    parts: ["“It is,”", "“a start.”"]
    draft: 0.9
  - {speaker: aide, type: indirect, text: the work had begun in 2021}  # reported
events:
  - {title: A storm, when: "2020", text: the storm}
"""


def checked(source: str | bytes) -> CheckedFile:
    file = check_file(source.encode() if isinstance(source, str) else source, "x")
    assert file.loaded.article is not None, file.loaded.diagnostics
    return file


def changed(*replacements: tuple[str, str]) -> str:
    made = ARTICLE
    for old, new in replacements:
        assert old in made
        made = made.replace(old, new)
    return made


def merged(ours: str, theirs: str) -> Merged:
    return merge(checked(ARTICLE), checked(ours), checked(theirs))


def article_of(file: CheckedFile) -> Article:
    return some(file.loaded.article)


def sides(conflicts: tuple[Conflict, ...], *, turned: bool = False) -> list[tuple[str, ...]]:
    """The conflicts without ids, which may count otherwise; the sides exchanged where they are `turned`."""
    pairs = ((each, (each.theirs, each.ours) if turned else (each.ours, each.theirs)) for each in conflicts)
    return sorted((each.kind, each.field, *map(str, both)) for each, both in pairs)


# -- what comes together


def test_changes_of_different_entries_come_together_and_our_bytes_stay() -> None:
    ours = changed(("role: mayor", "role: mayor of the port"))
    theirs = changed(('when: "2020"', 'when: "2019"'))
    made = merged(ours, theirs)
    assert made.conflicts == ()
    assert made.file.source.decode() == ours.replace('when: "2020"', 'when: "2019"')


def test_changes_of_different_fields_of_one_entry_come_together() -> None:
    quote = "{speaker: aide, type: indirect"
    made = merged(changed((quote, "{speaker: ruiz, type: indirect")), changed((quote, f"{quote}, via: X")))
    assert made.conflicts == ()
    second = made.article.quotes[1]
    assert (second.speaker, second.via) == ("ruiz", "X")
    assert "# reported" in made.file.source.decode()


def test_new_entries_of_both_come_together_and_automatic_ids_follow() -> None:
    ours = changed(
        ("  - {title: A storm", "  - {title: The works, text: begun in 2021}\n  - {title: A storm")
    )
    theirs = changed(("text: the work had", "about: e1, text: the work had"))
    made = merged(ours, theirs)
    assert made.conflicts == ()
    assert [event.title for event in made.article.events] == ["The works", "A storm"]
    assert made.article.quotes[1].about == ("e2",)


def test_names_that_either_added_are_all_there() -> None:
    role = "role: mayor"
    made = merged(changed((role, f"{role}, aka: Ruiz")), changed((role, f"{role}, aka: [The mayor]")))
    assert made.article.entities[EntityId("ruiz")].aka == ("Ruiz", "The mayor")


def test_two_new_people_with_one_id_get_an_id_each() -> None:
    person = "people:\n"
    ours = changed((person, f"{person}  x: {{name: the harbour}}\n"))
    theirs = changed((person, f"{person}  x: {{name: the storm}}\n"), ("{speaker: aide", "{speaker: x"))
    made = merged(ours, theirs)
    assert made.conflicts == ()
    assert made.article.entities[EntityId("x-2")].name == "the storm"
    assert made.article.quotes[1].speaker == "x-2"


def test_a_changed_text_takes_the_annotations_of_the_other_side_along() -> None:
    theirs = changed(("  The mayor, Ana", "  It rained.\n\n  The mayor, Ana"))
    ours = changed(('when: "2020"', 'when: "2019"'), ("text: the storm}", "text: the storm, at: {para: 2}}"))
    made = merged(ours, theirs)
    assert made.conflicts == ()
    assert made.article.text.content.startswith("It rained.\n\nThe mayor")
    assert made.article.events[0].when is not None
    assert made.article.text[made.article.events[0].parts[0]] == "the storm"


def test_what_the_file_says_of_the_article_merges_key_by_key() -> None:
    head = "headline: Mayor reopens the harbour\n"
    ours = changed((head, f"{head}source: {{publisher: Harbour Post}}\n"))
    theirs = changed((head, f"{head}source: {{url: https://example.org/}}\nlanguage: en\n"))
    made = merged(ours, theirs)
    assert made.conflicts == ()
    source = made.article.source
    assert (source.publisher, source.url, made.article.language) == (
        "Harbour Post",
        "https://example.org/",
        "en",
    )
    again = merge(made.file, made.file, checked(changed((head, f"{head}language: de\n"))))
    assert again.article.source.publisher is None


def test_a_cue_stays_where_it_is_when_the_other_side_moves_the_words_of_its_quote() -> None:
    quote = "text: the work had begun in 2021}  # reported"
    ours = changed((quote, "text: reopened the harbour}"))
    theirs = changed((quote, "cue: said, text: the work had begun in 2021}"))
    made = merged(ours, theirs)
    assert made.conflicts == ()
    text, moved = made.article.text, made.article.quotes[1]
    assert (text[moved.parts[0]], text.paragraph_of(some(moved.cue).start)) == ("reopened the harbour", 2)
    assert "cue: {text: said, para: 2}" in made.file.source.decode()


def test_mentions_that_either_added_or_took_out_follow() -> None:
    person = "{name: Ana Ruiz, role: mayor}"
    base = changed((person, "{name: Ana Ruiz, role: mayor, mentions: [The mayor, {text: she, draft: 0.5}]}"))
    ours = base.replace("[The mayor, ", "[The mayor, Friday, ")
    theirs = base.replace("The mayor, {text: she, draft: 0.5}", "{text: she}")
    made = merge(checked(base), checked(ours), checked(theirs))
    assert made.conflicts == ()
    text, ruiz = made.article.text, made.article.entities[EntityId("ruiz")]
    assert [(text[each.span], each.provenance.draft) for each in ruiz.mentions if not each.named] == [
        ("Friday", False),
        ("she", False),
    ]


def test_whole_sections_come_and_go() -> None:
    people = ARTICLE[ARTICLE.index("people:") : ARTICLE.index("quotes:")]
    bare = (
        ARTICLE.replace(people, "")
        .replace("speaker: aide", "speaker: unknown")
        .replace("speaker: ruiz", "speaker: unknown")
    )
    theirs = bare.replace("events:\n", "places:\n  port: {name: the harbour}\nevents:\n")
    made = merge(checked(bare), checked(bare.replace("A storm", "B")), checked(theirs))
    assert made.conflicts == ()
    assert list(made.article.entities) == ["port"]
    gone = merge(checked(theirs), checked(theirs.replace("A storm", "B")), checked(bare))
    assert (gone.conflicts, list(gone.article.entities)) == ((), [])
    emptied = bare[: bare.index("quotes:")]
    gone = merge(checked(bare), checked(bare + "# seen\n"), checked(emptied))
    assert (gone.article.quotes, gone.article.events) == ((), ())


def test_a_kind_that_one_changed_is_changed_and_one_that_both_changed_is_told() -> None:
    aide = "  aide: {name: A senior aide, named: false}\n"
    place = changed((aide, ""), ("quotes:\n", f"places:\n{aide}quotes:\n"))
    organisation = changed((aide, ""), ("quotes:\n", f"organisations:\n{aide}quotes:\n"))
    made = merged(changed(("A storm", "B")), place)
    assert (made.conflicts, made.article.entities[EntityId("aide")].kind) == ((), Kind.PLACE)
    told = merged(organisation, place)
    assert [(each.field, each.ours, each.theirs) for each in told.conflicts] == [
        ("kind", "organisations", "places")
    ]
    assert told.article.entities[EntityId("aide")].kind is Kind.ORGANISATION


def test_an_id_that_one_gave_goes_with_all_that_refers_to_it() -> None:
    theirs = changed(("ruiz:", "mayor:"), ("speaker: ruiz", "speaker: mayor"))
    ours = changed(("speaker: aide", "speaker: ruiz"))
    made = merged(ours, theirs)
    assert made.conflicts == ()
    assert [quote.speaker for quote in made.article.quotes] == ["mayor", "mayor"]


def test_entries_whose_words_are_gone_stay_with_what_either_changed() -> None:
    orphan = "  - {speaker: ruiz, type: indirect, was: no such words}\n"
    base = changed(
        ("quotes:\n", f"quotes:\n{orphan}"), ("events:\n", "events:\n  - {title: Gone, was: no words}\n")
    )
    base += "notes:\n  - {was: nowhere, note: Hm}\n"
    theirs = base.replace("was: no such words", "was: no such words, via: X").replace(
        "note: Hm", "note: Well"
    )
    made = merge(checked(base), checked(base.replace("A storm", "B")), checked(theirs))
    assert made.conflicts == ()
    assert made.file.source.decode() == theirs.replace("A storm", "B")


# -- what does not


def test_paragraphs_and_headlines_that_both_changed_are_told() -> None:
    ours = changed(
        ("reopened the harbour on Friday", "reopened it on Friday"), ("headline: Mayor", "headline: She")
    )
    theirs = changed(
        ("reopened the harbour on Friday", "closed it on Friday"), ("headline: Mayor", "headline: He")
    )
    made = merged(ours, theirs)
    assert [(each.kind, each.field) for each in made.conflicts] == [
        (EntryKind.ARTICLE, "text"),
        (EntryKind.ARTICLE, "headline"),
    ]
    assert some(made.conflicts[1].theirs).startswith("He")
    assert made.article.headline.startswith("She")
    text, headline = made.article.notes
    assert "closed it on Friday" in text.note
    assert headline.note == f"headline: the other version has “He reopens the harbour”.\n\n{CHOICE}"


def test_a_source_that_theirs_took_out_goes() -> None:
    head = "headline: Mayor reopens the harbour\n"
    base = changed((head, f"{head}source: {{publisher: Harbour Post, authors: [Ana Lind]}}\n"))
    made = merge(checked(base), checked(base.replace("A storm", "B")), checked(ARTICLE))
    assert made.article.source.publisher is None
    theirs = base.replace("publisher: Harbour Post, ", "").replace("[Ana Lind]", "[Ana Lind, Bo Ek]")
    made = merge(checked(base), checked(base.replace("[Ana Lind]", "[Carl Yu]")), checked(theirs))
    (conflict,) = made.conflicts
    assert (conflict.ours, conflict.theirs) == ("Carl Yu", "Ana Lind, Bo Ek")
    drafted = changed((head, f"{head}drafted: {{by: rules-1}}\n"))
    other = changed((head, f"{head}drafted: {{by: rules-2}}\n"))
    assert [each.ours for each in merged(drafted, other).conflicts] == ["{by: rules-1}"]


def test_who_made_it_and_how_sure_is_never_a_conflict() -> None:
    draft = "    draft: 0.9\n"
    made = merged(
        changed((draft, "    by: Ana\n    draft: 0.7\n")), changed((draft, "    by: hand\n    draft: 0.5\n"))
    )
    assert made.conflicts == ()
    provenance = made.article.quotes[0].provenance
    assert (provenance.by, provenance.confidence) == ("hand", 0.5)


def test_two_speakers_for_one_quote_stand_side_by_side_as_drafts() -> None:
    ours = changed(("speaker: aide", "speaker: ruiz"))
    theirs = changed(("speaker: aide", "speaker: unknown"))
    made = merged(ours, theirs)
    (conflict,) = made.conflicts
    assert (conflict.kind, conflict.field, conflict.ours, conflict.theirs) == (
        EntryKind.QUOTE,
        "speaker",
        "ruiz",
        "unknown",
    )
    assert [(quote.speaker, quote.provenance.draft) for quote in made.article.quotes[1:]] == [
        ("ruiz", True),
        (None, True),
    ]


def test_a_role_that_both_changed_stays_ours_as_a_draft_and_theirs_is_told() -> None:
    made = merged(changed(("role: mayor", "role: minister")), changed(("role: mayor", "role: governor")))
    (conflict,) = made.conflicts
    assert (conflict.name, conflict.field, conflict.ours, conflict.theirs) == (
        "Ana Ruiz",
        "role",
        "minister",
        "governor",
    )
    ruiz = made.article.entities[EntityId("ruiz")]
    assert (ruiz.role, ruiz.provenance.draft) == ("minister", True)
    (note,) = made.article.notes
    assert (made.article.text[note.span], note.note) == (
        "Ana Ruiz",
        f"role: the other version has “governor”.\n\n{CHOICE}",
    )
    assert (note.provenance.by, note.provenance.draft) == ("merge", True)


def test_a_role_that_theirs_took_out_is_noted_behind_the_notes_that_are_there() -> None:
    base = ARTICLE + "notes:\n  - {text: a start, note: Hm}\n"
    theirs = base.replace(", role: mayor", "")
    made = merge(checked(base), checked(base.replace("role: mayor", "role: minister")), checked(theirs))
    assert [note.note for note in made.article.notes] == [
        "Hm",
        f"role: the other version has nothing.\n\n{CHOICE}",
    ]


def test_somebody_of_whom_the_text_says_nothing_is_told_and_not_noted() -> None:
    person = "  aide: {name: A senior aide, named: false}\n"
    base = changed((person, f"{person}  nobody: {{name: No One, role: x}}\n"))
    made = merge(
        checked(base),
        checked(base.replace("role: x", "role: y")),
        checked(base.replace("role: x", "role: z")),
    )
    assert [each.field for each in made.conflicts] == ["role"]
    assert made.article.notes == ()


def test_what_one_took_out_and_the_other_changed_stays_as_a_draft() -> None:
    line = '  - {title: A storm, when: "2020", text: the storm}\n'
    gone, other = changed((f"events:\n{line}", "")), changed(("A storm", "The storm of 2020"))
    for ours, theirs in ((gone, other), (other, gone)):
        made = merged(ours, theirs)
        (event,) = made.article.events
        assert (event.title, event.provenance.draft) == ("The storm of 2020", True)
        assert [each.kind for each in made.conflicts] == [EntryKind.EVENT]


def test_somebody_whom_the_other_side_quotes_anew_is_not_taken_out() -> None:
    gone = changed(
        ("  aide: {name: A senior aide, named: false}\n", ""), ("speaker: aide", "speaker: unknown")
    )
    quoted = changed(("quotes:\n", "quotes:\n  - {speaker: aide, type: indirect, text: reopened}\n"))
    for ours, theirs in ((gone, quoted), (quoted, gone)):
        made = merged(ours, theirs)
        assert made.article.entities[EntityId("aide")].provenance.draft
        assert "aide" in {quote.speaker for quote in made.article.quotes}
        assert [each.name for each in made.conflicts] == ["A senior aide"]
        (note,) = made.article.notes
        assert note.note in (
            f"The other version has taken this out.\n\n{CHOICE}",
            f"The other version has “A senior aide”.\n\n{CHOICE}",
        )


def test_a_draft_that_one_accepted_and_the_other_changed_stays_a_draft() -> None:
    accepted = changed(("    draft: 0.9\n", "    checked_by: Jo\n"))
    other = changed(("    type: direct\n", "    type: mixed\n"))
    made = merged(accepted, other)
    quote = made.article.quotes[0]
    assert (quote.type, quote.provenance.draft, quote.provenance.checked_by) == ("mixed", True, None)
    assert [each.field for each in made.conflicts] == ["draft"]


def test_two_who_accepted_the_same_both_stand_there() -> None:
    by = "    draft: 0.9\n"
    made = merged(changed((by, "    checked_by: Jo\n")), changed((by, "    checked_by: Bo\n")))
    assert made.conflicts == ()
    assert made.article.quotes_by_id[QuoteId("q1")].provenance.checked_by == "Bo, Jo"


def test_what_would_be_a_fault_beside_ours_is_left_out_and_told() -> None:
    ours = changed(("  aide: {name: A senior aide, named: false}\n", ""), ("speaker: aide", "speaker: ruiz"),
                   ("role: mayor", "role: mayor, aka: A senior aide"))  # fmt: skip
    theirs = changed(("named: false", "named: false, role: in the town hall"), ("A storm", "The storm"))
    made = merged(ours, theirs)
    assert made.article.events[0].title == "The storm"
    assert EntityId("aide") not in made.article.entities
    (conflict,) = made.conflicts
    assert conflict.theirs == "{name: A senior aide, named: false, role: in the town hall}"
    assert "is a name of" in conflict.why
    (note,) = made.article.notes
    assert note.provenance.draft
    assert "role: in the town hall" in note.note
    assert "With it 'A senior aide' is a name of" in note.note


def test_a_file_with_faults_is_not_merged() -> None:
    with pytest.raises(EditRefused):
        merge(checked(ARTICLE), check_file(b"format: 1\n", "x"), checked(changed(("A storm", "B"))))


# -- whatever is edited, in files of every style


def edited(file: CheckedFile, chance: random.Random, count: int) -> CheckedFile:
    """The file after some random acts of review."""
    for _ in range(count):
        by_kind: dict[str, list[Edit]] = {}
        for edit in edits_of(article_of(file)):
            by_kind.setdefault(type(edit).__name__, []).append(edit)
        for _ in range(5):
            try:
                file = apply(file, chance.choice(by_kind[chance.choice(sorted(by_kind))])).file
                break
            except EditRefused:
                pass
    return file


@pytest.mark.parametrize("name", CORPUS)
def test_any_edits_of_both_sides_are_in_the_merged_file_or_are_told(name: str) -> None:
    chance = random.Random(name)
    base = checked(CORPUS[name])
    for _ in range(8):
        ours, theirs = (edited(base, chance, chance.randint(1, 4)) for _ in range(2))
        beside = checked(base.source + b"\n# seen\n")
        untouched = merge(base, beside, theirs)
        assert untouched.conflicts == ()
        assert compare(untouched.article, article_of(theirs)).differences == ()
        if ours.source != base.source:
            assert merge(base, ours, beside).file.source == ours.source
        one, other = merge(base, ours, theirs), merge(base, theirs, ours)
        if any(each.why for each in (*one.conflicts, *other.conflicts)):
            continue
        assert sides(one.conflicts) == sides(other.conflicts, turned=True)
        if not one.conflicts:
            assert compare(one.article, other.article).differences == ()
            for side in (ours, theirs):
                survives(article_of(base), article_of(side), one.article)


def survives(base: Article, side: Article, made: Article) -> None:
    """Fails where a field that a side changed is as it was before."""
    still = {
        (pair.entry.kind, pair.before and pair.before.id, change.name, str(change.after))
        for pair in compare(side, made).differences
        for change in pair.changes
    }
    for pair in compare(base, side).differences:
        for change in pair.changes:
            lost = (pair.entry.kind, pair.after and pair.after.id, change.name, str(change.before))
            assert lost not in still


def test_a_merge_rewrites_only_the_lines_that_theirs_changed() -> None:
    base = checked(BLOCK)
    theirs = checked(BLOCK.replace("cue: said", "cue: said\n    via: X", 1))
    ours = checked(BLOCK.replace('role: "mayor"', 'role: "the mayor"  # since May'))
    made = merge(base, ours, theirs)
    lines = difflib.ndiff(ours.source.decode().splitlines(), made.file.source.decode().splitlines())
    assert [line for line in lines if line[0] in "+-"] == ["+     via: X"]
