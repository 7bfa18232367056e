#!/usr/bin/env bash
# Textual 8.2.8 on Python 3.12 and newer: a pushed screen's widgets are styled before the screen's own CSS is loaded.
#
# Goes in:   an app that, run in a terminal, pushes a screen whose CSS gives a Static the height of 1; the styles of that
#            Static as it is mounted.
# Comes out: run() on Python 3.12+: height auto, Static’s own, as the CSS is not loaded yet. run_test() on the same Python: height 1.
# Expected:  the same in both, and as on 3.11, where run() gives 1 too. run() sets asyncio's eager task factory where
#            there is one, so the screen composes within push_screen, one line before its CSS is read; run_test() doesn't
#            set it, so no test by Pilot can see it. The first ScreenResume with refresh_styles mends it afterwards.
# Taken into account by: every full screen leaves ScreenResume.refresh_styles alone.
set -euo pipefail
for python in python3.14 python3.13 python3.12 none; do "$python" -c "" 2> /dev/null && break; done
[ "$python" != none ] || { echo "needs Python 3.12 or newer"; exit 2; }
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$python" -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet textual==8.2.8
cat > "$folder/app.py" <<'PY'
import asyncio
import sys
from pathlib import Path

from textual.app import App
from textual.screen import Screen
from textual.widgets import Static

OUT = Path(sys.argv[2])


class Line(Static):
    def on_mount(self) -> None:
        OUT.write_text(str(self.styles.height))
        self.app.exit()


class Second(Screen[None]):
    CSS = "Line { height: 1; }"

    def compose(self):
        yield Line("words")


class First(App[None]):
    def on_ready(self) -> None:
        self.push_screen(Second())


async def tested() -> None:
    async with First().run_test() as pilot:
        await pilot.pause()


if sys.argv[1] == "run":
    First().run()
else:
    asyncio.run(tested())
PY
cat > "$folder/terminal.py" <<'PY'
import pty
import sys

sys.exit(pty.spawn(sys.argv[1:], lambda handle: __import__("os").read(handle, 65536) and b" "))
PY
TERM=xterm-256color "$folder/venv/bin/python" "$folder/terminal.py" \
    "$folder/venv/bin/python" "$folder/app.py" run "$folder/run" > /dev/null < /dev/null
"$folder/venv/bin/python" "$folder/app.py" test "$folder/test" > /dev/null
echo "$("$python" --version), textual 8.2.8: height as mounted: run() $(cat "$folder/run"), run_test() $(cat "$folder/test")"
[ "$(cat "$folder/run")" = auto ] && [ "$(cat "$folder/test")" = 1 ]
