"""What is said when an article is read aloud, as values; no sound is made here."""
