"""The door of the browser: a page whose screen is a reader of its own, which runs on this machine."""
