"""The calculation, a concept a file; the formula of each step is its docstring."""
