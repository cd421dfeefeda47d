"""From one rate or cost to another, a bar for each part of the difference."""
