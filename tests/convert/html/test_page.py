"""The page of an article, read as HTML: all is there, in order, as text, and linked."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from typing import Any

import pytest
from lxml import html

from reader.convert.format import Options
from reader.convert.html.page import page, writes
from reader.load.article import load_article, read_article
from reader.model.article import (
    Article,
    Drafting,
    Entity,
    EntityId,
    Kind,
    Mention,
    Note,
    NoteId,
    Orphan,
    OrphanKind,
    Quote,
    QuoteId,
    QuoteType,
)
from reader.model.characters import forbidden
from reader.model.text import Span, Text
from reader.services.bundled import bundled
from tests.soak.hostile import PAYLOADS
from tests.values import some

HTML_PAYLOADS = (
    "</script><script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onclick='x",
    "</style><b>", "<!--", "-->", "]]>", "&lt;b&gt;", "&amp;amp;", "{{ 7 * 7 }}", "{% include 'x' %}", "</title><h1>",
    "<a href='javascript:alert(1)'>x</a>", "</p></div>", "\\u003cb>", "${1}", "`x`",
)  # fmt: skip
HOSTILE = {each: each for each in HTML_PAYLOADS} | {
    name: payload for name, payload in PAYLOADS.items() if not list(forbidden(f"x {payload} x"))
}


def parsed(article: Article) -> Any:
    return html.document_fromstring("".join(page(article)))


def text_of(document: Any) -> list[str]:
    """The paragraphs of the text as they are read, without the signs of notes."""
    for sign in document.xpath("//a[@class='dagger']"):
        sign.drop_tree()
    return ["".join(paragraph.itertext()) for paragraph in document.xpath("//div[@class='para']/p")]


class Nesting(HTMLParser):
    """Collects elements that lie inside a link, and tags that close another than the open one."""

    VOID = ("meta", "link", "input")

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, *_: object) -> None:
        if tag == "a" and "a" in self.open:
            self.wrong.append("a in a")
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, *_: object) -> None:
        """Such as those in drawings: they have no content."""

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.wrong.append(tag)


@pytest.fixture(scope="module")
def seed() -> Article:
    """The article that comes with the reader."""
    return some(load_article(bundled()).article)


# -- the text and its marks


def test_the_text_is_the_canonical_text(seed: Article) -> None:
    assert "\n\n".join(text_of(parsed(seed))) == seed.text.content


def test_elements_nest_and_no_link_lies_in_another(seed: Article) -> None:
    nesting = Nesting()
    nesting.feed("".join(page(seed)))
    assert nesting.wrong == []
    assert nesting.open == []


def test_ids_are_given_once_and_every_link_on_the_page_leads_to_one(seed: Article) -> None:
    document = parsed(seed)
    ids = Counter(document.xpath("//@id"))
    assert ids.most_common(1)[0][1] == 1
    links = {href for href in document.xpath("//a/@href") if href.startswith("#")}
    assert len(links) > 100
    assert {link[1:] for link in links} <= ids.keys()


def test_a_quote_word_for_word_is_a_q_with_its_source_and_a_reported_one_is_not(article: Article) -> None:
    document = parsed(replace(article, notes=()))
    assert ["".join(q.itertext()) for q in document.xpath("//article//q")] == ["“It is,”", "“a start.”"]
    assert document.xpath("//article//q/@cite")[0].startswith("https://example.org/harbour#:~:text=")
    assert "".join(document.xpath("//span[@id='q-work-began']")[0].itertext()).startswith(
        "the work had begun"
    )


def test_a_mention_leads_to_its_person_and_the_person_to_every_mention(article: Article) -> None:
    document = parsed(article)
    assert [m.get("href") for m in document.xpath("//article//a[contains(@class, 'm ')]")] == [
        "#who-ruiz", "#who-ruiz", "#who-harbour", "#who-ruiz", "#who-aide",
    ]  # fmt: skip
    assert document.xpath("//li[@id='who-ruiz']//p[@class='where']/a/@href") == ["#m-1", "#m-2", "#m-4"]


def test_the_words_of_a_date_are_a_time_where_that_is_honest(article: Article) -> None:
    times = parsed(article).xpath("//article//time")
    assert [(time.text_content(), time.get("datetime")) for time in times] == [("on Friday", "2024-05-03")]


def test_marks_that_overlap_or_cross_paragraphs_leave_the_text_whole() -> None:
    text = Text("One two three four.\n\nFive six seven.")
    who = EntityId("who")
    spans = [Span(0, 13), Span(8, 24), Span(4, 18), Span(4, 13), Span(21, 36)]
    mentions = tuple(Mention(span, who, False) for span in spans)
    article = Article(
        "x",
        "H",
        text,
        entities={who: Entity(who, Kind.PERSON, "W", mentions=mentions)},
        quotes=(
            Quote(QuoteId("q1"), who, QuoteType.DIRECT, (Span(4, 29),)),
            Quote(QuoteId("q2"), who, QuoteType.MIXED, (Span(8, 36),)),
        ),
        notes=(Note(Span(4, 7), "inside", 1, NoteId("n1")), Note(Span(14, 29), "across", 1, NoteId("n2"))),
    )
    nesting = Nesting()
    nesting.feed("".join(page(article)))
    assert nesting.wrong == []
    document = parsed(article)
    assert document.xpath("//a[@class='dagger']/@href") == ["#note-1", "#note-2"]
    first, *others = (piece.get("class").split() for piece in document.xpath("//q"))
    assert "rest" not in first
    assert others
    assert all("rest" in each for each in others)
    assert "\n\n".join(text_of(document)) == text.content


# -- what else is there


def test_everything_is_there_without_a_script_in_order(seed: Article) -> None:
    document = parsed(seed)
    headings = [" ".join(each.text_content().split()) for each in document.xpath("//h1 | //h2")]
    assert headings == [
        seed.headline, "People 10", "Unnamed sources 4", "Organisations 5", "Places 7", "Quotes 16", "Timeline 23",
        "How the story tells it", "Keys",
    ]  # fmt: skip
    assert len(document.xpath("//section[@id='quotes']//blockquote")) == len(seed.quotes)
    assert len(document.xpath("//section[@id='timeline']//li")) == len(seed.events)
    assert [each.text_content() for each in document.xpath("//aside[@class='note']//b")][:2] == [
        "13 other political prisoners", "have been freed from jail",
    ]  # fmt: skip


def test_a_highlight_is_marked_and_has_no_note(article: Article) -> None:
    document = parsed(replace(article, notes=(Note(Span(0, 3)),)))
    assert document.xpath("//span[@id='n-1']/text()") == ["The"]
    assert not document.xpath("//a[@class='dagger'] | //aside[@class='note']")


def test_both_orders_are_listed_and_every_told_event_has_its_line(seed: Article) -> None:
    document = parsed(seed)
    happened = document.xpath("//div[@class='as-happened']//li")
    told = document.xpath("//div[@class='as-told']//li")
    assert len(happened) == len(told) == len(document.xpath("//svg[@class='lines']/path")) == 23
    moved = [li for li in told if " moved" in li.get("class")]
    assert f"{len(moved)} events of 23" in document.xpath("//section[@id='orders']/p")[0].text_content()


def test_what_is_known_of_a_quote_is_said(article: Article) -> None:
    quotes = [
        " ".join(q.text_content().split()) for q in parsed(article).xpath("//section[@id='quotes']//li")
    ]
    assert quotes == [
        "“It is,” … “a start.” Ana Ruiz said · 3 May 2024 · word for word · ¶ 1",
        "the work had begun in 2021, a year after the storm a senior aide said · to Ana Ruiz · via a statement"
        " · reported · ¶ 2 About A storm closes the harbour, the harbour",
        "=Critics= speak of “waste” Unknown speaker · partly word for word · draft · ¶ 3 Who they are isn’t said",
    ]


def test_what_is_known_of_an_event_is_said(article: Article) -> None:
    events = [
        " ".join(each.text_content().split())
        for each in parsed(article).xpath("//section[@id='timeline']//li")
    ]
    assert events[0] == "2019 A vote Not from the article · not in the article Ana Ruiz"
    assert events[1] == "about 2020 A storm closes the harbour Inferred from the article · ¶ 2 the harbour"
    assert "no date, after “The harbour reopens” A second phase Planned · ¶ 1" in events


def test_drafts_are_counted_and_marked(article: Article) -> None:
    document = parsed(replace(article, drafted=Drafting("rules-1")))
    assert "2 of 14 annotations are a machine’s draft" in document.xpath("//p[@class='drafts']")[0].text
    assert "draft" in document.xpath("//li[@id='quote-q3']/@class")[0].split()


def test_an_article_that_says_nothing_of_itself_is_a_page_too() -> None:
    document = parsed(Article("x", "Nothing", Text("A text.")))
    assert document.xpath("//section") == []
    assert document.xpath("//nav/a/text()") == ["Text"]
    assert text_of(document) == ["A text."]


def test_where_a_text_is_long_only_what_is_seen_is_laid_out() -> None:
    assert parsed(Article("x", "H", Text("word " * 20_000 + "end."))).get("class") == "long"


def test_what_the_page_does_not_show_is_said_of_an_article_that_has_it(article: Article) -> None:
    who = "left out: who annotated what, and how sure they were; the page shows which are drafts"
    assert writes(article, Options()).losses == (who,)
    orphaned = replace(article, orphans=(Orphan(OrphanKind.NOTE, "n1", ("gone",)),))
    assert writes(orphaned, Options()).losses == (
        "left out: 1 orphaned annotation, whose words are no longer in the text", who,
    )  # fmt: skip
    assert writes(Article("a", "A", Text("No.")), Options()).losses == ()


def test_another_language_is_named_where_it_is_spoken(article: Article) -> None:
    document = parsed(replace(article, language="de"))
    assert document.get("lang") == "en"
    assert document.xpath("//article/@lang") == ["de"]
    assert set(document.xpath("//blockquote/@lang")) == {"de"}


# -- for programs


def test_schema_org_has_the_people_and_what_was_said_word_for_word(article: Article) -> None:
    data = json.loads(parsed(article).xpath("//script[@type='application/ld+json']")[0].text)
    assert data["datePublished"] == "2024-05-03"
    assert [(each["@type"], each["name"]) for each in data["mentions"]] == [
        ("Person", "Ana Ruiz"), ("Person", "a senior aide"), ("Place", "the harbour"),
    ]  # fmt: skip
    assert data["hasPart"] == [
        {
            "@type": "Quotation", "@id": "#q-q1", "text": "“It is,” … “a start.”", "creator": [{"@id": "#who-ruiz"}],
            "dateCreated": "2024-05-03",
        }
    ]  # fmt: skip


# -- trust


def test_the_policy_allows_the_own_script_and_styles_and_nothing_else(seed: Article) -> None:
    document = parsed(seed)
    policy = document.xpath("//meta[@http-equiv]/@content")[0]
    assert policy.startswith("default-src 'none';")
    own = [*document.xpath("//style"), *document.xpath("//script[not(@type)]")]
    hashes = [base64.b64encode(hashlib.sha256(each.text.encode()).digest()).decode() for each in own]
    assert [*re.findall(r"'sha256-([^']+)'", policy)] == hashes
    assert not re.search(r"https?:|unsafe|\*", policy)
    assert not document.xpath("//@style") and not [
        name for name in _attributes(document) if name.startswith("on")
    ]


def _attributes(document: Any) -> Iterator[str]:
    return (name for element in document.iter() if isinstance(element.tag, str) for name in element.attrib)


@pytest.mark.parametrize("payload", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_text_stays_text(payload: str) -> None:
    said = json.dumps(f"x {payload} x", ensure_ascii=False)
    source = f"""format: 1
