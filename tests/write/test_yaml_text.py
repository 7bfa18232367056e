"""Values as YAML: read back as the very words, whatever they look like, and bare where a person writes them bare."""

from __future__ import annotations

import re
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from reader.load.anchors.canonical import canonical, one_line
from reader.model.characters import is_clean
from reader.write.article_file import may_wrap
from reader.write.yaml_text import SPACE, WIDTH, Bare, entry, flow, item, scalar, text_block

LOOKS_LIKE = (
    "no|Yes|ON|off|y|N|true|False|null|~|=|<<|12|1_000|0x1F|0o17|010|0b1|1.5|1e5|.5|5.|.inf|-.INF|.NaN|+1"
    "|12:30|190:20:30.15|2024-05-03|2001-12-14t21:59:43.10-05:00|2001-12-14 21:59:43|1,150|...|---|--- a"
    "|- a|-a|? a|?a|: a|:a|a:|a: b|a #b|#a|&a|*a|!a|!!str a|%a|@a|`a|'a'|\"a\"|'|\"|''|\\|a\\b|[a]|{a}|a, b"
    '|[|]|{|}|,|>|| |> |a | a|{a: b}|[a, b]|“It is,”|it\'s|"a" \'b\'|a\\ "b"|C:\\new|http://a.b/c?d#e|a:b'
    "|a?b|“a: b”|\u00a0a|a\u3000|é|東京|מה|🙂|a\n\nb|a\tb"
).split("|")
BARE = (
    "Ana Ruiz|Mr. Ruiz’s wife|“It is,” she said|a 43-year-old blogger|it's|don’t|U.S. special envoy|50%"
    "|x@y.org|nothing|online|yes, but|3rd of May|2020-08|2020/2021|2020-08~|../2021|http://a.b/c?d=e"
).split("|")
values = st.one_of(
    st.sampled_from(LOOKS_LIKE),
    st.text(st.sampled_from(list("ab-?:,[]{}#&*!|>'\"%@`~=<. \\019ex_“”é")), min_size=1, max_size=12),
    st.text(min_size=1, max_size=300),
    st.lists(st.sampled_from(LOOKS_LIKE), min_size=1, max_size=60).map(" ".join),
).filter(is_clean)


def read(lines: str) -> Any:
    """What both of PyYAML's readers, the C one and the other, and both of its ideas of values, agree on."""
    found = yaml.load(lines, yaml.SafeLoader)
    for loader in (yaml.CSafeLoader, yaml.CBaseLoader):
        assert yaml.load(lines, loader) == found
    return found


@settings(deadline=None)
@given(values)
def test_a_value_comes_back_wherever_it_stands(words: str) -> None:
    words = canonical(words) or "x"
    for made in (entry("key", words), entry("key", {"key": words}), entry("key", [words])):
        found = read("\n".join(made))["key"]
        assert found in (words, [words], {"key": words})
    assert read("\n".join(item({"key": words, "other": words}, 2, spread=True))) == [
        {"key": words, "other": words}
    ]
    assert read(flow([words, {words: words}] if "\n" not in words else [words])) in (
        [words, {words: words}],
        [words],
    )


@pytest.mark.parametrize("words", BARE)
def test_what_every_reader_takes_for_words_has_no_quotation_marks(words: str) -> None:
    assert scalar(words) == words


@pytest.mark.parametrize(
    ("words", "written"),
    [
        ("no", '"no"'),
        ("12:30", '"12:30"'),
        ("2021", '"2021"'),
        ("a: b", '"a: b"'),
        ('"No," she said', "'\"No,\" she said'"),
        ("'No,' she said", "\"'No,' she said\""),
        ('"It\'s" \\o/', '"\\"It\'s\\" \\\\o/"'),
    ],
)
def test_what_needs_quotation_marks_gets_those_that_cost_least(words: str, written: str) -> None:
    assert scalar(words) == written


def test_what_would_need_quotation_marks_on_one_line_has_lines_of_its_own() -> None:
    assert list(entry("aka", ["Ruiz", "Ana"])) == ["aka: [Ruiz, Ana]"]
    assert list(entry("parts", ["“A,”", "“b.”"])) == ["parts:", "  - “A,”", "  - “b.”"]
    assert list(entry("source", {"url": "https://a.b/?c", "publisher": "no"})) == [
        "source:",
        "  url: https://a.b/?c",
        '  publisher: "no"',
    ]


def test_a_number_is_written_as_it_is_given() -> None:
    assert flow({"text": "she", "para": Bare("1")}) == "{text: she, para: 1}"


@settings(deadline=None)
@given(st.lists(st.text(st.sampled_from("ab é“東京。เ\n"), min_size=1, max_size=400), min_size=1, max_size=3))
def test_a_text_however_wrapped_is_the_same_text(pieces: list[str]) -> None:
    text = canonical("\n\n".join(pieces)) or "x"
    block = "\n".join(text_block("text", text, may_wrap(text)))
    assert canonical(str(read(block)["text"])) == text


def test_a_long_text_is_wrapped_at_its_spaces() -> None:
    lines = list(text_block("text", "word " * 100 + "end", SPACE))
    assert len(lines) == 7
    assert all(WIDTH - 6 < len(line) <= WIDTH for line in lines[1:-1])


def test_no_line_is_broken_between_two_characters_that_a_line_break_would_join() -> None:
    text = "東京 " * 80
    (line,) = list(text_block("text", canonical(text), may_wrap(text)))[1:]
    assert line.strip() == canonical(text)


@pytest.mark.parametrize("words", ["plain words, no more", "“marks” — and ’s", "Ёлка сказала"])
def test_a_text_whose_scripts_have_spaces_is_wrapped_at_any_of_them(words: str) -> None:
    assert may_wrap(words) is SPACE
    text = " ".join([words] * 40)
    apart = re.compile(" (?=)")  # which is searched as those of scripts without spaces are
    assert list(text_block("text", text, SPACE)) == list(text_block("text", text, apart))


def test_a_thing_of_a_list_stands_on_one_line_where_it_fits() -> None:
    assert list(item({"text": "he", "para": Bare("3")}, 2)) == ["  - {text: he, para: 3}"]
    assert list(item({"text": "he", "note": "x" * WIDTH}, 2)) == ["  - text: he", f"    note: {'x' * WIDTH}"]


def test_words_longer_than_a_line_end_theirs_beside_a_script_without_spaces_too() -> None:
    text = f"{'x' * 300} {'y' * 300} 東京"
    lines = list(text_block("text", text, may_wrap(text)))[1:]
    assert [line.strip() for line in lines] == text.split(" ")


def test_words_without_a_space_stay_whole() -> None:
    assert list(entry("key", f"{'x' * 300} {'y' * 300}")) == [f"key: {'x' * 300}", f"  {'y' * 300}"]


def test_a_huge_paragraph_is_wrapped_in_time_proportional_to_it() -> None:
    assert sum(1 for _ in text_block("text", "word " * 400_000, SPACE)) > 20_000


def test_a_headline_of_two_lines_is_one() -> None:
    assert scalar(one_line("a\nb")) == "a b"
