"""Slides (.pptx) of a scenario."""
