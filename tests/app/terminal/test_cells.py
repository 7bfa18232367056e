"""What takes how many columns, what belongs together, and what is never drawn."""

from __future__ import annotations

import re
from itertools import chain
from unicodedata import category

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from reader.app.terminal import cells
from reader.app.terminal.cells import clusters, columns, is_simple, shown

# Text as hostile as it comes: every plane, and oftener than chance what joins, moves, hides or is wide.
ODD = (
    "a é-—“’ \u00a0\u0301\u200d\u200c\u200e\u200f\u061c\u202e\u2066\u00ad\u2060\ufeff\x00\x1b\x07\x7f\x9b\n\t\r\u2028"
    "👩👍🏽❤\ufe0f🇫🇷1⃣字ア、。「」　가각각कष्ाالسلامعไทย\U000e0041\ufffe\ud800ﷺ·→"
)
anything = st.text(st.one_of(st.sampled_from(ODD), st.characters(exclude_categories=["Cn"])), max_size=40)
quick = settings(deadline=None, max_examples=150)


def texts(text: str) -> list[str]:
    return [text[cluster.start : cluster.end] for cluster in clusters(text)]


@pytest.mark.parametrize(
    "together",
    [
        "e\u0301",
        "e\u0301\u0323",
        "❤\ufe0f",
        "1\ufe0f\u20e3",
        "👍🏽",
        "👩\u200d👩\u200d👧",
        "❤\ufe0f\u200d🔥",
        "👩🏽\u200d🚀",
        "🇫🇷",
        "각",
        "각",
        "क्ष",
        "क्\u200dष",
        "का",
        "ক্ষ",
        "น้ำ"[:2],
        "\u0600١",
        "a\u200e",
        "字\U000e0100",
        "ｶﾞ",
    ],
)
def test_what_a_reader_takes_for_one_character_stays_together(together: str) -> None:
    assert texts(f"x{together}y") == ["x", together, "y"]


def test_flags_pair_from_the_left() -> None:
    assert texts("🇫🇷🇩🇪🇫") == ["🇫🇷", "🇩🇪", "🇫"]


def test_a_joiner_between_letters_joins_nothing() -> None:
    assert texts("a\u200db") == ["a\u200d", "b"]


@pytest.mark.parametrize(
    ("text", "width"),
    [
        ("", 0),
        ("naïve", 5),
        ("“so—so…”", 8),
        ("字", 2),
        ("각", 2),
        ("가", 2),
        ("👍🏽", 2),
        ("👩\u200d👩\u200d👧", 2),
        ("🇫🇷", 2),
        ("❤\ufe0f", 2),
        ("e\u0301", 1),
        ("क्ष", 2),
        ("a\u200fb", 2),
        ("می\u200cخواهم", 7),
    ],
)
def test_cells_are_counted_as_the_terminal_counts_them(text: str, width: int) -> None:
    assert sum(cluster.cells for cluster in clusters(text)) == width
    assert len(columns(text)[0]) == width


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("Ruiz\u200e’s", "Ruiz’s"),
        ("\u200fשלום\u061c", "שלום"),
        ("a\tb\nc", "a b c"),
        ("\x1b[2J", "\ufffd[2J"),
        ("a\u202eb", "a\ufffdb"),
        ("soft\u00adhyphen", "soft\ufffdhyphen"),
        ("half\ud800", "half\ufffd"),
        ("\u0301x", "◌\u0301x"),
        ("क्\u200dष", "क्ष"),
        ("👩\u200d🚀", "👩\u200d🚀"),
        ("a🏽", "a\ufffd"),
        ("tag\U000e0041", "tag\ufffd"),
    ],
)
def test_what_could_steer_the_terminal_is_not_drawn(text: str, drawn: str) -> None:
    assert shown(text) == drawn


def test_simple_characters_are_one_cell_each_and_stand_alone() -> None:
    simple = [chr(point) for point in range(0x3000) if is_simple(chr(point))]
    assert len(simple) > 2000
    for char in simple:
        assert cell_len(char) == 1, f"U+{ord(char):04X}"
        assert category(char)[0] not in "MC", f"U+{ord(char):04X}"
    everything = "".join(simple)
    assert texts(everything) == simple
    assert shown(everything) == everything


@pytest.mark.parametrize("text", ["Łódź, “naïve” café – £5…", "Ελλάδα", "Ќирилица — «нет»", "1 × 2 ≤ 3 → ½"])
def test_todays_european_scripts_are_simple(text: str) -> None:
    assert is_simple(text)


@pytest.mark.parametrize("text", ["字", "e\u0301", "a\u200eb", "\x1b", "\n", "عربي", "❤\ufe0f"])
def test_what_joins_or_is_wide_is_not_simple(text: str) -> None:
    assert not is_simple(text)


def test_letters_and_ideographs_are_as_wide_as_columns_takes_them_for() -> None:
    letters, ideographs = re.compile(f"[{cells._LETTERS}]"), re.compile(f"[{cells._IDEOGRAPHS}]")
    for char in map(chr, range(0x10000)):
        if letters.match(char) and category(char) != "Cn":
            assert [cluster.cells for cluster in clusters(char)] == [1], f"U+{ord(char):04X}"
        if ideographs.match(char) and category(char) != "Cn":
            assert [cluster.cells for cluster in clusters(char)] == [2], f"U+{ord(char):04X}"


def test_every_combining_mark_of_unicode_is_known() -> None:
    marks = re.compile(f"[{cells._marks()}]")
    planes = chain(range(0x20000), range(0xE0000, 0xE1000))
    assert [hex(p) for p in planes if (category(chr(p))[0] == "M") is not bool(marks.match(chr(p)))] == []


def test_every_control_and_unseen_format_character_is_forbidden() -> None:
    drawn = "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
    harmless = drawn + "\u200c\u200d\u200e\u200f\u061c"
    forbidden = re.compile(f"[{cells._FORBIDDEN}]")
    for char in map(chr, chain(range(0x20000), range(0xE0000, 0xE1000))):
        if category(char) in ("Cc", "Cs", "Zl", "Zp") or (category(char) == "Cf" and char not in harmless):
            assert forbidden.match(char), f"U+{ord(char):04X}"


@given(anything)
@quick
def test_clusters_leave_no_gaps(text: str) -> None:
    assert "".join(texts(text)) == text


@given(anything)
@quick
def test_nothing_drawn_controls_the_terminal(text: str) -> None:
    assert not any(category(char) in ("Cc", "Cs", "Zl", "Zp") for char in shown(text))
    assert not set(shown(text)) & set(
        "\u00ad\u200b\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2060\u2066"
    )


@given(anything)
@quick
def test_rich_counts_what_is_drawn_as_we_do(text: str) -> None:
    assert sum(cluster.cells for cluster in clusters(text)) == cell_len(shown(text))


@given(anything)
@quick
def test_each_column_belongs_to_the_cluster_that_is_drawn_in_it(text: str) -> None:
    spread, offsets = columns(text)
    assert offsets == [cluster.start for cluster in clusters(text) for _ in range(cluster.cells)]
    assert len(spread) == len(offsets)


@given(anything, st.integers(0, 20))
@quick
def test_a_part_of_a_text_has_the_clusters_that_begin_there(text: str, cut: int) -> None:
    starts = [cluster.start for cluster in clusters(text)]
    if cut in starts:
        assert [cluster.start for cluster in clusters(text, cut)] == [
            start for start in starts if start >= cut
        ]
