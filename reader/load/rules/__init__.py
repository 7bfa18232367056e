"""Rules between the items of a file."""
