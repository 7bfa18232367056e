"""`reader import`: articles of files in other formats, on standard output, in one file, or in a folder."""

from __future__ import annotations

from pathlib import Path

from reader.cli.interchange.common import format_lines, is_for_folder
from reader.cli.output import FINE, WRONG, say, write, write_lines
from reader.cli.parsing.parser import Arguments
from reader.cli.standard_input import STANDARD
from reader.convert.table import BY_NAME, FORMATS
from reader.errors import IntakeError, ReaderError, UnreadableFile
from reader.model.clean import clean
from reader.services.interchange.importing import Imported, import_file, map_of, save_import
from reader.write.save import SUFFIX


def import_files(arguments: Arguments) -> int:
    """Write the articles; 2 where a file can’t be read or written: the others are."""
    if arguments.list:
        write_lines(format_lines([each for each in FORMATS if each.comes_in]))
        return FINE
    files: list[Path] = arguments.files
    if not files:
        return _refused("nothing to import: name a file; --list says what can be read")
    output = arguments.output or STANDARD
    to_folder = output != STANDARD and is_for_folder(output, several=len(files) > 1)
    if len(files) > 1 and not to_folder:
        return _refused("several files want a folder: name one with -o")
    try:
        type_map = map_of(arguments.map) if arguments.map else None
    except (UnreadableFile, IntakeError) as reason:
        return _refused(f"{clean(arguments.map)}: {reason}")
    format_ = BY_NAME[arguments.format] if arguments.format else None
    status = FINE
    for file in files:
        try:
            imported = import_file(file, format_, type_map, arguments.headline)
        except (UnreadableFile, IntakeError) as reason:
            status = _refused(f"{clean(str(file))}: {reason}")
            continue
        for sentence in imported.losses:
            say(f"{clean(str(file))}: {sentence}.")
        target = Path(output, f"{file.stem}{SUFFIX}") if to_folder else Path(output)
        status = max(
            status, _write(imported, output if output == STANDARD else target, force=arguments.force)
        )
    return status


def _write(imported: Imported, target: str | Path, *, force: bool) -> int:
    if isinstance(target, str):
        write([imported.content])
        return FINE
    try:
        save_import(imported, target, force=force)
    except ReaderError as reason:
        return _refused(str(reason))
    write_lines([clean(str(target))])
    return FINE


def _refused(sentence: str) -> int:
    say(f"reader import: {sentence}.")
    return WRONG
