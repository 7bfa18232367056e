"""Chromium for tests of exports: pages of the test’s own, npm packages at fixed versions, no network."""

from __future__ import annotations

import fcntl
import mimetypes
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser, Page, Route, sync_playwright

_HERE = Path(__file__).parent
_ORIGIN = "https://closeread.test/"
_MISSING = "{} is not installed: run .ci/run, or apt-get install -y chromium npm"
LIMIT = 30_000
"""Milliseconds that a page may take to show something, on a busy machine."""


@dataclass
class Site:
    """A web site that only the page of one test sees. Whatever else a page asks for is refused, and noted.

    `files` are its pages, scripts and styles by their paths. `asked` are the addresses that were asked for in vain.
    """

    page: Page
    files: dict[str, bytes] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def open(self, path: str, content: str | bytes | None = None) -> Page:
        """The page, loaded from `path`, which may have a query and a fragment; `content` is put there first."""
        if content is not None:
            plain = path.partition("#")[0].partition("?")[0]
            self.files[plain] = content.encode() if isinstance(content, str) else content
        self.page.goto(_ORIGIN + path)
        return self.page

    def answer(self, route: Route) -> None:
        """Answer one request of the page."""
        address = route.request.url
        path = unquote(address.removeprefix(_ORIGIN).partition("#")[0].partition("?")[0])
        if not address.startswith(_ORIGIN) or path not in self.files:
            self.asked.append(address)
            route.abort()
            return
        kind = mimetypes.guess_type(path)[0] or "application/octet-stream"
        charset = "; charset=utf-8" if kind.startswith("text/") else ""
        route.fulfill(body=self.files[path], content_type=kind + charset)


def _command(*names: str) -> str:
    found = next(filter(None, map(shutil.which, names)), None)
    assert found is not None, _MISSING.format(names[0])
    return found


# Of a module, not of a session: while Playwright runs, tests that are coroutines cannot.
@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """The system's Chromium, without a window."""
    with sync_playwright() as playwright:
        executable = _command("chromium", "chromium-browser", "google-chrome")
        browser = playwright.chromium.launch(executable_path=executable, timeout=2 * LIMIT)
        yield browser
        browser.close()


@pytest.fixture
def site(chromium: Browser) -> Iterator[Site]:
    """A site with an empty page of 1280 × 800; fails the test in which a page asks for what is not there."""
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, offline=True, locale="en")
    context.set_default_timeout(LIMIT)
    site = Site(context.new_page())
    context.route("**/*", site.answer)
    yield site
    context.close()
    assert site.asked == []


@pytest.fixture(scope="session")
def npm_packages() -> Path:
    """The folder `node_modules` with the packages of package.json, installed where they are not yet."""
    folder = _HERE / "node_modules"
    listed, installed = _HERE / "package-lock.json", folder / ".closeread-installed"
    folder.mkdir(exist_ok=True)
    with (_HERE / "node_modules.lock").open("w") as lock:  # tests run on several cores at once
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not installed.exists() or installed.read_bytes() != listed.read_bytes():
            command = [_command("npm"), "ci", "--ignore-scripts", "--no-audit", "--no-fund"]
            subprocess.run(command, cwd=_HERE, check=True, capture_output=True, text=True)
            installed.write_bytes(listed.read_bytes())
    return folder
