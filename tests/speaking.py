"""Programs of speech that say nothing and write down what they were to say: executables on a PATH of the test's own."""

from __future__ import annotations

import asyncio
import os
import sys
from asyncio import StreamReader, StreamWriter
from dataclasses import dataclass, field
from pathlib import Path

ESPEAK_VOICES = """\
Pty Language       Age/Gender VoiceName          File                 Other Languages
 5  de              --/M      German             gmw/de
 5  en-029          --/M      English_(Caribbean) gmw/en-029           (en 10)
 2  en-gb           --/M      English_(Great_Britain) gmw/en               (en 2)
 2  en-us           --/M      English_(America)  gmw/en-US            (en 3)
 5  cmn             --/M      Chinese_(Mandarin,_latin_as_English) sit/cmn              (zh-cmn 5)(zh 5)
"""
SAY_VOICES = """\
Alex                en_US    # Most people recognize me by my voice.
Daniel              en_GB    # Hello! My name is Daniel.
Eddy (German (Germany)) de_DE    # Hallo! Ich heiße Eddy.
Anna                de_DE    # Hallo, mein Name ist Anna.
"""
_SCRIPT = """\
#!/bin/sh
here={folder}
case "$*" in "--voices"|"-v ?") /bin/cat "$here/voices"; exit;; esac
words=$(/bin/cat)
[ -e "$here/silent" ] || printf '%s|%s\\n' "$*" "$words" >> "$here/said"
[ -e "$here/fails" ] && {{ /bin/cat "$here/fails" >&2; exit 3; }}
[ -e "$here/soundless" ] && {{ echo 'error: No such file or directory' >&2; exit 0; }}
[ -e "$here/slow" ] && {{ echo $$ > "$here/pid"; exec /bin/sleep 1000; }}
exit 0
"""


@dataclass(frozen=True)
class Scripted:
    """A program of speech in a folder, and the folder that it writes into."""

    folder: Path

    def set(self, behaviour: str, words: str = "") -> None:
        """From now on it is `slow` (and never ends), `fails` with some words, or is `soundless`."""
        (self.folder / behaviour).write_text(words)

    def unset(self, behaviour: str) -> None:
        (self.folder / behaviour).unlink()

    @property
    def said(self) -> list[str]:
        """Its options and the words that it was given, each time: `-v en|Hello.`"""
        written = self.folder / "said"
        return written.read_text("utf-8").splitlines() if written.exists() else []

    @property
    def words(self) -> list[str]:
        return [line.partition("|")[2] for line in self.said]

    @property
    def pid(self) -> int:
        """The process that is speaking and never ends; 0 where none has begun."""
        written = self.folder / "pid"
        return int(written.read_text() or 0) if written.exists() else 0


def install(path: Path, name: str, voices: str) -> Scripted:
    """Put a program into a folder of PATH."""
    folder = path.parent / f"{name}-writes"
    folder.mkdir(parents=True)
    path.mkdir(exist_ok=True)
    (folder / "voices").write_text(voices, "utf-8")
    program = path / name
    program.write_text(_SCRIPT.format(folder=folder))
    program.chmod(0o755)
    return Scripted(folder)


def is_running(pid: int) -> bool:
    """Whether a process is there and is no zombie."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@dataclass
class SsipServer:
    """A Speech Dispatcher that writes its commands down. `holds`: it never says that something was spoken."""

    holds: bool = False
    refuses: str = ""
    voices: tuple[str, ...] = (
        "English (Great Britain)\ten-GB\tnone",
        "German\tde\tnone",
        "German+female1\tde\tfemale1",
    )
    voice_type: str = "MALE1"
    commands: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    cancelled: int = 0
    drops: bool = False
    writers: list[StreamWriter] = field(default_factory=list)

    async def serve(self, reader: StreamReader, writer: StreamWriter) -> None:
        self.writers.append(writer)
        message = 0
        while line := (await reader.readline()).decode().rstrip("\r\n"):
            self.commands.append(line)
            if self.refuses and line.startswith(self.refuses):
                answer = "300 ERR NOT SO"
            elif line.startswith("GET VOICE_TYPE"):
                answer = f"251-{self.voice_type}\r\n251 OK GET RETURNED"
            elif line == "LIST SYNTHESIS_VOICES":
                answer = "".join(f"249-{voice}\r\n" for voice in self.voices) + "249 OK VOICE LIST SENT"
            elif line == "CANCEL self":
                self.cancelled += 1
                answer = f"703-{message}\r\n703-1\r\n703 CANCELED\r\n213 OK CANCELED"
            elif line == "SPEAK":
                writer.write(b"230 OK RECEIVING DATA\r\n")
                words = []
                while (row := (await reader.readline()).decode().rstrip("\r\n")) != ".":
                    words.append(row)
                message += 1
                self.said.append("\n".join(words))
                if self.drops:
                    writer.close()
                    return
                answer = f"225-{message}\r\n225 OK MESSAGE QUEUED\r\n701-{message}\r\n701-1\r\n701 BEGIN"
                if not self.holds:
                    answer += f"\r\n702-{message}\r\n702-1\r\n702 END"
            else:
                answer = "200 OK"
            writer.write(f"{answer}\r\n".encode())
            await writer.drain()


async def _serve(socket: str, ready: int) -> None:
    async with await asyncio.start_unix_server(SsipServer().serve, socket) as server, asyncio.timeout(60):
        os.write(ready, b".")
        os.close(ready)
        await server.serve_forever()


def main() -> None:
    """A `speech-dispatcher` that is started, and ends once its server listens at the path of the last word."""
    listens, ready = os.pipe()
    if os.fork():
        os.close(ready)
        os.read(listens, 1)
        return
    asyncio.run(_serve(sys.argv[-1], ready))


if __name__ == "__main__":
    main()
