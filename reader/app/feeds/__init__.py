"""The feeds screen, and what is specific to it."""
