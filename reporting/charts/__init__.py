"""Charts as plotly figures, plain dicts."""
