"""The way back: new article files, edits of a file as changes of its bytes, and saving."""
