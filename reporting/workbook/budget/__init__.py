"""The sheet of the budget: what a change of fees costs, live."""
