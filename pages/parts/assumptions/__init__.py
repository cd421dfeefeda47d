"""Parts of the page Assumptions: the table to edit, and what is typed into it."""
