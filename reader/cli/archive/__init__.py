"""`reader archive`: pushing articles into a database that many share, pulling them, and their history."""
