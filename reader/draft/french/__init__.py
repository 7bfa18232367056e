"""The words and the grammar of French."""
