"""The article screen: its session, and what each pane shows of it."""
