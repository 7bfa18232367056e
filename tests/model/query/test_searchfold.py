import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.query.fold import Folded, fold, tokens
from reader.model.text import Span

# Letters whose fold has another length, marks that stay, marks that go, scripts with and without spaces.
UNUSUAL = st.text(st.sampled_from("aßæŁİﬁ½ é́ั़िกか゛日한’—™\u200d\u0640٣\n")) | st.text()


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("Radosław", "radoslaw"),
        ("Straße", "strasse"),
        ("Ægir Œuvre", "aegir oeuvre"),
        ("Øst đorđe Þór", "ost dorde thor"),
        ("Əliyev ırmak İzmir", "aliyev irmak izmir"),
        ("naïve CAFÉ", "naive cafe"),
        ("ﬁnal Ⅳ ＮＨＫ", "final iv nhk"),
        ("ΟΔΟΣ οδός", "οδοσ οδοσ"),
        ("Ёлка", "елка"),
        ("Йод Її", "йод її"),
        ("Воўк Ќе Ѓон", "воўк ќе ѓон"),
        ("И\u0306од и\u0306", "йод й"),
        ("за́мок Ѝ", "замок и"),
        ("Ӱрӓ ӗ", "ӱрӓ ӗ"),
        ("٣٤ ३", "34 3"),
        ("CO₂", "co2"),
        ("مُـحَمَّد", "محمد"),
        ("が か", "が か"),
        ("हिन्दी", "हिन्दी"),
        ("1\ufe0f\u20e3", "1"),
    ],
)
def test_letters_fold_to_what_people_type(written: str, folded: str) -> None:
    assert fold(written) == folded


@pytest.mark.parametrize("marks", ["''’‘ʼ", '""“”„', "--–—‑", "  \t\u00a0\u3000", "™%€👍"])
def test_marks_are_all_alike(marks: str) -> None:
    assert fold(marks) == " " * len(marks)


def test_a_line_break_stays_between_paragraphs() -> None:
    assert fold("One.\n\nTwo") == "one \n\ntwo"


def test_a_sign_made_of_letters_is_no_part_of_the_word_before_it() -> None:
    assert tokens(fold("Xerox™ №5")) == ["xerox", "5"]


def test_words_with_marks_inside_are_neighbouring_tokens() -> None:
    assert tokens(fold("jump-start O’Dowd’s 12:30")) == ["jump", "start", "o", "dowd", "s", "12", "30"]


def test_in_scripts_without_spaces_every_character_is_a_token() -> None:
    assert tokens(fold("NHKの日本2023年")) == ["nhk", "の", "日", "本", "2023", "年"]


def test_offsets_are_the_same_where_nothing_changes_its_length() -> None:
    folded = Folded.of("Radosław’s café")
    assert folded.plain
    assert folded.span(0, 8) == Span(0, 8)


@pytest.mark.parametrize(
    ("source", "words", "found"),
    [
        ("die Straße hier", "strasse", "Straße"),
        ("die Straße hier", "hier", "hier"),
        ("die Straße hier", "stras", "Straß"),
        ("die Straße hier", "se", "ße"),
        ("cafe\u0301 bar", "cafe", "cafe\u0301"),
        ("cafe\u0301 bar", "bar", "bar"),
        ("x\u200dy z", "xy", "x\u200dy"),
        ("กิน", "ก", "กิ"),
        ("กิน", "ิ", "กิ"),
    ],
)
def test_a_place_in_the_fold_is_whole_letters_of_the_text(source: str, words: str, found: str) -> None:
    folded = Folded.of(source)
    start = folded.text.index(words)
    span = folded.span(start, start + len(words))
    assert source[span.start : span.end] == found


@given(UNUSUAL)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(UNUSUAL)
def test_a_fold_holds_letters_digits_marks_spaces_and_breaks_only(text: str) -> None:
    assert all(char in " \n" or unicodedata.category(char)[0] in "LNM" for char in fold(text))


@given(UNUSUAL, UNUSUAL)
def test_texts_fold_piece_by_piece(one: str, other: str) -> None:
    assert fold(one + other) == fold(one) + fold(other)


@given(UNUSUAL)
def test_every_offset_finds_its_way_to_the_fold_and_back(text: str) -> None:
    folded = Folded.of(text)
    assert folded.text == fold(text)
    for offset, char in enumerate(text):
        place = folded.place(offset)
        assert place == len(fold(text[:offset]))
        if fold(char):
            assert folded.text.startswith(fold(char), place)
            assert folded.offset(place) == offset
            assert folded.offset(place + len(fold(char)) - 1) == offset


@given(UNUSUAL, st.data())
def test_a_span_holds_what_was_found_and_splits_no_letter(text: str, data: st.DataObject) -> None:
    folded = Folded.of(text)
    if not folded.text:
        return
    start = data.draw(st.integers(0, len(folded.text) - 1))
    end = data.draw(st.integers(start + 1, len(folded.text)))
    span = folded.span(start, end)
    assert 0 <= span.start < span.end <= len(text)
    assert folded.text[start:end] in fold(text[span.start : span.end])
    assert not (span.end < len(text) and unicodedata.category(text[span.end])[0] == "M")
