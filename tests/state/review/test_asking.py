"""What a key asks of a claim, and what its answers lead to."""

from __future__ import annotations

from dataclasses import replace

import pytest

from reader.load.checked_file import check_file
from reader.model.article import Article, Entity, EntityId, EventId, Kind, NoteId, QuoteId, QuoteType
from reader.model.dates.dates import Edtf
from reader.model.text import Span
from reader.state.review.asking import KINDS_OF, asked, refusal
from reader.state.review.claims import ClaimKind, ClaimRef
from reader.state.review.questions import Offer, Question
from reader.state.review.session import Review
from reader.write.apply_edit import apply
from reader.write.edits import (
    AddEntity,
    AddMention,
    Edit,
    MentionClaim,
    Merge,
    Remove,
    SetDate,
    SetKind,
    SetNames,
    SetNote,
    SetPeople,
    SetRole,
    SetSpeaker,
    SetSpeakerWords,
    SetState,
    SetTitle,
    SetType,
    SetVia,
    Together,
)
from tests.load.test_orphaned import STORY
from tests.state.review.dam import SOURCE, read
from tests.values import some

SEIZED = ClaimRef(ClaimKind.QUOTE, "seized", None)
OPENS = ClaimRef(ClaimKind.EVENT, "e1", None)
LELAND = ClaimRef(ClaimKind.ENTITY, "leland", None)
RUIZ = ClaimRef(ClaimKind.ENTITY, "ruiz", None)


def question(article: Article, ref: ClaimRef, what: str) -> Question:
    answer = asked(Review.of(article, ref), what)
    assert isinstance(answer, Question)
    return answer


def words(question: Question, typed: str = "") -> list[str]:
    return [offer.words for offer in question.offers(typed)]


def then(question: Question, typed: str) -> Edit | Question | Span | ClaimRef | None:
    offer: Offer = question.offers(typed)[0]
    return offer.then


def test_every_key_fits_some_claim_and_says_of_the_others_why_not(dam: Article) -> None:
    for what, kinds in KINDS_OF.items():
        for ref in (SEIZED, OPENS, LELAND):
            reason = refusal(Review.of(dam, ref), what)
            assert (reason is None) == (ref.kind in kinds)
            assert reason is None or reason.endswith(".")


# -- who


def test_several_speakers_are_typed_with_a_plus_between(dam: Article) -> None:
    said_by = question(dam, SEIZED, "speaker")
    assert words(said_by, "ach+ru")[0] == "Leland Achterberg + Ana Ruiz"
    assert then(said_by, "ach, ru") == SetSpeaker(QuoteId("seized"), (EntityId("leland"), EntityId("ruiz")))
    assert then(said_by, "ach + ") == SetSpeaker(QuoteId("seized"), (EntityId("leland"),))
    assert words(said_by, "qqq+ru") == []


def test_the_name_of_the_former_speaker_does_not_stand_for_the_new_one() -> None:
    named = read(SOURCE.replace("cue: confirmed,", "cue: confirmed, mention: Leland Achterberg,"))
    said_by = question(named, SEIZED, "speaker")
    set_to_ruiz = SetSpeaker(QuoteId("seized"), (EntityId("ruiz"),))
    assert then(said_by, "ruiz") == Together((set_to_ruiz, SetSpeakerWords(QuoteId("seized"), None)))
    both = (EntityId("leland"), EntityId("ruiz"))
    assert then(said_by, "leland+ruiz") == SetSpeaker(QuoteId("seized"), both)


def test_whose_whole_name_is_typed_comes_first(dam: Article) -> None:
    friend = Entity(EntityId("friend"), Kind.PERSON, "A friend of the dam", named=False)
    article = replace(dam, entities={**dam.entities, friend.id: friend})
    assert words(question(article, OPENS, "speaker"), "the dam")[0] == "The dam"


