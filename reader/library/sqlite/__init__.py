"""The library in an SQLite index."""
