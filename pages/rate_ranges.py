"""Rate ranges."""

from pages.shared import frame

view = frame.page("Rate ranges")
view.footer()
