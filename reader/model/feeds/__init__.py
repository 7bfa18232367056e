"""What a feed says: the feed, its entries, their dates. Plain values, free to pass between threads."""
