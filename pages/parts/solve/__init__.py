"""What would it take, on a page."""
