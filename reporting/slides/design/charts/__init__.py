"""Native charts: their numbers stand in the chart's own data sheet, where they can be edited."""
