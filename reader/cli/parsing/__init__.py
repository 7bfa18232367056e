"""The words of the command line: one parser for each command, and the completions and manual page made of them."""
