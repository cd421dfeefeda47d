"""From slider release to the changed number and to the painted chart, in a real browser.

The floor, a page with one slider and no chart, is measured in the same run and in turn, so that
a busy machine slows all of them alike; the ratios to its p95 are what counts. Time is taken inside
the page: from the event that releases the slider to the frame that shows the changed number, in the
text of the page or on the canvas of a table, and to the frame that shows the last change of the
chart. All pages are measured alike. Nothing here fails.
"""

from __future__ import annotations

import argparse
import contextlib
import os
import shutil
import statistics
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.servers import ROOT, served

CHANGES = 30
WARM_UP = 3
NUMBER_LIMIT = 1.5  # times the floor's p95
CHART_LIMIT = 2.5
SLIDER = ".st-key-control-overtime_share-care"
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip

# Notes when the slider was released, when the number changed, and the frame after each change of
# the chart. A table of Streamlit is a canvas: there a text that was not drawn before counts.
WATCH = """
() => {
  const watch = { released: null, number: null, chart: null, drawn: new Set(), fresh: false };
  const painted = (note) => requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => note(performance.now());
    channel.port2.postMessage(null);
  });
  const seen = () => {
    watch.fresh = false;
    painted((time) => { watch.number = time; });
  };
  window.watch = watch;
  addEventListener("pointerup", (event) => {
    watch.released = event.timeStamp;
    watch.number = watch.chart = null;
    watch.fresh = true;
  }, true);
  const fillText = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, ...rest) {
    if (watch.canvas && this.canvas.closest(watch.canvas)) {
      if (watch.fresh && !watch.drawn.has(text)) seen();
      watch.drawn.add(text);
    }
    return fillText.call(this, text, ...rest);
  };
  new MutationObserver((mutations) => {
    if (watch.released === null) return;
    if (watch.text && watch.fresh) {
      const found = document.querySelector(watch.text);
      if (found && found.textContent !== watch.before) seen();
    }
    const inChart = (node) =>
      (node.nodeType === 1 ? node : node.parentElement)?.closest(".js-plotly-plot");
    if (mutations.some((mutation) => inChart(mutation.target))) {
      painted((time) => { watch.chart = time; });
    }
  }).observe(document, { childList: true, characterData: true, subtree: true, attributes: true });
}
"""
START = """
([text, canvas]) => {
  Object.assign(watch, { text, canvas, released: null, number: null, chart: null });
  watch.fresh = false;
  watch.before = text && document.querySelector(text)?.textContent;
}
"""
TIMES = "() => [watch.number - watch.released, watch.chart && watch.chart - watch.released]"


@dataclass(frozen=True)
class Measured:
    """A page, where its number stands, and the milliseconds of each change."""

    name: str
    path: str
    text: str | None = None
    canvas: str | None = None
    chart: bool = True
    numbers: list[float] = field(default_factory=list)
    charts: list[float] = field(default_factory=list)


def measured_pages() -> list[Measured]:
    """The floor first; the others by their place under the dashboard's address."""
    return [
        Measured("Floor", "", text='[data-testid="stMetricValue"]', chart=False),
        Measured("Overview", "", text=".large-numbers div:nth-child(4) dd"),
        Measured("Rate ranges", "rate_ranges", text="h2.headline"),
        Measured("Rate ranges, table", "rate_ranges", canvas='[data-testid="stDataFrame"]'),
    ]


def p95(times: list[float]) -> float:
    """The 95th percentile."""
    return statistics.quantiles(times, n=20, method="inclusive")[-1]


@contextlib.contextmanager
def browser() -> Iterator[Any]:
    """A headless Chromium. Ends the script with a message where it is missing."""
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        sys.exit("playwright is missing: pip install -r requirements-dev.txt")
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        sys.exit("Chromium is missing: python tests/set_up.py installs it on Debian and Ubuntu.")
    with sync_playwright() as playwright:
        held = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        try:
            yield held
        finally:
            held.close()


def open_page(held: Any, address: str) -> Any:
    """The page, drawn to its end."""
    page = held.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.add_init_script(f"({WATCH})()")
    page.goto(address)
    page.wait_for_selector(f"{SLIDER} input[type=range]", state="attached")
    page.wait_for_selector('[data-testid="stApp"][data-test-script-state="notRunning"]')
    page.wait_for_timeout(1500)
    return page


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


def measure(page: Any, held: Measured, percent: float) -> tuple[float, float | None]:
    """Milliseconds from the release to the changed number and to the painted chart."""
    page.bring_to_front()
    page.evaluate(START, [held.text, held.canvas])
    drag(page, percent)
    page.wait_for_function("() => watch.number !== null", timeout=10_000)
    if held.chart:
        page.wait_for_function("() => watch.chart !== null", timeout=10_000)
    page.wait_for_timeout(600)
    number, chart = page.evaluate(TIMES)
    return number, chart


def run(changes: int) -> list[Measured]:
    """Every page, changed in turn."""
    pages = measured_pages()
    with (
        served(ROOT / "benchmarks" / "floor" / "app.py") as (floor, _),
        served(ROOT / "app.py") as (dashboard, _),
        browser() as held,
    ):
        opened = [
            open_page(held, f"{floor if page.name == 'Floor' else dashboard}/{page.path}")
            for page in pages
        ]
        for change in range(WARM_UP + changes):
            percent = 10 + (37 * change) % 80
            for page, tab in zip(pages, opened, strict=True):
                number, chart = measure(tab, page, percent)
                if change >= WARM_UP:
                    page.numbers.append(number)
                    if chart is not None and page.chart:
                        page.charts.append(chart)
    return pages


def report(pages: list[Measured]) -> str:
    """A line for each page and what was measured on it."""
    floor = p95(pages[0].numbers)
    lines = [f"{'':36}{'p50 ms':>9}{'p95 ms':>9}{'x floor':>9}{'limit':>7}"]
    for page in pages:
        for what, times, limit in (
            ("changed number", page.numbers, NUMBER_LIMIT),
            ("painted chart", page.charts, CHART_LIMIT),
        ):
            if times:
                own = p95(times)
                lines.append(
                    f"{f'{page.name}, {what}':36}{statistics.median(times):9.0f}{own:9.0f}"
                    f"{own / floor:9.2f}" + (f"{limit:7.1f}" if page is not pages[0] else "")
                )
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--changes", type=int, default=CHANGES)
    given = parser.parse_args()
    pages = run(given.changes)
    load = f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(f"{given.changes} changes a page, in turn; load of the machine {load}")
    print(report(pages))


if __name__ == "__main__":
    main()
