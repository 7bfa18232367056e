"""What is no feed, or one that is made to do harm, is refused in one sentence, and nothing hangs."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.errors import IntakeError
from reader.intake.feeds import reading
from reader.intake.feeds.reading import read_feed
from reader.model.characters import is_clean
from reader.model.feeds.feed import Feed

RSS = '<rss version="2.0"><channel><title>V</title><item><title>{}</title></item></channel></rss>'
ATOM = '<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>{}</title></entry></feed>'


def read(text: str | bytes) -> Feed:
    return read_feed(text if isinstance(text, bytes) else text.encode(), "https://vale.example/rss")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "empty"),
        ("  \n ", "empty"),
        ("<!DOCTYPE html><html><head><title>x</title></head></html>", "a page, not a feed"),
        ("<!-- x -->\n<html></html>", "a page, not a feed"),
        ('<html xmlns="http://www.w3.org/1999/xhtml"/>', "a page, not a feed"),
        ('<x:html xmlns:x="http://www.w3.org/1999/xhtml"/>', "a page, not a feed"),
        ("<urlset><url/></urlset>", "not a feed"),
        ("plain words", "not a feed"),
        ("<", "not a feed"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "not a feed"),
        ('{"a": ', "its JSON is faulty"),
        ('{"a": ' + "[" * 100_000, "its JSON is faulty"),
        ('{"version": "1", "items": []}', "JSON, but no feed"),
        ('{"items": []}', "JSON, but no feed"),
        (
            '{"version": "https://jsonfeed.org/version/1.1", "title": "x", "items": "nope"}',
            "no list of items",
        ),
    ],
)
def test_what_is_no_feed_is_named(content: str | bytes, reason: str) -> None:
    with pytest.raises(IntakeError, match=reason):
        read(content)


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;">',
        '<!ENTITY x SYSTEM "file:///etc/passwd">',
        '<!ENTITY x PUBLIC "p" "http://127.0.0.1/secret">',
        "<!ENTITY x SYSTEM 'file:///etc/passwd' NDATA gif>",
        '<!ENTITY a "&#38;b;"><!ENTITY b "x">',
        f'<!ENTITY a "{"a" * 2_000}">',
    ],
)
def test_entities_that_could_do_harm_are_refused(subset: str) -> None:
    with pytest.raises(IntakeError, match="which no feed needs"):
        read(f"<?xml version='1.0'?><!-- x --><!DOCTYPE rss [{subset}]>{RSS.format('&x;&c;')}")


def test_many_references_to_one_entity_are_refused() -> None:
    with pytest.raises(IntakeError, match="far larger than it is"):
        read(f'<!DOCTYPE rss [<!ENTITY a "{"a" * 900}">]>{RSS.format("&a;" * 2_000)}')


def test_a_file_named_by_a_parameter_entity_is_never_read(tmp_path: Path) -> None:
    secret = tmp_path / "secret.dtd"
    secret.write_text('<!ENTITY x "read!">')
    feed = read(f'<!DOCTYPE rss [<!ENTITY % p SYSTEM "{secret.as_uri()}"> %p;]>{RSS.format("&x;")}')
    assert feed.entries[0].title == "&x;"


def test_a_document_type_where_none_may_be_declares_nothing(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("read!")
    declared = f'<!DOCTYPE rss [<!ENTITY x SYSTEM "{secret.as_uri()}">]>&x;'
    assert "read!" not in repr(read(RSS.format(declared)))


def test_nothing_of_another_document_is_included(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("read!")
    include = (
        f'<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" parse="text" href="{secret.as_uri()}"/>'
    )
    assert "read!" not in repr(read(RSS.format(include)))


@pytest.mark.parametrize("form", [RSS, ATOM])
def test_hostile_words_are_only_words(form: str) -> None:
    feed = read(form.format("[@click=app.quit]x[/] &#27;[2J \u202e rm &#155;31m"))
    (entry,) = feed.entries
    assert entry.title is not None
    assert is_clean(entry.title)
    assert "[@click=app.quit]" in entry.title


@pytest.mark.parametrize(
    "content",
    [
        "<rss><channel>" + "<item>" * 5_000,
        "<a>" * 5_000,
        RSS.format("<b>" * 1_000),
        RSS.format("<![CDATA[" * 20_000),
        "<!DOCTYPE rss [" + "<!ENTITY " * 20_000,
        "<!DOCTYPE " + "\"'" * 20_000,
        "<!--" * 20_000,
        "<?xml " * 20_000,
        RSS.format("&" * 50_000),
        RSS.format("&amp" * 20_000),
        ATOM.format('</title><content type="html">' + "&lt;a href=x &quot;" * 5_000 + "</content><title>"),
        ATOM.format('</title><content type="html">' + "&lt;b&gt;" * 20_000 + "</content><title>"),
        ATOM.format('</title><content type="html">&lt;img srcset="' + "a " * 20_000 + '"></content><title>'),
    ],
)
def test_a_feed_that_is_made_to_take_long_does_not(content: str) -> None:
    try:
        read(content)
    except IntakeError as reason:
        assert str(reason)


def test_of_a_feed_without_end_so_many_entries_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "MOST_ENTRIES", 3)
    assert len(read("<rss><channel>" + "<item><title>x</title></item>" * 9 + "</channel></rss>").entries) == 3


@given(st.binary(max_size=200))
def test_any_bytes_are_a_feed_or_refused(content: bytes) -> None:
    for beginning in (
        b"",
        b"<rss><channel><item><title>",
        b"<feed xmlns='http://www.w3.org/2005/Atom'><entry>",
        b"{",
    ):
        try:
            read(beginning + content)
        except IntakeError as reason:
            assert str(reason)
