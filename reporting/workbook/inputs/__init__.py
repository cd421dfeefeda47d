"""The input cells: their names, and the sheet on which they stand."""
