"""What matters: how far the assumptions move a rate, one, two, or all of them at once."""
