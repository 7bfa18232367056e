"""Run closeread until the frame that it kept stands on the terminal, and leave. A script of the benchmark's own.

    python saved_frame.py ARGUMENT…

The program is started as a person starts it; what it writes first is the frame. Where it had none it loads Textual and
draws by itself: then this ends with 3.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

_STANDS = b"\x1b[?2026l"
_plain = os.write


def _write(file: int, output: Any) -> int:
    written = _plain(file, output)
    if _STANDS in bytes(output):
        os._exit(3 if "textual" in sys.modules else 0)
    return written


if __name__ == "__main__":
    os.write = _write
    sys.argv[0] = "reader"
    sys.path[0] = os.getcwd()  # noqa: PTH109 - the reader of this checkout, not this script's folder
    from reader.__main__ import main

    sys.exit(main())
