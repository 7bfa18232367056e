"""Words that a file names, found in its text."""
