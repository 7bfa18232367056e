"""The feeds in the linear screen: entries, the feeds and folders that they are from, and previews."""
