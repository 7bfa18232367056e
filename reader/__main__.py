"""The command `reader`, also `closeread` and `python -m reader`."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line; its exit status. The collector is on again when the first frame or command stands."""
    gc.disable()
    from reader.cli import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
