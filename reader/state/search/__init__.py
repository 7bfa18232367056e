"""The search screen: its session and its rows."""
