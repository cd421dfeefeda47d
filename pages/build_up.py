"""Build-up."""

from pages.shared import frame

view = frame.page("Build-up")
view.footer()
