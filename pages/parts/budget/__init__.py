"""The page "Budget": what is asked, and the parts that answer."""
