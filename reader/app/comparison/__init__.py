"""The screen of two annotations side by side, and the choice of what to compare with."""
