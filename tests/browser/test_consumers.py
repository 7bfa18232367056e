"""What programs of others show of our exports in Chromium: Recogito’s text-annotator, Apache Annotator, TimelineJS."""

from __future__ import annotations

import json
import subprocess
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from reader.convert.format import Options
from reader.convert.table import BY_NAME
from reader.load.article import load_article, read_article
from reader.model.article import Article
from reader.services.bundled import bundled
from tests.browser.conftest import Site
from tests.values import some

EMOJI = """\
format: 1
headline: 🎉 The harbour opens
published: 2024-05-03
text: |-
  👩‍🚒 Ana Ruiz 🇧🇾 said: “It is 🎉,” and then, “a start 𝒳.” Ana Ruiz 👍 left.

  Ana Ruiz is away 👩‍🚒. She said so.
people:
  ruiz: {name: Ana Ruiz, mentions: [She]}
quotes:
  - {speaker: ruiz, type: direct, parts: ["“It is 🎉,”", "“a start 𝒳.”"], cue: {text: said, para: 1}}
events:
  - {title: She leaves, when: "2024", text: left}
notes:
  - {text: away 👩‍🚒, note: Where to?}
"""


@pytest.fixture(scope="module")
def seed() -> Article:
    return some(load_article(bundled()).article)


@pytest.fixture(scope="module", params=["seed", "emoji"])
def article(request: pytest.FixtureRequest, seed: Article) -> Article:
    """The article that comes with the program, and one with characters beyond the first plane everywhere."""
    return seed if request.param == "seed" else some(read_article(EMOJI.encode(), "emoji").article)


def exported(article: Article, name: str) -> Any:
    (file,) = BY_NAME[name].writes(article, Options()).files
    return json.loads("".join(file.content))


def shown(site: Site, article: Article, *scripts: str) -> Page:
    """A page with the text of an article, and nothing else that is shown."""
    tags = "".join(f"<script src={script}></script>" for script in scripts)
    style = "<style>#text { white-space: pre-wrap; font: 16px serif; width: 60em }</style>"
    body = f"<div id=text>{escape(article.text.content)}</div>{tags}"
    return site.open("page.html", f"<!doctype html><meta charset=utf-8>{style}{body}")


def words_of(annotation: dict[str, Any]) -> list[str]:
    """The words of each target, by its quote selector."""
    return [target["selector"][0]["exact"] for target in annotation["target"]]


def spans_in(article: Article) -> set[tuple[str, ...]]:
    """The words of all mentions, quotes, events and notes."""
    text = article.text
    mentions = {(text[m.span],) for entity in article.entities.values() for m in entity.mentions}
    parts = [quote.parts for quote in article.quotes]
    parts += [event.parts for event in article.events if event.parts]
    things = {tuple(text[part] for part in each) for each in parts}
    return mentions | things | {(text[note.span],) for note in article.notes}


def test_text_annotator_shows_everything_at_the_right_words(
    site: Site, npm_packages: Path, article: Article
) -> None:
    package = npm_packages / "@recogito/text-annotator/dist"
    site.files["annotator.js"] = (
        b"window.process = {env: {}};" + (package / "text-annotator.umd.js").read_bytes()
    )
    page = shown(site, article, "annotator.js")
    items = exported(article, "w3c")["items"]
    found = page.evaluate(
        """items => {
            const element = document.getElementById("text")
            const adapter = RecogitoJS.W3CTextFormat("https://closeread.test/page.html", element)
            const annotator = RecogitoJS.createTextAnnotator(element, { adapter })
            annotator.setAnnotations(items)
            window.annotator = annotator
            return annotator.state.store.all().map(annotation => [
                annotation.id, annotation.target.selector.map(each => each.range.toString()),
            ])
        }""",
        items,
    )
    assert dict(found) == {item["id"]: words_of(item) for item in items}
    assert {tuple(words) for _, words in found} == spans_in(article)
    page.wait_for_function(
        "document.querySelectorAll('.r6o-annotation').length >= annotator.state.store.all().length / 2"
    )


