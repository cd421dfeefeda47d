"""A page on the screen: what stands there, and how a person moves its controls.

Nothing here waits for time to pass; everything waits until the screen says something.
"""

from __future__ import annotations

import contextlib
import re
from collections.abc import Iterator, Sequence
from typing import Any
from urllib.parse import parse_qsl, urlencode, urljoin, urlsplit

from playwright.sync_api import Locator, Page, TimeoutError, expect

from tests.browser.command_line import Cell

RATE_RANGES = "Rate ranges by service"
TABLE_9 = "Rate increase at each step of the minimum wage"
COMPARED_RATES = "Rates of the compared scenarios"

# A table by the beginning of its name. It may be made anew, so it is looked for each time.
TABLE = """
(name) => [...document.querySelectorAll('[role=region]')]
  .find((region) => region.ariaLabel?.startsWith(name))
"""
# The tables are drawn on a canvas. Beside it stands a table for screen readers with the full
# numbers of the rows in view. These two functions read that table, and what was painted.
CELLS_IN_VIEW = """
(region) => [...region.querySelectorAll('[role=row]')]
  .filter((row) => row.querySelector('[role=gridcell]'))
  .map((row) => [
    Number(row.getAttribute('aria-rowindex')) - 2,
    Object.fromEntries([...row.querySelectorAll('[role=gridcell]')].map(
      (cell) => [Number(cell.getAttribute('aria-colindex')) - 1, cell.textContent])),
  ])
"""
# Brings a cell into view, about: columns differ in width.
SCROLL_TO = """
(box, [row, column, rows, columns]) => {
  box.scrollTop = row / (rows + 2) * box.scrollHeight;
  box.scrollLeft = Math.max(0, column - 4) / columns * box.scrollWidth;
}
"""
CELLS_THAT_MATCH = (
    """
([name, expected, [row, column, columns]]) => {
  const region = (TABLE)(name);
  const box = region?.querySelector('.dvn-scroller');
  if (!box) return false;
  (SCROLL_TO)(box, [row, column, expected.length, columns]);
  const inView = new Map((CELLS_IN_VIEW)(region));
  const same = (text, wanted) => {
    if (wanted === null) return ['', 'None', 'null', 'N/A'].includes(text);
    if (typeof wanted === 'string') return text === wanted;
    return text !== '' && Math.abs(Number(text) - wanted) <= 2e-6 * Math.max(1, Math.abs(wanted));
  };
  const found = [...inView].flatMap(([row, cells]) => Object.keys(expected[row] ?? {})
    .filter((column) => column in cells).map((column) => [row, Number(column)]));
  const asExpected = Math.max(...inView.keys()) < expected.length &&
    found.every(([row, column]) => same(inView.get(row)[column], expected[row][column]));
  return asExpected && column in (inView.get(row) ?? {}) && found;
}
""".replace("TABLE", TABLE)
    .replace("SCROLL_TO", SCROLL_TO)
    .replace("CELLS_IN_VIEW", CELLS_IN_VIEW)
)
# A plain table has every row in view, and its numbers as they are written.
ROWS_THAT_MATCH = """
([name, expected]) => {
  const lines = [...((TABLE)(name)?.querySelectorAll('tbody tr') ?? [])];
  const rows = lines.filter((row) => !row.querySelector('.group'));
  const same = (text, wanted) => {
    if (typeof wanted !== 'number') return text === (wanted ?? 'N/A');
    const digits = text.replace('\u2212', '-').replace(/[^-.\\d]/g, '');
    const half = 0.5 * 10 ** -(digits.split('.')[1] ?? '').length;
    return digits && Math.abs(Number(digits) - wanted) <= half * (1 + 1e-6);
  };
  const texts = rows.map((row) => [...row.cells].map((cell) => cell.textContent));
  return texts.length === expected.length && expected.every((cells, row) =>
    Object.entries(cells).every(([place, wanted]) => same(texts[row][place], wanted))) || texts;
}
""".replace("TABLE", TABLE)
# Keeps the last text painted at each place of each canvas.
NOTE_WHAT_IS_PAINTED = """
(() => {
  const paint = CanvasRenderingContext2D.prototype.fillText;
  CanvasRenderingContext2D.prototype.fillText = function (text, x, y, ...more) {
    const moved = this.getTransform();
    const place = [moved.e / moved.a + x, moved.f / moved.d + y].map(Math.round);
    (this.canvas.painted ??= new Map()).set(place.join(), [place, text]);
    return paint.call(this, text, x, y, ...more);
  };
})()
"""
PAINTED = """
([name, lines]) => {
  const canvas = (TABLE)(name)?.querySelector('canvas[data-testid=data-grid-canvas]');
  const painted = [...(canvas?.painted ?? new Map()).values()];
  const rows = new Map();
  for (const [[x, y], text] of painted) rows.set(y, [...(rows.get(y) ?? []), [x, text]]);
  const texts = [...rows].sort((one, other) => one[0] - other[0]).map(
    ([, cells]) => cells.sort((one, other) => one[0] - other[0]).map(([, text]) => text));
  const holds = (found, wanted) => `|${found.join('|')}|`.includes(`|${wanted.join('|')}|`);
  return lines.every((line, row) => texts[row] && holds(texts[row], line)) || texts;
}
""".replace("TABLE", TABLE)


