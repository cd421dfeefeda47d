"""What is to be said of a base: how new its fees are, where the law sets a wage, what changed."""
