"""The terminal: driver, signals, widths of characters, printed output."""
