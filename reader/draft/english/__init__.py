"""The words and the grammar of English."""
