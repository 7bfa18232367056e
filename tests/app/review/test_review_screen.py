"""The review screen: keys become edits of the claim that is looked at, and the screen says what it is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from textual.app import App
from textual.pilot import Pilot

from reader.app.review.editor import Reviewed
from reader.app.review.screen import ReviewScreen
from reader.errors import EditRefused
from reader.model.article import Article, EntityId, EventId, Kind, QuoteId, QuoteType
from reader.model.dates.dates import Edtf
from reader.model.text import Span
from reader.state.article.session import Session
from reader.write.edits import (
    Accept,
    AddEntity,
    AddNote,
    AddQuote,
    Edit,
    EntityClaim,
    Merge,
    QuoteClaim,
    Remove,
    SetBasis,
    SetCue,
    SetDate,
    SetKind,
    SetSpeaker,
    SetTitle,
    SetType,
    SetWords,
    Together,
)
from tests.readings import pressed, settled
from tests.state.review.dam import SOURCE, read
from tests.waiting import until_in_loop


@dataclass(frozen=True)
class Left:
    """What an edit left."""

    article: Article


class RecordingFile:
    """A file that records edits. What it is loaded as afterwards is given beforehand, else it stays as it is."""

    def __init__(self, article: Article) -> None:
        self.path = Path("dam.yaml")
        self.article = article
        self.next: list[Article | str] = []
        self.edits: list[Edit] = []

    def apply(self, edit: Edit) -> Left:
        self.edits.append(edit)
        return Left(self._take() if self.next else self.article)

    def undo(self) -> Article:
        if not self.next:
            raise EditRefused("there is nothing to undo")
        return self._take()

    def redo(self) -> Article:
        raise EditRefused("there is nothing to redo")

    def _take(self) -> Article:
        answer = self.next.pop(0)
        if isinstance(answer, str):
            raise EditRefused(answer)
        return answer


class Harness(App[None]):
    def __init__(self, file: RecordingFile, marking: Span | None) -> None:
        super().__init__()
        self.file, self.marking = file, marking
        self.results: list[Reviewed] = []

    def on_mount(self) -> None:
        session = Session.of(self.file.article)
        self.push_screen(ReviewScreen(session, self.file, self.results.append, marking=self.marking))


class View:
    """What a test sees of the screen."""

    def __init__(self, app: Harness, pilot: Pilot[None]) -> None:
        self.app, self.pilot, self.file = app, pilot, app.file

    async def press(self, *keys: str) -> None:
        for key in keys:
            self.app.post_message(pressed(key))
            await settled(self.pilot)

    async def edits(self) -> list[Edit]:
        """The edits of the file, once there is one: an accepted claim is saved behind its frame."""
        await until_in_loop(lambda: self.file.edits)
        return self.file.edits

    async def look_at(self, words: str) -> None:
        """Skip to the claim whose sentence has these words."""
        for _ in range(12):
            if words in self.bar:
                return
            await self.press("j")
        raise AssertionError(f"no claim says {words}")

    @property
    def lines(self) -> list[str]:
        strips = self.app.screen._compositor.render_strips()
        return ["".join(segment.text for segment in strip) for strip in strips]

    @property
    def bar(self) -> str:
        """The claim's sentence, and what is offered."""
        return " ".join(line.strip() for line in self.lines[-3:-1])

    @property
    def screen(self) -> ReviewScreen:
        assert isinstance(self.app.screen, ReviewScreen)
        return self.app.screen


@asynccontextmanager
async def reviewing(size: tuple[int, int] = (120, 30), marking: str = "") -> AsyncIterator[View]:
    article = read(SOURCE)
    start = article.text.content.index(marking)
    file = RecordingFile(article)
    app = Harness(file, Span(start, start + len(marking)) if marking else None)
    async with app.run_test(size=size) as pilot:
        await settled(pilot)
        yield View(app, pilot)


