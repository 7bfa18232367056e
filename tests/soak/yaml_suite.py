"""The documents of the YAML test suite (github.com/yaml/yaml-test-suite, `src/`) that no parser may accept.

They are read where they are, in a checkout or in a git directory, and never kept here.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import yaml

_SIGNS = (("␣", " "), ("←", "\r"), ("⇔", "\ufeff"), ("↵", ""))
"""How the suite writes what can't be seen."""


def invalid_documents(suite: Path) -> Iterator[tuple[str, bytes]]:
    """The name and the bytes of each. `suite` is a checkout, its `src`, or a git directory."""
    for name, source in _sources(suite):
        document = ""
        for number, test in enumerate(yaml.load(source, yaml.CBaseLoader)):
            document = test.get("yaml") or document
            if "fail" in test:
                yield f"{name}-{number}", _seen(document).encode()


def _sources(suite: Path) -> Iterator[tuple[str, bytes]]:
    folder = next((folder for folder in (suite / "src", suite) if any(folder.glob("????.yaml"))), None)
    if folder is not None:
        for path in sorted(folder.glob("????.yaml")):
            yield path.stem, path.read_bytes()
        return
    for line in _git(suite, "ls-tree", "HEAD", "src/").splitlines():
        kind, name = re.split(r"\s+", line.decode(), maxsplit=3)[1::2]
        if kind == "blob" and name.endswith(".yaml"):
            yield Path(name).stem, _git(suite, "show", f"HEAD:{name}")


def _git(folder: Path, *words: str) -> bytes:
    return subprocess.run(["git", f"--git-dir={folder}", *words], check=True, capture_output=True).stdout


def _seen(document: str) -> str:
    for sign, meant in _SIGNS:
        document = document.replace(sign, meant)
    return re.sub("∎\n\\Z", "", re.sub("—*»", "\t", document))
