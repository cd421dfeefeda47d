"""Files that a person takes away or brings back."""
