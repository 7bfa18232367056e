"""Bytes become the text that was meant, whether or not they say in which encoding."""

from __future__ import annotations

import codecs
from threading import Event

import pytest

from reader.errors import IntakeError
from reader.intake import encodings
from reader.intake.encodings import declared_in, decoded, decoded_within

UNDECLARED = [
    ("The mayor’s aide said “it is a start” — a café owner agreed…", "cp1252"),
    ("La maire a déclaré que la réouverture était « un début ». Élue en 2019.", "iso-8859-1"),
    ("La alcaldesa reabrió el puerto. «Es un comienzo», dijo. El año pasado cayó.", "cp1252"),
    ("Die Bürgermeisterin eröffnete den Hafen. „Es ist ein Anfang“, sagte sie.", "cp1252"),
    ("Burmistrz otworzyła w piątek port. „To dopiero początek”, powiedziała.", "cp1250"),
    ("Burmistrz otworzyła w piątek port. Był zamknięty przez trzy lata.", "iso-8859-2"),
    ("Мэр Ана Руис в пятницу вновь открыла гавань. «Это начало», — сказала она.", "cp1251"),
    ("Мэр Ана Руис в пятницу вновь открыла гавань. Это начало, сказала она.", "koi8-r"),
    ("Η δήμαρχος άνοιξε ξανά το λιμάνι την Παρασκευή. «Είναι μια αρχή», είπε.", "cp1253"),
    ("市長は金曜日に港を再開した。「これは始まりだ」と彼女は述べた。", "cp932"),
    ("市长周五重新开放了港口。“这是一个开始，”她说。", "gb18030"),
    ("시장은 금요일에 항구를 다시 열었다. “이것은 시작이다”라고 그녀는 말했다.", "cp949"),
]
TEXT = "Öl “neu” für 1 €"


@pytest.mark.parametrize(("text", "encoding"), UNDECLARED)
def test_a_text_that_does_not_say_its_encoding_is_read_all_the_same(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


@pytest.mark.parametrize(
    ("mark", "encoding"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
    ],
)
def test_a_byte_order_mark_counts_for_more_than_what_is_said(mark: bytes, encoding: str) -> None:
    assert decoded(mark + TEXT.encode(encoding), "koi8-r") == TEXT


@pytest.mark.parametrize("name", ["latin-1", "ISO-8859-1", "us-ascii", "windows-1252", " 'cp1252' "])
def test_latin_1_is_what_browsers_take_it_for(name: str) -> None:
    assert decoded(TEXT.encode("cp1252"), name) == TEXT


@pytest.mark.parametrize("name", [None, "koi8-r", "no-such", "rot13", "bz2", "\x00", "utf-16"])
def test_what_is_utf_8_is_read_as_that_whatever_is_said(name: str | None) -> None:
    assert decoded(TEXT.encode(), name) == TEXT


@pytest.mark.parametrize(
    "name",
    ["undefined", "idna", "punycode", "unicode_escape", "raw_unicode_escape", "utf-7", "mbcs", "cp037"],
)
def test_a_name_that_is_none_of_the_webs_is_no_encoding(name: str) -> None:
    content = "Das Öl, das für den Hafen bestimmt war, kostet 1 Euro.".encode("cp1252")
    assert decoded(content, name) == decoded(content)


def test_every_encoding_of_the_webs_list_is_read_by_its_own_names() -> None:
    assert decoded("Ж".encode("iso8859-5"), "csisolatincyrillic") == "Ж"
    assert decoded("港が再開".encode("cp932"), "x-sjis") == "港が再開"
    assert decoded("Ć".encode("iso8859-16"), "iso-8859-16") == "Ć"


def test_letters_that_shift_in_ascii_are_read_as_said() -> None:
    assert decoded("港が再開".encode("iso-2022-jp"), "ISO-2022-JP") == "港が再開"


def test_one_bad_byte_makes_no_other_encoding_of_utf_8() -> None:
    content = ("“öäü” " * 20).encode()
    assert decoded(content[:52] + b"\xff" + content[52:]).replace("\ufffd", "") == "“öäü” " * 20


@pytest.mark.parametrize(
    ("page", "name"),
    [
        (b'<meta charset="koi8-r">', "koi8-r"),
        (b"<META HTTP-EQUIV=Content-Type CONTENT='text/html; charset=Shift_JIS'>", "Shift_JIS"),
        (b"<?xml version='1.0' encoding=\"iso-8859-2\"?>", "iso-8859-2"),
        (b"<p>charset=utf-7", None),
        (b" " * 5000 + b"<meta charset=koi8-r>", None),
    ],
)
def test_a_page_says_its_encoding_in_its_head(page: bytes, name: str | None) -> None:
    assert declared_in(page) == name


def test_bytes_that_take_for_ever_to_decode_are_left_at_the_end_of_the_time(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    over = Event()
    monkeypatch.setattr(encodings, "decoded", lambda *_: over.wait(20))
    with pytest.raises(IntakeError, match=r"can’t be read within 0\.1 seconds"):
        decoded_within(0.1, b"\xff")
    over.set()
