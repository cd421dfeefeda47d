"""Which assumption matters: answered in three clicks, and again when a control is moved."""

from __future__ import annotations

import re

from playwright.sync_api import expect

from model import Scenario, compute
from model.findings.sensitivity.all_at_once import UNIFORM, all_at_once
from model.findings.sensitivity.inputs import BAND
from pages.shell.loaded import study_assumptions
from tests.browser.screen import Screen

NURSING = "HCY Private Duty Nursing"


def test_what_drives_private_duty_nursing_most_takes_three_clicks(screen: Screen) -> None:
    screen.open("")
    screen.sidebar.get_by_role("link", name="Sensitivity").click()
    expect(screen.heading).to_have_text("Sensitivity")
    screen.main.get_by_role("combobox", name="Service").click()
    screen.page.keyboard.type("hcy private")
    screen.page.get_by_role("option", name=re.compile(NURSING)).click()
    expect(screen.chart).to_contain_text("Wage percentile, licensed nurses moves this rate most")
    # A bar that is clicked is the one that the field beneath the chart moves.
    label = screen.chart.get_by_text("Paid time off, full-time: 15 days")
    plot = screen.chart.locator(".nsewdrag").first
    label.scroll_into_view_if_needed()
    above, around = label.bounding_box(), plot.bounding_box()
    assert above
    assert around
    plot.click(position={"x": around["width"] / 2, "y": above["y"] - around["y"] + 28})
    screen.wait_for_link(bar="paid_time_off_days_full_time.lower")
    screen.main.get_by_role("button", name="Set to 27 days").click()
    screen.wait_for_link(**{"paid_time_off_days_full_time.lower": "27"})


def test_each_question_answers_a_moved_control(screen: Screen) -> None:
    study = study_assumptions()
    for question in ("one", "two", "all"):
        screen.open("sensitivity", service="homemaker", question=question, ranges=BAND)
        screen.control("overtime_share.care").press("ArrowRight")
        scenario = Scenario("moved", {"overtime_share.care": 0.035})
        screen.wait_for_link(**{"overtime_share.care": "0.035"})
        place = list(study.services).index("homemaker")
        rate = compute(study, scenario).service_rate_array[0, place, 0]
        if question == "all":
            median = all_at_once(study, scenario, BAND, UNIFORM, 1).median[place, 0]
            screen.expect_metric("median of the draws", f"${median:,.2f}")
        else:
            expect(screen.chart).to_contain_text(f"in force ${rate:,.2f}")
