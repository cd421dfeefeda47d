"""A chart of which a moved control changed only parts looks as one that was drawn whole."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Browsing
from tests.browser.screen import Screen, wait_until_settled

CHART = ".js-plotly-plot:has(.shapelayer path)"
NOTE_WHOLE_DRAWINGS = """
() => {
  const react = Plotly.react;
  window.whole_drawings = 0;
  Plotly.react = (...given) => { whole_drawings += 1; return react(...given); };
}
"""
DRAWN = """
(chart) => [...chart.querySelectorAll('.shapelayer path, .cartesianlayer text, .infolayer text')]
  .map((part) => [part.textContent, part.getAttribute('d'), part.getAttribute('transform')])
"""


def _settled(screen: Screen) -> None:
    expect(screen.main.locator(CHART)).to_be_visible()
    wait_until_settled(screen.page)


@pytest.mark.parametrize("path", ["", "rate_ranges"])
def test_a_moved_control_draws_parts_and_the_pointer_is_told_the_new_numbers(
    path: str, browsing: Browsing
) -> None:
    context = browsing.new_context(viewport={"width": 1440, "height": 900})
    screen = browsing.new_screen(context).open(path)
    _settled(screen)
    screen.page.evaluate(NOTE_WHOLE_DRAWINGS)
    screen.move_slider("overtime_share.care", "12.0 %")
    screen.wait_for_link(**{"overtime_share.care": "0.12"})

    fresh = browsing.new_screen(context).open_address(screen.page.url)
    _settled(fresh)
    wanted = fresh.main.locator(CHART).evaluate(DRAWN)
    assert len(wanted) > 50
    screen.page.wait_for_function(
        f"(wanted) => JSON.stringify(({DRAWN})(document.querySelector('{CHART}'))) === wanted",
        arg=fresh.page.evaluate("(wanted) => JSON.stringify(wanted)", wanted),
    )
    assert screen.page.evaluate("whole_drawings") == 0

    told = []
    for shown in (screen, fresh):
        shown.page.bring_to_front()
        shown.main.locator(CHART).hover(position={"x": 600, "y": 200})
        pointed_at = shown.main.locator(".hoverlayer")
        expect(pointed_at).to_contain_text("Scenario")
        told.append(pointed_at.text_content())
    assert told[0] == told[1]
    assert screen.page.evaluate("whole_drawings") == 1


WHOLE = "(chart) => { chart.width = 0; }"  # as if its place had become wider meanwhile
LABELS = """
(chart) => chart.querySelectorAll('text').forEach((text) => { delete text.dataset.unformatted; })
"""  # none can be changed where it stands


def test_labels_that_were_changed_where_they_stand_are_right_when_plotly_draws_them_again(
    browsing: Browsing,
) -> None:
    context = browsing.new_context(viewport={"width": 1440, "height": 900})
    screen = browsing.new_screen(context).open("")
    _settled(screen)
    chart = screen.main.locator(CHART)
    study = chart.evaluate(DRAWN)
    screen.page.evaluate(NOTE_WHOLE_DRAWINGS)
    for spoil, whole_drawings in ((LABELS, 0), (WHOLE, 1)):
        screen.move_slider("overtime_share.care", "12.0 %")
        screen.wait_for_link(**{"overtime_share.care": "0.12"})
        _settled(screen)
        assert chart.evaluate(DRAWN) != study
        chart.evaluate(spoil)  # plotly believes in the labels of the study
        screen.page.get_by_role("button", name="Back to the study").click()
        screen.wait_for_bare_link()
        screen.page.wait_for_function(
            f"(study) => JSON.stringify(({DRAWN})(document.querySelector('{CHART}'))) === study",
            arg=screen.page.evaluate("(study) => JSON.stringify(study)", study),
        )
        assert screen.page.evaluate("whole_drawings") == whole_drawings
