"""CAS that something has broken: either it is read or refused in one sentence."""

from __future__ import annotations

import json
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.convert.format import Options
from reader.convert.table import BY_NAME
from reader.errors import IntakeError
from reader.load.article import read_article
from reader.services.interchange.importing import import_article
from tests.cli.conftest import HARBOUR
from tests.values import some

CAS = BY_NAME["cas"]
ARTICLE = some(read_article(HARBOUR.encode(), "harbour").article)
FILES = {file.ending: "".join(file.content) for file in CAS.writes(ARTICLE, Options()).files}
odd = (
    st.none()
    | st.integers(-3, 300)
    | st.text(max_size=5)
    | st.lists(st.integers(0, 40), max_size=3)
    | st.booleans()
)
quiet = settings(max_examples=80, deadline=None, suppress_health_check=list(HealthCheck))


def read(source: bytes) -> None:
    try:
        import_article(source, CAS, "any", lambda _ending: FILES["TypeSystem.xml"].encode())
    except IntakeError as fault:
        assert str(fault)


@quiet
@given(st.data())
def test_json_with_any_value_changed(data: st.DataObject) -> None:
    document = json.loads(FILES[".json"])
    structures: list[dict[str, Any]] = document["%FEATURE_STRUCTURES"]
    for _ in range(data.draw(st.integers(1, 4))):
        structure = data.draw(st.sampled_from(structures))
        key = data.draw(st.sampled_from(list(structure)))
        structure[key] = data.draw(odd)
    read(json.dumps(document).encode())


@quiet
@given(st.data())
def test_xmi_with_any_attribute_changed(data: st.DataObject) -> None:
    xmi = FILES[".xmi"]
    places = [at for at, char in enumerate(xmi) if char == '"']
    at = data.draw(st.integers(0, len(places) // 2 - 1)) * 2
    value = data.draw(st.sampled_from(("", "0", "-1", "999999", "x", "1 2 3", "true", "9" * 30)))
    read(f"{xmi[: places[at] + 1]}{value}{xmi[places[at + 1] :]}".encode())
