"""The slides of a budget: cost by year and fund, by service, and what it assumes."""
