"""The share of pay on a page: its line with the mark, its switches."""
