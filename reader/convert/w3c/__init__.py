"""W3C Web Annotations as JSON-LD, out and in."""
