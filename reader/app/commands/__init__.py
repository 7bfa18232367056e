"""Everything that a key does: the table of commands, their bindings in Textual, and their words for people."""
