"""Reads an article aloud with the programs of speech that the machine has."""
