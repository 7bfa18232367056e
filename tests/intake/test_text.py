"""Plain text comes in whole, in its paragraphs, with a headline and the day that it gives for itself."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.errors import IntakeError
from reader.intake.clean_text import harmless
from reader.intake.dateline import dateline_of
from reader.intake.headline import LONGEST, headline_of, shortened
from reader.intake.paragraphs import in_paragraphs
from reader.intake.sources import from_text
from reader.intake.text import GivenMetadata
from reader.load.article import load_article

CONTENT = Path(__file__).parents[2] / "content"
LINES = (
    "The mayor reopened the harbour on Friday.\n"
    "“It is,” she said, “a start.”\n"
    "A senior aide said the work had begun in 2021.\n\n"
    "The second quay has no date."
)

# Paragraphs


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ("a\n\nb", ["a", "b"]),
        ("a\n \t\u00a0\n\n\nb", ["a", "b"]),
        ("The mayor, Ana Ruiz, reopened the\nharbour. “It is,” she\nsaid, “a start.”\n\nNext.",
         ["The mayor, Ana Ruiz, reopened the harbour. “It is,” she said, “a start.”", "Next."]),
        (LINES, LINES.replace("\n\n", "\n").split("\n")),
        ("One.\nTwo.\nThree", ["One.", "Two.", "Three"]),
        ("“One.”\n(Two!)\n»Drei?«\nFour…", ["“One.”", "(Two!)", "»Drei?«", "Four…"]),
        ("One.\nTwo\nthree\nfour.", ["One. Two three four."]),
        ("市長は港を\n再開した。", ["市長は港を再開した。"]),
        ("市長は再開した。\n始まりだ。\n終わり。", ["市長は再開した。", "始まりだ。", "終わり。"]),
        ("a\rb\r\nc\u2028d\u2029e\x0cf", ["a b c d", "e", "f"]),
        ("\u3000東京で\n\n\u3000大阪で", ["東京で", "大阪で"]),
        ("  a\t\tb  \n   c", ["a b c"]),
    ],
)  # fmt: skip
def test_lines_become_paragraphs(lines: str, paragraphs: list[str]) -> None:
    assert in_paragraphs(harmless(lines)[0]).split("\n\n") == paragraphs


@pytest.mark.parametrize(
    ("lines", "paragraphs"),
    [
        ("By Niamh Corr\nThe ferry sank.", ["By Niamh Corr", "The ferry sank."]),
        (
            "The ferry sinks\nBy Niamh Corr and Tom Holm in Vebo\n“It sank,” he\nsaid.",
            ["The ferry sinks", "By Niamh Corr and Tom Holm in Vebo", "“It sank,” he said."],
        ),
        (
            "Top\n\nBY NIAMH CORR, HARBOUR POST\nThe ferry\nsank.",
            ["Top", "BY NIAMH CORR, HARBOUR POST", "The ferry sank."],
        ),
        ("By Monday\nThe ferry sank\nfast.", ["By Monday The ferry sank fast."]),
        ("It was led\nby Niamh Corr and\nTom Holm.", ["It was led by Niamh Corr and Tom Holm."]),
        ("By Niamh Corr\nand others.", ["By Niamh Corr and others."]),
    ],
)
def test_a_byline_is_a_paragraph_without_a_blank_line_below(lines: str, paragraphs: list[str]) -> None:
    assert in_paragraphs(lines).split("\n\n") == paragraphs


def test_a_byline_right_above_the_story_names_the_author() -> None:
    assert from_text("By Niamh Corr\nThe ferry sank on Monday.\nTom Holm saw it.").authors == ("Niamh Corr",)


def test_the_bundled_article_comes_in_as_it_is_from_one_line_for_a_paragraph() -> None:
    articles = [load_article(path).article for path in sorted(CONTENT.glob("*.yaml"))]
    texts = [article.text.content for article in articles if article is not None]
    assert texts
    for text in texts:
        assert from_text(text).text == text
        assert from_text(text.replace("\n\n", "\n") + "\n").text == text


# Hostile characters


def test_hostile_characters_are_dropped_and_counted() -> None:
    taken = from_text("\ufeffThe \x1b[2Jmayor\u202e re\u00adopened\x07 it\u200b.\r\n")
    assert (taken.text, taken.dropped) == ("The [2Jmayor reopened it.", 5)


def test_a_joiner_left_alone_by_what_was_dropped_goes_too() -> None:
    assert harmless("👨\u200d\x00x") == ("👨x", 2)
    assert harmless("👨\u200d👩 क्\u200dष") == ("👨\u200d👩 क्\u200dष", 0)


@pytest.mark.parametrize(
    "content", ["", "  \n\n\t", "\x00\x1b", "\u200b\u00ad", "\u200e\u061c", "\ufeff", "\u00a0"]
)
def test_a_text_with_nothing_to_see_in_it_is_refused(content: str) -> None:
    with pytest.raises(IntakeError, match="no text"):
        from_text(content)


# Headline


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Harbour reopens\n\nThe mayor reopened it.", "Harbour reopens"),
        ("The mayor reopened it.\n\nShe is glad.", "The mayor reopened it."),
        ("Harbour reopens", "Harbour reopens"),
        ("LONDON, May 3, 2024 (Reuters) — The mayor reopened it.", "The mayor reopened it."),
        ("WASHINGTON (AP) — The mayor reopened it.", "The mayor reopened it."),
        ("NATO — the alliance — reopened it.", "NATO — the alliance — reopened it."),
        ("Friday, May 3, 2024\n\nHarbour reopens\n\nThe mayor.", "Harbour reopens"),
        ("She said:\n\n“A start.”", "She said:"),
        ("The mayor, Ana Ruiz, reopened the harbour on Friday, three years after the storm, she said.",
         "The mayor, Ana Ruiz, reopened the harbour on Friday, three years after the…"),
        ("The mayor reopened the harbour of the old town of Lendale by the sea, today — at nine o’clock.",
         "The mayor reopened the harbour of the old town of Lendale by the sea, today…"),
        ("x" * 200, "x" * (LONGEST - 1) + "…"),
        ("港" * 200, "港" * (LONGEST - 1) + "…"),
    ],
)  # fmt: skip
def test_a_text_gives_its_own_headline_and_keeps_the_words(text: str, headline: str) -> None:
    taken = from_text(text)
    assert taken.headline == headline
    assert taken.text == text


def test_the_persons_headline_is_taken_clean_and_on_one_line() -> None:
    assert from_text("Text.", GivenMetadata.of("  A\n\x1bnew  start ", None)).headline == "A new start"
    with pytest.raises(IntakeError, match="the headline is empty"):
        from_text("Text.", GivenMetadata.of(" \x00 ", None))


def test_a_headline_is_cut_at_a_word_and_never_ends_loosely() -> None:
    for longest in range(20, 60):
        cut = shortened("One, two — three; (four) “five” six: seven, eight, nine, ten and so on", longest)
        assert len(cut) <= longest
        assert cut[-2].isalnum() or cut[-2] in ")”"
    assert headline_of("Short") == "Short"


# Dates


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("LONDON, May 3, 2024 (Reuters) — The mayor.", "2024-05-03"),
        ("MINSK, Belarus — June 21, 2025\n\nA man was freed.", "2025-06-21"),
        ("MINSK, Belarus — June 21, 2025 — A man was freed.", "2025-06-21"),
        ("Minsk, 21 June 2025 -- A man was freed.", "2025-06-21"),
        ("BERLIN, 3.5.2024 – Der Hafen.", "2024-05-03"),
        ("Published 3 May 2024\n\nThe mayor.", "2024-05-03"),
        ("Last updated: 2024-05-03T10:00:00Z\n\nThe mayor.", "2024-05-03"),
        ("Harbour reopens\n\nBy Ana Lind\n\nFriday, May 3rd, 2024 10:15 AM ET\n\nThe mayor.", "2024-05-03"),
        ("Harbour reopens\n\nBy Ana Lind, May 3, 2024\n\nThe mayor.", "2024-05-03"),
        ("The mayor.\n\n" + "More.\n\n" * 9 + "First published on 3 May 2024.", "2024-05-03"),
        ("東京\n\n2024年5月3日\n\n市長は。", "2024-05-03"),
        # no date of publication
        ("The mayor died on May 3, 2024.", None),
        ("The mayor said on May 3, 2024 — a Friday — that it was over.", None),
        ("Harbour Reopens on May 3, 2024\n\nThe mayor.", None),
        ("LONDON, May 3 (Reuters) — The mayor.", None),
        ("LONDON — The election of May 3, 2024 was over.", None),
        ("LONDON, 31 February 2024 — The mayor.", None),
        ("2024 — The mayor.", None),
        ("The mayor.\n\n" * 9 + "May 3, 2024\n\n" + "The mayor.\n\n" * 9, None),
    ],
)
def test_the_day_of_publication_is_what_the_text_says_it_is(text: str, published: str | None) -> None:
    assert from_text(text).published == published


@pytest.mark.parametrize(
    "line", ["Wien, 3.5.2024 – Der Hafen.", "Wien, 3. Mai 2024 – Der Hafen.", "Paris, 3 mai 2024 — Le port."]
)
def test_other_languages_than_english_say_the_day_in_words_too(line: str) -> None:
    assert dateline_of(line).published == "2024-05-03"


@pytest.mark.parametrize(
    "published", ["2024-05-03", " 2024-05 ", "2020/2021", "2024-05-03T10:00:00Z", "../2021"]
)
def test_the_persons_date_is_any_date_of_the_format(published: str) -> None:
    assert (
        from_text("Published 1 May 2020", given=GivenMetadata.of(None, published)).published
        == published.strip()
    )


@pytest.mark.parametrize(
    ("published", "why"),
    [("3 May 2024", "write 2024-05-03"), ("", "missing"), ("2024-02-30", "29 days"), ("x" * 999, "not a date"),
     ("2024\x1b", "not a date")],
)  # fmt: skip
def test_a_date_that_is_none_is_refused_with_what_to_write(published: str, why: str) -> None:
    with pytest.raises(IntakeError, match=why) as refused:
        from_text("Text.", given=GivenMetadata.of(None, published))
    assert str(refused.value).isprintable()


@pytest.mark.parametrize(
    "post", ["education correspondent", "Rome correspondent", "political editor", "staff writer"]
)
def test_a_byline_right_below_the_headline_may_say_what_its_author_is(post: str) -> None:
    made = from_text(f"Union calls off strike\nBy Ines Falk, {post}\n\nThe union has called off a strike.")
    assert made.headline == "Union calls off strike"
    assert made.authors == ("Ines Falk",)
