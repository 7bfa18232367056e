"""The timeline pane and the full timeline: rows, orders, the chart's geometry."""
