"""Commands that open another door than the terminal's screen."""
