"""What a person looks at stays: nothing flickers, closes or scrolls by itself."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

from tests.browser.agreement import OVERTIME
from tests.browser.conftest import Browsing
from tests.browser.screen import RATE_RANGES, Screen, wait_until_settled

# Notes for each frame how many headings, charts and tables stand there with something painted in
# them, and the height of the page.
NOTE_FRAMES = """
() => {
  window.frames_seen = [];
  const main = document.querySelector('[data-testid=stMain]');
  const count = (selector, isPainted) =>
    [...main.querySelectorAll(selector)].filter((e) => e.checkVisibility() && isPainted(e)).length;
  const hasInk = (canvas) => {
    const { data } = canvas.getContext('2d').getImageData(0, 0, Math.min(canvas.width, 400), 60);
    return canvas.height > 60 && data.some((value, place) => value !== data[place % 4]);
  };
  const note = () => {
    frames_seen.push({
      headings: count('h1', (heading) => heading.textContent),
      numbers: count('dl.large-numbers', (numbers) => numbers.textContent),
      charts: count('.js-plotly-plot', (chart) => chart.querySelector('.main-svg path')),
      tables: count('canvas[data-testid=data-grid-canvas]', hasInk) +
        count('table.columns', (table) => table.textContent),
      height: main.scrollHeight,
    });
    requestAnimationFrame(note);
  };
  note();
}
"""
TABLES = "canvas[data-testid=data-grid-canvas], table.columns"
PLACES = """
() => ['stMain', 'stSidebarContent'].map(
  (name) => document.querySelector(`[data-testid=${name}]`).scrollTop)
"""
SCROLL = """
() => ['stMain', 'stSidebarContent'].forEach(
  (name) => { document.querySelector(`[data-testid=${name}]`).scrollTop = 90; })
