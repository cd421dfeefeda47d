"""What reaches the worker: the share of a rate that is compensation of direct care workers."""
