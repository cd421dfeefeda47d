"""Tables that a person brings, such as a fee schedule: read by row, matched to the services."""
