"""Assumptions."""

from pages.shared import frame

view = frame.page("Assumptions")
view.footer()
