"""Questions that are asked of results."""
