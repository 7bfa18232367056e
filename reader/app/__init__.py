"""The screens: the only package that knows Textual. Values come down, messages go up, the screen answers."""
