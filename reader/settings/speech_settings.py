"""Settings of reading aloud: which program speaks, in which voices, how fast."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields
from typing import Any

from reader.model.did_you_mean import did_you_mean
from reader.settings.feed_settings import TableFault

SLOWEST, FASTEST = 80, 450
"""Words a minute."""
PROGRAMS = ("speech-dispatcher", "espeak-ng", "say")
"""What can speak, in the order in which it is looked for."""
STYLES = ("voice", "announced")


@dataclass(frozen=True, slots=True)
class SpeechSettings:
    """How articles are read aloud.

    `program` None: the first one that there is. `voice` reads articles in its own language, `quote_voice` their quotes;
    None: what suits the article. `rate` is in words a minute, None as the program has it. `quotes`: in another
    `voice`, or `announced`.
    """

    program: str | None = None
    voice: str | None = None
    quote_voice: str | None = None
    rate: int | None = None
    quotes: str = STYLES[0]


def read_speech_settings(table: Mapping[str, object]) -> tuple[SpeechSettings, list[str], list[TableFault]]:
    """What a table sets, the names that are set rightly, and the faults of the others."""
    faults: list[TableFault] = []
    values = dict(_values(table, faults))
    return SpeechSettings(**values), list(values), faults


def _values(table: Mapping[str, object], faults: list[TableFault]) -> Iterator[tuple[str, Any]]:
    for name, value in table.items():
        if name not in _NAMES:
            message = f"no setting of speech is called {name!r}{did_you_mean(name, _NAMES)}"
            faults.append(TableFault((name,), "unknown-key", message, False))
        elif name in _CHOICES and value not in _CHOICES[name]:
            *firsts, last = map(repr, _CHOICES[name])
            faults.append(TableFault((name,), "bad-value", f"{name!r} is {', '.join(firsts)} or {last}"))
        elif name == "rate" and not (type(value) is int and SLOWEST <= value <= FASTEST):
            message = f"'rate' is a whole number from {SLOWEST} to {FASTEST}: words a minute"
            faults.append(TableFault((name,), "bad-value", message))
        elif name != "rate" and (not isinstance(value, str) or not value.strip()):
            faults.append(TableFault((name,), "bad-value", f"{name!r} is the name of a voice"))
        else:
            yield name, value


_CHOICES = {"program": PROGRAMS, "quotes": STYLES}
_NAMES = tuple(each.name for each in fields(SpeechSettings))
