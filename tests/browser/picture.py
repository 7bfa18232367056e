"""Makes README’s picture of the page, after its looks have changed: `python -m tests.browser.picture`."""

from __future__ import annotations

import shutil

from playwright.sync_api import sync_playwright

from reader.convert.html.page import page as page_of
from reader.load.article import load_article
from reader.services.bundled import bundled
from tests.readme import CHECKOUT
from tests.values import some

PICTURE = CHECKOUT / ".github" / "page.png"
_WIDTH, _HEIGHT = 1280, 860


def main() -> None:
    """The page of the article that comes with the reader, somebody chosen in it."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"))
        page = browser.new_page(
            viewport={"width": _WIDTH, "height": _HEIGHT}, color_scheme="light", reduced_motion="reduce"
        )
        page.set_content("".join(page_of(some(load_article(bundled()).article))))
        page.mouse.wheel(0, 330)
        page.locator("#who-tsikhanouskaya .name").click()
        page.locator("#q-not-done").hover()
        page.locator("#card").wait_for()
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    main()
