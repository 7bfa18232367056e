"""Writes what would be read aloud into a WAV file."""

from __future__ import annotations

import os
import wave
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from reader.errors import AlreadyThere, SpeechError
from reader.model.clean import clean
from reader.services.speech.espeak import Espeak
from reader.services.speech.program import Voices
from reader.state.speech.script import Utterance
from reader.write.save import save_bytes

_PARAMETERS = (1, 2, 22_050, 0, "NONE", "not compressed")
"""Of the usual voices: channels, bytes of a sample, samples a second. The first utterance's own are taken."""
_PIECE = 1 << 16
"""Bytes that are copied at once."""


async def record(
    utterances: Sequence[Utterance],
    program: Espeak,
    voices: Voices,
    file: Path,
    progress: Callable[[int], None],
    *,
    force: bool = False,
) -> float:
    """Write the sound of utterances, one after the other; returns its seconds. Over another file only with `force`.

    `progress` gets how many are done, after each. Raises SpeechError and SaveError.
    """
    if not force and os.path.lexists(file):
        raise AlreadyThere(f"{clean(str(file))} is there already; --force writes over it")
    with TemporaryDirectory(prefix="closeread-") as folder:
        piece, whole = Path(folder) / "piece.wav", Path(folder) / "whole.wav"
        with wave.open(str(whole), "wb") as sound:
            sound.setparams(_PARAMETERS)
            for number, utterance in enumerate(utterances, 1):
                await program.record(utterance.words, utterance.role, voices, piece)
                _append(piece, sound, is_first=number == 1)
                progress(number)
            seconds = sound.getnframes() / sound.getframerate()
        save_bytes(_content(whole), file, force=force)
    return seconds


def _append(piece: Path, sound: wave.Wave_write, *, is_first: bool) -> None:
    try:
        with wave.open(str(piece), "rb") as said:
            if is_first:
                sound.setparams(said.getparams())
            elif said.getparams()[:3] != sound.getparams()[:3]:
                raise SpeechError("these two voices can’t be written into one file: choose another")
            sound.writeframes(said.readframes(said.getnframes()))
        piece.unlink()
    except (OSError, EOFError, wave.Error):
        raise SpeechError("espeak-ng wrote no sound") from None


def _content(file: Path) -> Iterator[bytes]:
    with file.open("rb") as sound:
        while piece := sound.read(_PIECE):
            yield piece
