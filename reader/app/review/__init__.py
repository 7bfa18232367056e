"""The review screen: from a draft to an article that is trusted, and marking words by hand."""
