"""A file of settings to begin with."""

EXAMPLE = """\
theme = "nord"
measure = 80
library = ["~/news"]

[keys]
"pane.people" = ["p", "f2"]
"move.down" = ["j", "down", "ctrl+n"]
"""
