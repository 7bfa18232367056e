"""What the exported page costs in Chromium, beside a bare page of the same text. A script.

    python browsing.py FILE ROUNDS

`first` are the seconds from the page's load to the frame that answers its first key; `load` those to the load.
`task` is the longest task of the main thread while the page is scrolled through, by wheel and to its end; `long` are
how many took more than 50 ms; `bare_task` and `bare_long` are those of the bare page. Prints the least of the rounds,
as JSON.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
from html import escape
from pathlib import Path
from tempfile import TemporaryDirectory

_STEPS, _STEP = 60, 900
"""Turns of the wheel, and pixels of each."""
_LONG = 0.05
_TRACED = ["toplevel", "devtools.timeline", "disabled-by-default-devtools.timeline"]
_ANSWERED = """() => new Promise(done => {
    const answer = () => {
        const loaded = performance.timing.loadEventStart - performance.timeOrigin;
        document.body.dispatchEvent(new KeyboardEvent("keydown", {key: "]", bubbles: true}));
        requestAnimationFrame(() => setTimeout(() => done([loaded / 1000, (performance.now() - loaded) / 1000])));
    };
    if (document.readyState === "complete") answer(); else addEventListener("load", answer);
})"""


def main() -> None:
    from playwright.sync_api import sync_playwright

    from reader.convert.html.page import page as page_of
    from reader.load.article import load_article

    article = load_article(Path(sys.argv[1])).article
    assert article is not None, "the benchmark's own articles are without faults"
    paragraphs = "\n".join(f"<p>{escape(article.text[span])}" for span in article.text.paragraphs())
    rounds: list[dict[str, float]] = []
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        ours, bare = Path(folder, "ours.html"), Path(folder, "bare.html")
        ours.write_text("".join(page_of(article)), "utf-8")
        bare.write_text(f"<!doctype html><meta charset=utf-8><title>Bare</title>{paragraphs}", "utf-8")
        found = shutil.which("chromium")
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox"])
        for _ in range(int(sys.argv[2])):
            figures: dict[str, float] = {}
            for name, file in (("", ours), ("bare_", bare)):
                page = browser.new_page(viewport={"width": 1280, "height": 800})
                page.goto(file.as_uri(), wait_until="commit")
                if not name:
                    figures["load"], figures["first"] = page.evaluate(_ANSWERED)
                page.wait_for_load_state("load")
                page.mouse.move(640, 400)
                browser.start_tracing(page=page, categories=_TRACED)
                for _ in range(_STEPS):
                    page.mouse.wheel(0, _STEP)
                    page.evaluate("() => new Promise(requestAnimationFrame)")
                page.keyboard.press("End")
                page.evaluate(
                    "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
                )
                tasks = _tasks(browser.stop_tracing())
                figures[f"{name}task"] = max(tasks)
                figures[f"{name}long"] = sum(1 for each in tasks if each > _LONG)
                page.close()
            rounds.append(figures)
        browser.close()
    print(json.dumps({name: min(each[name] for each in rounds) for name in rounds[0]}))


def _tasks(trace: bytes) -> list[float]:
    """How long each task of the page's main thread took, in seconds."""
    events = json.loads(trace)["traceEvents"]
    names = [each for each in events if each["name"] == "thread_name"]
    mains = {(each["pid"], each["tid"]) for each in names if each["args"]["name"] == "CrRendererMain"}
    runs = [e for e in events if e["name"].endswith("RunTask") and (e["pid"], e["tid"]) in mains]
    return [each.get("dur", 0) / 1e6 for each in runs] or [0.0]


if __name__ == "__main__":
    sys.path[0] = os.getcwd()  # noqa: PTH109 - the reader of this checkout, not this script's folder
    main()
