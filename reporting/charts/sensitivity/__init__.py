"""Charts of what matters: one assumption at a time, two at a time, all at once."""
