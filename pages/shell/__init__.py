"""What stands around every page: scenario, link, controls, history, sidebar, changes."""
