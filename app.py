"""Overview."""

from pages.shared import frame

view = frame.page("Overview")
view.footer()
