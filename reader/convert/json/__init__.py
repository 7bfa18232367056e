"""Articles and notes as JSON for programs, and JSON from outside."""
