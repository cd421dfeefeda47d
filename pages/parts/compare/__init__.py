"""Parts of the page Compare: what was added, and what drives a difference."""
