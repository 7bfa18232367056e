"""People, quotes, timeline and cards of an article in the linear screen."""

from __future__ import annotations

from pathlib import Path

from tests.linear.conftest import Opening


def test_people_are_a_row_each_with_their_counts(opening: Opening) -> None:
    r = opening()
    assert r.press("p") == "People."
    assert r.row == "People: 10."
    assert r.press("enter") == "This leads nowhere."
    r.press("j")
    assert r.row == "Syarhei Tsikhanouski, opposition leader, video blogger. 17 mentions, 6 events."


def test_enter_goes_to_the_words_and_says_whose_they_are(opening: Opening, article: Path) -> None:
    r = opening(article)
    r.press("p", "j", "enter")
    assert r.at.startswith("Ana Ruiz")
    assert r.said.startswith("Ana Ruiz, mayor.")
    r.press("s", "enter")
    assert r.at.startswith("“It is,”")
    r.press("t", "enter")
    assert r.at.startswith("begun in 2021")


def test_the_questions_are_answered_in_lists_too(opening: Opening, article: Path) -> None:
    r = opening(article)
    assert r.press("s", "1").startswith("Ana Ruiz, mayor.")
    assert r.press("2").startswith("Quote by Ana Ruiz, word for word")
    assert r.press("t", "3") == "Event: Repairs begin. Date: 2021."
    assert r.press("4") == "1 of 1. Timeline, in the order it happened."
    assert r.press("p", "4", "1") == "Nobody is named here."


def test_tab_goes_round_the_lists_and_back_to_the_text(opening: Opening, article: Path) -> None:
    r = opening(article)
    said = []
    for key in ("tab", "tab", "tab", "tab", "shift+tab", "shift+tab", "shift+tab", "shift+tab"):
        r.press(key)
        said.append(r.said)
    people, quotes, timeline = "People.", "1 quote.", "Timeline, in the order it happened."
    headline = "Mayor reopens the harbour."
    assert said == [people, quotes, timeline, headline, timeline, quotes, people, headline]


def test_the_timeline_has_both_orders(opening: Opening) -> None:
    r = opening()
    assert r.press("t", "t") == "Timeline, as it is told."
    assert r.row.startswith("Event: ")
    assert r.press("t") == "Timeline, in the order it happened."
    r.press("a")
    assert r.row == "Syarhei Tsikhanouski freed after secret talks."


def test_quotes_are_those_of_who_is_chosen_or_of_what_is_sought(opening: Opening) -> None:
    r = opening()
    assert r.press("s") == "16 quotes."
    assert r.press("p", "j", "j", "enter", "s").endswith("by or about Sviatlana Tsikhanouskaya.")
    assert r.press("a", "escape", "/", *"secret", "enter", "s").endswith("with secret.")


def test_a_card_has_all_that_is_known_in_words(opening: Opening, article: Path) -> None:
    r = opening(article)
    assert r.press("p", "j", "i") == "Ana Ruiz."
    words = " ".join(r.rows)
    assert "Said." in words and "paragraph 1" in words and "word for word" in words
    assert not any(sign in words for sign in "▇▁·┃╏┊●◐◌¶")
    r.press("i")
    while not r.row.startswith("Ana Ruiz, paragraph 1."):
        r.press("j")
    assert r.press("i").startswith("Quote, Ana Ruiz")
    r.press("q", "enter")
    assert r.at.startswith("“It is,”")


def test_enter_in_the_text_chooses_and_then_opens_the_card(opening: Opening, article: Path) -> None:
    r = opening(article)
    assert r.press("G", "enter") == "Chosen: Event: Repairs begin. Date: 2021."
    assert r.at.startswith("begun in 2021")
    assert r.press("enter") == "Event, Repairs begin."
    assert r.press("q", "escape", "g", "enter") == "Paragraph 1."
    assert r.press("q", "i") == "Ana Ruiz."


