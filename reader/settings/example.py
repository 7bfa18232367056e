"""An example of config.toml."""

EXAMPLE = """\
theme = "nord"
measure = 80
library = ["~/news"]
name = "Ana Lind"   # written as checked_by beside what you accept

[keys]
"pane.people" = ["p", "f2"]
"move.down" = ["j", "down", "ctrl+n"]
"""
