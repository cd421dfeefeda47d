"""What stands on a page because of the base."""
