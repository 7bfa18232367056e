"""Finds the program of speech that the machine has, or says what to install."""

from __future__ import annotations

import shutil
from collections.abc import Mapping

from reader.errors import SpeechError
from reader.services.speech.espeak import ESPEAK, Espeak
from reader.services.speech.macos_say import SAY, Say
from reader.services.speech.program import SpeechProgram
from reader.services.speech.speech_dispatcher import SPEECH_DISPATCHER, SpeechDispatcher
from reader.services.speech.ssip import is_installed

_NONE = "nothing on this machine can read aloud: install speech-dispatcher or espeak-ng"


async def find_program(wanted: str | None, environment: Mapping[str, str]) -> SpeechProgram:
    """The program of that name, else the first one that works. Raises SpeechError.

    Where Speech Dispatcher is installed but can't start, the next one reads.
    """
    if wanted is not None and wanted not in _installed(environment):
        raise SpeechError(f"{wanted} is not installed")
    refusal = None
    for name in (wanted,) if wanted is not None else _installed(environment):
        try:
            return await _start(name, environment)
        except SpeechError as reason:
            refusal = refusal or reason
    raise refusal or SpeechError(_NONE)


def _installed(environment: Mapping[str, str]) -> list[str]:
    path = environment.get("PATH")
    found = [SPEECH_DISPATCHER] if is_installed(environment) else []
    return found + [name for name in (ESPEAK, SAY) if shutil.which(name, path=path)]


async def _start(name: str, environment: Mapping[str, str]) -> SpeechProgram:
    if name == SPEECH_DISPATCHER:
        return await SpeechDispatcher.connect(environment)
    return Espeak() if name == ESPEAK else Say()
