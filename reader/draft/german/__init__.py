"""The words and the grammar of German."""
