"""An example of config.toml."""

EXAMPLE = """\
theme = "nord"
measure = 80
library = ["~/news"]
name = "Ana Lind"   # written as checked_by beside what you accept
start = "feeds"     # where there are unread entries
linear = false      # true: for screen readers and Braille displays

[feeds]
every = "1h"        # without it, feeds are only fetched when you ask
retention = "90d"

[feeds."https://harbour.example/feed.xml"]
text = "feed"       # "page" opens the whole page

[speech]
rate = 200          # words a minute, read aloud
quotes = "voice"    # in another voice; "announced" says who speaks

[keys]
"pane.people" = ["p", "f2"]
"move.down" = ["j", "down", "ctrl+n"]
"""
