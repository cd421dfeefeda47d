"""What a search on the page Assumptions finds: settings, wages, where a number comes from."""
