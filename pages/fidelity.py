"""Fidelity."""

from pages.shared import frame

view = frame.page("Fidelity")
view.footer()
