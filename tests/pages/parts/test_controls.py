"""Every assumption becomes a control by its entry alone, in screen units and within its limits."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from pages.shell.results import assumptions
from reporting.page_list import PAGES
from reporting.wording.values import on_screen, scale_on_screen
from tests.pages.screen import changes_of, control, gone_to, link_of, opened, run, widget

NUMBERS = [s for s in assumptions().settings.values() if s.entry.kind == "number"]
OVERTIME, FULL_TIME = "overtime_share.care", "full_time_share.home_care"


def every_assumption(slider: bool) -> None:
    from pages.parts import controls
    from pages.shell.results import assumptions

    for entry in assumptions().entries.values():
        if entry.kind != "schedule":
            controls.draw_assumption(entry, assumptions().settings_of(entry.id), slider=slider)


@pytest.mark.parametrize("slider", [True, False])
def test_every_assumption_is_drawn_with_the_studys_value(slider: bool) -> None:
    script = AppTest.from_function(every_assumption, args=(slider,), default_timeout=60)
    page = run(script)
    for setting in NUMBERS:
        drawn = control(page, setting.id)
        lowest, highest, step = scale_on_screen(setting.entry)
        shown = on_screen(setting.entry, float(setting.base_value))
        assert drawn.value == pytest.approx(shown, abs=1e-9)
        assert (drawn.min, drawn.max, drawn.step) == pytest.approx((lowest, highest, step))
    assert bool(page.slider) == slider


def test_what_is_moved_comes_into_force_as_a_fraction() -> None:
    page = opened(unfolded=("more-assumptions",))
    run(page.selectbox(key="more-section").set_value("Employee-related expenses"))
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
    rows = [html.value for html in page.sidebar.get("html") if "(study" in html.value]
    assert len(rows) == 1
    for percentile in ("25", "50", "75"):
        assert percentile in rows[0]


def test_part_time_stands_beside_full_time_and_each_follows_the_other() -> None:
    page = opened()
    assert part_time(page).label == "Part-time, %"
    assert (part_time(page).value, part_time(page).step) == (60.0, 1.0)
    run(control(page, FULL_TIME).set_value(29.0))
    assert part_time(page).value == 71.0
    run(part_time(page).set_value(70.0))
    assert control(page, FULL_TIME).value == 30.0
    run(control(page, FULL_TIME).set_value(31.0))
    assert part_time(page).value == 69.0
    assert changes_of(page) == {FULL_TIME: 0.31}
    run(part_time(page).set_value(60.0))
    assert changes_of(page) == {}


def test_a_moved_slider_and_a_typed_field_keep_their_place() -> None:
    """What is made anew loses the focus, so that only the other one of the two is."""
    page = opened()
    before = control(page, FULL_TIME).key, part_time(page).key
    run(control(page, FULL_TIME).set_value(29.0))
    slid = control(page, FULL_TIME).key, part_time(page).key
    assert slid[0] == before[0]
    assert slid[1] != before[1]
    run(part_time(page).set_value(70.0))
    assert part_time(page).key == slid[1]
    assert control(page, FULL_TIME).key != slid[0]


def test_an_emptied_part_time_shows_what_is_in_force() -> None:
    page = opened(**link_of({FULL_TIME: 0.3}))
    run(part_time(page).set_value(None))
    assert part_time(page).value == 70.0
    assert changes_of(page) == {FULL_TIME: 0.3}


def part_time(page: AppTest) -> Any:
    return widget(page, f"rest-{FULL_TIME}")


@pytest.mark.parametrize("entry", ["wage_percentile", "wage_percentile_licensed_nurses"])
def test_a_row_is_explained_by_a_text_that_its_own_name_opens(entry: str) -> None:
    of_entry = assumptions().entries[entry]
    [heading] = [h.value for h in opened().sidebar.get("html") if f">{of_entry.label}<" in h.value]
    assert f"</summary>{of_entry.description}</details>" in heading
    assert "<span>Lower</span><span>Interim</span><span>Upper</span>" in heading


def test_no_help_stands_without_a_name_of_its_own() -> None:
    """Streamlit names the help of a widget by its label, and that of a text "Help"."""
    page = opened(unfolded=("more-assumptions",))
    for entry in PAGES:
        shown = gone_to(page, entry.key)
        texts = [*shown.markdown, *shown.caption, *shown.title, *shown.header, *shown.subheader]
        assert [text.value for text in texts if text.proto.help] == []


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
    page = opened("minimum_wage", ["change-phase-in"])
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
