import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.model.article import QuoteType
from reader.model.dates.dates import Day
from reader.model.query.parse import InvalidQuery, parse, unknown_field_hint
from reader.model.query.query import Conditions, Query, Term

FIELDS = "speaker: speakr: type: in: since: until: -about: direct 2021 soon word NEAR/2"
PIECES = st.sampled_from([*FIELDS.split(), *'"“”-: ’ß日本*(\n\0\ud800', "\x1b[2J"])
ANY_QUERY = st.lists(PIECES, max_size=12).map("".join) | st.text()


def asked(text: str, typing: bool = False) -> Query:
    query = parse(text, typing)
    assert isinstance(query, Query), query
    return query


def complaint(text: str, typing: bool = False) -> str:
    nonsense = parse(text, typing)
    assert isinstance(nonsense, InvalidQuery), nonsense
    return nonsense.message


def words(text: str, typing: bool = False) -> tuple[Term, ...]:
    return asked(text, typing).wanted.words


def test_words_are_folded() -> None:
    assert words("Radosław SAID") == (Term("radoslaw"), Term("said"))


def test_the_last_word_is_a_beginning_only_while_it_is_typed() -> None:
    assert words("peace tal", typing=True) == (Term("peace"), Term("tal", prefix=True))
    assert words("peace tal") == (Term("peace"), Term("tal"))


@pytest.mark.parametrize("ended", ["peace ", "peace,", '"peace"', "“peace”"])
def test_a_word_that_was_ended_is_no_beginning(ended: str) -> None:
    assert not words(ended, typing=True)[-1].prefix


@pytest.mark.parametrize("phrase", ['"it is"', "“It is,”", "„It is“", "«it is»", "”it is”"])
def test_any_quotation_marks_make_a_phrase(phrase: str) -> None:
    assert words(phrase) == (Term("it is", phrase=True),)


def test_a_phrase_still_open_is_typed_on() -> None:
    assert words('say "it is a sta', typing=True)[1] == Term("it is a sta", prefix=True, phrase=True)


def test_a_phrase_left_open_is_told() -> None:
    assert complaint('"it is') == "a quotation mark is opened and never closed"


@pytest.mark.parametrize(
    ("written", "together"),
    [("jump-start", "jump start"), ("O’Dowd", "o dowd"), ("12:30", "12 30"), ("http://x.org", "http x org")],
)
def test_a_word_with_marks_in_it_is_a_phrase(written: str, together: str) -> None:
    assert words(written) == (Term(together),)


def test_accents_typed_as_marks_are_the_letters_they_make() -> None:
    assert words("か\u3099") == words("が")


def test_fields_are_read_and_may_be_quoted() -> None:
    query = asked('speaker:"Keith Kellogg" about:storm Type:direct in:harbour peace')
    assert query.wanted == Conditions(
        words=(Term("peace"),),
        speakers=(Term("keith kellogg", prefix=True),),
        about=(Term("storm", prefix=True),),
        types=(QuoteType.DIRECT,),
        articles=(Term("harbour", prefix=True),),
    )


def test_a_minus_leaves_out() -> None:
    query = asked('peace -war -"a truce" -speaker:trump -type:indirect')
    assert query.wanted.words == (Term("peace"),)
    assert query.unwanted.words == (Term("war"), Term("a truce", phrase=True))
    assert query.unwanted.speakers == (Term("trump", prefix=True),)
    assert query.unwanted.types == (QuoteType.INDIRECT,)


def test_a_word_left_out_is_never_a_beginning() -> None:
    assert asked("peace -wa", typing=True).unwanted.words == (Term("wa"),)


def test_dates_are_the_first_and_the_last_day_that_will_do() -> None:
    query = asked("since:2021 until:2022-06")
    assert (query.since, query.until) == (Day(2021, 1, 1), Day(2022, 6, 30))


def test_of_two_dates_the_narrower_holds() -> None:
    assert asked("since:2021 since:2022 until:2024 until:2023") == asked("since:2022 until:2023")


def test_a_type_may_be_cut_short_while_it_is_typed() -> None:
    assert asked("type:in", typing=True).wanted.types == (QuoteType.INDIRECT,)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("type:foo", "no type 'foo': direct, mixed or indirect"),
        ("since:soon", "since: needs a date such as 2021, 2021-06 or 2021-06-15, not 'soon'"),
        ("since:../2021", "since: needs a date with a beginning"),
        ("until:2021/..", "until: needs a date with an end"),
        ("since:2022 until:2021", "nothing is from that time: since: is later than until:"),
        ("draft:maybe", "draft: needs yes or no, not 'maybe'"),
        ("draft:", "draft: needs yes or no"),
        ("-since:2021", "since: can’t be left out with a minus; until: asks for the other days"),
        ("speaker:", "speaker: needs a name"),
        ("in:— peace", "in: needs an article’s id or words of its headline"),
        ("speakr:trump", "no field 'speakr': did you mean speaker:?"),
        ("abuot:storm", "no field 'abuot': did you mean about:?"),
        ("-untill:2021", "no field 'untill': did you mean until:?"),
        ("tpye:direct", "no field 'tpye': did you mean type:?"),
        ("-war", "it says only what to leave out: add a word or a name to look for"),
        ("-speaker:trump -war", "it says only what to leave out: add a word or a name to look for"),
        ("— !", "nothing to look for: a word needs a letter or a digit"),
        ("a " * 1001, "a query has at most 2,000 characters"),
    ],
)
def test_a_query_that_means_nothing_is_told_why(text: str, said: str) -> None:
    assert complaint(text) == said


