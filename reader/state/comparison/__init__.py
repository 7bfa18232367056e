"""Two annotations side by side: what is shown of them, and where one is."""
