"""The parts of the page "Sensitivity"."""
