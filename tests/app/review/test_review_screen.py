"""The review screen: keys become edits of the claim that is looked at, and the screen says what it is."""

from __future__ import annotations

import pytest

from reader.app.commands.table import HALF_DOWN, HELP
from reader.app.overlays.command_palette import CommandProvider
from reader.app.review.commands import NEXT
from reader.app.review.widgets import ClaimList, ReviewHeader
from reader.model.article import EntityId, EventId, Kind, QuoteId, QuoteType
from reader.model.dates.dates import Edtf
from reader.write.edits import (
    Accept,
    AddEntity,
    AddMention,
    AddNote,
    AddQuote,
    EntityClaim,
    Merge,
    QuoteClaim,
    Remove,
    SetBasis,
    SetCue,
    SetDate,
    SetDateWords,
    SetKind,
    SetSpeaker,
    SetSpeakerWords,
    SetTitle,
    SetType,
    SetWords,
    Together,
)
from tests.app.review.desk import reviewing, without_draft
from tests.readings import settled
from tests.state.review.dam import SOURCE, read
from tests.waiting import until_in_loop

# -- what it shows


async def test_the_first_draft_is_said_in_plain_words_with_what_is_checked() -> None:
    async with reviewing() as view:
        assert "Person 1 of 3 · Ana Ruiz · also Ruiz · mayor · 3 mentions · 90 %" in view.bar
        assert "4 of 12 checked" in view.lines[0]


async def test_a_claim_says_what_it_depends_on() -> None:
    async with reviewing() as view:
        await view.look_at("Leland Achterberg confirmed")
        assert "depends on Leland Achterberg (draft)" in view.bar


async def test_words_cue_and_speaker_are_bracketed_each_in_its_way() -> None:
    async with reviewing(size=(100, 24)) as view:
        await view.look_at("confirmed")
        text = " ".join(view.lines)
        assert "┊confirmed┊" in text
        assert "▐his" in text.replace(" ▐his", "▐his")


@pytest.mark.parametrize("size", [(160, 50), (120, 40), (100, 30), (80, 24), (60, 18), (40, 10)])
async def test_every_size_shows_the_claim_its_words_and_the_keys(size: tuple[int, int]) -> None:
    async with reviewing(size=size) as view:
        await view.look_at("The dam opens")
        assert {len(line) for line in view.lines} == {size[0]}
        assert any("opened the dam" in line or "opened" in line for line in view.lines[1:-3])
        assert "Enter accept" in view.lines[-1]


async def test_the_words_of_the_claim_stay_in_sight_where_the_window_becomes_smaller() -> None:
    told = "\n\n".join(
        f"  On day {day} the water rose by a hand, and nobody came to see." for day in range(1, 40)
    )
    quote = "  - {speaker: unknown, type: indirect, text: day 12 the water, draft: 0.9}"
    source = f"format: 1\nheadline: Dam\ntext: |-\n{told}\nquotes:\n{quote}\n"
    async with reviewing(size=(120, 40), source=source) as view:
        await until_in_loop(lambda: any("day 12" in line for line in view.lines[1:-3]))
        await view.pilot.resize_terminal(60, 18)
        await settled(view.pilot)
        await until_in_loop(lambda: any("day 12" in line for line in view.lines[1:-3]))


async def test_a_wide_screen_lists_the_claims_with_what_is_checked() -> None:
    async with reviewing() as view:
        assert any("· ┊ his office had seized" in line for line in view.lines)
        assert any("✓ ┊ nobody was hurt" in line for line in view.lines)


# -- accepting and taking out


async def test_enter_accepts_and_goes_on() -> None:
    async with reviewing() as view:
        view.file.next = [without_draft("ruiz:")]
        await view.press("enter")
        assert await view.edits() == [Accept(EntityClaim(EntityId("ruiz")))]
        assert "The dam opens" in view.bar
        assert "5 of 12 checked" in view.lines[0]


async def test_x_takes_a_claim_out() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("x")
        assert await view.edits() == [Remove(QuoteClaim(QuoteId("seized")))]


async def test_taking_a_person_out_offers_to_take_out_what_names_them() -> None:
    async with reviewing() as view:
        await view.look_at("Leland Achterberg · 1 mention")
        await view.press("x")
        assert view.file.edits == []
        assert "with 1 claim that has the name" in view.bar
        await view.press("enter")
        (edit,) = await view.edits()
        assert isinstance(edit, Together)
        assert len(edit.edits) == 2


