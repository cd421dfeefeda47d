"""From slider release to the changed number and to the painted chart, in a real browser.

Every page is measured, and in turn with it the floor (a page with one slider and one number) and,
with `--before FOLDER`, the same page of an earlier commit that is checked out there: a busy machine
slows all of them alike, and the ratio of their medians is what counts. Time is taken inside the
page, from the event that lets the slider go to the frame that shows the change: in a text, in a
text on the canvas of a table, or the last change of the chart. Where nothing but the strip of
changes follows the slider, the strip is measured. It prints; it does not judge.
"""

from __future__ import annotations

import argparse
import math
import os
import statistics
import sys
from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.chromium import SLIDER, chromium, wait_until_drawn
from benchmarks.servers import FLOOR, ROOT, served

CHANGES = 30
WARM_UP = 3
WATCH = (ROOT / "benchmarks" / "watch.js").read_text(encoding="utf-8")
SEEN_WITHIN = 3_000  # milliseconds; what does not show by then has not changed
STILL = 500  # milliseconds in which a chart that is still being drawn changes again
NUMBERS, HEADLINE = ".large-numbers", ".headline"
STRIP = '[class*="st-key-strip"], [class*="st-key-changes"]'
PLAIN_TABLE, TABLE, CHART = "table.plain", '[data-testid="stDataFrame"]', ".js-plotly-plot"
# What is measured, the most it may take as a multiple of the commit before (median) and in
# milliseconds (95th percentile).
LIMITS = {"text": (1.5, 150), "table": (1.5, 150), "chart": (1.75, 250)}
MILLISECONDS_HEADER = f"{'p50':>7}{'p95':>6}"


@dataclass(frozen=True)
class MeasuredPage:
    """A page: its place under the address, and the selectors of what follows the slider."""

    name: str
    path: str
    selectors: dict[str, str]
    text_name: str = "number"

    def name_of(self, part: str) -> str:
        """What a line of the report is called."""
        return f"{self.name}, {self.text_name if part == 'text' else part}"


FLOOR_PAGE = MeasuredPage("Floor", "", {"text": '[data-testid="stMetricValue"]'})
PAGES = (
    MeasuredPage("Overview", "", {"text": NUMBERS, "chart": CHART}),
    MeasuredPage(
        "Rate ranges",
        "rate_ranges",
        {"text": HEADLINE, "table": TABLE, "chart": CHART},
        text_name="sentence",
    ),
    MeasuredPage(
        "Minimum wage",
        "minimum_wage",
        {"text": PLAIN_TABLE, "chart": CHART},
        text_name="table",
    ),
    MeasuredPage("Build-up", "build_up", {"text": NUMBERS, "chart": CHART}),
    MeasuredPage(
        "Compare",
        "compare",
        {"text": PLAIN_TABLE, "chart": CHART},
        text_name="table",
    ),
    MeasuredPage("Sensitivity", "sensitivity", {"text": NUMBERS, "chart": CHART}),
    MeasuredPage("Assumptions", "assumptions", {"text": STRIP}, text_name="strip"),
    MeasuredPage("Check", "check", {"text": STRIP}, text_name="strip"),
)
EARLIER_PATHS = {"check": "fidelity"}