def test_somebody_new_may_be_one_of_several(dam: Article) -> None:
    edit = then(question(dam, SEIZED, "speaker"), "ruiz+Bo Quist")
    assert edit == Together(
        (
            AddEntity(Kind.PERSON, "Bo Quist", id=EntityId("quist")),
            SetSpeaker(QuoteId("seized"), (EntityId("ruiz"), EntityId("quist"))),
        )
    )


def test_words_without_a_capital_are_the_description_of_somebody_unnamed(dam: Article) -> None:
    edit = question(dam, SEIZED, "speaker").offers("two experts")[0].then
    assert isinstance(edit, Together)
    assert edit.edits[0] == AddEntity(Kind.PERSON, "two experts", named=False, id=EntityId("experts"))


def test_somebody_new_has_an_id_that_no_orphan_has_either() -> None:
    file = check_file(STORY.encode(), "x")
    review = Review.of(some(file.loaded.article), ClaimRef(ClaimKind.QUOTE, "q3", None))
    said_by = asked(review, "speaker")
    assert isinstance(said_by, Question)
    edit = then(said_by, "Bo Storm")
    assert isinstance(edit, Together)
    assert apply(file, edit).article.entities[EntityId("bo-storm")].name == "Bo Storm"


def test_a_whole_name_that_nobody_has_is_new_whoever_has_its_letters(dam: Article) -> None:
    said_by = question(dam, SEIZED, "speaker")
    assert words(said_by, "lend berg")[0] == "new: lend berg"
    assert words(said_by, "leland ach")[0] == "Leland Achterberg"


@pytest.mark.parametrize("typed", [" ", "   ", "+", " , "])
def test_spaces_alone_name_nobody(dam: Article, typed: str) -> None:
    assert words(question(dam, SEIZED, "speaker"), typed) == []


def test_the_present_speaker_is_offered_last(dam: Article) -> None:
    said_by = question(dam, SEIZED, "speaker")
    assert words(said_by)[0] != "Leland Achterberg"
    assert words(said_by, "leland")[0] == "Leland Achterberg", "but not when the letters are theirs"


def test_who_took_part_in_an_event_is_parted_from_where_it_was(dam: Article) -> None:
    edit = then(question(dam, OPENS, "speaker"), "achter+dam")
    assert edit == SetPeople(EventId("e1"), (EntityId("leland"),), (EntityId("dam"),))


# -- people


def test_words_that_stand_for_somebody_are_given_to_another(dam: Article) -> None:
    she = next(claim for claim in Review.of(dam).claims if claim.kind is ClaimKind.MENTION)
    span = she.parts[0]
    whose = question(dam, she.ref, "speaker")
    assert whose.title == "“she” is"
    assert then(whose, "ach") == Together(
        (Remove(MentionClaim(EntityId("ruiz"), span)), AddMention(EntityId("leland"), span))
    )
    assert "Ana Ruiz" not in words(whose)


def test_those_whose_names_share_a_word_are_offered_first_to_merge_with(dam: Article) -> None:
    courier = Entity(EntityId("courier"), Kind.ORGANISATION, "The Achterberg Courier")
    article = replace(dam, entities={**dam.entities, courier.id: courier})
    assert (
        words(question(article, ClaimRef(ClaimKind.ENTITY, "courier", None), "merge"))[0]
        == "Leland Achterberg"
    )


def test_a_merge_against_which_nothing_speaks_asks_nothing(dam: Article) -> None:
    mayor = ClaimRef(ClaimKind.ENTITY, "hand", None)
    assert then(question(dam, mayor, "merge"), "ruiz") == Merge(EntityId("hand"), EntityId("ruiz"))


def test_a_merge_says_what_speaks_against_it_and_offers_first_to_leave_both(dam: Article) -> None:
    place = ClaimRef(ClaimKind.ENTITY, "dam", None)
    doubts = then(question(dam, place, "merge"), "ruiz")
    assert isinstance(doubts, Question)
    assert "The dam is a place and Ana Ruiz a person." in doubts.note
    assert words(doubts) == ["leave both", "merge all the same"]
    assert then(doubts, "") is None
    assert then(doubts, "merge") == Merge(EntityId("dam"), EntityId("ruiz"))


