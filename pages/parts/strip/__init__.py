"""The line over a page: what is changed, undo and redo, files to take away, notices."""
