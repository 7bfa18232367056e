"""What an article is: values and their relations, with the standard library only."""
