"""The article pane and the engine under it: cells, line breaks, rows."""
