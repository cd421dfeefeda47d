"""What belongs to a base in the sidebar."""
