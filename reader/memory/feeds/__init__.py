"""The entries of feeds, kept in one SQLite file: what is read and starred, texts as given and their former versions."""
