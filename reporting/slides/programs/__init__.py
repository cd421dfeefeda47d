"""Slides of the other programs."""
