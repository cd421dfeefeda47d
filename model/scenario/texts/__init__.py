"""How a scenario is written and read: files, links, lines of a CSV."""
