"""Opens the reader on a terminal: what it shows first, which screen shows it, and the frame of the next start."""
