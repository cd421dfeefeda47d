"""Compare."""

from pages.shared import frame

view = frame.page("Compare")
view.footer()
