"""The table of formats, one row each."""

from __future__ import annotations

from reader.convert.format import Format
from reader.convert.html import page as html
from reader.convert.tables import csv, jsonl

FORMATS: tuple[Format, ...] = (
    Format(
        "html",
        "A web page to read closely",
        (".html",),
        "text/html",
        "HTML Living Standard",
        html.writes,
        leaves_out=html.LEAVES_OUT,
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
