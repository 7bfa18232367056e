"""Files of subscriptions, of this and other readers, and the feeds that a site names."""
