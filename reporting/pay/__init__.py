"""What of a rate is pay: the wage that a fee supports, the share that reaches the worker."""
