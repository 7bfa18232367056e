"""The feeds screen as values: its session, the feeds at the left, the entries, the preview."""
