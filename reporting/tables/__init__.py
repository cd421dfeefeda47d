"""Results as rows and columns, for the screen and for files."""
