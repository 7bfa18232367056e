"""A word matches whole, in every script."""

import pytest

from reader.load.anchors.word_edges import begins_word, ends_word, is_whole


def stands(text: str, word: str) -> bool:
    """Whether `word`, at its first place in `text`, stands as a whole word."""
    start = text.index(word)
    whole = begins_word(text, start) and ends_word(text, start + len(word))
    assert is_whole(text, start, start + len(word)) == whole
    return whole


WHOLE = [
    ("Ruiz said", "Ruiz"),
    ("(Ruiz)", "Ruiz"),
    ("said Ruiz", "Ruiz"),
    ("Ruiz's wife", "Ruiz"),
    ("RUIZ'S WIFE", "RUIZ"),
    ("Belarus' leader", "Belarus"),
    ("said 'Ruiz' only", "Ruiz"),
    ("Ruiz-Lopez", "Ruiz"),
    ("pro-Ruiz", "Ruiz"),
    ("O'Dowd's", "O'Dowd"),
    ("Ruiz's'", "Ruiz"),
    ("“It is,”", "“It is,”"),
    ("x“no”y", "“no”"),
    ("José spoke", "José"),
    ("東京都知事", "京都"),
    ("กรุงเทพมหานคร", "เทพ"),
    ("ああアナああ", "アナ"),
    ("IBMは", "IBM"),
    ("은 김정은은", "김정은"),
    ("김정은은", "김정은"),
    ("BTS가", "BTS"),
    ("2021년", "2021"),
    ("2021年", "2021"),
    ("Москваru", "Москва"),
    ("Ruiz\u200f,", "Ruiz"),
    ("12,000", "12"),
    ("۲۰۲۱年", "۲۰۲۱"),
    ("\u0905\u0928\u093e \u0915", "\u0905\u0928\u093e"),
]
CUT = [
    ("O'Dowd", "Dowd"),
    ("O'Dowd", "O"),
    ("Ruizes", "Ruiz"),
    ("McRuiz", "Ruiz"),
    ("she'd", "she"),
    ("rock's'n", "rock"),
    ("rock'sy", "rock"),
    ("Ruiz's\u0301", "Ruiz"),
    ("Ruiz\u200d\u0301", "Ruiz"),
    ("Rui\u0308z\u0301", "Rui\u0308z"),
    ("q\u0301x", "x"),
    ("k\u0301", "k"),
    ("COVID19", "COVID"),
    ("19th", "19"),
    ("2021г", "2021"),
    ("\u0441\u0442\u0440\u0430\u043d\u0430", "\u0441\u0442\u0440\u0430\u043d"),
    ("남김정은", "김정은"),
    ("می\u200cخواهم", "خواهم"),
    ("می\u200cخواهم", "می"),
    ("Ruizª", "Ruiz"),
    ("\u0905\u0928\u093e", "\u0905\u0928"),
]


@pytest.mark.parametrize(("text", "word"), WHOLE)
def test_a_whole_word_stands(text: str, word: str) -> None:
    assert stands(text, word)


@pytest.mark.parametrize(("text", "word"), CUT)
def test_a_part_of_a_word_does_not_stand(text: str, word: str) -> None:
    assert not stands(text, word)


def test_a_run_of_possessives_is_gone_through_in_no_depth() -> None:
    assert not ends_word("x" + "'s" * 50_000, 1)
