"""CAS: what dkpro-cassis reads of ours, and what is refused from outside."""

from __future__ import annotations

import io
import json
import zipfile
from dataclasses import replace
from typing import Any

import pytest
from cassis import Cas, TypeSystem, load_cas_from_json, load_cas_from_xmi, load_typesystem

from reader.convert.cas.read import reads
from reader.convert.format import Options
from reader.convert.table import BY_NAME
from reader.errors import IntakeError
from reader.load.article import load_article
from reader.model.article import Article
from reader.model.text import Text
from reader.services.bundled import bundled
from reader.services.interchange.importing import import_article, map_of
from tests.convert.same import content_of
from tests.values import some

CAS = BY_NAME["cas"]
NAMED = "de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity"
QUOTE = "webanno.custom.Quote"


@pytest.fixture(scope="module")
def seed() -> Article:
    return some(load_article(bundled()).article)


def files(article: Article, ending: str = "") -> dict[str, bytes]:
    exported = CAS.writes(article, Options(ending=ending))
    return {file.ending: "".join(file.content).encode() for file in exported.files}


def loaded(xmi: bytes, types: bytes) -> Any:
    return load_cas_from_xmi(io.BytesIO(xmi), typesystem=load_typesystem(io.BytesIO(types)))


def test_cassis_reads_every_mention_and_every_quote_with_its_speakers(seed: Article) -> None:
    made = files(seed, ".xmi")
    cas = loaded(made[".xmi"], made["TypeSystem.xml"])
    assert cas.sofa_string == seed.text.content
    mentions = [(m.span, m.entity) for entity in seed.entities.values() for m in entity.mentions]
    found = [((each.begin, each.end), each.entity) for each in cas.select(NAMED)]
    assert sorted(found) == sorted(mentions)
    by_id = {each.identifier: each for each in cas.select(QUOTE)}
    for quote in seed.quotes:
        each = by_id[quote.id]
        assert (each.begin, each.end, each.quoteType) == (*quote.parts[0], quote.type)
        speakers = [] if each.speaker is None else [link.target.entity for link in each.speaker.elements]
        assert tuple(speakers) == quote.speakers
        assert each.get_covered_text() == seed.text[quote.parts[0]]


def test_a_mention_of_somebody_in_wikidata_has_that_address(seed: Article) -> None:
    made = files(seed, ".xmi")
    trump = [
        each for each in loaded(made[".xmi"], made["TypeSystem.xml"]).select(NAMED) if each.entity == "trump"
    ]
    assert {each.identifier for each in trump} == {"http://www.wikidata.org/entity/Q22686"}
    assert {each.value for each in trump} == {"PER"}


def test_the_article_comes_back_from_what_cassis_wrote_anew(seed: Article) -> None:
    made = files(seed)
    again = loaded(made[".xmi"], made["TypeSystem.xml"])
    types = made["TypeSystem.xml"]
    for source in (again.to_xmi(), again.to_json(), load_cas_from_json(made[".json"].decode()).to_json()):
        imported = import_article(source.encode(), CAS, seed.id, lambda _ending: types)
        assert imported.losses == ()
        assert content_of(imported.article) == content_of(seed)


def test_offsets_outside_are_in_utf_16_and_inside_in_code_points(seed: Article) -> None:
    emoji = replace(
        seed, text=type(seed.text)("👩‍🚒 " + seed.text.content), quotes=(), events=(), notes=(), entities={}
    )
    assert reads(files(emoji, ".json")[".json"], lambda _ending: None).text == emoji.text


def test_a_zip_as_inception_exports_it_is_read(seed: Article) -> None:
    made = files(seed, ".xmi")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("harbour.xmi", made[".xmi"])
        archive.writestr("TypeSystem.xml", made["TypeSystem.xml"])
    imported = import_article(packed.getvalue(), CAS, seed.id)
    assert content_of(imported.article) == content_of(seed)


BOMB = b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;&b;">]><a>&c;</a>'
OUTSIDE = b'<!DOCTYPE a SYSTEM "http://127.0.0.1:9/a.dtd"><a/>'


