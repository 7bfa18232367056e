"""The order of events: as they happened, as they are narrated, and as a file states it."""
