"""The calculation: wages, build-ups, and the build-ups at each step of the minimum wage."""
