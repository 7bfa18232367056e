"""Screens, panes, commands and styles: the only package that knows Textual and Rich."""