@dataclass
class Tab:
    """An open page of one server, and the milliseconds of each change by what was measured."""

    measured_page: MeasuredPage
    browser_page: Any
    times: dict[str, list[float]] = field(default_factory=lambda: defaultdict(list))

    def change(self, percent: float) -> dict[str, float]:
        """Drag the slider to a percentage of its length; milliseconds until each part shows it."""
        page, parts = self.browser_page, list(self.measured_page.selectors)
        page.bring_to_front()
        page.evaluate("(selectors) => watch.start(selectors)", self.measured_page.selectors)
        drag(page, percent)
        seen = "(parts) => parts.every((part) => part in watch.times)"
        for _ in range(SEEN_WITHIN // 100):
            if page.evaluate(seen, parts):
                break
            page.wait_for_timeout(100)
        page.wait_for_timeout(STILL)
        times: dict[str, float] = page.evaluate("watch.times")
        return {part: time for part, time in times.items() if math.isfinite(time)}


def opened_tab(browser: Any, address: str, measured_page: MeasuredPage) -> Tab:
    """A tab in a fresh browser, with the page drawn to its end."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(f"{{{WATCH}}}")
    page.goto(f"{address}/{measured_page.path}")
    wait_until_drawn(page)
    if measured_page.selectors.get("text") == PLAIN_TABLE and not page.locator(PLAIN_TABLE).count():
        # In earlier commits this table stood on a canvas.
        on_a_canvas = {"table": TABLE, "chart": CHART}
        measured_page = replace(measured_page, selectors=on_a_canvas)
    return Tab(measured_page, page)


def drag(page: Any, percent: float) -> None:
    """Drag the slider to a percentage of its length and let go."""
    page.locator(SLIDER).scroll_into_view_if_needed()
    track = page.locator(f"{SLIDER} [role=group] > [data-rac]").bounding_box()
    thumb = page.locator(f"{SLIDER} [role=group] > [data-rac] > [data-rac]").bounding_box()
    height = thumb["y"] + thumb["height"] / 2
    page.mouse.move(thumb["x"] + thumb["width"] / 2, height)
    page.mouse.down()
    page.mouse.move(track["x"] + track["width"] * percent / 100, height, steps=2)
    page.wait_for_timeout(250)
    page.mouse.up()


def pages_of(folder: Path) -> list[MeasuredPage]:
    """The pages that a checkout has, each at its address there."""
    pages = []
    for page in PAGES:
        is_there = page.path not in EARLIER_PATHS or (folder / f"pages/{page.path}.py").exists()
        path = page.path if is_there else EARLIER_PATHS[page.path]
        pages.append(MeasuredPage(page.name, path, page.selectors, page.text_name))
    return pages


def measured_tabs(changes: int, before: Path | None) -> tuple[Tab, list[Tab], list[Tab]]:
    """The floor, the pages, and the same pages of the commit before, all changed in turn."""
    with ExitStack() as stack:
        addresses = {
            folder: stack.enter_context(served(folder))[0]
            for folder in (FLOOR, ROOT, before)
            if folder is not None
        }
        browser = stack.enter_context(chromium())
        floor = opened_tab(browser, addresses[FLOOR], FLOOR_PAGE)
        tabs = [opened_tab(browser, addresses[ROOT], page) for page in pages_of(ROOT)]
        earlier_tabs = (
            [opened_tab(browser, addresses[before], page) for page in pages_of(before)]
            if before is not None
            else []
        )
        pairs = zip(tabs, earlier_tabs, strict=True) if before is not None else zip(tabs)
        in_turn = [floor, *(tab for pair in pairs for tab in pair)]
        for change in range(WARM_UP + changes):
            for tab in in_turn:
                times = tab.change(10 + (37 * change) % 80)
                if change >= WARM_UP:
                    for part, time in times.items():
                        tab.times[part].append(time)
    return floor, tabs, earlier_tabs


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


def milliseconds(times: list[float]) -> str:
    """Median and 95th percentile."""
    if len(times) < 2:
        return f"{'-':>7}{'-':>6}"
    return f"{statistics.median(times):7.0f}{p95(times):6.0f}"


def report(floor: Tab, tabs: list[Tab], earlier_tabs: list[Tab], changes: int) -> str:
    """A line for each part of each page; with the commit before beside it where it was measured."""
    earlier_header = (
        f"  |{MILLISECONDS_HEADER} before  ratio of p50 (asked)" if earlier_tabs else ""
    )
    lines = [f"{'milliseconds':26}{MILLISECONDS_HEADER} (asked)  {earlier_header}"]
    lines.append(f"{floor.measured_page.name:26}{milliseconds(floor.times['text'])}")
    for number, tab in enumerate(tabs):
        for part in tab.measured_page.selectors:
            most_times_before, most_milliseconds = LIMITS[part]
            times = tab.times[part]
            line = (
                f"{tab.measured_page.name_of(part):26}{milliseconds(times)} ({most_milliseconds})"
            )
            if earlier_tabs:
                of_earlier = earlier_tabs[number].times
                earlier = of_earlier[part] or of_earlier[tab.measured_page.text_name]
                ratio = (
                    f"{statistics.median(times) / statistics.median(earlier):.2f}"
                    if times and earlier
                    else "-"
                )
                line += f"      |{milliseconds(earlier)}{ratio:>10} ({most_times_before})"
            if len(times) < changes:
                line += f"   changed {len(times)} times"
            lines.append(line)
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=CHANGES, help="of each page, in turn")
    parser.add_argument("--before", type=Path, help="a checkout of an earlier commit")
    arguments = parser.parse_args()
    before = arguments.before and arguments.before.resolve()
    floor, tabs, earlier_tabs = measured_tabs(arguments.changes, before)
    load = f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(f"{arguments.changes} changes a page, in turn; load of the machine {load}")
    print(report(floor, tabs, earlier_tabs, arguments.changes))


if __name__ == "__main__":
    main()
