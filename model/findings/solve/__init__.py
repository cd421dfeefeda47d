"""What would it take: the inputs that bring a service to a target."""
