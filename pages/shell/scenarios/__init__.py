"""The scenario as a whole, in the sidebar: its base, its name and note, its files."""
