"""Slides of what matters, with charts that stay editable."""