def test_apache_annotator_finds_every_quote_selector_once(
    site: Site, npm_packages: Path, article: Article, tmp_path: Path
) -> None:
    entry = tmp_path / "entry.js"
    entry.write_text(
        "export { createTextQuoteSelectorMatcher, createTextPositionSelectorMatcher } from '@apache-annotator/dom'"
    )
    bundle = tmp_path / "bundle.js"
    command = [str(npm_packages / ".bin/esbuild"), str(entry), "--bundle", "--format=iife"]
    command += ["--global-name=Apache", f"--outfile={bundle}"]
    environment = {"NODE_PATH": str(npm_packages), "PATH": "/usr/bin:/bin"}
    subprocess.run(command, check=True, capture_output=True, env=environment, cwd=npm_packages)
    site.files["apache.js"] = bundle.read_bytes()
    page = shown(site, article, "apache.js")
    targets = [target for item in exported(article, "w3c")["items"] for target in item["target"]]
    quotes, positions = (
        [next(each for each in target["selector"] if each["type"] == kind) for target in targets]
        for kind in ("TextQuoteSelector", "TextPositionSelector")
    )
    find = """async ([selectors, matcher]) => {
        const found = []
        for (const selector of selectors) {
            const ranges = []
            for await (const range of Apache[matcher](selector)(document.getElementById("text"))) ranges.push(range)
            found.push(ranges.map(range => [range.startOffset, range.toString()]))
        }
        return found
    }"""
    by_quote = page.evaluate(find, [quotes, "createTextQuoteSelectorMatcher"])
    assert [[words for _, words in ranges] for ranges in by_quote] == [[each["exact"]] for each in quotes]
    assert page.evaluate(find, [positions, "createTextPositionSelectorMatcher"]) == by_quote


def timeline(site: Site, npm_packages: Path, data: Any) -> Page:
    """A page in which TimelineJS shows some data, with the files of its package alone."""
    package = npm_packages / "@knight-lab/timelinejs/dist"
    for file in package.rglob("*"):
        if file.is_file() and file.suffix != ".map":
            site.files[file.relative_to(package).as_posix()] = file.read_bytes()
    html = (
        "<!doctype html><meta charset=utf-8><link rel=stylesheet href=css/timeline.css>"
        "<div id=timeline style='height: 600px'></div><script src=js/timeline.js></script>"
        f"<script type=application/json id=data>{json.dumps(data).replace('<', chr(92) + 'u003c')}</script>"
        "<script>const data = JSON.parse(document.getElementById('data').textContent);"
        "window.timeline = new TL.Timeline('timeline', data, {font: null, hash_bookmark: false})</script>"
    )
    page = site.open("timeline.html", html)
    page.wait_for_selector(".tl-slide .tl-headline")
    return page


def test_timelinejs_shows_every_dated_event_with_its_own_date(
    site: Site, npm_packages: Path, seed: Article
) -> None:
    data = exported(seed, "timelinejs")
    page = timeline(site, npm_packages, data)
    slides = page.evaluate(
        """() => timeline._storyslider._slides.map(slide => {
            const shown = slide._el.container
            const date = shown.querySelector(".tl-headline-date")
            return [slide.data.unique_id, date && date.innerText]
        })"""
    )
    assert len(slides) == 1 + len(data["events"])
    dates = dict(slides[1:])
    assert dates == {slide["unique_id"]: slide["display_date"] for slide in data["events"]}
    everything = page.inner_text("#timeline")
    for event in seed.events:
        assert event.title in everything, event.id


def test_timelinejs_shows_years_before_christ_and_hostile_headlines_as_they_are(
    site: Site, npm_packages: Path, seed: Article
) -> None:
    source = """\
format: 1
headline: "<b>Ides</b> & more"
text: |-
  Caesar fell. Rome burned, and much later peace came.
events:
  - {title: "<img src=x onerror=alert(1)>", when: "-0043-03-15", text: Caesar fell}
  - {title: Rome burns, when: "0064", text: Rome burned}
  - {title: Peace & quiet, when: 2020/2021, text: peace came}
"""
    article = replace(some(read_article(source.encode(), "ides").article))
    page = timeline(site, npm_packages, exported(article, "timelinejs"))
    said = page.inner_text("#timeline")
    for words in (
        "15 Mar 44 BC",
        "AD 64",
        "2020 to 2021",
        "<img src=x onerror=alert(1)>",
        "<b>Ides</b> & more",
    ):
        assert words in said
    ends = page.evaluate(
        "timeline.config.events.map(each => each.end_date && each.end_date.data.date_obj.getMonth())"
    )
    assert ends[-1] == 11
