"""`reader serve` in Chromium: read by keyboard, copied to the browser's clipboard, left, and closed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import LIMIT
from tests.waiting import until


@dataclass
class Door:
    """A server in a process of its own, and the lines that it printed."""

    process: subprocess.Popen[str]

    def address(self) -> str:
        """The next address that lets a browser in."""
        assert self.process.stdout is not None
        return self.process.stdout.readline().strip()


@contextmanager
def serving(*arguments: str) -> Iterator[Door]:
    command = [sys.executable, "-m", "reader", "serve", "--port", "0", *arguments]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        yield Door(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(LIMIT / 1000) == 0


@pytest.fixture
def door() -> Iterator[Door]:
    with serving() as door:
        yield door


@pytest.fixture
def page(chromium: Browser, door: Door) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, locale="en")
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.set_default_timeout(LIMIT)
    page = context.new_page()
    page.goto(door.address())
    page.wait_for_selector("body.-first-byte")
    yield page
    context.close()


def readers_of(door: Door) -> list[str]:
    """The programs that the server has started."""
    listed = subprocess.run(
        ["ps", "--ppid", str(door.process.pid), "-o", "pid="], capture_output=True, text=True, check=False
    )
    return listed.stdout.split()


def test_the_reader_has_the_keyboard_copies_to_the_browsers_clipboard_and_says_that_it_was_left(
    page: Page, door: Door
) -> None:
    assert page.title() == "closeread"
    assert page.evaluate("document.activeElement.className") == "xterm-helper-textarea"
    until(lambda: press_and_read(page, "n", "y"))
    page.keyboard.press("Escape")
    page.keyboard.press("q")
    why = page.locator("#why")
    why.wait_for()
    assert why.inner_text() == "You left closeread."
    assert page.evaluate("document.activeElement.id") == "again"
    until(lambda: not readers_of(door))
    page.keyboard.press("Enter")
    page.wait_for_selector("body.-first-byte")
    assert page.locator("#end").is_hidden()


def test_ctrl_v_pastes_what_is_on_the_browsers_clipboard(page: Page) -> None:
    sent: list[str] = []
    page.on("websocket", lambda socket: socket.on("framesent", lambda frame: sent.append(str(frame))))
    page.reload()
    page.wait_for_selector("body.-first-byte")
    page.evaluate("navigator.clipboard.writeText('the harbour')")
    until(lambda: press(page, "Control+v") and any("the harbour" in each for each in sent), lambda: sent[-3:])
    assert not any("\\u0016" in each for each in sent)


@pytest.mark.parametrize("size", [(1280, 800), (700, 900)])
def test_the_page_is_of_one_colour_to_its_edges(page: Page, size: tuple[int, int]) -> None:
    page.set_viewport_size({"width": size[0], "height": size[1]})
    painted = "getComputedStyle(document.querySelector('.xterm-viewport')).backgroundColor"
    until(lambda: page.evaluate(painted) == "rgb(18, 18, 18)", lambda: page.evaluate(painted))
    box = "(({width, height}) => [width, height])(document.querySelector('.xterm-viewport').getBoundingClientRect())"
    until(lambda: page.evaluate(box) == list(size), lambda: page.evaluate(box))
    assert page.evaluate("getComputedStyle(document.body).overflow") == "hidden"


def test_a_source_opens_in_a_tab(chromium: Browser, tmp_path: Path) -> None:
    source = "https://news.example/a"
    article = tmp_path / "harbour.yaml"
    article.write_text(f"format: 1\nheadline: H\nsource: {{url: '{source}'}}\ntext: Words.\n", "utf-8")
    with serving(str(article)) as door:
        context = chromium.new_context()
        context.set_default_timeout(LIMIT)
        context.route(f"{source}", lambda route: route.fulfill(body="the source"))
        page = context.new_page()
        page.goto(door.address())
        page.wait_for_selector("body.-first-byte")
        with context.expect_page() as opened:
            until(lambda: press(page, "o") and len(context.pages) > 1)
        opened.value.wait_for_url(source)
        assert opened.value.inner_text("body") == "the source"
        context.close()


def press(page: Page, key: str) -> bool:
    page.keyboard.press(key)
    page.wait_for_timeout(50)
    return True


def press_and_read(page: Page, *keys: str) -> str:
    """The words on the browser's clipboard after these keys."""
    for key in keys:
        page.keyboard.press(key)
    page.wait_for_timeout(50)
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_reader_that_is_killed_and_a_tab_that_is_closed_leave_nothing_behind(
    page: Page, door: Door
) -> None:
    until(lambda: readers_of(door))
    os.kill(int(readers_of(door)[0]), signal.SIGKILL)
    page.locator("#why").wait_for()
    assert "SIGKILL" in page.locator("#why").inner_text()
    page.locator("#again").click()
    until(lambda: readers_of(door))
    page.close()
    until(lambda: not readers_of(door))
