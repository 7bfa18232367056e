"""German, as drafting knows it: its words and its grammar."""
