"""The table of formats, one row each."""

from __future__ import annotations

from reader.convert import article_markdown, timelinejs
from reader.convert.brat import read as brat_read
from reader.convert.brat import write as brat_write
from reader.convert.brat.names import OWN_MAP as OWN_BRAT
from reader.convert.cas import read as cas_read
from reader.convert.cas import write as cas_write
from reader.convert.cas.names import OWN_MAP as OWN_CAS
from reader.convert.format import Format
from reader.convert.html import page as html
from reader.convert.tables import csv, jsonl
from reader.convert.w3c import read as w3c_read
from reader.convert.w3c import write as w3c_write

FORMATS: tuple[Format, ...] = (
    Format(
        "html",
        "A web page to read closely",
        (".html",),
        "text/html",
        "HTML Living Standard",
        html.writes,
    ),
    Format(
        "w3c",
        "W3C Web Annotation",
        (".jsonld", ".json"),
        "application/ld+json",
        "Web Annotation Data Model, 2017",
        w3c_write.writes,
        reads=w3c_read.reads,
        own_map=w3c_read.OWN_MAP,
        others_map=w3c_read.OTHERS_MAP,
    ),
    Format(
        "brat",
        "brat standoff",
        (".ann",),
        "text/plain",
        "brat 1.3",
        brat_write.writes,
        several_files=True,
        reads=brat_read.reads,
        own_map=OWN_BRAT,
        others_map=OWN_BRAT,
    ),
    Format(
        "cas",
        "UIMA CAS, with layers of INCEpTION",
        (".xmi", ".json", ".zip"),
        "application/vnd.xmi+xml",
        "UIMA XMI 2.0, UIMA JSON CAS 0.4",
        cas_write.writes,
        several_files=True,
        reads=cas_read.reads,
        sign=b'"%TYPES"',
        own_map=OWN_CAS,
        others_map=OWN_CAS,
    ),
    Format(
        "timelinejs",
        "TimelineJS, what happened as slides",
        (".json",),
        "application/json",
        "TimelineJS 3.9",
        timelinejs.writes,
        leaves_out=timelinejs.LEAVES_OUT,
    ),
    Format(
        "markdown",
        "Markdown, the article with footnotes",
        (".md",),
        "text/markdown",
        "CommonMark 0.31 with footnotes",
        article_markdown.writes,
        leaves_out=article_markdown.LEAVES_OUT,
        parts=article_markdown.PARTS,
        head=article_markdown.head,
    ),
    Format(
        "csv",
        "CSV, for spreadsheets",
        (".csv",),
        "text/csv",
        "RFC 4180",
        csv.writes,
        leaves_out=csv.LEAVES_OUT,
        parts=csv.PARTS,
        splits=True,
        head=csv.head,
    ),
    Format(
        "jsonl",
        "JSON Lines, for programs",
        (".jsonl",),
        "application/jsonl",
        "jsonlines.org 1.0",
        jsonl.writes,
        leaves_out=jsonl.LEAVES_OUT,
        parts=jsonl.PARTS,
        head=jsonl.head,
    ),
)
"""In the order in which they are listed."""

BY_NAME = {each.name: each for each in FORMATS}