async def test_the_rest_of_a_kind_is_accepted_only_after_it_was_said_how_many() -> None:
    async with reviewing() as view:
        await view.look_at("Leland Achterberg · 1 mention")
        await view.press("A")
        assert "2 people, each at least 70 % certain." in view.bar
        assert "accept 2" in view.bar
        await view.press("escape")
        assert view.file.edits == []
        await view.press("A", "enter")
        assert [type(edit) for edit in await view.edits()] == [Together]


async def test_a_refused_edit_is_said_and_changes_nothing() -> None:
    async with reviewing() as view:
        view.file.next = ["the file can’t be written"]
        await view.press("enter")
        await until_in_loop(lambda: "Nothing was changed" in view.lines[-1])
        assert "Nothing was changed: the file can’t be written." in view.lines[-1]
        assert "Person 1 of 3" in view.bar


async def test_undo_goes_back_to_what_it_made_a_draft_again() -> None:
    async with reviewing() as view:
        view.file.next = [without_draft("ruiz:"), read(SOURCE)]
        await view.press("enter", "j", "u")
        assert "Person 1 of 3" in view.bar
        assert "Undone: Ana Ruiz accepted." in view.lines[-1]
        await view.press("u")
        assert "nothing to undo" in view.lines[-1]


# -- correcting


async def test_the_speaker_is_set_by_a_letter_and_enter() -> None:
    async with reviewing() as view:
        await view.look_at("An unknown speaker")
        await view.press("s")
        assert "draft Leland Achterberg  Ana Ruiz" in view.bar
        await view.press("r", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, SetSpeaker)
        assert edit.speakers == ("ruiz",)


async def test_the_next_offer_is_taken_with_the_arrow() -> None:
    async with reviewing() as view:
        await view.look_at("An unknown speaker")
        await view.press("s", "down", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, SetSpeaker)
        assert edit.speakers != ("leland",)


async def test_a_new_person_can_be_the_speaker_in_one_act() -> None:
    async with reviewing() as view:
        await view.look_at("An unknown speaker")
        await view.press("s", *"Jo", "space", *"Qwyx", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, Together)
        assert edit.edits[0] == AddEntity(Kind.PERSON, "Jo Qwyx", id=EntityId("qwyx"))


async def test_nobody_can_be_the_speaker() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("s", *"nob", "enter")
        assert await view.edits() == [SetSpeaker(QuoteId("seized"), ())]


async def test_v_changes_the_type() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("v")
        assert await view.edits() == [SetType(QuoteId("seized"), QuoteType.MIXED)]


async def test_words_are_moved_by_words() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("w", "left", "shift+left", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, SetWords)
        assert [view.file.article.text[part] for part in edit.parts] == ["that his office had seized"]


async def test_esc_gives_selecting_up_and_the_claim_is_as_it_was() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("w", "left", "x", "escape")
        assert view.file.edits == []
        assert "confirmed" in view.bar


async def test_the_cue_is_selected_like_words() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("c", "shift+left", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, SetCue)
        assert edit.span is not None
        assert view.file.article.text[edit.span] == "Achterberg confirmed"


async def test_a_date_shows_what_it_is_read_as() -> None:
    async with reviewing() as view:
        await view.look_at("The dam opens")
        await view.press("d", *"last", "space", *"week")
        assert "2024" in view.bar
        await view.press("ctrl+u", *"about", "space", *"2020")
        assert "about 2020" in view.bar
        await view.press("enter")
        (edit,) = await view.edits()
        assert edit == SetDate(EventId("e1"), Edtf.parse("2020~"))


async def test_the_title_of_an_event_is_typed() -> None:
    async with reviewing() as view:
        await view.look_at("The dam opens")
        await view.press("t", *"Opening", "enter")
        assert await view.edits() == [SetTitle(EventId("e1"), "Opening")]


async def test_letters_of_a_menu_narrow_it() -> None:
    async with reviewing() as view:
        await view.look_at("The dam opens")
        await view.press("b", "b", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, SetBasis)


async def test_a_person_is_merged_with_another_after_the_reasons_against_it_were_read() -> None:
    async with reviewing() as view:
        await view.look_at("Leland Achterberg · 1 mention")
        await view.press("M", "r", "enter")
        assert view.file.edits == []
        assert "The names have no word in common: Leland Achterberg, Ana Ruiz." in view.bar
        await view.press("enter")
        assert view.file.edits == [], "what is offered first changes nothing"
        await view.press("M", "r", "enter", "m", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, Merge)
        assert {edit.entity, edit.other} == {"ruiz", "leland"}


async def test_a_kind_is_chosen_by_its_word() -> None:
    async with reviewing() as view:
        await view.press("K", *"organisation", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, SetKind)
        assert edit.kind is Kind.ORGANISATION


