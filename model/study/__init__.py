"""A study's assumptions: what they are, how they are read and checked."""
