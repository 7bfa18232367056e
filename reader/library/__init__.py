"""What is kept for the person who reads: the place in each article, marks, the last view."""