"""
# Page -> how many headings, rows of large numbers, charts and tables it has.
PAGES = {
    "": (1, 1, 1, 0),
    "rate_ranges": (1, 0, 1, 1),
    "minimum_wage": (1, 0, 1, 3),
    "build_up": (1, 1, 1, 0),
    "compare": (1, 0, 1, 1),
    "sensitivity": (1, 1, 1, 0),
    "assumptions": (1, 0, 0, 1),
    "check": (1, 1, 0, 0),
}


def watched(screen: Screen) -> None:
    """Begin to note every frame."""
    wait_until_settled(screen.page)
    screen.page.evaluate(NOTE_FRAMES)


def frames(screen: Screen) -> list[dict[str, Any]]:
    """Every frame since the beginning."""
    wait_until_settled(screen.page)
    seen: list[dict[str, Any]] = screen.page.evaluate("() => frames_seen")
    return seen


AT_LENGTH = ("build_up", "compare", "sensitivity", "assumptions", "check")  # drawn as the others


@pytest.mark.parametrize(
    "path",
    [pytest.param(path, marks=pytest.mark.long if path in AT_LENGTH else ()) for path in PAGES],
)
def test_no_frame_lacks_what_the_page_shows(path: str, screen: Screen) -> None:
    # A table that holds the moved value is drawn anew; the page Assumptions shows another one.
    screen.open(path, **{"v": "1.0", "turnover_share": "0.4", "search": "turnover"})
    expect_shown(screen, path)
    watched(screen)
    for overtime in ("0.035", "0.04"):
        screen.control(OVERTIME).press("ArrowRight")
        screen.wait_for_link(**{OVERTIME: overtime})
    seen = frames(screen)
    assert len(seen) > 10
    shown = {tuple(f[what] for what in ("headings", "numbers", "charts", "tables")) for f in seen}
    assert shown == {PAGES[path]}
    heights = [frame["height"] for frame in seen]
    assert min(heights) > 0.85 * max(heights)


def expect_shown(screen: Screen, path: str) -> None:
    """Wait until all charts and tables of a page are painted for the first time."""
    _, _, charts, tables = PAGES[path]
    expect(screen.main.locator(".js-plotly-plot .main-svg:first-child")).to_have_count(charts)
    expect(screen.main.locator(TABLES)).to_have_count(tables)


def test_a_chart_is_as_wide_as_its_place_when_the_window_changes(browsing: Browsing) -> None:
    screen = browsing.new_screen(size=(1440, 900)).open()
    expect_shown(screen, "")
    for width in (1024, 1300):
        screen.page.set_viewport_size({"width": width, "height": 800})
        screen.page.wait_for_function(
            """() => {
              const chart = document.querySelector('.js-plotly-plot');
              const drawn = chart.querySelector('.main-svg').getBoundingClientRect().width;
              return Math.abs(drawn - chart.parentElement.getBoundingClientRect().width) < 1;
            }"""
        )


def test_what_is_opened_stays_open(screen: Screen) -> None:
    screen.open("build_up", service="homemaker")
    titles = ("More assumptions", "View as table", "Download image: PNG, SVG", "Step by step")
    for title in titles[:3]:
        screen.open_expander(title)
    save = screen.expander("Download image: PNG, SVG").get_by_role("link", name="Save SVG").first
    expect(save).to_be_visible()
    study = save.get_attribute("href")
    screen.control(OVERTIME).press("ArrowRight")
    screen.wait_for_link(**{OVERTIME: "0.035"})
    expect(save).not_to_have_attribute("href", str(study))
    wait_until_settled(screen.page)
    screen.expect_open(*titles)
    screen.choose("Section", "Staffing")
    screen.choose_preset("Overtime 8%")
    wait_until_settled(screen.page)
    screen.expect_open(*titles)
    expect(screen.page.get_by_role("combobox", name="Section")).to_have_value("Staffing")
    screen.page.go_back()
    screen.expect_control(OVERTIME, "3.5%")
    wait_until_settled(screen.page)
    screen.expect_open(*titles)

    screen.expander("Step by step").locator("summary").click()
    expect(screen.expander("Step by step")).not_to_have_attribute("open", "")
    screen.control(OVERTIME).press("ArrowRight")
    screen.wait_for_link(**{OVERTIME: "0.04"})
    wait_until_settled(screen.page)
    expect(screen.expander("Step by step")).not_to_have_attribute("open", "")
    screen.go_to("Minimum wage")
    screen.expect_open("More assumptions")


def test_an_open_popover_stays_open_over_what_is_changed_in_it(screen: Screen) -> None:
    changes = {
        "overtime_share.care": "0.08", "full_time_share.home_care": "0.6", "turnover_share": "0.4",
        "full_time_share.nursing": "0.6", "futa_usd_per_year": "50", "admin_share": "0.12",
        "wage_percentile.lower": "30", "fica_share": "0.08",
    }  # fmt: skip
    screen.open("", v="1.0", **changes)
    popover = screen.page.get_by_test_id("stPopoverBody")
    more = screen.main.get_by_role("button", name=re.compile(r"^\d more"))
    hidden = int(more.inner_text().split()[0])
    more.click()
    ways_back = popover.get_by_role("button")
    expect(ways_back).to_have_count(hidden)
    ways_back.last.click()
    expect(screen.main.get_by_text("6 changes:")).to_be_visible()
    wait_until_settled(screen.page)
    expect(popover).to_be_visible()
    expect(ways_back).to_have_count(hidden - 1)
    screen.page.keyboard.press("Escape")
    with screen.description() as described:
        described.get_by_label("Name").fill("Typed")
        described.get_by_label("Name").press("Enter")
        screen.wait_for_link(name="Typed")
        wait_until_settled(screen.page)
        expect(described.get_by_label("Name")).to_have_value("Typed")
    with screen.files() as files:
        expect(files.get_by_test_id("stCode")).to_contain_text("name=Typed")
    screen.main.get_by_role("button", name="Download", exact=True).click()
    with screen.page.expect_download():
        popover.get_by_role("button", name="Data (JSON)").click()
    wait_until_settled(screen.page)
    expect(popover).to_be_visible()


def test_keeping_a_scenario_leaves_the_style_of_the_page(screen: Screen) -> None:
    screen.open("", **{"v": "1.0", "name": "Mine", OVERTIME: "0.08"})
    wait_until_settled(screen.page)
    number = screen.main.locator("dl.large-numbers dd").first
    style = "(element) => getComputedStyle(element).cssText"
    before = number.evaluate(style)
    with screen.files() as files:
        files.get_by_role("button", name="Add to Compare").click()
        expect(screen.page.get_by_text("Added to Compare: Mine")).to_be_visible()
        wait_until_settled(screen.page)
    assert number.evaluate(style) == before


def test_sorting_and_a_moved_control_leave_the_scroll_positions(browsing: Browsing) -> None:
    screen = browsing.new_screen(size=(1024, 900)).open(
        "rate_ranges", v="1.0", turnover_share="0.4"
    )
    expect(screen.region(RATE_RANGES)).to_be_visible()
    expect(screen.chart).to_contain_text("Respite")  # the page is as long as it will be
    wait_until_settled(screen.page)
    screen.page.evaluate(SCROLL)
    assert screen.page.evaluate(PLACES) == [90, 90]
    table = screen.region(RATE_RANGES).locator(".dvn-scroller")
    table.evaluate("(element) => element.scrollIntoView({block: 'start'})")
    places = screen.page.evaluate(PLACES)
    # The mouse itself, because a click on an element may scroll the page to it first.
    box = table.bounding_box()
    assert box is not None
    screen.page.mouse.click(box["x"] + 120, box["y"] + 55)  # the heading "Group"
    wait_until_settled(screen.page)
    assert screen.page.evaluate(PLACES) == places
    for full_time in ("0.41", "0.42"):
        screen.control("full_time_share.home_care").press("ArrowRight")
        screen.wait_for_link(**{"full_time_share.home_care": full_time})
        wait_until_settled(screen.page)
        # The page itself may move with its content: the strip above it has a line more at first.
        assert screen.page.evaluate(PLACES)[1] == 90
    main = screen.page.evaluate(PLACES)[0]
    screen.control("full_time_share.home_care").press("ArrowRight")
    screen.wait_for_link(**{"full_time_share.home_care": "0.43"})
    wait_until_settled(screen.page)
    assert screen.page.evaluate(PLACES) == [main, 90]
    screen.go_to("Check against the study")
    screen.page.wait_for_function(f"() => ({PLACES})()[1] === 90")
    wait_until_settled(screen.page)
    assert screen.page.evaluate(PLACES)[1] == 90
    screen.page.go_back()
    expect(screen.heading).to_have_text("Rate ranges")
    wait_until_settled(screen.page)
    assert screen.page.evaluate(PLACES)[1] == 90


def test_a_slider_moved_many_times_brings_no_warning_of_the_server(
    screen: Screen, browsing: Browsing
) -> None:
    written = len(browsing.server.complaints)
    screen.open("", **{"v": "1.0", OVERTIME: "0.05"})
    screen.move_slider(OVERTIME, "9.0%")
    expect(screen.heading).to_contain_text("With overtime cost (direct care) at 9.0%")
    screen.open_expander("More assumptions")
    expect(screen.sidebar.get_by_role("combobox", name="Section")).to_be_visible()
    screen.move_slider("full_time_share.home_care", "41%")
    expect(screen.heading).to_contain_text("full-time staff (home care) at 41%")
    screen.main.get_by_role("button", name=re.compile("^Overtime cost, direct care")).click()
    expect(screen.heading).to_contain_text("With full-time staff (home care) at 41%")
    screen.back_to_the_study()
    expect(screen.heading).to_contain_text("In the study, 17 of 28 current rates")
    screen.expect_nothing_changed()
    assert browsing.server.complaints[written:] == []
