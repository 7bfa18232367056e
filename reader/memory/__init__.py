"""What is kept for the person who reads: places, marks, the last view."""
