"""The command `reader`, also `closeread` and `python -m reader`."""

from __future__ import annotations

import gc
import os
import sys

from reader.start.early_screen import EARLY_SCREEN
from reader.start.saved_output import print_saved

ON_WINDOWS = "closeread runs on Linux and macOS, not on Windows; install it in WSL (`wsl --install`) instead."


def main() -> int:
    """The exit status of the command line. What needs the garbage collector turns it on again."""
    if os.name == "nt":  # which has neither fcntl nor termios
        print(ON_WINDOWS, file=sys.stderr)  # noqa: T201 - nothing else of the program can be imported there
        return 2
    if (status := print_saved(sys.argv[1:])) is not None:
        return status
    EARLY_SCREEN.show(sys.argv[1:])
    gc.disable()  # nothing made while starting is garbage, and looking for some costs a tenth of the start
    sys.excepthook = _print_crash
    try:
        from reader.cli import run  # only where closeread runs at all

        if os.environ.get("TEXTUAL_DRIVER", "").endswith("WebDriver"):
            from reader.app.terminal.web.page import run_on_page  # only in a browser

            return run_on_page(lambda: run(sys.argv[1:]))
        return run(sys.argv[1:])
    except KeyboardInterrupt:  # before the command line could take it
        return 130
    finally:
        EARLY_SCREEN.give_back()
        gc.freeze()  # all that is left is freed with the process: looking through it for garbage takes long


def _print_crash(_: type[BaseException], fault: BaseException, __: object) -> None:
    """Print a fault of the program's own: what it quotes of a file must not reach the terminal raw."""
    EARLY_SCREEN.give_back()
    from reader.app.terminal.crash_page import crash_page  # only where something is broken

    if sys.stderr is not None:
        sys.stderr.write(crash_page(fault))


if __name__ == "__main__":
    sys.exit(main())
