"""Scroll bars are drawn whatever has become of their pane."""

from __future__ import annotations

from textual.geometry import Region

from reader.app.widgets.drawing import Bar


def test_a_bar_whose_pane_has_closed_is_drawn_blank() -> None:
    lines = Bar(name="vertical").render_lines(Region(0, 0, 1, 3))
    assert [line.text for line in lines] == [" "] * 3