@pytest.mark.parametrize(
    ("source", "fault"),
    [
        (b"", "it is no XML"),
        (b"<a>", "it is no XML: line 1"),
        (BOMB, "has a document type"),
        (OUTSIDE, "has a document type"),
        (
            b'<?xml version="1.0" encoding="x-no-such"?><a/>',
            "in an encoding that can\u2019t be read|it is no XML",
        ),
        (b"<a>" * 17 + b"</a>" * 17, "deeper than 16 elements"),
        (b"{", "it is no JSON"),
        (b"{}", "it is no CAS"),
        (b'{"%TYPES": 3}', "it is no CAS"),
        (b'{"%TYPES": {}, "%FEATURE_STRUCTURES": [], "%VIEWS": {}}', "there is no text in it|it is no CAS"),
        (b"PK\x03\x04 no zip", "its ZIP can’t be read"),
        (b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI"/>', "there is no text in it"),
        (
            b'<xmi:XMI xmlns:xmi="http://www.omg.org/XMI" xmlns:t="http:///t.ecore"><t:A xmi:id="x"/></xmi:XMI>',
            "it is no CAS|there is no text in it",
        ),
    ],
)
def test_what_is_no_cas_is_refused_in_one_sentence(source: bytes, fault: str) -> None:
    types = files(Article(id="a", headline="a", text=Text("No.")))["TypeSystem.xml"]
    with pytest.raises(IntakeError, match=fault):
        reads(source, lambda _ending: types)


def test_xmi_wants_its_type_system() -> None:
    with pytest.raises(IntakeError, match="its type system is not there"):
        reads(b"<a/>", lambda _ending: None)


def test_what_inception_knows_comes_in_by_its_map() -> None:
    system = TypeSystem()
    named = system.create_type(NAMED)
    system.create_feature(named, "value", "uima.cas.String")
    system.create_feature(named, "identifier", "uima.cas.String")
    link = system.create_type("webanno.custom.QuoteSpeakerLink", "uima.cas.TOP")
    system.create_feature(link, "role", "uima.cas.String")
    system.create_feature(link, "target", named)
    quote = system.create_type(QUOTE)
    with pytest.warns(UserWarning, match="reserved name"):
        system.create_feature(quote, "type", "uima.cas.String")
    system.create_feature(quote, "speaker", "uima.cas.FSArray", link)
    cas = Cas(system)
    cas.sofa_string = "👩 Ana Ruiz said: “No.” She left Lund.\n\nLund is far."
    text = cas.sofa_string

    def span(words: str, start: int = 0) -> dict[str, int]:
        at = text.index(words, start)
        return {"begin": at, "end": at + len(words)}

    ana = named(**span("Ana Ruiz"), value="PER", identifier="http://www.wikidata.org/entity/Q7")
    she = named(**span("She"), value="PER", identifier="http://www.wikidata.org/entity/Q7")
    lund, other = named(**span("Lund"), value="LOC"), named(**span("far"), value="MISC")
    said = quote(**span("“No.”"), type_="DIRECT")
    said.speaker = system.get_type("uima.cas.FSArray")(elements=[link(role="speaker", target=ana)])
    cas.add_all([ana, she, lund, other, said])
    imported = import_article(cas.to_json().encode(), CAS, "plain", type_map=map_of("inception"))
    article = imported.article
    assert {entity.name: (entity.kind, entity.wikidata) for entity in article.entities.values()} == {
        "Ana Ruiz": ("person", "Q7"), "Lund": ("place", None),
    }  # fmt: skip
    (only,) = article.quotes
    assert (article.text[only.parts[0]], only.type) == ("“No.”", "direct")
    assert article.entities[some(only.speaker)].name == "Ana Ruiz"
    assert imported.losses == (
        "1 annotation of type 'NamedEntity' left out: name this type in a map to read it",
        "no headline there: the name of the file stands for it",
        "1 mention more found by the names",
    )


def test_a_zip_without_a_cas_is_refused() -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr("readme.txt", "")
    with pytest.raises(IntakeError, match=r"there is no \.xmi and no \.json in it"):
        reads(packed.getvalue(), lambda _ending: None)


def test_no_more_is_read_than_a_file_may_have(monkeypatch: pytest.MonkeyPatch, seed: Article) -> None:
    monkeypatch.setattr("reader.convert.cas.read.LIMIT", 100)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("bomb.xmi", "0" * 10_000)
    for source in (packed.getvalue(), b"<a>" + b" " * 200 + b"</a>"):
        with pytest.raises(IntakeError, match="larger than 64 MiB"):
            reads(source, lambda _ending: None)


def test_what_no_article_may_have_in_its_text_is_counted(seed: Article) -> None:
    made = files(replace(seed, text=Text("No\x85 way"), quotes=(), events=(), notes=(), entities={}), ".json")
    changed = made[".json"].replace(b"No", b"N\\u202eo")
    losses = reads(changed, lambda _ending: None).losses
    assert "1 characters of the text, which no article may have, left out" in losses


def test_json_is_known_by_its_beginning(seed: Article) -> None:
    assert some(CAS.sign) in files(seed, ".json")[".json"][:4096]
    assert json.loads(files(seed, ".json")[".json"])["%VIEWS"]
