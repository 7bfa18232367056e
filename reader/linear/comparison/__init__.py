"""Two annotations side by side in the linear screen, and the choice of what to compare with."""
