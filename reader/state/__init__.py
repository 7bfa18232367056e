"""What one screen is looking at, and what each pane shows of it: values and pure functions, no Textual."""
