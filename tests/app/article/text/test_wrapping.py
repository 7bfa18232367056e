"""Where lines end."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.app.article.text.wrapping import wrap
from reader.app.terminal.cells import SPACES, clusters

words = st.text("abcdefgéñüßłÅ", min_size=1, max_size=12)
prose = st.lists(words, min_size=1, max_size=30).map(" ".join)
ODD = (
    "aab bbb  é-–—…/“”‘’«»()[]!?.,;:%$=&'\"12\u00a0\u202f\u2060\u0301\u200d\u200e\x00\x01\x1b\n\u3000"
    "👩👍🏽❤\ufe0f🇫🇷字日本、。「」ー가각ᄀकष्اไ\ud800"
)
anything = st.text(ODD, max_size=60)
quick = settings(deadline=None, max_examples=200)


def lines(text: str, width: int) -> list[str]:
    starts = wrap(text, width)
    return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]


def shown_lines(text: str, width: int) -> list[str]:
    return [line.rstrip(SPACES) for line in lines(text, width)]


@pytest.mark.parametrize(
    ("text", "width", "expected"),
    [
        ("", 5, [""]),
        ("one two three", 7, ["one two", "three"]),
        ("one two three", 8, ["one two", "three"]),
        ("one  two", 3, ["one", "two"]),
        ("ends here ", 9, ["ends here"]),
        # quotes, brackets and apostrophes
        ("said “Yes” so", 8, ["said", "“Yes” so"]),
        ("they’re here", 6, ["they’r", "e here"]),
        ("an (odd) one", 5, ["an", "(odd)", "one"]),
        ("qui « dit » cela", 9, ["qui", "« dit »", "cela"]),
        ("« dit » cela", 7, ["« dit »", "cela"]),
        ("« vraiment » dit", 8, ["«", "vraiment", "» dit"]),
        ("qui «\u00a0dit\u00a0» cela", 8, ["qui", "«\u00a0dit\u00a0»", "cela"]),
        ("oh ¿ qué ?", 7, ["oh", "¿ qué ?"]),
        ("Vraiment ? Oui", 11, ["Vraiment ?", "Oui"]),
        ("sagte „so“ und", 11, ["sagte „so“", "und"]),
        ("sagte „so“ und", 9, ["sagte", "„so“ und"]),
        ("der „neue“ da", 10, ["der „neue“", "da"]),
        ("it is 5 % up", 8, ["it is", "5 % up"]),
        # hyphens
        ("a well-known man", 7, ["a well-", "known", "man"]),
        ("some X-rays seen", 7, ["some", "X-rays", "seen"]),
        ("of COVID-19 here", 9, ["of", "COVID-19", "here"]),
        ("at -5 now", 4, ["at", "-5", "now"]),
        ("non‑breaking", 4, ["non‑", "brea", "king"]),
        ("two- and three-", 8, ["two- and", "three-"]),
        ("then--nothing", 8, ["then--", "nothing"]),
        # dashes
        ("history—found", 10, ["history—", "found"]),
        ("history—found", 8, ["history—", "found"]),
        ("“word—” next", 8, ["“word—”", "next"]),
        ("so—“yes”", 6, ["so—", "“yes”"]),
        ("a word — then", 7, ["a", "word —", "then"]),
        ("a word – then", 8, ["a word –", "then"]),
        ("Hola —dijo él—", 9, ["Hola", "—dijo él—"]),
        ("—Hola señor", 6, ["—Hola", "señor"]),
        ("in 1914–18 then", 8, ["in", "1914–18", "then"]),
        ("the Paris–Dakar", 12, ["the Paris–", "Dakar"]),
        ("well…maybe", 6, ["well…", "maybe"]),
        ("…maybe so", 6, ["…maybe", "so"]),
        # slashes and addresses
        ("Europe/Radio", 9, ["Europe/", "Radio"]),
        ("1/2 and/or km/h", 8, ["1/2 and/", "or km/h"]),
        ("at https://example.org/news/a", 12, ["at https://", "example.org/", "news/a"]),
        ("x.org/q?one=1&two=2", 12, ["x.org/q?one=", "1&two=2"]),
        ("x.org/q?one=1&two=2", 9, ["x.org/q?", "one=1&", "two=2"]),
        ("at AT&T or R&D", 5, ["at", "AT&T", "or", "R&D"]),
        ("see e.g.this, or 1,150", 9, ["see", "e.g.this,", "or 1,150"]),
        # spaces that hold
        ("about 10\u00a0km off", 8, ["about", "10\u00a0km", "off"]),
        ("about 10\u202fkm off", 8, ["about", "10\u202fkm", "off"]),
        # Chinese, Japanese, Korean
        ("日本語", 4, ["日本", "語"]),
        ("日本語", 5, ["日本", "語"]),
        ("日本。語", 4, ["日", "本。", "語"]),
        ("日「本」語", 6, ["日", "「本」", "語"]),
        ("日（本）語", 7, ["日", "（本）", "語"]),
        ("他说：“好”吧", 9, ["他说：", "“好”吧"]),
        ("コーヒー", 4, ["コー", "ヒー"]),
        ("キャット", 4, ["キャ", "ット"]),
        ("abc日本", 5, ["abc日", "本"]),
        ("日本　語", 4, ["日本", "語"]),
        ("한국어 신문", 8, ["한국어", "신문"]),
        ("그한국어신문", 4, ["그한", "국어", "신문"]),
        # what is longer than the width
        ("abcdefgh", 3, ["abc", "def", "gh"]),
        ("e\u0301e\u0301e\u0301", 2, ["e\u0301e\u0301", "e\u0301"]),
        ("abcdef’s, ”", 6, ["abcde", "f’s, ”"]),
        ("abc(defgh)", 4, ["abc", "(def", "gh)"]),
        (",,,,,,", 4, [",,,,", ",,"]),
        ("\u3000:", 2, ["", ":"]),
        ("\u3000日本", 4, ["\u3000日", "本"]),
        ("字字", 1, ["字", "字"]),
        ("👩\u200d👧👩\u200d👧", 3, ["👩\u200d👧", "👩\u200d👧"]),
        ("แมวดำ", 3, ["แมว", "ดำ"]),
    ],
)
def test_lines_end_where_a_typesetter_would_end_them(text: str, width: int, expected: list[str]) -> None:
    assert shown_lines(text, width) == expected


def test_a_width_of_nothing_is_taken_for_one() -> None:
    assert lines("ab", 0) == ["a", "b"]


def test_a_part_of_a_text_is_wrapped_as_if_it_were_all() -> None:
    text = "first paragraph here\n\n« oui » second one"
    assert wrap(text, 8, 22) == [start + 22 for start in wrap(text[22:], 8)]
    assert wrap(text, 8, 0, 20) == wrap(text[:20], 8)


@given(prose, st.integers(1, 40))
@quick
def test_plain_words_wrap_as_the_simplest_program_would_wrap_them(text: str, width: int) -> None:
    expected: list[str] = []
    for word in text.split(" "):
        if expected and len(expected[-1]) + 1 + len(word) <= width:
            expected[-1] += " " + word
        else:
            expected += [word[at : at + width] for at in range(0, len(word), width)]
    assert shown_lines(text, width) == expected


@given(st.one_of(prose, anything), st.integers(1, 40))
@quick
def test_lines_are_the_whole_text_in_order(text: str, width: int) -> None:
    starts = wrap(text, width)
    assert starts[0] == 0
    assert all(before < after for before, after in pairwise(starts))
    assert "".join(lines(text, width)) == text


@given(anything, st.integers(1, 40))
@quick
def test_no_line_is_wider_than_the_width_but_for_one_wide_cluster(text: str, width: int) -> None:
    for line in shown_lines(text, width):
        drawn = [cluster for cluster in clusters(line) if cluster.cells]
        while drawn and drawn[-1].shown in SPACES:
            drawn.pop()
        assert sum(cluster.cells for cluster in drawn) <= width or len(drawn) == 1


@given(anything, st.integers(1, 12))
@quick
def test_no_cluster_is_split(text: str, width: int) -> None:
    assert set(wrap(text, width)) <= {cluster.start for cluster in clusters(text)} | {0}


@given(st.one_of(prose, anything), st.integers(1, 40))
@quick
def test_a_line_wraps_to_itself(text: str, width: int) -> None:
    for line in lines(text, width):
        if not re.search("[\ud800-\udfff\u200d]", line):
            assert wrap(line, width) == [0]


@given(
    st.lists(st.text("ab字”’)!?.,;:。」", min_size=1, max_size=8), max_size=12).map(" ".join),
    st.integers(16, 40),
)
@quick
def test_closing_punctuation_stays_with_its_word(text: str, width: int) -> None:
    for before, line in pairwise(lines(text, width)):
        assert before.endswith(" ") or not re.match("[”’)!?.,;:。」]", line)


@pytest.mark.parametrize("width", [1, 2, 3, 79, 80, 81, 499, 500])
@pytest.mark.parametrize("char", [*"a -—“/「字é\u0301 \u00a0\x00", "👩\u200d", "— ", "( ", " ”"])
def test_repetition_comes_to_an_end(char: str, width: int) -> None:
    text = char * 1000
    assert "".join(lines(text, width)) == text
