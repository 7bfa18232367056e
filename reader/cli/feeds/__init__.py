"""`reader feeds`: subscriptions, fetching and entries on the command line."""
