"""An article in other shapes: JSON for programs, plain lines for pipes and screen readers."""
