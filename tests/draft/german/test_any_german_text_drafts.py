"""Whatever a German text is made of, its draft makes a file without faults."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.draft.drafting import draft
from reader.load.anchors.canonical import canonical
from reader.load.article import Loaded
from reader.model.dates.dates import Edtf
from reader.model.new_article import Annotations
from reader.model.text import Text
from tests.draft.odd_texts import check

Load = Callable[[Text, Annotations], Loaded]
PIECES = (
    "Ada Lund|Karl-Heinz von der Heide|Frau|Dr.|Herr|Ministerin|die Ministerin|der Imker Okan Dündar|(SPD)|"
    "( CDU)|er|sie|Sie|es|das|Das|ihm|den|dem|die Stadt|der Polizei|Rostock|sagte|sagte,|teilte|mit|gab|"
    "bekannt|wurde|wurden|wird|hat|habe|sei|soll|haben|gebaut|saniert|und|weil|dass|wie|ob|laut|nach Angaben|"
    "zufolge|so|aus Sicht|hieß es|sprach von|am Montag|1967|im Mai|seit 2019|bis Ende 2027|für Freitag|"
    "in der Nacht zum 15. November|zum 1. Juli|rund 300|Menschen|ein 43 Jahre alter|Mann|die 1967 gebaute|"
    "Brücke|legte|ein|Widerspruch|könnte|nicht|„|“|»|«|‚|‘|,|.|:|;|?|(|)|–|\n\n"
).split("|")


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=50))
def test_anything_that_looks_like_german_news_makes_a_file_without_faults(
    pieces: list[str], load_draft: Load
) -> None:
    text = Text(canonical(" ".join(pieces)))
    drafted = draft(text, headline="In Rostock", published=Edtf.parse("2016-06-21"), language="de")
    check(text, drafted)
    if text.content:
        loaded = load_draft(text, drafted)
        assert loaded.article is not None, [fault.message for fault in loaded.diagnostics]
