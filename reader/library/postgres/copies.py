"""Copies of an archive's articles on this machine, in a folder of their own: fetched when they are opened."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from reader.errors import ChangedMeanwhile, UnreadableFile
from reader.library.archive_names import fetched_path, is_name
from reader.library.folders import digest
from reader.library.postgres.index import PostgresIndex
from reader.load.article import bytes_of
from reader.write.save import make_folder, replace_content, save


def name_of(path: Path, copies: Path) -> str | None:
    """The name in the archive of an article in the folder of copies; None for what is no copy."""
    try:
        name = path.relative_to(copies).as_posix()
    except ValueError:
        return None
    return name if is_name(name) else None


def fetch_copy(index: PostgresIndex, name: str, path: Path) -> None:
    """Writes the newest version to a path; but not over a copy that was edited, whose bytes no version has.

    Raises SaveError.
    """
    row = index.execute(
        "SELECT b.hash, b.bytes FROM file f JOIN version v ON v.number = f.version JOIN blob b ON b.hash = v.hash"
        " WHERE f.path = ?",
        (name,),
    ).fetchone()
    if row is None:
        return
    newest, content = row
    kept = fetched_path(path.parents[name.count("/")], name)
    there = None
    with suppress(UnreadableFile):
        there = bytes_of(path)
    if there is None:
        make_folder(path.parent)
        save(content.decode(), path)
    elif digest(there) != newest:
        if not _is_version(index, digest(there)):
            return
        try:
            replace_content(path, content, there)
        except ChangedMeanwhile:
            return
    make_folder(kept.parent)
    save(content.decode(), kept, force=True)


def _is_version(index: PostgresIndex, hash_: bytes) -> bool:
    """Whether some version of the archive has these bytes."""
    return index.execute("SELECT FROM version WHERE hash = ? LIMIT 1", (hash_,)).fetchone() is not None