@pytest.mark.parametrize("word", ["time:12", "note:this", "re:harbour", "a:b"])
def test_what_only_looks_like_a_field_is_words(word: str) -> None:
    assert words(word) == (Term(word.replace(":", " ")),)


@pytest.mark.parametrize("begun", ["", "  ", "-", "speaker:", "-type:", "in:", "since:", "since:20"])
def test_what_is_not_finished_yet_asks_for_nothing(begun: str) -> None:
    assert asked(begun, typing=True).empty


def test_the_empty_query_is_no_nonsense() -> None:
    assert asked("").empty
    assert not asked("a").empty
    assert not asked("since:2021").empty


def test_what_is_quoted_in_a_complaint_cannot_move_the_cursor() -> None:
    assert complaint("type:\x1b[2J").isprintable()


def test_plain_words_are_a_phrase_as_well() -> None:
    assert asked("two word", typing=True).as_phrase == Term("two word", prefix=True, phrase=True)
    assert asked("two").as_phrase is None
    assert asked('two "word s"').as_phrase is None


def test_only_what_asks_for_quotes_leaves_the_text_out() -> None:
    assert not asked("peace -war in:harbour").of_quotes
    assert all(
        asked(q).of_quotes for q in ("speaker:x", "about:x", "type:mixed", "since:2021", "a -speaker:x")
    )


@pytest.mark.parametrize("text", ["foo:bar", "word -foo:bar", "début:2021"])
def test_a_field_that_there_is_not_is_told_with_those_that_there_are(text: str) -> None:
    told = unknown_field_hint(text)
    assert told is not None
    assert ", only speaker:, about:, type:, in:, since:, until:, draft: and text:" in told


@pytest.mark.parametrize(
    "text", ["", "speaker:ana", "12:30", "https://example.org", "he said: no", "a:", "x12:y"]
)
def test_what_merely_has_a_colon_in_it_is_no_field(text: str) -> None:
    assert unknown_field_hint(text) is None


@given(ANY_QUERY, st.booleans())
def test_any_text_is_a_query_or_told_to_be_none(text: str, typing: bool) -> None:
    query = parse(text, typing)
    if isinstance(query, InvalidQuery):
        assert query.message.isprintable()
        assert not query.message.endswith(".")
    else:
        for term in (*query.wanted.words, *query.unwanted.words, *query.wanted.speakers):
            assert term.tokens
            assert term.words == " ".join(term.words.split())


@pytest.mark.parametrize(
    "text", ["since:20244", "since:2024-13", "until:2021-02-3", "since:2024-01-011", "*", '"', "speaker:*"]
)
def test_what_no_further_letter_can_mend_is_a_fault_while_it_is_typed(text: str) -> None:
    assert complaint(text, typing=True)


@pytest.mark.parametrize(
    "text",
    [
        "since:2",
        "since:2024-",
        "since:2024-1",
        "since:2024-0",
        "since:2024-02-",
        "until:2024-12-3",
        "type:dir",
        "-",
        "speaker:",
        'speaker:"',
    ],
)
def test_what_is_only_unfinished_is_no_fault_while_it_is_typed(text: str) -> None:
    asked(text, typing=True)


def test_drafts_are_asked_for_by_yes_and_no_and_a_minus_turns_them_round() -> None:
    assert asked("draft:yes").wanted.drafts == (True,)
    assert asked("draft:no") == asked("-draft:yes")
    assert asked("peace -draft:no") == asked("peace draft:yes")
    assert asked("draft:yes").of_quotes
    finished = parse("draft:y", typing=True)
    assert finished == asked("draft:yes")


def test_headlines_and_texts_are_asked_for_by_a_field_of_their_own() -> None:
    query = asked('text:ferry text:"late again" harbour')
    assert [term.words for term in query.wanted.texts] == ["ferry", "late again"]
    assert [term.words for term in query.text_terms] == ["ferry", "late again", "harbour"]
    assert not query.of_quotes
    assert parse("text:fer", typing=True) != parse("text:fer")


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("text:ferry speaker:ruiz", "text: looks in headlines and texts, which have no speaker"),
        ("text:ferry draft:yes", "text: looks in headlines and texts, which have no speaker"),
        ("-text:ferry a", "text: can’t be left out with a minus"),
        ("text:", "text: needs a word"),
    ],
)
def test_what_headlines_and_texts_do_not_have_cannot_be_asked_of_them(text: str, why: str) -> None:
    refused = parse(text)
    assert isinstance(refused, InvalidQuery)
    assert refused.message.startswith(why)