def test_f_lists_what_is_annotated_in_the_paragraph(opening: Opening, article: Path) -> None:
    r = opening(article)
    assert r.press("f") == "Paragraph 1."
    assert [row for row in r.rows[2:] if row] == [
        "Ana Ruiz, mayor. Also called Ruiz. 2 mentions, 1 quote.",
        "Quote by Ana Ruiz, word for word, introduced by “said”: “It is,” then “a start.”",
    ]
    r.press("j", "enter")
    assert r.at.startswith("“It is,”")


def test_f_lists_the_notes_of_the_paragraph_too_and_enter_goes_to_one(
    opening: Opening, tmp_path: Path
) -> None:
    path = tmp_path / "noted.yaml"
    path.write_text(
        "format: 1\nheadline: Noted\ntext: |\n  One is first.\n\n  Two is next.\n"
        "notes:\n  - {text: One, note: Why?}\n  - {text: Two, note: Who?}\n",
        "utf-8",
    )
    r = opening(path)
    assert r.press("}", "}", "f") == "Paragraph 2."
    assert r.row == "Note on “Two”: Who?"
    r.press("enter")
    assert r.at.startswith("Two")


def test_nothing_annotated_is_said(opening: Opening, tmp_path: Path) -> None:
    path = tmp_path / "bare.yaml"
    path.write_text("format: 1\nheadline: Bare\ntext: Nothing is known of this.\n", "utf-8")
    r = opening(path)
    for key, said in (
        ("]", "Nothing is annotated here."),
        ("n", "Nobody is quoted here."),
        ("c", "Nobody is quoted here."),
        ("w", "Nobody is named here."),
        ("h", "No event is told here."),
        (".", "Nothing is marked here."),
        ("enter", "Nothing is annotated on this row."),
        ("i", "Nothing is chosen: right bracket goes to the next highlight."),
        ("y", "No quote is on this row: n goes to the next one."),
        ("ctrl+y", "Choose a quote, a mention or an event to link to."),
        ("o", "The article names no page to open."),
    ):
        assert r.press(key) == said, key
    for key, said in (("p", "Nobody is named here."), ("s", "Nobody is quoted here."), ("t", "No events.")):
        r.press(key)
        assert r.row == said
        r.press("q")


def test_words_are_found_from_a_list_too(opening: Opening, article: Path) -> None:
    r = opening(article)
    r.press("p", "/", *"storm", "enter")
    assert r.at.startswith("storm")


def test_events_without_a_date_and_people_without_a_name_are_said_so(opening: Opening) -> None:
    r = opening()
    r.press("t")
    listed = []
    for _ in range(60):
        listed.append(r.row)
        r.press("j")
    assert any(row.startswith("No date") for row in listed)
    assert r.press("a", "g", "]", "]", "]", "i", "q", "enter", "i")


def test_what_the_text_does_not_tell_is_said_so(opening: Opening, article: Path) -> None:
    article.write_text(
        article.read_text("utf-8") + "  - {id: war, title: The war ends, when: 1945, basis: background}\n",
        "utf-8",
    )
    r = opening(article)
    assert r.press("t", "enter") == "The text doesn’t tell this: it is the annotator’s background."


def test_a_date_of_a_quote_and_several_names_are_answered(opening: Opening, tmp_path: Path) -> None:
    path = tmp_path / "two.yaml"
    path.write_text(
        """\
format: 1
headline: Two speak
text: Ana Ruiz and Jo Lind met. “We agree,” they said.
people:
  ruiz: {name: Ana Ruiz}
  lind: {name: Jo Lind}
quotes:
  - {speaker: [ruiz, lind], type: direct, text: "“We agree,”", cue: said, when: 2024-05-02}
notes:
  - {text: agree}
""",
        "utf-8",
    )
    r = opening(path)
    assert (
        r.press("}", "j", "1") == "Mentioned: Ana Ruiz and Jo Lind."
        or r.said == "Mentioned: Ana Ruiz; Jo Lind."
    )
    assert r.press("c", "3") == "Ana Ruiz and Jo Lind. Date: 2 May 2024."
    assert r.press("1").startswith("Ana Ruiz. 1 mention, 1 quote. Jo Lind.")
    assert r.press(".", "2").startswith("Quote by Ana Ruiz and Jo Lind, word for word")
    assert r.press(".", "i") == "Note."
