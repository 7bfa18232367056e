"""A little of the soak's widths: nothing is out of its column in a terminal without clusters."""

from __future__ import annotations

from pathlib import Path

from reader.app.terminal.cell_widths import reposition
from reader.app.terminal.cells import shown
from tests.soak.width import SAMPLES, article, grapheme_breaks, simple_terminal, unlike_terminals


def test_what_stands_right_of_any_character_is_in_its_column() -> None:
    assert unlike_terminals().faults == ()


def test_without_repositioning_it_would_not_be() -> None:
    family = "👨\u200d👩\u200d👧\u200d👦"
    line = f"\x1b[1;1H{shown(family)}│"
    assert simple_terminal(line, 20, 1)[0].index("│") == 8
    assert simple_terminal(reposition(line), 20, 1)[0].index("│") == 2


def test_a_break_where_unicode_has_none_is_seen() -> None:
    assert grapheme_breaks("÷ 0061 × 0301 ÷ 0062 ÷ # fine\n").faults == ()
    assert grapheme_breaks("÷ 0061 ÷ 0301 ÷ 0062 ÷ # wrong\n").faults == ("÷ 0061 ÷ 0301 ÷ 0062 ÷",)


def test_the_article_of_all_scripts_is_sound(tmp_path: Path) -> None:
    from reader.load.article import read_article

    assert read_article(article(SAMPLES).encode(), "scripts").article is not None
