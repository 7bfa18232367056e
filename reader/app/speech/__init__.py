"""Reading aloud from the screen of an article."""
