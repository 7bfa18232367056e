"""Whatever a French text is made of, its draft makes a file without faults."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
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
    "Anne Morel|M. Vidal|Le Goff|Mme|Me|elle|Ils|qui|la maire de|l’AFP|l’|d’|qu’|s’|J’|Brest|Parti|a dit|déclare|"
    "a-t-il dit|ajoute-t-elle|n’a pas dit|fait savoir|s’est|selon|d’après|à en croire|pour|comme|que|si|"
    "et a ajouté|mais|de partir|avoir vu|aurait pris|serait|ouvrira|a fermé le pont|«|»|« Non, dit-elle, jamais »|"
    "“|”|,|.|:|;|?|!|le 3 mai|le 31 février|hier|en 2012|il y a deux ans|le lendemain|au XIXe siècle|après-demain|"
    "vendredi|(|)|—|\n\n|aujourd’hui|rendez-vous"
).split("|")


@settings(deadline=None, max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@example(pieces=["s’est", "mais"])
@given(pieces=st.lists(st.sampled_from(PIECES), min_size=1, max_size=50))
def test_anything_that_looks_like_french_news_makes_a_file_without_faults(
    pieces: list[str], load_draft: Load
) -> None:
    text = Text(canonical(" ".join(pieces)))
    drafted = draft(text, headline="À Brest", published=Edtf.parse("2016-06-21"), language="fr")
    check(text, drafted)
    if text.content:
        loaded = load_draft(text, drafted)
        assert loaded.article is not None, [fault.message for fault in loaded.diagnostics]