def test_only_other_kinds_are_offered(dam: Article) -> None:
    kinds = question(dam, LELAND, "kind")
    assert words(kinds) == ["organisation", "place", "none of them"]
    assert words(kinds, "Pl") == ["place"]
    assert then(kinds, "organisation") == SetKind(EntityId("leland"), Kind.ORGANISATION)


def test_other_names_and_the_role_are_typed(dam: Article) -> None:
    names = question(dam, RUIZ, "names")
    assert names.typed == "Ruiz"
    ruiz = EntityId("ruiz")
    assert then(names, "Ruiz,  Mayor Ruiz,") == SetNames(ruiz, "Ana Ruiz", ("Ruiz", "Mayor Ruiz"))
    assert then(names, "") == SetNames(ruiz, "Ana Ruiz", ())
    role = question(dam, RUIZ, "role")
    assert (then(role, "the mayor"), then(role, "")) == (SetRole(ruiz, "the mayor"), SetRole(ruiz, None))


def test_a_description_that_becomes_a_name_is_one(dam: Article) -> None:
    name = question(dam, ClaimRef(ClaimKind.ENTITY, "hand", None), "title")
    mayor = EntityId("hand")
    assert then(name, "Ana Ruiz") == SetNames(mayor, "Ana Ruiz", (), True)
    assert then(name, "The old mayor") == SetNames(mayor, "The old mayor", (), False)
    assert then(name, "The mayor") == SetNames(mayor, "The mayor", (), None)


def test_where_a_quote_was_said_is_typed(dam: Article) -> None:
    wrote = ClaimRef(ClaimKind.QUOTE, "q4", None)
    where = question(dam, wrote, "role")
    assert where.typed == "X"
    assert (then(where, "a letter"), then(where, "")) == (
        SetVia(QuoteId("q4"), "a letter"),
        SetVia(QuoteId("q4"), None),
    )


def test_the_type_of_a_quote_is_changed_at_once(dam: Article) -> None:
    assert asked(Review.of(dam, SEIZED), "type") == SetType(QuoteId("seized"), QuoteType.MIXED)
    assert asked(Review.of(dam, OPENS), "type") == refusal(Review.of(dam, OPENS), "type")
    assert refusal(replace(Review.of(dam), index=None), "type") == "Nothing is left to check."


def test_the_words_of_a_note_and_the_title_of_an_event_are_typed(dam: Article) -> None:
    note = question(dam, ClaimRef(ClaimKind.NOTE, "n1", None), "title")
    assert (then(note, "So?"), then(note, "")) == (SetNote(NoteId("n1"), "So?"), SetNote(NoteId("n1"), ""))
    title = question(dam, OPENS, "title")
    assert (title.typed, words(title)) == ("The dam opens", [])
    assert then(title, "It opens") == SetTitle(EventId("e1"), "It opens")


# -- events


def test_a_date_is_offered_as_it_is_read_and_may_be_left_out(dam: Article) -> None:
    when = question(dam, OPENS, "date")
    assert then(when, "3 May 2024") == SetDate(EventId("e1"), Edtf.parse("2024-05-03"))
    assert then(when, " ") == SetDate(EventId("e1"), None)
    assert words(when, "one day") == []


def test_only_other_states_and_bases_are_offered(dam: Article) -> None:
    offered = words(question(dam, OPENS, "basis"))
    assert "happened" not in offered and "inferred date" not in offered
    assert "planned" in offered and "the text gives the date" in offered


def test_who_alleges_an_event_is_asked_next(dam: Article) -> None:
    who = then(question(dam, OPENS, "basis"), "says")
    assert isinstance(who, Question)
    edit = then(who, "ruiz")
    assert isinstance(edit, SetState)
    assert edit.alleged_by == "ruiz"


# -- the rest


