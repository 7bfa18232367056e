"""A share of voice in sentences."""

from __future__ import annotations

from reader.convert.in_words.words import percent_words
from reader.convert.voices import voice_sentences
from reader.model.dates.dates import Edtf
from reader.model.library.voices import GroupBy, Voice, Voices


def sentences(voice: Voice, by: GroupBy = GroupBy.SPEAKER, quotes: int = 6) -> str:
    return voice_sentences(Voices(by, (voice,), quotes=quotes), voice)


def test_a_speaker_is_a_name_what_is_counted_and_when() -> None:
    dates = Edtf.parse("2024-05-09"), Edtf.parse("2024-06")
    voice = Voice("x", "Ana Ruiz", 3, 41, 2, 2, 0, 1, 3, 0, *dates, role="mayor")
    assert sentences(voice) == (
        "Ana Ruiz, mayor. 3 quotes, 50 per cent of all, 41 words, 2 articles, 2 word for word, 1 reported. "
        "First 9 May 2024, last Jun 2024."
    )


def test_what_is_not_known_is_left_out() -> None:
    voice = Voice("", "", 1, 1, 1, 0, 1, 0, 0, 1)
    assert sentences(voice, GroupBy.ROLE) == (
        "No role given. 1 quote, 17 per cent of all, 1 word, 1 article, 1 partly word for word, 1 unnamed."
    )
    assert sentences(voice, GroupBy.NAMED, 0).endswith(
        "0 per cent of all, 1 word, 1 article, 1 partly word for word."
    )


def test_less_than_half_of_one_per_cent_is_not_nothing() -> None:
    assert [percent_words(share) for share in (0, 0.001, 0.005, 1)] == [
        "0 per cent", "less than 1 per cent", "0 per cent", "100 per cent",
    ]  # fmt: skip
