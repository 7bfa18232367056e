"""Screens, panes, commands and styles: the only package that knows Textual and Rich."""

import sys

# Textual imports asyncio, and asyncio imports OpenSSL for connections that nothing here makes: a thirtieth of the
# start. Without `ssl` it does without, as it does on a Python built so; who asks for `ssl` afterwards gets it.
if "asyncio" not in sys.modules and "ssl" not in sys.modules:
    sys.modules["ssl"] = None  # type: ignore[assignment]  # the import system's own sign for "there is none"
    import asyncio  # noqa: F401 - so that it is there when Textual asks

    del sys.modules["ssl"]
