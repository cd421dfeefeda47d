"""Other Missouri programs: what their documents say, and what a person can ask of each."""
