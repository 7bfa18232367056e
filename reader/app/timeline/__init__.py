"""The full timeline screen: as it happened and as it is told, side by side."""
