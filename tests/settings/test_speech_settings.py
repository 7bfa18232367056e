from __future__ import annotations

import pytest

from reader.settings.speech_settings import SpeechSettings, read_speech_settings


def test_a_table_sets_how_articles_are_read_aloud() -> None:
    table: dict[str, object] = {
        "program": "espeak-ng", "voice": "de", "quote_voice": "de+f2", "rate": 200, "quotes": "announced",
    }  # fmt: skip
    accepted, names, faults = read_speech_settings(table)
    assert accepted == SpeechSettings("espeak-ng", "de", "de+f2", 200, "announced")
    assert (names, faults) == (list(table), [])


@pytest.mark.parametrize(
    ("table", "code", "message"),
    [
        ({"rat": 200}, "unknown-key", "no setting of speech is called 'rat'; did you mean 'rate'?"),
        ({"program": "festival"}, "bad-value", "'program' is 'speech-dispatcher', 'espeak-ng' or 'say'"),
        ({"quotes": True}, "bad-value", "'quotes' is 'voice' or 'announced'"),
        ({"rate": 79}, "bad-value", "'rate' is a whole number from 80 to 450: words a minute"),
        ({"rate": True}, "bad-value", "'rate' is a whole number from 80 to 450: words a minute"),
        ({"voice": " "}, "bad-value", "'voice' is the name of a voice"),
        ({"quote_voice": 3}, "bad-value", "'quote_voice' is the name of a voice"),
    ],
)
def test_a_fault_is_said_and_leaves_the_default(table: dict[str, object], code: str, message: str) -> None:
    accepted, names, (fault,) = read_speech_settings(table)
    assert (accepted, names) == (SpeechSettings(), [])
    assert (fault.path, fault.code, fault.message) == ((next(iter(table)),), code, message)
