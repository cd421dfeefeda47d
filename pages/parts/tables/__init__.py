"""Frame -> table on the page: headings, units, formats."""
