"""Every assumption becomes a control by its entry alone, in screen units and within its limits."""

from __future__ import annotations

import datetime

import pytest
from streamlit.testing.v1 import AppTest

from pages.shell.results import assumptions
from reporting import wording
from tests.pages.screen import changes_of, control, link_of, opened, run, with_open

NUMBERS = [s for s in assumptions().settings.values() if s.entry.kind == "number"]
OVERTIME, FULL_TIME = "overtime_share.care", "full_time_share.home_care"


def every_assumption(slider: bool) -> None:
    from pages.shell import controls
    from pages.shell.results import assumptions

    for entry in assumptions().entries.values():
        if entry.kind != "schedule":
            controls.draw_assumption(entry, assumptions().settings_of(entry.id), slider=slider)


@pytest.mark.parametrize("slider", [True, False])
def test_every_assumption_is_drawn_with_the_studys_value(slider: bool) -> None:
    script = AppTest.from_function(every_assumption, args=(slider,), default_timeout=60)
    script.session_state["generation"] = 0
    page = run(script)
    for setting in NUMBERS:
        drawn = control(page, setting.id)
        lowest, highest, step = wording.scale_on_screen(setting.entry)
        shown = wording.on_screen(setting.entry, float(setting.study_value))
        assert drawn.value == pytest.approx(shown, abs=1e-9)
        assert (drawn.min, drawn.max, drawn.step) == pytest.approx((lowest, highest, step))
    assert bool(page.slider) == slider


def test_what_is_moved_comes_into_force_as_a_fraction() -> None:
    page = with_open(opened(), "more-assumptions")
    run(control(page, OVERTIME).set_value(8.5))
    run(control(page, "fica_share").set_value(7.75))
    run(control(page, "futa_usd_per_year").set_value(50.0))
    run(control(page, "wage_percentile.upper").set_value(90))
    assert changes_of(page) == {
        OVERTIME: 0.085,
        "fica_share": 0.0775,
        "futa_usd_per_year": 50.0,
        "wage_percentile.upper": 90.0,
    }


def test_a_changed_control_says_the_studys_value() -> None:
    page = opened()
    assert "study" not in control(page, OVERTIME).label
    run(control(page, OVERTIME).set_value(8.0))
    assert control(page, OVERTIME).label.replace("\\", "").endswith(":gray[(study: 3.0%)]")
    run(control(page, OVERTIME).set_value(3.0))
    assert "study" not in control(page, OVERTIME).label


def test_a_row_says_the_studys_values_once() -> None:
    page = opened(**link_of({"wage_percentile.lower": 30.0, "wage_percentile.upper": 80.0}))
    rows = [
        text.value for text in page.sidebar.markdown if "(study" in text.value.replace("\\", "")
    ]
    assert len(rows) == 1
    for percentile in ("25", "50", "75"):
        assert percentile in rows[0]


def test_part_time_stands_beside_full_time() -> None:
    page = opened()
    assert "part-time 60%" in control(page, FULL_TIME).label
    run(control(page, FULL_TIME).set_value(30.0))
    assert "part-time 70%" in control(page, FULL_TIME).label


def test_a_day_is_added_to_all_three_bounds_and_not_beyond_a_limit() -> None:
    page = opened()
    for _ in range(5):
        run(page.button(key="add:paid_time_off_days_full_time").click())
    bounds = {"lower": 20.0, "interim": 26.0, "upper": 32.0}
    entry = "paid_time_off_days_full_time"
    assert changes_of(page) == {f"{entry}.{bound}": days for bound, days in bounds.items()}
    page = opened(**link_of({f"{entry}.upper": 100}))
    run(page.button(key="add:paid_time_off_days_full_time").click())
    assert changes_of(page) == {f"{entry}.upper": 100}
    assert "Change not applied" in page.warning[0].value


def test_each_field_in_a_row_has_a_name_to_be_read_aloud() -> None:
    labels = [field.label for field in opened().number_input]
    assert labels[:3] == [
        f"Wage percentile, all but licensed nurses, {bound}"
        for bound in ("lower", "interim", "upper")
    ]


def test_the_date_is_chosen_among_the_steps_of_the_minimum_wage_in_force() -> None:
    page = opened()
    dates = control(page, "rates_as_of_date")
    assert dates.options[0] == "Jan 2019 $8.60"
    run(dates.set_value(datetime.date(2023, 1, 1)))
    assert changes_of(page) == {"rates_as_of_date": datetime.date(2023, 1, 1)}
    later = opened(minimum_wage_schedule="2019-01-01:9,2024-07-01:13", v="1.0")
    assert control(later, "rates_as_of_date").options == ["Jan 2019 $9.00", "Jul 2024 $13.00"]


def test_a_date_that_is_no_step_stands_among_the_others() -> None:
    page = opened(rates_as_of_date="2020-06-15", v="1.0")
    assert control(page, "rates_as_of_date").value == datetime.date(2020, 6, 15)
    assert len(control(page, "rates_as_of_date").options) == 6


def test_a_choice_is_shown_by_its_name() -> None:
    page = opened("minimum_wage")
    rule = control(page, "minimum_wage_rule")
    assert "Spillover" in rule.options
    run(rule.set_value("spillover"))
    assert changes_of(page) == {"minimum_wage_rule": "spillover"}


@pytest.mark.parametrize(
    ("setting_id", "value", "format"),
    [
        ("wage_percentile.lower", 33.333, "%.3f"),
        ("paid_time_off_days_full_time.upper", 27.5, "%.1f"),
        ("full_time_share.home_care", 0.625, "%.1f%%"),
        (OVERTIME, 0.0825, "%.2f%%"),
        ("wage_percentile.lower", 30, "%.0f"),
    ],
)
def test_a_control_shows_the_digits_in_force(setting_id: str, value: float, format: str) -> None:
    page = opened(**link_of({setting_id: value}))
    assert control(page, setting_id).proto.format == format


def test_shares_are_shown_as_percent() -> None:
    overtime = control(opened(), OVERTIME)
    assert overtime.proto.format == "%.1f%%"
