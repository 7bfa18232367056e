"""`reader serve` in Chromium: read by keyboard, copied to the browser's clipboard, left, and closed."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass

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


@pytest.fixture
def door() -> Iterator[Door]:
    command = [sys.executable, "-m", "reader", "serve", "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        yield Door(process)
        process.send_signal(signal.SIGINT)
        assert process.wait(LIMIT / 1000) == 0


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