SETTLED = """
() => document.querySelector('[data-testid=stApp][data-test-script-state=notRunning]') &&
  !document.querySelector('[data-testid=stSkeleton], [data-stale=true]')
"""


def wait_until_settled(page: Page) -> None:
    """Wait until the server has nothing more to say and all of it is drawn.

    Until then a widget of the page, or of the scenario, that one leaves may stand beside its like
    of the next, and what is looked for by one name is there twice.
    """
    page.wait_for_function(SETTLED)


NOTE_AN_ANSWER = """
() => {
  window.answerBegan = false;
  const app = document.querySelector('[data-testid=stApp]');
  const note = new MutationObserver(() => {
    window.answerBegan ||= app.dataset.testScriptState === 'running';
  });
  note.observe(app, {attributeFilter: ['data-test-script-state']});
}
"""


@contextlib.contextmanager
def answered(page: Page) -> Iterator[None]:
    """What is done within, and then the server's answer to it, to its end.

    For what changes nothing that could be waited for: a page is settled before the answer begins.
    """
    wait_until_settled(page)
    page.evaluate(NOTE_AN_ANSWER)
    yield
    page.wait_for_function("() => window.answerBegan")
    wait_until_settled(page)


class Screen:
    """One tab of a browser, on one server."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.main = page.get_by_test_id("stMain")
        self.sidebar = page.get_by_test_id("stSidebar")

    def open(self, path: str = "", **parameters: str) -> Screen:
        """Open a page by its address and wait for its heading."""
        return self.open_address(f"{self.address}/{path}?{urlencode(parameters)}".rstrip("?"))

    def open_address(self, address: str) -> Screen:
        """Open a full address, such as one that was copied."""
        self.page.goto(address)
        expect(self.heading).to_be_visible()
        return self

    @property
    def heading(self) -> Locator:
        """The page's heading."""
        return self.main.get_by_role("heading", level=1)

    def go_to(self, title: str) -> None:
        """Follow the sidebar's link to a page."""
        self.sidebar.get_by_role("link", name=title, exact=True).click()
        if title == "Overview":
            expect(self.main.locator("h1.headline")).to_be_visible()
        else:
            expect(self.heading).to_have_text(title)
        wait_until_settled(self.page)  # the sidebar of the page that was left is gone

    def address_in_another_tab(self, title: str) -> str:
        """Where the sidebar's link to a page leads when it is opened in another tab."""
        beside = self.sidebar.get_by_role("link", name=title, exact=True)
        beside.hover()
        return urljoin(self.page.url, beside.get_attribute("href"))

    @property
    def chart(self) -> Locator:
        """The chart of the page."""
        return self.main.get_by_role("figure")

    @property
    def places_in_history(self) -> int:
        """How many places the tab has been to."""
        return int(self.page.evaluate("history.length"))

    def control(self, setting_id: str) -> Locator:
        """The input of an assumption in the sidebar.

        A control that the server draws anew stands before the one that leaves, until the run ends.
        """
        return self.keyed(f"control-{setting_id.replace('.', '-')}").locator("input").first

    def keyed(self, name: str) -> Locator:
        """The widget of a name, whatever its generation."""
        return self.page.locator(f'[class*="st-key-{name}-"]')

    def move_slider(self, setting_id: str, until: str) -> None:
        """Press an arrow key on a slider until it says, for example, "60%"."""
        slider = self.control(setting_id)
        slider.focus()
        for _ in range(100):
            said = slider.get_attribute("aria-valuetext") or ""
            if said == until:
                return
            slider.press(_key_towards(said, until, slider))
            expect(slider).not_to_have_attribute("aria-valuetext", said)
        raise AssertionError(f"{setting_id} never said {until!r}")

    def type_number(self, setting_id: str, number: str) -> None:
        """Type a number over the one that stands there."""
        self.control(setting_id).fill(number)
        self.control(setting_id).press("Enter")

    def choose(self, label: str, option: str) -> None:
        """Choose an option of a selection by typing it."""
        box = self.page.get_by_role("combobox", name=label, exact=True)
        box.scroll_into_view_if_needed()  # a list closes when the page scrolls
        box.click()
        self.page.get_by_role("option", name=option, exact=True).click()
        expect(box).to_have_value(option)

    def choose_preset(self, name: str) -> None:
        """Choose a preset in the list that says what the scenario is called."""
        box = self.sidebar.get_by_role("combobox", name="Scenario", exact=True).first
        box.click()
        self.page.get_by_role("option", name=name, exact=True).click()
        expect(box.first).to_have_attribute("placeholder", name)

    def choose_bound(self, label: str) -> None:
        """Press the button of a bound."""
        wait_until_settled(self.page)
        button = self.main.get_by_role("radio", name=label, exact=True)
        button.click()
        expect(button).to_be_checked()

    def back_to_the_study(self) -> None:
        """Press the button of the sidebar that takes every change back."""
        self.sidebar.get_by_role("button", name="Reset to the study").click()

    def take_back(self, setting_id: str) -> None:
        """Press the button of the strip that takes one change back."""
        change = self.main.locator(f".st-key-undo-{setting_id.replace('.', '-')}")
        change.get_by_role("button").click()

    def expect_control(self, setting_id: str, shown: str) -> None:
        """Wait until a control of the sidebar shows a number, or says what a slider says."""
        if shown.isdigit():
            expect(self.control(setting_id)).to_have_value(shown)
        else:
            expect(self.control(setting_id)).to_have_attribute("aria-valuetext", shown)

    @contextlib.contextmanager
    def files(self) -> Iterator[Locator]:
        """The popover "Save, load, share", open until the block ends."""
        opener = self.sidebar.get_by_role("button", name="Save, load, share")
        opener.click()
        popover = self.page.get_by_test_id("stPopoverBody")
        expect(popover.get_by_test_id("stCode")).to_contain_text("http")
        wait_until_settled(self.page)  # an uploader that was used stands until the next is drawn
        yield popover
        with answered(self.page):  # what is drawn anew takes the focus, and so the key
            self.page.keyboard.press("Escape")
            expect(popover).to_be_hidden()

    @contextlib.contextmanager
    def description(self) -> Iterator[Locator]:
        """The popover "Name, author, note", open until the block ends."""
        self.sidebar.get_by_role("button", name="Name, author, note").click()
        popover = self.page.get_by_test_id("stPopoverBody")
        expect(popover.get_by_label("Note")).to_be_visible()
        yield popover
        with answered(self.page):  # what is drawn anew takes the focus, and so the key
            self.page.keyboard.press("Escape")
            expect(popover).to_be_hidden()

    def expander(self, title: str) -> Locator:
        """What opens under a title."""
        summary = self.page.locator("summary").filter(has_text=re.compile(f"{re.escape(title)}$"))
        return self.page.locator("details").filter(has=summary)

    def open_expander(self, title: str) -> Locator:
        """Open what opens under a title."""
        wait_until_settled(self.page)  # what opened above it moves it down, away from the click
        self.expander(title).locator("summary").click()
        self.expect_open(title)
        return self.expander(title)

    def expect_open(self, *titles: str) -> None:
        """Wait until these are open."""
        for title in titles:
            expect(self.expander(title)).to_have_attribute("open", "")

    def turn_briefing(self, on: bool) -> None:
        """Begin or leave presentation mode and wait until the sidebar is gone or there again."""
        wait_until_settled(self.page)
        if on:
            # The switch is drawn by its label; its input is hidden beneath.
            self.keyed("briefing").locator("label").click()
        else:
            self.main.get_by_role("button", name="Leave").click()
        expect(self.sidebar).to_be_visible(visible=not on)

    def expect_sidebar(self, *, closed: bool) -> None:
        """Wait until the sidebar has closed or opened."""
        expect(self.sidebar).to_have_attribute("data-collapsed", str(closed).lower())

    def select_row(self, name: str, row: int) -> None:
        """Click the left edge of a row of a table."""
        heading, height, edge = 74, 30, 16  # pixels: two lines of headings, a row, half a mark
        place = {"x": edge, "y": heading + (row + 0.5) * height}
        self.region(name).locator(".dvn-scroller").click(position=place)  # type: ignore[arg-type]

    def expect_metric(self, label: str, number: str) -> None:
        """Wait until a large number with a label, given by its beginning, is shown."""
        metric = self.main.locator("dl.large-numbers div").filter(has_text=re.compile(f"^{label}"))
        expect(metric.locator("dd").first).to_have_text(number)

    def parameters(self, address: str) -> dict[str, str]:
        """The parameters of an address."""
        return dict(parse_qsl(urlsplit(address).query))

    @property
    def link(self) -> dict[str, str]:
        """The parameters of the address bar."""
        return self.parameters(self.page.url)

    def wait_for_link(self, **parameters: str) -> None:
        """Wait until the address bar holds these parameters."""
        self._wait(
            """(wanted) => { const held = new URLSearchParams(location.search);
            return Object.entries(wanted).every(([name, text]) => held.get(name) === text) }""",
            parameters,
            lambda: f"The address bar has {self.link}, not {parameters}",
        )

    def wait_for_bare_link(self) -> None:
        """Wait until the address bar holds no parameter: the study."""
        self._wait("() => !location.search", None, lambda: f"The address bar has {self.link}")

    def region(self, name: str) -> Locator:
        """A table by the beginning of its accessible name."""
        return self.page.get_by_role("region", name=re.compile(f"^{re.escape(name)}"))

    def expect_table(self, name: str, expected: Sequence[dict[int, Cell]]) -> None:
        """Wait until every cell of a table is as expected; scroll through it to see them all."""
        region = self.region(name)
        expect(region).to_be_visible()
        if region.locator("table.plain").count():
            arguments = [name, list(expected)]
            self._wait(
                f"(given) => ({ROWS_THAT_MATCH})(given) === true",
                arguments,
                lambda: f"shown {self.page.evaluate(ROWS_THAT_MATCH, arguments)}",
            )
            return
        columns = int(region.locator("[role=grid]").get_attribute("aria-colcount") or 0)
        unseen = {(row, column) for row, cells in enumerate(expected) for column in cells}
        while unseen:
            row, column = min(unseen)
            found = self._wait(
                CELLS_THAT_MATCH,
                [name, list(expected), [row, column, columns]],
                lambda: self._difference(region, expected),
            )
            unseen -= {(row, column) for row, column in found}
        region.locator(".dvn-scroller").evaluate(SCROLL_TO, [0, 0, 1, 1])

    def expect_painted(self, name: str, lines: Sequence[Sequence[str]]) -> None:
        """Wait until the first rows are painted with these texts beside each other, as one sees."""
        arguments = [name, [list(line) for line in lines]]

        def difference() -> str:
            painted = self.page.evaluate(PAINTED, arguments)
            both = zip(lines, [*painted, *[[]] * len(lines)], strict=False)
            return "\n".join(
                f"painted {found}, wanted {list(line)}"
                for line, found in both
                if "|".join(line) not in "|".join(found)
            )

        self._wait(f"(given) => ({PAINTED})(given) === true", arguments, difference)

    def expect_nothing_changed(self) -> None:
        """Wait until the strip says that this is the study."""
        expect(self.main.get_by_text("Showing the study (no changes)")).to_be_visible()

    def expect_change(self, said: str) -> None:
        """Wait until the strip lists a change, such as "Overtime cost, direct care 3.0% → 8.0%"."""
        expect(self.main.get_by_role("button", name=re.compile(said))).to_be_visible()

    def _cells(self, region: Locator) -> list[tuple[int, dict[str, str]]]:
        cells: list[tuple[int, dict[str, str]]] = region.evaluate(CELLS_IN_VIEW)
        return cells

    def _difference(self, region: Locator, expected: Sequence[dict[int, Cell]]) -> str:
        lines = ["The table is not as expected. Its cells in view:"]
        for row, cells in self._cells(region):
            wanted = expected[row] if row < len(expected) else {}
            lines += [
                f"  row {row}, column {place}: shown {cells.get(str(place))}, wanted {cell}"
                for place, cell in wanted.items()
            ]
        return "\n".join(lines[:40])

    def _wait(self, script: str, argument: Any, otherwise: Any) -> Any:
        try:
            return self.page.wait_for_function(script, arg=argument).json_value()
        except TimeoutError:
            raise AssertionError(otherwise()) from None


def _key_towards(said: str, until: str, slider: Locator) -> str:
    """The arrow key, or for a way of a tenth of the slider and more the page key, that leads on."""
    is_up = _rank(said) < _rank(until)
    if said.endswith("%"):
        length = float(slider.get_attribute("max") or 0) - float(slider.get_attribute("min") or 0)
        if abs(_rank(said)[0] - _rank(until)[0]) >= length / 10:
            return "PageUp" if is_up else "PageDown"
    return "ArrowRight" if is_up else "ArrowLeft"


def _rank(said: str) -> tuple[float, ...]:
    """Order of what a slider says: by year where it has one, else by its number."""
    year = re.search(r"\b(20\d\d)\b", said)
    number = re.search(r"-?[\d.]+", said)
    return (float(year[1] if year else number[0] if number else 0),)
