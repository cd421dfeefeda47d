"""How slides look: the template, the widths of its letters, tables and charts on it."""
