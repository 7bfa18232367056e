"""What importing the screens leaves out, and what it must not take from anybody."""

from __future__ import annotations

import subprocess
import sys

import pytest


def said(code: str) -> str:
    """What a fresh interpreter prints."""
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    return done.stdout.strip()


def test_the_screens_load_no_openssl_and_give_it_to_those_who_ask_for_it_afterwards() -> None:
    told = said(
        "import sys, reader.app\n"
        "print('asyncio' in sys.modules, '_ssl' in sys.modules, 'ssl' in sys.modules)\n"
        "import ssl, asyncio\n"
        "print(ssl.create_default_context().check_hostname, asyncio.run(asyncio.sleep(0, 'ran')))\n"
    )
    assert told == "True False False\nTrue ran"


@pytest.mark.parametrize("before", ["ssl", "asyncio"])
def test_what_was_loaded_before_the_screens_stays_as_it_was(before: str) -> None:
    told = said(
        f"import {before}, sys\nbefore = sys.modules.get('ssl')\nimport reader.app\n"
        "import ssl\nprint(before is ssl, asyncio.sslproto.ssl is ssl if 'asyncio' in dir() else True)\n"
    )
    assert told == "True True"
