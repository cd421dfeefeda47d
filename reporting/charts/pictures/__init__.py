"""Charts as pictures of their own, to save as PNG or SVG."""
