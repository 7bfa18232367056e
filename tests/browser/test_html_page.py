"""The exported page in Chromium: by keyboard alone, by mouse, by link, narrow, dark, printed, without a script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ConsoleMessage, Page, expect

from reader.convert.html.page import page as page_of
from reader.load.article import load_article, read_article
from reader.services.bundled import bundled
from tests.browser.conftest import LIMIT, Site
from tests.convert.html.test_page import HOSTILE
from tests.values import some

expect.set_options(timeout=LIMIT)


@pytest.fixture(scope="module")
def source() -> str:
    """The page of the article that comes with the reader."""
    return "".join(page_of(some(load_article(bundled()).article)))


@pytest.fixture
def shown(site: Site, source: str) -> Iterator[Page]:
    """That page, in which nothing may go wrong: no error, nothing that its own policy has to stop."""
    said: list[str] = []
    site.page.on("console", lambda message: said.append(message.text))
    site.page.on("pageerror", lambda error: said.append(str(error)))
    yield site.open("story.html", source)
    assert said == []


def press(page: Page, keys: str) -> None:
    for key in keys.split():
        page.keyboard.press(key)


def focused(page: Page) -> str:
    """The words of what has the focus, on one line."""
    words: str = page.evaluate("document.activeElement.innerText")
    return " ".join(words.split())


# -- accessibility


@pytest.fixture(scope="module")
def axe(npm_packages: Path) -> str:
    return (npm_packages / "axe-core/axe.min.js").read_text("utf-8")


STATES = {
    "as it opens": "",
    "a person chosen, in the list": "p j j",
    "a card open, by keyboard": "] ] ] Enter",
    "a quote chosen": "s j",
    "an event chosen": "t j",
    "both orders": "t t j",
    "words looked for": "/ r e l e a s e",
    "the keys": "?",
}


@pytest.mark.parametrize("keys", STATES.values(), ids=STATES.keys())
def test_axe_finds_nothing_wrong(shown: Page, axe: str, keys: str) -> None:
    shown.emulate_media(color_scheme="light", reduced_motion="reduce")
    press(shown, keys)
    assert violations(shown, axe) == []


@pytest.mark.parametrize("keys", ["", "p j j", "] ] ] Enter"])
def test_axe_finds_nothing_wrong_in_the_dark(shown: Page, axe: str, keys: str) -> None:
    shown.emulate_media(color_scheme="dark", reduced_motion="reduce")
    press(shown, keys)
    assert violations(shown, axe) == []


@pytest.mark.parametrize("keys", ["] ]", "p j"])
def test_axe_finds_nothing_wrong_on_a_telephone(shown: Page, axe: str, keys: str) -> None:
    shown.emulate_media(reduced_motion="reduce")
    shown.set_viewport_size({"width": 390, "height": 844})
    press(shown, keys)
    assert violations(shown, axe) == []


def violations(page: Page, axe: str) -> list[str]:
    """What axe-core finds, of its rules for WCAG 2.2 AA and of its best practices."""
    page.evaluate(axe)
    found = page.evaluate(
        "async () => (await axe.run({rules: {'target-size': {enabled: true}}})).violations"
        ".map(each => [each.id, each.nodes.map(node => node.html.slice(0, 200) + node.failureSummary)])"
    )
    return [json.dumps(each, ensure_ascii=False) for each in found]


# -- by keyboard alone


def test_next_and_previous_highlight_take_the_focus_and_show_their_card(shown: Page) -> None:
    press(shown, "] ]")
    expect(shown.locator("#card")).to_contain_text("Syarhei Tsikhanouski")
    first = focused(shown)
    press(shown, "]")
    assert focused(shown) != first
    press(shown, "[")
    assert focused(shown) == first
    press(shown, "Escape")
    expect(shown.locator("#card")).to_be_hidden()


def test_enter_chooses_and_leads_into_the_card_whose_links_are_followed(shown: Page) -> None:
    press(shown, "] ] Enter")
    expect(shown.locator("#chosen")).to_have_text("Syarhei Tsikhanouski")
    press(shown, "Tab")
    expect(shown.locator("#card a:focus")).to_have_text("Syarhei Tsikhanouski")
    press(shown, "Escape")
    assert focused(shown) == "Belarusian opposition leader"


def test_each_pane_has_its_key_and_a_list_is_walked_and_answered(shown: Page) -> None:
    press(shown, "p j")
    assert focused(shown) == "Sviatlana Tsikhanouskaya"
    expect(shown.locator("#quotes-count")).to_have_text("3 of 16")
    expect(shown.locator("#who-tsikhanouskaya .more")).to_be_visible()
    press(shown, "s")
    expect(shown.locator("#quotes .entry:focus-within")).to_contain_text("thanking Trump")
    press(shown, "t")
    expect(shown.locator("#timeline .entry:focus-within")).to_have_class(re.compile("e-tsikhanouskaya"))
    press(shown, "t")
    expect(shown.locator("#orders .row:focus-within")).to_be_in_viewport()


def test_quotes_and_timeline_share_a_place_beside_the_text(shown: Page) -> None:
    for keys, seen, unseen in (
        ("", "quotes", "timeline"),
        ("t", "timeline", "quotes"),
        ("p a", "timeline", "quotes"),
    ):
        press(shown, keys)
        expect(shown.locator(f"#{seen}")).to_be_visible()
        expect(shown.locator(f"#{unseen}")).to_be_hidden()
        expect(shown.locator("#people")).to_be_visible()


def test_highlights_are_those_of_whom_is_chosen(shown: Page) -> None:
    press(shown, "p j a ]")
    assert "Tsikhanouski’s wife" in focused(shown)
    press(shown, "]")
    assert focused(shown) == "Sviatlana Tsikhanouskaya"


def test_words_are_found_without_regard_to_quotation_marks_and_case(shown: Page) -> None:
    press(shown, "/")
    shown.keyboard.type("WE'RE not")
    expect(shown.locator("#found")).to_have_text("1 of 1")
    expect(shown.locator("#quotes-count")).to_have_text("1 of 16")
    shown.locator("#find").fill("RELEASE")
    expect(shown.locator("#found")).to_have_text("1 of 5")
    press(shown, "Enter Enter")
    expect(shown.locator("#found")).to_have_text("3 of 5")
    shown.locator("#find").fill("Radosław SIKORSKI")
    expect(shown.locator("#found")).to_have_text("1 of 1")
    shown.locator("#find").fill("no such words")
    expect(shown.locator("#found")).to_have_text("not found")
    press(shown, "Escape")
    expect(shown.locator("#quotes-count")).to_have_text("16")


def test_the_keys_are_shown_and_single_letters_can_be_switched_off(shown: Page) -> None:
    press(shown, "?")
    expect(shown.locator("#keys")).to_be_visible()
    shown.keyboard.press("Space")
    press(shown, "Escape ?")
    expect(shown.locator("#keys")).to_be_hidden()


def test_escape_lets_go_of_what_is_chosen(shown: Page) -> None:
    press(shown, "p j Escape")
    expect(shown.locator(".chosen")).to_have_count(0)
    expect(shown.locator("#quotes-count")).to_have_text("16")
    assert not shown.url.count("#")


# -- by mouse


def test_whatever_is_chosen_in_the_text_everything_answers(shown: Page) -> None:
    shown.locator("#text .m.e-kellogg", has_text="Keith Kellogg").first.click()
    expect(shown.locator("#who-kellogg")).to_have_class(re.compile("chosen"))
    expect(shown.locator("#timeline .event.on")).to_have_count(3)
    expect(shown.locator(".lines path.on")).to_have_count(3)
    assert shown.locator("#quotes .quote:visible").count() == 2  # about him
    shown.get_by_role("button", name="Clear").click()
    expect(shown.locator(".on")).to_have_count(0)


def test_a_card_shows_where_the_pointer_rests_and_stays_while_it_is_on_it(shown: Page) -> None:
    shown.locator("#q-not-done").hover()
    card = shown.locator("#card")
    expect(card).to_contain_text("Sviatlana Tsikhanouskaya wrote")
    card.hover()
    expect(card).to_be_visible()
    shown.mouse.move(5, 5)
    expect(card).to_be_hidden()


def test_quotes_are_listed_by_kind(shown: Page) -> None:
    shown.get_by_role("button", name="word for word").click()
    expect(shown.locator("#quotes-count")).to_have_text("2 of 16")
    assert shown.locator("#quotes .quote:visible").count() == 2


def test_notes_open_at_their_sign_and_all_together(shown: Page) -> None:
    expect(shown.locator("#note-1")).to_be_hidden()
    shown.locator(".dagger").first.click()
    expect(shown.locator("#card")).to_contain_text("With Tsikhanouski they are fourteen")
    shown.get_by_role("button", name="Notes").click()
    expect(shown.locator("#note-1")).to_be_visible()


# -- links


def test_a_link_to_a_quote_shows_and_chooses_it(site: Site, source: str) -> None:
    page = site.open("story.html#q-free-world", source)
    expect(page.locator("#q-free-world")).to_be_in_viewport()
    expect(page.locator("#quote-free-world")).to_have_class(re.compile("chosen"))
    page.evaluate("location.hash = '#who-coale'")
    expect(page.locator("#who-coale")).to_have_class(re.compile("chosen"))


def test_what_is_chosen_is_in_the_address(shown: Page) -> None:
    shown.locator("#quote-not-done blockquote").click()
    assert shown.url.endswith("#q-not-done")


# -- other ways to see it


@pytest.mark.parametrize("width", [390, 800, 1280])
def test_nothing_is_wider_than_the_window(shown: Page, width: int) -> None:
    shown.set_viewport_size({"width": width, "height": 800})
    assert shown.evaluate("document.documentElement.scrollWidth") == width


def test_in_a_narrow_window_the_part_that_is_read_is_the_current_one(shown: Page) -> None:
    shown.set_viewport_size({"width": 500, "height": 800})
    current = shown.locator("#tabs [aria-current]")
    expect(current).to_have_text("Text")
    shown.evaluate("document.querySelector('#timeline').scrollIntoView()")
    expect(current).to_have_text("Timeline")
    shown.evaluate("scrollTo(0, 0)")
    expect(current).to_have_text("Text")
    shown.set_viewport_size({"width": 1280, "height": 800})
    expect(current).not_to_have_text("Text")


def test_the_line_is_measured(shown: Page) -> None:
    shown.set_viewport_size({"width": 1920, "height": 1000})
    assert shown.evaluate("document.querySelector('.para > p').clientWidth") <= 600


def test_dark_and_light_follow_the_system(shown: Page) -> None:
    shown.emulate_media(color_scheme="light")
    light = shown.evaluate("getComputedStyle(document.body).backgroundColor")
    shown.emulate_media(color_scheme="dark")
    assert shown.evaluate("getComputedStyle(document.body).backgroundColor") != light


def test_on_paper_notes_and_speakers_stand_beside_their_paragraph(shown: Page) -> None:
    shown.emulate_media(media="print")
    box = some(shown.locator(".para > p").first.bounding_box())
    for words in ("government sources, reported", "With Tsikhanouski they are fourteen"):
        margin = some(shown.locator(".margin p", has_text=words).first.bounding_box())
        assert margin["x"] > box["x"] + box["width"]
        assert box["y"] - 2 < margin["y"]
    assert shown.locator("#bar").is_hidden()
    assert shown.locator("#timeline .event").last.is_visible()
    assert len(shown.pdf()) > 10_000


def test_without_a_script_all_is_there(chromium: Browser, source: str) -> None:
    context = chromium.new_context(
        java_script_enabled=False, offline=True, viewport={"width": 390, "height": 800}
    )
    page = context.new_page()
    page.set_content(source)
    for shown in ("#note-1", "#who-coale .more", "#quote-not-done .more", "#event-release .more", "#orders"):
        expect(page.locator(shown)).to_be_visible()
    for hidden in ("#find", "#show-keys", "#kinds"):
        expect(page.locator(hidden)).to_be_hidden()
    order = ["#text", "#people", "#quotes", "#timeline", "#orders"]
    tops = [some(page.locator(each).bounding_box())["y"] for each in order]
    assert tops == sorted(tops)
    context.close()


# -- trust


def test_hostile_text_runs_nothing_and_asks_for_nothing(site: Site) -> None:
    said = json.dumps(" ".join(HOSTILE.values()), ensure_ascii=False)
    text = json.dumps(f"Ana said {' '.join(HOSTILE.values())} and left.", ensure_ascii=False)
    article = read_article(
        f"""format: 1
headline: {said}
source: {{publisher: {said}, authors: [{said}]}}
text: {text}
people: {{ana: {{name: Ana, role: {said}, about: {said}}}}}
quotes: [{{speaker: ana, type: direct, text: and left, via: {said}, note: {said}}}]
events: [{{title: {said}, text: said, note: {said}, people: [ana]}}]
notes: [{{text: and left, note: {said}}}]
""".encode(),
        "x",
    ).article
    wrong: list[str] = []

    def note(message: ConsoleMessage) -> None:
        wrong.append(message.text)

    site.page.on("console", note)
    site.page.on("dialog", lambda dialog: wrong.append(dialog.message))
    page = site.open("hostile.html", "".join(page_of(some(article))))
    press(page, "] ] ] Enter Escape p j s j t t ?")
    assert page.evaluate("document.scripts.length") == 3
    assert page.evaluate(
        "document.querySelectorAll('img, iframe, body b, [onclick], [onload]').length"
    ) == len(page.query_selector_all("aside b"))
    assert wrong == []
