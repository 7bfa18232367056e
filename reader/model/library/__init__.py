"""What a library answers: articles, hits, people and events. Plain values, free to pass between threads."""
