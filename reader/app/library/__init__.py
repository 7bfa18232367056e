"""The library screens: articles, people, timeline, one person's page; and the library kept up to date."""
