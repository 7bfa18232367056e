"""One article in the linear screen: its text, the lists beside it, and what can be asked of it."""
