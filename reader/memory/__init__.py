"""What is kept for the person who reads: places, marks, and how the screen was left."""
