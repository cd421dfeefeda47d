"""The sidebar: the pages, the scenario as a whole, the headline controls, more assumptions."""
