"""Minimum wage."""

from pages.shared import frame

view = frame.page("Minimum wage")
view.footer()
