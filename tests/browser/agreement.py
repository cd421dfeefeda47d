"""What the Overview says of its scenario in every place, which must agree once all is answered."""

from __future__ import annotations

import contextlib
from functools import cache
from typing import Any

from playwright.sync_api import TimeoutError

from model import Results, Scenario, compute
from model.findings.rate_ranges import rate_ranges
from model.findings.side_by_side import SideBySide
from model.findings.summary import summary
from reporting import large_numbers
from reporting.charts import ranges
from reporting.headline import headline
from reporting.wording.changes import changed_assumptions
from reporting.wording.values import value_in_words
from tests.browser.screen import SETTLED, Screen
from tests.study import ASSUMPTIONS

OVERTIME, FULL_TIME = "overtime_share.care", "full_time_share.home_care"
SLIDERS = [OVERTIME, FULL_TIME]
Said = dict[str, list[Any]]
SAID = """
(sliders) => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const texts = (selector) => all(selector).map((element) => element.textContent);
  const address = new URLSearchParams(location.search);
  return {
    headline: texts('h1.headline'),
    numbers: texts('.large-numbers dd:not(.beside)'),
    chart: all('[role=figure]').map((chart) => chart.ariaLabel),
    strip: texts('.st-key-strip [class*="st-key-undo"] .stTooltipHoverTarget p').sort(),
    fields: all('[data-testid=stSidebar] [data-testid=stNumberInput] input')
      .map((input) => input.value),
    controls: sliders.map((id) => all(
      `[class*="st-key-control-${id.replace('.', '-')}-"] input[type=range]`
    ).map((slider) => slider.ariaValueText)),
    address: sliders.map((id) => address.get(id) ?? ''),
  };
}
"""


@cache
def said_of(overtime: float = 0.03, full_time: float = 0.4) -> Said:
    """What the Overview must say of a scenario, found without the page."""
    changes = {OVERTIME: overtime, FULL_TIME: full_time}
    scenario = Scenario().with_changes(changes).checked(ASSUMPTIONS)
    beside = SideBySide(base=_results(Scenario()), scenario=_results(scenario))
    effect = summary(beside)
    title = ranges.interim_above_title(effect)
    chart = ranges.all_services(beside, rate_ranges(beside), title)
    assert chart is not None
    return {
        "headline": [headline(beside)],
        "numbers": [number.value for number in large_numbers.of_summary(effect)],
        "chart": [chart.alt],
        "strip": [
            f"{label} {study} → {value}"
            for label, _, study, value in sorted(changed_assumptions(ASSUMPTIONS, scenario))
        ],
        "fields": [
            *("25", "50", "75", "25", "50", "90"),
            f"{100 * (1 - full_time):.0f}",  # part-time
            *("15", "21", "27"),
        ],
        "controls": [
            [value_in_words(ASSUMPTIONS.settings[each].entry, value)]
            for each, value in changes.items()
        ],
        "address": [
            f"{value:g}" if each in scenario.changes else "" for each, value in changes.items()
        ],
    }


@cache
def _results(scenario: Scenario) -> Results:
    return compute(ASSUMPTIONS, scenario)


def expect_agreement(screen: Screen, *allowed: Said) -> Said:
    """Wait until the page says one of these everywhere and all is answered; returns which.

    Twice, since a page may say it once before the last keys have reached the server.
    """
    for _ in range(2):
        screen.page.evaluate("() => new Promise(requestAnimationFrame)")
        with contextlib.suppress(TimeoutError):  # what it says instead is named below
            screen.page.wait_for_function(
                f"""([sliders, allowed]) => {{
                  const said = ({SAID})(sliders), text = JSON.stringify(said);
                  const agrees = allowed.some((each) => JSON.stringify(each) === text);
                  window.lastSaid = said;
                  return agrees && ({SETTLED})();
                }}""",
                arg=[SLIDERS, list(allowed)],
            )
    said: Said = screen.page.evaluate("() => window.lastSaid")
    differences = [
        f"{place}: {said[place]}, not {each[place]}"
        for each in allowed
        for place in said
        if said[place] != each[place]
    ]
    assert said in allowed, "\n".join(differences)
    return said
