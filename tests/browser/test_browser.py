"""The browser of the other tests: it shows what they give it, and reaches nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Error

from tests.browser.conftest import Site


def test_a_page_is_shown_with_its_own_files(site: Site) -> None:
    site.files["hello.js"] = b"document.title = 'hello'"
    page = site.open("a page.html?x#y", "<!doctype html><script src=hello.js></script><p>é")
    assert page.title() == "hello"
    assert page.inner_text("p") == "é"


def test_whatever_else_a_page_asks_for_is_refused_and_noted(site: Site) -> None:
    page = site.open("page.html", "<!doctype html><img src='https://example.org/pixel.png'>")
    with pytest.raises(Error):
        page.goto("http://127.0.0.1:9/")
    assert site.asked == ["https://example.org/pixel.png", "http://127.0.0.1:9/"]
    site.asked.clear()


def test_the_packages_of_npm_are_there(npm_packages: Path) -> None:
    assert (npm_packages / "axe-core/axe.min.js").exists()
