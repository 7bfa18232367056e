"""What the program does with a whole library: index it, search it, count in it."""
