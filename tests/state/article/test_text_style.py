from __future__ import annotations

from collections.abc import Callable

from reader.model.article import EntityId
from reader.model.columns.highlights import HighlightKind
from reader.state.article.related import related
from reader.state.article.session import Session
from reader.state.article.text_style import PLAIN, text_style
from reader.state.styles import TextStyle, Tint


def painted(session: Session, words: str, within: str = "") -> TextStyle:
    """The look of the first letter of some words."""
    text = session.article.text.content
    offset = text.index(words, text.index(within) if within else 0)
    return text_style(session, related(session), session.highlights.at(offset))


def test_plain_words_look_plain(fresh: Session) -> None:
    assert painted(fresh, "The surprise") == PLAIN


def test_a_mention_is_underlined_in_its_persons_hue_whatever_words_it_has(fresh: Session) -> None:
    for words, within in (
        ("Sviatlana", ""),
        ("her husband", ""),
        ("she wrote", ""),
        ("his wife", "embracing"),
    ):
        looks = painted(fresh, words, within)
        assert looks.underline, words
    assert painted(fresh, "she wrote").hue == fresh.hues[EntityId("tsikhanouskaya")]


def test_the_three_types_of_quote_have_grounds_of_three_strengths(fresh: Session) -> None:
    tints = [painted(fresh, words).tint for words in ("welcomed the news", "fantastic news", "not done")]
    assert tints == [Tint.REPORTED, Tint.MIXED, Tint.DIRECT]
    assert painted(fresh, "not done").tint_hue == fresh.hues[EntityId("tsikhanouskaya")]


def test_choosing_a_person_makes_their_mentions_and_quotes_stronger_and_all_other_quotes_fainter(
    fresh: Session,
) -> None:
    session = fresh.choose(EntityId("tsikhanouskaya"))
    mention = painted(session, "she wrote")
    assert mention.bold and mention.tint is Tint.CHOSEN
    assert painted(session, "not done").tint is Tint.FOLLOWED
    assert painted(session, "fantastic news").tint is Tint.FAINT
    assert painted(session, "Keith Kellogg") == painted(fresh, "Keith Kellogg")


def test_choosing_a_quote_makes_its_words_the_strongest_and_its_cue_stand_out(fresh: Session) -> None:
    session = fresh.choose(EntityId("welcomed-the-news"))
    assert painted(session, "the news", "welcomed").tint is Tint.CHOSEN
    other = fresh.choose(EntityId("not-done"))
    assert painted(other, "wrote").italic and painted(other, "wrote").bold
    assert not painted(fresh, "wrote").italic


def test_a_chosen_event_has_its_words_tinted_and_its_date_standing_out(fresh: Session) -> None:
    session = fresh.choose(EntityId("sentence"))
    assert painted(session, "longest prison").tint is Tint.CHOSEN
    assert painted(session, "in 2021").bold
    assert painted(fresh, "longest prison") == PLAIN


def test_a_chosen_note_has_its_words_tinted(fresh: Session) -> None:
    number = next(n for n in range(len(fresh.highlights)) if fresh.highlights.kind[n] == HighlightKind.NOTE)
    offset = fresh.highlights.start[number]
    session = fresh.choose(EntityId(f"note {fresh.highlights.index[number]}"))
    assert text_style(session, related(session), session.highlights.at(offset)).tint is Tint.CHOSEN


def test_a_mention_inside_a_chosen_quote_keeps_its_underline(fresh: Session) -> None:
    looks = painted(fresh.choose(EntityId("free-world")), "Siarhei")
    assert looks.underline
    assert looks.tint is Tint.CHOSEN


def test_a_draft_is_in_italics(session_of: Callable[[str], Session]) -> None:
    session = session_of(
        "text: Ana said she was “here.”\npeople: {ana: {name: Ana, mentions: [{text: she, draft: true}]}}\n"
        "quotes: [{speaker: ana, type: direct, text: “here.”, draft: true}]\n"
    )
    assert painted(session, "she").italic
    assert painted(session, "here").italic
    assert not painted(session, "Ana").italic


def test_the_words_of_a_drafted_event_are_in_italics(session_of: Callable[[str], Session]) -> None:
    session = session_of(
        "text: The ship sank at noon, and the port closed.\n"
        "events:\n  - {id: sank, title: It sank, when: '2020', when_text: at noon, text: ship sank, draft: true}\n"
        "  - {id: closed, title: It closed, text: port closed}\n"
    )
    assert painted(session, "ship").italic
    assert painted(session, "noon").italic
    assert not painted(session, "port").italic


def test_a_joint_statement_is_followed_with_each_who_makes_it(session_of: Callable[[str], Session]) -> None:
    session = session_of(
        "text: Ana Ruiz and a senior aide said “a start.”\n"
        "people:\n  ruiz: {name: Ana Ruiz}\n  aide: {name: a senior aide}\n"
        "quotes:\n  - {speaker: [ruiz, aide], type: direct, text: “a start.”}\n"
    )
    for speaker in ("ruiz", "aide"):
        followed = session.choose(EntityId(speaker))
        look = painted(followed, "a start")
        assert (look.tint, look.tint_hue) == (Tint.FOLLOWED, session.hues[EntityId(speaker)])
        assert EntityId(speaker) in related(session.choose(session.article.quotes[0].id)).ids


def test_a_quote_of_an_unknown_speaker_has_a_ground_without_a_hue(fresh: Session) -> None:
    looks = painted(fresh, "organizing mass")
    assert (looks.tint, looks.tint_hue) == (Tint.MIXED, None)


def test_where_most_of_an_article_is_a_draft_its_words_are_not_set_off(
    session_of: Callable[[str], Session],
) -> None:
    session = session_of(
        "text: Ana said she was “here.”\npeople: {ana: {name: Ana, draft: true, mentions: [she]}}\n"
        "quotes: [{speaker: ana, type: direct, text: “here.”, draft: true}]\n"
    )
    assert not any(painted(session, words).italic for words in ("Ana", "she", "here"))
