"""What can be done with feeds: subscribe, fetch, list, keep."""
