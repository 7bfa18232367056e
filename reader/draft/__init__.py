"""Text to a drafted article by rules alone: who is in it, who says what, what happened when. No model, no chance."""
