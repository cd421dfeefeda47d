"""What would it take, in words."""
