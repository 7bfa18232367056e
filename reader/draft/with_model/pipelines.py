"""Finds the installed spaCy models, loads each once, and says what they can do."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from importlib import import_module
from typing import Protocol, cast

from reader.errors import ModelMissing
from reader.model.clean import clean, shorten

INSTALL = "pip install 'closeread[nlp]'"
NAMES, PARSE = "doc.ents", "token.dep"  # what a component says it writes


class Token(Protocol):
    """What is used of a spaCy token."""

    @property
    def i(self) -> int: ...
    @property
    def idx(self) -> int: ...
    @property
    def text(self) -> str: ...
    @property
    def dep_(self) -> str: ...
    @property
    def head(self) -> Token: ...


class Entity(Protocol):
    """What is used of a named entity."""

    @property
    def start_char(self) -> int: ...
    @property
    def end_char(self) -> int: ...
    @property
    def label_(self) -> str: ...


class Doc(Protocol):
    """What is used of a text that a pipeline has read."""

    @property
    def ents(self) -> Sequence[Entity]: ...
    def __iter__(self) -> Iterator[Token]: ...


class _Wrote(Protocol):
    @property
    def assigns(self) -> Iterable[str]: ...


class Pipeline(Protocol):
    """What is used of a loaded pipeline."""

    @property
    def meta(self) -> Mapping[str, object]: ...
    @property
    def pipe_names(self) -> Sequence[str]: ...
    @property
    def max_length(self) -> int: ...
    def get_pipe_meta(self, name: str, /) -> _Wrote: ...
    def pipe(self, texts: Iterable[str], /) -> Iterable[Doc]: ...


@lru_cache(maxsize=2)
def load(model: str) -> Pipeline:
    """The pipeline of an installed package, or in a folder; raises ModelMissing, which says what to type."""
    try:
        spacy = import_module("spacy")
    except ModuleNotFoundError as error:
        raise ModelMissing(f"drafting with a model needs spaCy: {INSTALL}") from error
    name = shorten(model)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)  # made for a slightly other version
            return cast(Pipeline, spacy.load(model))
    except OSError as error:
        to_type = f" is installed: python -m spacy download {name}" if model.isidentifier() else ""
        raise ModelMissing(f"no model {name!r}{to_type}") from error
    except (ValueError, ImportError) as error:
        raise ModelMissing(f"the model {name!r} does not load: {shorten(str(error), 120)}") from error


def can(pipeline: Pipeline) -> frozenset[str]:
    """Which of NAMES and PARSE it gives."""
    wrote = {each for name in pipeline.pipe_names for each in pipeline.get_pipe_meta(name).assigns}
    return frozenset([NAMES, PARSE]) & wrote


def lacks(model: str) -> str | None:
    """What drafting with a model leaves to the rules, in a sentence; None where that is nothing.

    Raises ModelMissing where there is no such model, or it has neither names nor a parse.
    """
    has = can(load(model))
    name = shorten(model)
    if not has:
        raise ModelMissing(
            f"the model {name!r} has no named entities and no parser, so it has nothing to add"
        )
    if NAMES not in has:
        return f"the model {name!r} has no named entities: the rules find the names"
    if PARSE not in has:
        return f"the model {name!r} has no parser: the rules find who says what"
    return None


def mark_of(pipeline: Pipeline) -> str:
    """The pipeline as a draft's `by`: spacy:en_core_web_sm-3.8.0."""
    lang, name, version = (str(pipeline.meta.get(key, "")) for key in ("lang", "name", "version"))
    return clean(f"spacy:{lang}_{name}-{version}")
