"""What is asked of the budget as texts: of a file, a link, a field, a cell."""