def test_the_rest_says_how_many_of_what_and_which_are_left_out(dam: Article) -> None:
    rest = question(dam, LELAND, "rest")
    assert rest.note == "2 people, each at least 70 % certain."
    assert rest.onward
    quotes = question(dam, SEIZED, "rest")
    assert words(quotes) == ["accept 1"]
    assert quotes.note == (
        "1 quote, each at least 71 % certain. 1 left out: it depends on Ana Ruiz, not checked yet."
    )


def test_a_claim_that_the_text_does_not_tell_can_be_asked_all_the_same(dam: Article) -> None:
    assert question(dam, OPENS, "date").typed == "2024-05-03"
    assert Review.of(dam, OPENS).index_of("e1", Span(0, 0)) == Review.of(dam, OPENS).index


def test_a_claim_is_found_by_some_of_its_words_checked_or_not(dam: Article) -> None:
    find = question(dam, SEIZED, "find")
    assert find.offers("nobody was")[0].words == "Ana Ruiz wrote, reported, on X “nobody was hurt”"
    assert then(find, "computers") == next(c.ref for c in Review.of(dam).claims if c.ref.id == "seized")
    assert find.offers("") == find.offers("qqq") == ()


def test_a_claim_is_found_where_nothing_is_left_to_check(dam: Article) -> None:
    assert isinstance(asked(replace(Review.of(dam), index=None), "find"), Question)


# -- several entries on one line, on the same words


ONE_LINE = SOURCE.partition("people:")[0] + (
    "people: {ruiz: {name: Ana Ruiz, aka: [Ruiz], mentions: [{text: she, nth: 1}]}}\n"
    "quotes: [{speaker: ruiz, type: direct, text: It is}, {speaker: ruiz, type: direct, text: a start},"
    " {speaker: unknown, type: indirect, text: nobody was hurt}, {id: seen-1, speaker: ruiz, type: indirect,"
    " text: it was too early}, {speaker: unknown, type: indirect, text: built in 1964}]\n"
    "notes: [{text: it was too early, note: First}, {text: it was too early, note: Second}]\n"
)


def edited(source: str, edit: object) -> Article:
    assert isinstance(edit, Edit)
    return apply(check_file(source.encode(), "dam"), edit).article


def test_what_goes_with_somebody_is_taken_out_where_all_stands_on_one_line() -> None:
    article = edited(ONE_LINE, then(question(read(ONE_LINE), RUIZ, "reject"), ""))
    assert [article.text[quote.parts[0]] for quote in article.quotes] == ["nobody was hurt", "built in 1964"]
    assert article.entities == {}


def test_of_two_notes_on_the_same_words_the_one_that_is_looked_at_changes() -> None:
    article = read(ONE_LINE)
    second = ClaimRef(ClaimKind.NOTE, "n2", article.notes[1].span)
    changed = edited(ONE_LINE, then(question(article, second, "title"), "Third"))
    assert [note.note for note in changed.notes] == ["First", "Third"]


def test_words_that_stand_for_somebody_at_every_place_are_somebody_else_s_at_one() -> None:
    source = ONE_LINE.replace("{text: she, nth: 1}", "{text: he, nth: all}").replace(
        "He said", "Then he said he knew"
    )
    source = source.replace("ruiz: {", "leland: {name: Leland Achterberg}, ruiz: {")
    article = read(source)
    mention = next(each for each in article.entities[EntityId("ruiz")].mentions if not each.named)
    ref = ClaimRef(ClaimKind.MENTION, "ruiz", mention.span)
    changed = edited(source, then(question(article, ref, "speaker"), "leland"))
    ruiz, leland = changed.entities[EntityId("ruiz")], changed.entities[EntityId("leland")]
    assert mention.span in [each.span for each in leland.mentions]
    assert [each.span for each in ruiz.mentions] == [
        each.span for each in article.entities[EntityId("ruiz")].mentions if each.span != mention.span
    ]
    assert len(ruiz.mentions) > len([each for each in ruiz.mentions if each.named])
