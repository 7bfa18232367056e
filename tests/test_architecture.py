"""The house: which way imports go, how large a module may be, who may know colours."""

from __future__ import annotations

import ast
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest

import reader

PACKAGE = Path(reader.__file__).parent
CORE = (
    "model",
    "storage",
    "load",
    "write",
    "intake",
    "draft",
    "convert",
    "library",
    "memory",
    "settings",
    "services",
    "state",
)
MODULES = sorted(PACKAGE.rglob("*.py"))


def loaded_by(*modules: str) -> set[str]:
    """Everything that a fresh interpreter has loaded after importing some modules."""
    code = f"import importlib, sys\nfor m in {modules!r}: importlib.import_module(m)\nprint(*sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=PACKAGE.parent
    )
    return set(done.stdout.split())


def core_modules() -> list[str]:
    packages = [f"reader.{part}" for part in CORE if (PACKAGE / part).is_dir()]
    inner = [
        module.name
        for package in packages
        for module in pkgutil.walk_packages([str(PACKAGE / package.rpartition(".")[2])], f"{package}.")
    ]
    return [*packages, *inner]


def test_the_core_loads_without_any_screen() -> None:
    modules = core_modules()
    assert len(modules) > 50
    loaded = loaded_by(*modules)
    assert set(modules) <= loaded
    assert not {name.partition(".")[0] for name in loaded} & {"textual", "rich"}


def test_the_model_needs_the_standard_library_alone() -> None:
    loaded = loaded_by(*(name for name in core_modules() if name.startswith("reader.model")))
    foreign = {name.partition(".")[0] for name in loaded} - {"reader"} - set(sys.stdlib_module_names)
    bare = {name.partition(".")[0] for name in loaded_by("json")}
    assert foreign - bare <= {"__mp_main__"}


def test_the_command_line_says_its_help_without_loading_a_screen_yaml_or_sqlite() -> None:
    loaded = loaded_by("reader.__main__", "reader.cli", "reader.cli.parsing.arguments")
    assert not {"textual", "rich", "yaml", "_sqlite3"} & {name.partition(".")[0] for name in loaded}


def test_the_first_screen_loads_nothing_that_only_later_ones_need() -> None:
    loaded = loaded_by("reader.app.run")
    for later in (
        "reader.app.timeline.screen", "reader.app.overlays.card", "reader.app.overlays.help",
        "reader.app.overlays.command_palette", "reader.app.terminal.clipboard", "watchfiles", "rapidfuzz",
        "textual.widgets._markdown",
    ):  # fmt: skip
        assert later not in loaded, later


def test_the_linear_screen_begins_without_textual_and_without_what_only_some_keys_need() -> None:
    loaded = {name.partition(".")[0] for name in loaded_by("reader.linear.run")}
    assert not loaded & {"textual", "yaml", "rapidfuzz", "asyncio", "lxml"}


def test_a_plain_article_is_read_and_drafted_without_the_import_of_yamls_parser() -> None:
    loaded = loaded_by("reader.services.drafting", "reader.load.article")
    assert "yaml" not in loaded


def imports_of(path: Path, names: frozenset[str]) -> frozenset[str]:
    """The modules of ours that a module imports, wherever in it that stands; type-checking imports too."""
    imported: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            imported.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {f"{node.module}.{alias.name}" for alias in node.names}
            imported.update(inner & names or {node.module})
    return frozenset(imported & names)


def test_no_modules_import_each_other_in_a_circle() -> None:
    paths = {
        ".".join(path.relative_to(PACKAGE.parent).with_suffix("").parts).removesuffix(".__init__"): path
        for path in MODULES
    }
    circling = {name: imports_of(path, frozenset(paths)) - {name} for name, path in paths.items()}
    for _ in paths:  # what imports none of those left, or is imported by none of them, is in no circle
        imported = frozenset().union(*circling.values())
        circling = {
            name: each & circling.keys() for name, each in circling.items() if each and name in imported
        }
    assert circling == {}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(PACKAGE)))
def test_a_module_has_at_most_350_lines(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 350


def test_a_folder_has_at_most_15_modules() -> None:
    counts = Counter(path.parent for path in MODULES if path.name != "__init__.py")
    assert [str(folder) for folder, count in counts.items() if count > 15] == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [str(path) for path in MODULES if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert silent == []


def test_no_bug_is_swallowed_without_a_reason() -> None:
    for path in MODULES:
        source = path.read_text("utf-8")
        for node in ast.walk(ast.parse(source)):
            if isinstance(node, ast.ExceptHandler):
                caught = ast.unparse(node.type) if node.type else ""
                told = re.search(r"# noqa: BLE001 - \S+", source.splitlines()[node.lineno - 1])
                raised = isinstance(node.body[-1], ast.Raise)
                assert told or raised or caught not in ("", "Exception", "BaseException"), (
                    f"{path}:{node.lineno}"
                )


def test_every_ignored_type_has_its_reason_beside_it() -> None:
    for path in MODULES:
        for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
            if "type: ignore" in line:
                assert re.search(r"type: ignore\[[a-z-]+\]\s+# \S+", line), f"{path}:{number}"


def test_every_import_inside_a_function_has_its_reason() -> None:
    """Above or beside the imports that stand together, or once for all of a module in its docstring."""
    bare = []
    for path in MODULES:
        tree = ast.parse(source := path.read_text("utf-8"))
        if re.search(r"Imports inside functions|imports its module when", ast.get_docstring(tree) or ""):
            continue
        lines = source.splitlines()
        for function in ast.walk(tree):
            if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            explained = 0  # the last line of the imports that have a reason
            for node in ast.walk(function):
                if not isinstance(node, ast.Import | ast.ImportFrom):
                    continue
                last = node.end_lineno or node.lineno
                if node.lineno == explained + 1 or any("#" in line for line in lines[node.lineno - 2 : last]):
                    explained = last
                else:
                    bare.append(f"{path.relative_to(PACKAGE)}:{node.lineno}")
    assert bare == []


def test_only_the_palette_knows_colours_of_the_screen() -> None:
    literal = re.compile(r"#[0-9a-fA-F]{6}\b")
    knowing = {path.name for path in MODULES if literal.search(path.read_text("utf-8"))}
    assert knowing <= {"palette.py"}
    for sheet in PACKAGE.rglob("*.tcss"):
        assert not re.search(r"#[0-9a-fA-F]{3,8}\s*;|rgb\(", sheet.read_text("utf-8")), sheet


def test_text_of_others_is_never_escaped_for_markup_nor_read_as_markup() -> None:
    for path in MODULES:
        source = path.read_text("utf-8")
        assert "from_markup" not in source, path
        assert not re.search(r"from (rich|textual)\.markup import", source), path


def test_what_the_program_says_has_curly_apostrophes() -> None:
    straight = re.compile(r"[^\W\d_]'[^\W\d_]")
    for path in MODULES:
        room = path.relative_to(PACKAGE).parts
        # The loader's messages quote what they are about so, and the rules of a language compare folded words.
        if room[0] == "load" or room[:2] in (("draft", "english"), ("draft", "german"), ("draft", "french")):
            continue
        nodes = list(ast.walk(ast.parse(path.read_text("utf-8"))))
        silent = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}  # docstrings
        for node in nodes:
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in silent:
                assert not straight.search(node.value), f"{path}:{node.lineno}"
