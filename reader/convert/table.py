"""The table of formats, one row each.

Imports inside functions: what a format is written and read with is loaded when it is used, and no other’s.
"""

from __future__ import annotations

from reader.convert.format import Converter, Format

_THINGS = ("quotes", "people", "events", "mentions", "notes")


def _html() -> Converter:
    from reader.convert.html.page import writes

    return Converter(writes)


def _w3c() -> Converter:
    from reader.convert.w3c import read, write

    return Converter(write.writes, reads=read.reads, own_map=read.OWN_MAP, others_map=read.OTHERS_MAP)


def _brat() -> Converter:
    from reader.convert.brat import names, read, write

    return Converter(write.writes, reads=read.reads, own_map=names.OWN_MAP, others_map=names.OWN_MAP)


def _cas() -> Converter:
    from reader.convert.cas import names, read, write

    return Converter(write.writes, reads=read.reads, own_map=names.OWN_MAP, others_map=names.OWN_MAP)


def _timelinejs() -> Converter:
    from reader.convert.timelinejs import LEAVES_OUT, writes

    return Converter(writes, LEAVES_OUT)


def _markdown() -> Converter:
    from reader.convert.markdown.article import LEAVES_OUT, head, writes

    return Converter(writes, LEAVES_OUT, head)


def _csv() -> Converter:
    from reader.convert.tables.csv import LEAVES_OUT, head, writes

    return Converter(writes, LEAVES_OUT, head)


def _jsonl() -> Converter:
    from reader.convert.tables.jsonl import LEAVES_OUT, head, writes

    return Converter(writes, LEAVES_OUT, head)


FORMATS: tuple[Format, ...] = (
    Format(
        "html",
        "A web page to read closely",
        (".html",),
        "text/html",
        "HTML Living Standard",
        _html,
    ),
    Format(
        "w3c",
        "W3C Web Annotation",
        (".jsonld", ".json"),
        "application/ld+json",
        "Web Annotation Data Model, 2017",
        _w3c,
        comes_in=True,
    ),
    Format(
        "brat",
        "brat standoff",
        (".ann",),
        "text/plain",
        "brat 1.3",
        _brat,
        several_files=True,
        comes_in=True,
    ),
    Format(
        "cas",
        "UIMA CAS, with layers of INCEpTION",
        (".xmi", ".json", ".zip"),
        "application/vnd.xmi+xml",
        "UIMA XMI 2.0, UIMA JSON CAS 0.4",
        _cas,
        several_files=True,
        comes_in=True,
        sign=b'"%TYPES"',
    ),
    Format(
        "timelinejs",
        "TimelineJS, what happened as slides",
        (".json",),
        "application/json",
        "TimelineJS 3.9",
        _timelinejs,
    ),
    Format(
        "markdown",
        "Markdown, the article with footnotes",
        (".md",),
        "text/markdown",
        "CommonMark 0.31 with footnotes",
        _markdown,
        parts=("article", "quotes", "notes"),
        joins=True,
    ),
    Format(
        "csv",
        "CSV, for spreadsheets",
        (".csv",),
        "text/csv",
        "RFC 4180",
        _csv,
        parts=_THINGS,
        splits=True,
        joins=True,
    ),
    Format(
        "jsonl",
        "JSON Lines, for programs",
        (".jsonl",),
        "application/jsonl",
        "jsonlines.org 1.0",
        _jsonl,
        parts=("all", *_THINGS),
        joins=True,
    ),
)
"""In the order in which they are listed."""

BY_NAME = {each.name: each for each in FORMATS}
