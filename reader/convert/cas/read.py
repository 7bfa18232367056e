"""Reads CAS as XMI, JSON or a ZIP with XMI and its type system in it, ours and those of others."""

from __future__ import annotations

import warnings
import zipfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from io import BytesIO
from typing import TYPE_CHECKING, Any
from xml.parsers import expat

from reader.convert.cas.names import (
    DOCUMENT,
    LAYERS,
    PART,
    PARTS,
    PLACE,
    TARGET,
    WIKIDATA,
    name_of,
)
from reader.convert.format import Beside
from reader.convert.json.source import read_json
from reader.convert.outside.annotation import OutsideAnnotation, OutsideArticle
from reader.convert.records.canonical_text import CanonicalText, canonical_text
from reader.convert.records.record import RecordKind
from reader.errors import IntakeError
from reader.load.file import LIMIT
from reader.model.clean import shorten
from reader.model.text import Span

if TYPE_CHECKING:
    from cassis import Cas
    from cassis.typesystem import FeatureStructure

DEPTH = 16
"""Elements inside one another, as many as YAML of ours may have."""
_BUILT_IN = ("uima.", "org.apache.uima.")
_SEGMENTS = frozenset(
    {PART, "Token", "Sentence", "Paragraph", "TagsetDescription", "CASMetadata", "DocumentMetaData"}
)
"""Types that say how a text is cut, or which program did: nothing for an article."""
_RESERVED = {"type_": "type", "self_": "self"}
"""Features as dkpro-cassis calls those that Python has other uses for."""
_TYPE_SYSTEMS = ("TypeSystem.xml", "typesystem.xml", ".typesystem.xml", ".xml")


def reads(source: bytes, beside: Beside) -> OutsideArticle:
    """The annotations of the first view of a CAS. Raises IntakeError."""
    if source[:4] == b"PK\x03\x04":
        source, beside = _unzipped(source)
    if source.lstrip()[:1] == b"{":
        read_json(source)  # bounded and no deeper than Python goes
        return _Reading(_loaded(lambda: _from_json(source))).article()
    _check_xml(source)
    types = next((found for ending in _TYPE_SYSTEMS if (found := beside(ending)) is not None), None)
    if types is None:
        raise IntakeError("its type system is not there: TypeSystem.xml belongs beside it")
    _check_xml(types)
    return _Reading(_loaded(lambda: _from_xmi(source, types))).article()


def _check_xml(source: bytes) -> None:
    """Raises IntakeError for XML that is broken, too deep, or has a document type: no entity is ever resolved."""
    if len(source) > LIMIT:
        raise IntakeError("it is larger than 64 MiB")
    parser, depth = expat.ParserCreate(), 0

    def begin(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEPTH:
            raise IntakeError(f"its XML is deeper than {DEPTH} elements")

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    def document_type(*_: object) -> None:
        raise IntakeError("its XML has a document type, which a CAS has not: nothing in it is resolved")

    parser.StartElementHandler, parser.EndElementHandler = begin, end
    parser.StartDoctypeDeclHandler = document_type
    try:
        parser.Parse(source, True)
    except expat.ExpatError as fault:
        raise IntakeError(
            f"it is no XML: line {fault.lineno}, column {fault.offset + 1} can’t be read"
        ) from None
    except (LookupError, ValueError):  # an encoding that there is not
        raise IntakeError("its XML is in an encoding that can’t be read") from None


def _unzipped(source: bytes) -> tuple[bytes, Beside]:
    """The XMI or JSON in a ZIP, and what stands beside it there."""
    try:
        with zipfile.ZipFile(BytesIO(source)) as archive:
            names = archive.namelist()
            main = next((name for name in names if name.endswith((".xmi", ".json"))), None)
            if main is None:
                raise IntakeError("there is no .xmi and no .json in it")
            inside = {name: _member(archive, name) for name in (main, "TypeSystem.xml") if name in names}
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError):
        raise IntakeError("its ZIP can’t be read") from None
    return inside[main], inside.get


def _member(archive: zipfile.ZipFile, name: str) -> bytes:
    """A member of a ZIP, however large it claims to be: no more is unpacked than a file may have."""
    with archive.open(name) as member:
        content = member.read(LIMIT + 1)
    if len(content) > LIMIT:
        raise IntakeError("what is in it is larger than 64 MiB")
    return content


def _from_json(source: bytes) -> Cas:
    from cassis import load_cas_from_json  # heavy, as the package says

    return load_cas_from_json(source.decode("utf-8-sig"), lenient=True)


def _from_xmi(source: bytes, types: bytes) -> Cas:
    from cassis import load_cas_from_xmi, load_typesystem  # heavy, as the package says

    return load_cas_from_xmi(BytesIO(source), typesystem=load_typesystem(BytesIO(types)), lenient=True)


def _loaded(load: Callable[[], Cas]) -> Cas:
    """What dkpro-cassis makes of a file; whatever it trips over in one from outside is the file’s fault."""
    from cassis.typesystem import TypeNotFoundError  # heavy, as the package says
    from lxml.etree import LxmlError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # types that are not in its type system: they are left out
            return load()
    except (
        LookupError, ValueError, TypeError, AttributeError, RuntimeError, TypeNotFoundError, LxmlError
    ):  # fmt: skip
        raise IntakeError("it is no CAS, or a damaged one: name its format with --from") from None


