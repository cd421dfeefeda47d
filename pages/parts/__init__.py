"""What stands on a page: charts, tables, numbers, choices, editors."""
