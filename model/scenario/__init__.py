"""A scenario: what differs from the study, and how it is written and read."""
