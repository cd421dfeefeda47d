"""Scenarios of a person: described, saved, loaded, compared; values of other programs."""
