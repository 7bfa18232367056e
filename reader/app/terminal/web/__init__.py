"""The program in a browser, under textual-serve."""
