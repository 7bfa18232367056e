"""Screens that open over another and close again: cards, help, themes, the command palette."""
