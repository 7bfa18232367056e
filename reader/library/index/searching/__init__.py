"""Finding quotes in the index."""