class _Reading:
    def __init__(self, cas: Cas) -> None:
        outside = cas.sofa_string
        if not isinstance(outside, str):
            raise IntakeError("there is no text in it")
        self._cas, self._length = cas, len(outside)
        self._text: CanonicalText = canonical_text(outside)
        self._losses: list[str] = []
        if self._text.dropped:
            self._losses.append(
                f"{self._text.dropped} characters of the text, which no article may have, left out"
            )

    def article(self) -> OutsideArticle:
        structures = [each for each in self._cas.select_all_fs() if self._is_wanted(each)]
        is_ours = any(_layer(each) == LAYERS[RecordKind.ARTICLE] for each in structures)
        structures.sort(key=lambda each: each.xmiID or 0)
        if is_ours:
            structures.sort(key=_order)
        found = [self._annotation(each, is_ours=is_ours) for each in structures]
        if not is_ours:
            found = [*self._head(), *found]
        annotations = tuple(each for each in found if each is not None)
        return OutsideArticle(self._text.text, annotations, (), tuple(self._losses), is_ours)

    def _head(self) -> Iterator[OutsideAnnotation]:
        """What the metadata of DKPro say of the article."""
        documents = [each for each in self._cas.select_all_fs() if each.type.name == DOCUMENT]
        for document in documents[:1]:
            values = {"headline": _texts(document, "documentTitle"), "url": _texts(document, "documentUri")}
            language = [each for each in _texts(document, "language") if each != "x-unspecified"]
            yield OutsideAnnotation("#document", "Article", (), {**values, "language": language})

    @staticmethod
    def _is_wanted(structure: FeatureStructure) -> bool:
        """Whether it may be an annotation: nothing of UIMA’s own, no link, and nothing that only cuts the text."""
        name: str = structure.type.name
        return (
            not name.startswith(_BUILT_IN) and not _is_link(structure) and _layer(structure) not in _SEGMENTS
        )

    def _annotation(self, structure: FeatureStructure, *, is_ours: bool) -> OutsideAnnotation | None:
        values: dict[str, list[str]] = defaultdict(list)
        links: dict[str, list[str]] = defaultdict(list)
        spans = self._spans(structure)
        if spans is None:
            return None
        for feature in structure.type.all_features:
            if feature.name in ("sofa", "begin", "end", PLACE):
                continue
            name = _RESERVED.get(feature.name, feature.name)
            for value in _elements(structure.get(feature.name)):
                target = _target(value)
                if target is not None:
                    links[name].append(_id(target, is_ours=is_ours))
                    if feature.name == PARTS and _layer(target) == PART:
                        spans += self._spans(target) or ()
                elif value is not None:
                    values[name.removesuffix("Ids") if is_ours else name].append(_text(value))
        for identifier in values.get("identifier", ()):
            if identifier.startswith(WIKIDATA):
                values["wikidata"].append(identifier.removeprefix(WIKIDATA))
        return OutsideAnnotation(
            _id(structure, is_ours=is_ours), _layer(structure), tuple(spans), values, links
        )

    def _spans(self, structure: FeatureStructure) -> list[Span] | None:
        """Where it stands; nowhere for what is about the whole; None, and said, where that is not in the text."""
        begin, end = structure.get("begin"), structure.get("end")
        if begin is None and end is None:
            return []
        if type(begin) is int and type(end) is int and 0 <= begin < end <= self._length:
            return [self._text.span(begin, end)]
        self._losses.append(
            f"{shorten(_layer(structure))} {structure.xmiID} stands nowhere in the text, and is left out"
        )
        return None


def _order(structure: FeatureStructure) -> tuple[int, int]:
    """Things of ours in their order, those that have no words before what mentions them."""
    place = structure.get(PLACE) if structure.type.get_feature(PLACE) is not None else None
    first = (LAYERS[RecordKind.ARTICLE], LAYERS[RecordKind.ENTITY], LAYERS[RecordKind.MENTION])
    layer = _layer(structure)
    return (first.index(layer) if layer in first else len(first), place if type(place) is int else -1)


def _id(structure: FeatureStructure, *, is_ours: bool) -> str:
    """An id that no entity can have, but for entities and notes of ours."""
    layer = _layer(structure)
    if is_ours and layer in (LAYERS[RecordKind.ENTITY], LAYERS[RecordKind.NOTE]):
        return _text(structure.get(name_of(RecordKind.ENTITY, "id")))
    return f"#{structure.xmiID}"


def _layer(structure: FeatureStructure) -> str:
    """The name of a type without its package."""
    name: str = structure.type.name
    return name.rpartition(".")[2]


def _is_link(structure: FeatureStructure) -> bool:
    return structure.type.get_feature(TARGET) is not None and structure.type.get_feature("begin") is None


def _elements(value: Any) -> list[Any]:
    """The members of a list or an array, or the one value."""
    if value is not None and hasattr(value, "type") and value.type.get_feature("elements") is not None:
        value = value.elements or []
    return value if isinstance(value, list) else [value]


def _target(value: Any) -> Any:
    """What a value refers to, by a link or directly; None where it is a text, a number or a truth value."""
    if value is None or not hasattr(value, "type"):
        return None
    return value.get(TARGET) if _is_link(value) else value


def _texts(structure: FeatureStructure, name: str) -> list[str]:
    value = structure.get(name) if structure.type.get_feature(name) is not None else None
    return [] if value is None else [_text(value)]


def _text(value: object) -> str:
    return "true" if value is True else "false" if value is False else str(value)
