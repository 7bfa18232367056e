"""The library screens: articles, people, timeline, one person's page; and the threads that index it."""
