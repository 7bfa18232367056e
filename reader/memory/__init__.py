"""The person's memory between readings: places, progress, marks, undo journal, last view."""
