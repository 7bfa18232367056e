"""The library screens: what is listed, in which order, and their rows."""