async def test_what_a_claim_has_not_is_said_in_a_sentence() -> None:
    async with reviewing() as view:
        await view.press("v")
        assert "Only a quote is word for word" in view.lines[-1]
        assert view.file.edits == []


# -- marking by hand


async def test_selected_words_become_a_quote_said_by_somebody() -> None:
    async with reviewing(marking="nobody was hurt") as view:
        await view.press("s", "r", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, AddQuote)
        assert [view.file.article.text[part] for part in edit.parts] == ["nobody was hurt"]
        assert (edit.speakers, edit.type) == (("ruiz",), QuoteType.INDIRECT)


async def test_selected_words_are_highlighted_by_one_key() -> None:
    async with reviewing(marking="built") as view:
        await view.press("right", "h")
        (edit,) = await view.edits()
        assert isinstance(edit, AddNote)
        assert (view.file.article.text[edit.span], edit.remark) == ("built in", "")


async def test_words_that_are_marked_as_a_mention_leave_the_claim_as_it_is() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("a", "/", *"inspector", "enter", "p", *"leland", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, AddMention)
        assert (edit.entity, view.file.article.text[edit.span]) == ("leland", "Inspector")


async def test_what_was_missed_is_added_from_the_claim_on() -> None:
    async with reviewing() as view:
        await view.look_at("The dam is built")
        await view.press("a", "right", "n", *"Old", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, AddNote)
        assert (view.file.article.text[edit.span], edit.remark) == ("built in", "Old")


# -- going and leaving


async def test_other_orders_keep_the_claim() -> None:
    async with reviewing() as view:
        await view.press("j")
        before = view.bar
        await view.press("r")
        assert "least certain first" in view.lines[-1]
        assert view.bar == before


async def test_leaving_says_where_to_come_back_to() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("q")
        (result,) = view.app.results
        assert result.at is not None
        assert result.at.id == "seized"


async def test_a_click_in_the_list_goes_to_a_claim() -> None:
    async with reviewing() as view:
        y = next(y for y, line in enumerate(view.lines) if "· ┊ his office" in line)
        await view.pilot.click(offset=(view.lines[y].index("his office had"), y))
        await settled(view.pilot)
        assert "confirmed" in view.bar


async def test_keys_that_do_not_fit_the_claim_are_not_offered() -> None:
    async with reviewing(size=(160, 40)) as view:
        assert "n names" in view.lines[-1] and "v type" not in view.lines[-1]
        await view.look_at("confirmed")
        assert "v type" in view.lines[-1] and "d date" not in view.lines[-1]
        await view.look_at("The dam opens")
        assert "d date" in view.lines[-1] and "M same as" not in view.lines[-1]


async def test_sixty_columns_offer_what_a_quote_needs_most() -> None:
    async with reviewing(size=(60, 18)) as view:
        await view.look_at("confirmed")
        line = view.lines[-1]
        assert all(
            key in line for key in ("Enter accept", "x not so", "s speaker", "w words", "? keys", "q back")
        )


@pytest.mark.parametrize("columns", [80, 99, 100, 110])
async def test_the_claims_are_listed_from_eighty_columns_on(columns: int) -> None:
    async with reviewing(size=(columns, 24)) as view:
        assert any("☻ Leland" in line for line in view.lines)


async def test_between_the_claims_and_their_scroll_bar_a_cell_stays_free_in_the_first_frame_too() -> None:
    async with reviewing(size=(80, 8)) as view:
        assert view.screen.query_one(ClaimList).show_vertical_scrollbar
        assert {line[-2] for line in view.lines[1:-3]} == {" "}


async def test_the_header_says_nothing_before_the_claims_are_counted() -> None:
    async with reviewing() as view:
        header = view.screen.query_one(ReviewHeader)
        assert header.palette is not None
        assert header.lines(80, header.palette)
        assert ReviewHeader().lines(80, header.palette) == []


async def test_the_column_of_how_certain_drafts_are_stays_where_it_is() -> None:
    async with reviewing() as view:
        before = [line.index("%") for line in view.lines[1:-4] if "%" in line]
        await view.press("enter")
        assert {line.index("%") for line in view.lines[1:-4] if "%" in line} == set(before)
        assert len(set(before)) == 1


async def test_checked_claims_are_reached_with_brackets() -> None:
    async with reviewing() as view:
        await view.look_at("An unknown speaker")
        await view.press("]", "]")
        assert "Ana Ruiz wrote, reported, on X · checked" in view.bar
        assert "Enter go on" in view.lines[-1]
        await view.press("[", "[")
        assert "An unknown speaker" in view.bar


