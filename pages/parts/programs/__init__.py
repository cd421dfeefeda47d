"""What stands on the pages of the other programs."""
