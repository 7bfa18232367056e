"""Modal screens: cards, help, themes, the command palette."""