async def test_taking_out_goes_on_to_the_next_draft() -> None:
    async with reviewing() as view:
        await view.look_at("An unknown speaker")
        await view.press("x")
        assert "checked" not in view.bar


async def test_help_begins_with_the_keys_of_the_review() -> None:
    async with reviewing() as view:
        await view.press("f1")
        text = "\n".join(view.lines)
        assert "REVIEW" in text and "Accept the claim and go on" in text
        assert "MOVE" not in text


async def test_the_palette_offers_each_command_once_and_only_with_its_keys() -> None:
    async with reviewing() as view:
        provider = CommandProvider(view.screen)
        assert provider.keys_in_words(HALF_DOWN) == "^d", "d asks for a date here"
        assert provider.keys_in_words(NEXT) == "j ↓"
        assert provider.keys_in_words(HELP) == "? F1"
        offered = [command.id for command in provider.commands()]
        assert len(offered) == len(set(offered))
        assert "review.next" in offered
        assert not {"move.down", "move.up", "library.notes", "find.open"} & set(offered)


async def test_a_copied_draft_says_that_it_is_one() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("y")
        assert view.app.copied == ["his office had seized computers — Leland Achterberg (reported; draft)"]
        await view.look_at("The dam opens")
        await view.press("y")
        assert "Only a quote is copied" in view.lines[-1]


async def test_the_cue_can_be_none() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("c", "delete")
        assert await view.edits() == [SetCue(QuoteId("seized"), None)]


async def test_the_cue_that_was_selected_is_set_on_the_way_to_the_speakers_words() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("c", "shift+left", "c", "enter")
        await until_in_loop(lambda: len(view.file.edits) == 2)
        first, second = view.file.edits
        assert isinstance(first, SetCue) and isinstance(second, SetSpeakerWords)


async def test_an_events_date_words_are_selected_with_the_key_of_the_cue() -> None:
    async with reviewing() as view:
        await view.look_at("The dam opens")
        await view.press("c", "right", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, SetDateWords)


async def test_the_mouse_selects_the_words_of_a_claim() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("w")
        y = next(y for y, line in enumerate(view.lines) if "computers" in line)
        x = view.lines[y].index("computers")
        await view.pilot.mouse_down(offset=(x + 2, y))
        await view.pilot.hover(offset=(x + 4, y))
        await view.pilot.mouse_up(offset=(x + 4, y))
        await view.press("enter")
        (edit,) = await view.edits()
        assert isinstance(edit, SetWords)
        assert [view.file.article.text[part] for part in edit.parts] == ["computers"]


async def test_a_click_does_not_take_the_keys_from_a_question() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("s")
        await view.pilot.click(offset=(20, 3))
        await view.press(*"ruiz", "enter")
        assert await view.edits() == [SetSpeaker(QuoteId("seized"), (EntityId("ruiz"),))]


async def test_an_edit_is_shown_before_it_is_saved() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("s", *"ruiz")
        view.screen.set_timer = lambda *_: None  # type: ignore[method-assign, assignment]  # nothing is saved behind
        await view.press("enter")
        assert view.file.edits == []
        assert "Ana Ruiz confirmed" in view.bar
        view.screen.edits.flush()
        assert await view.edits() == [SetSpeaker(QuoteId("seized"), (EntityId("ruiz"),))]


async def test_words_far_away_are_selected_by_typing_them() -> None:
    async with reviewing() as view:
        await view.look_at("confirmed")
        await view.press("w", "/", *"his..seized", "enter")
        assert view.file.edits == []
        await view.press("enter")
        (edit,) = await view.edits()
        assert isinstance(edit, SetWords)
        assert [view.file.article.text[part] for part in edit.parts] == ["his office had seized"]


async def test_esc_while_words_are_typed_goes_back_to_the_selection() -> None:
    async with reviewing(marking="built") as view:
        await view.press("/", *"obody", "escape", "h")
        (edit,) = await view.edits()
        assert isinstance(edit, AddNote)
        assert view.file.article.text[edit.span] == "built"


async def test_an_untouched_cue_is_not_set_on_the_way_to_the_speakers_words() -> None:
    async with reviewing() as view:
        await view.look_at("An unknown speaker")
        await view.press("c", "c", "enter")
        (edit,) = await view.edits()
        assert isinstance(edit, SetSpeakerWords)


async def test_a_claim_is_gone_to_by_typing_of_it() -> None:
    async with reviewing() as view:
        await view.press("/", *"nobody", "enter")
        assert "Ana Ruiz wrote, reported, on X · checked" in view.bar
