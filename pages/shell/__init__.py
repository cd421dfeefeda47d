"""What stands around every page: scenario, link, controls, sidebar, changes, files, downloads."""