headline: {said}
source: {{publisher: {said}, authors: [{said}], url: "https://example.org/?a='b'&lt;c"}}
text: {json.dumps(f"Ana said {payload} and left.", ensure_ascii=False)}
people: {{ana: {{name: Ana, role: {said}, about: {said}}}}}
quotes: [{{speaker: ana, type: direct, text: and left, via: {said}, note: {said}}}]
events: [{{title: {said}, basis: background, note: {said}}}]
notes: [{{text: and left, note: {said}}}]
"""
    loaded = read_article(source.encode(), "x")
    assert loaded.article, loaded.diagnostics
    article = loaded.article
    document = parsed(article)
    assert document.xpath("//h1")[0].text_content() == article.headline
    assert "\n\n".join(text_of(document)) == article.text.content
    assert len(document.xpath("//script")) == 3
    assert not document.xpath("//img | //b[not(ancestor::aside)] | //article//i | //iframe")
    assert not [name for name in _attributes(document) if name.startswith("on")]
    assert json.loads(document.xpath("//script[@type]")[0].text)["headline"] == article.headline
    assert not [href for href in document.xpath("//@href") if not re.match(r"#|https://|data:,$", href)]


# -- how large


def test_the_page_of_the_bundled_article_is_small(seed: Article) -> None:
    assert next(page(seed)).startswith("<!doctype html>")
    size = len("".join(page(seed)).encode()) - len(seed.text.content.encode())
    assert size <= 150_000


def test_the_page_comes_in_pieces(seed: Article) -> None:
    assert len(list(page(seed))) > 10
