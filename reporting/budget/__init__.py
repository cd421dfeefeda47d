"""What a budget says: sentences, rows and remarks of the cost of a change of fees."""
