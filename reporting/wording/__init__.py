"""Assumptions, scenarios and services in words, as they stand on the screen and in files."""
