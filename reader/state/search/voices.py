"""The search for the quotes that a row of the share of voice counts."""

from __future__ import annotations

from reader.model.library.hits import SpeakerFacet
from reader.model.library.person_key import UNKNOWN_KEY
from reader.model.library.voices import GroupBy, Voice
from reader.model.query.parse import parse
from reader.model.query.query import Query
from reader.state.library.voices import VoiceSession
from reader.state.search.session import UNKNOWN, SearchSession


def search_for(session: VoiceSession, voice: Voice) -> SearchSession:
    """The search for the quotes of a speaker among those that were counted."""
    speaker = SpeakerFacet(voice.keys, voice.name, voice.quotes) if voice.key != UNKNOWN_KEY else UNKNOWN
    text = session.query
    within = session.within
    if within is not None and within.by is GroupBy.MONTH and within.key:
        query = parse(session.query, typing=True)
        if isinstance(query, Query) and not query.dated:  # a second pair of dates would mean either
            text = f"{text} since:{within.key} until:{within.key}".strip()
    return SearchSession(text, speakers=(speaker,))