def without_draft(entry: str) -> Article:
    """The article with the draft of one entry accepted."""
    start = SOURCE.index(entry)
    return read(SOURCE[:start] + SOURCE[start:].replace("draft: true", "draft: false", 1))


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
        assert "take out 1 claim that names it, too" in view.bar
        await view.press("enter")
        (edit,) = view.file.edits
        assert isinstance(edit, Together)
        assert len(edit.edits) == 2


async def test_the_rest_of_a_kind_is_accepted_only_after_it_was_said_how_many() -> None:
    async with reviewing() as view:
        await view.look_at("Leland Achterberg · 1 mention")
        await view.press("A")
        assert "accept 2 entities of at least 70%" in view.bar
        await view.press("escape")
        assert view.file.edits == []
        await view.press("A", "enter")
        assert [type(edit) for edit in view.file.edits] == [Together]


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
        await view.press("u")
        assert "nothing to undo" in view.lines[-1]


# -- correcting


async def test_the_speaker_is_set_by_a_letter_and_enter() -> None:
    async with reviewing() as view:
        await view.look_at("Unknown speaker")
        await view.press("s")
        assert "draft Leland Achterberg  Ana Ruiz" in view.bar
        await view.press("r", "enter")
        (edit,) = view.file.edits
        assert isinstance(edit, SetSpeaker)
        assert edit.speakers == ("ruiz",)


async def test_the_next_offer_is_taken_with_the_arrow() -> None:
    async with reviewing() as view:
        await view.look_at("Unknown speaker")
        await view.press("s", "down", "enter")
        (edit,) = view.file.edits
        assert isinstance(edit, SetSpeaker)
        assert edit.speakers != ("leland",)


async def test_a_new_person_can_be_the_speaker_in_one_act() -> None:
    async with reviewing() as view:
        await view.look_at("Unknown speaker")
        await view.press("s", *"Jo", "space", *"Qwyx", "enter")
        (edit,) = view.file.edits
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
        (edit,) = view.file.edits
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
        (edit,) = view.file.edits
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
        (edit,) = view.file.edits
        assert edit == SetDate(EventId("e1"), Edtf.parse("2020~"))


async def test_the_title_of_an_event_is_typed() -> None:
    async with reviewing() as view:
        await view.look_at("The dam opens")
        await view.press("t", *"Opening", "enter")
        assert await view.edits() == [SetTitle(EventId("e1"), "Opening")]


async def test_a_letter_of_a_menu_is_enough() -> None:
    async with reviewing() as view:
        await view.look_at("The dam opens")
        await view.press("b", "b")
        (edit,) = view.file.edits
        assert isinstance(edit, SetBasis)


async def test_a_person_is_merged_with_another() -> None:
    async with reviewing() as view:
        await view.look_at("Leland Achterberg · 1 mention")
        await view.press("M", "r", "enter")
        (edit,) = view.file.edits
        assert isinstance(edit, Merge)
        assert {edit.entity, edit.other} == {"ruiz", "leland"}


async def test_a_kind_is_chosen_by_a_letter() -> None:
    async with reviewing() as view:
        await view.press("K", "o")
        (edit,) = view.file.edits
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
        (edit,) = view.file.edits
        assert isinstance(edit, AddQuote)
        assert [view.file.article.text[part] for part in edit.parts] == ["nobody was hurt"]
        assert (edit.speakers, edit.type) == (("ruiz",), QuoteType.INDIRECT)


async def test_selected_words_are_highlighted_by_one_key() -> None:
    async with reviewing(marking="built") as view:
        await view.press("right", "h")
        (edit,) = view.file.edits
        assert isinstance(edit, AddNote)
        assert (view.file.article.text[edit.span], edit.remark) == ("built in", "")


async def test_what_was_missed_is_added_from_the_claim_on() -> None:
    async with reviewing() as view:
        await view.look_at("The dam is built")
        await view.press("a", "right", "n", *"Old", "enter")
        (edit,) = view.file.edits
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
