"""The manual page: kept up to date, complete, and without a warning from groff."""

from __future__ import annotations

import shutil
import subprocess

import pytest

from reader.app.commands.table import COMMANDS as KEYS
from reader.cli.parsing.arguments import COMMANDS
from reader.cli.parsing.completions import values_of
from reader.cli.parsing.man_page import man_page
from tests.readme import MAN_PAGE


def test_the_page_that_is_installed_is_the_present_one() -> None:
    assert MAN_PAGE.read_text("utf-8") == man_page(), "run python -m tests.readme"


def test_the_second_name_of_the_command_leads_to_the_same_page() -> None:
    assert MAN_PAGE.with_name("closeread.1").read_text("utf-8") == ".so man1/reader.1\n"


def test_every_command_option_and_key_is_on_the_page() -> None:
    page = man_page()
    for name, sign in (("\\-", "-"), ("\\(cq", "’"), ("\\(aq", "'"), ("\\(lq", "“"), ("\\(rq", "”")):
        page = page.replace(name, sign)
    for command in COMMANDS:
        assert f"\n.SS {command.name}\n" in page
        assert all(option in page for value in values_of(command.parser()) for option in value.names)
    for key in KEYS:
        assert key.help[1:] in page


@pytest.mark.skipif(shutil.which("groff") is None, reason="groff is not installed")
def test_groff_takes_the_page_without_a_warning() -> None:
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tascii"], input=man_page(), capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "reader quotes [OPTION ...] [QUERY|PATH ...]" in done.stdout
