"""What is typed into the table of assumptions becomes a change, or a message that says why."""

from __future__ import annotations

import pytest
from streamlit.testing.v1 import AppTest

from model import Scenario
from pages.parts.assumptions import typed_values
from pages.shell.results import assumptions
from reporting.tables import assumption_rows
from tests.pages.conftest import Edit
from tests.pages.screen import changes_of, expect_rates, gone_to, opened, rates_of, run, warning

SUPERVISORS = "position_weight_basic_care_supervisor"
SUPERVISOR, NURSE = (setting.id for setting in assumptions().settings_of(SUPERVISORS))


def typed(edit: Edit, page: AppTest, **texts: str) -> AppTest:
    """Type texts into the one table that is open, by setting id, all at once."""
    index = page.data_editor[0].value.index
    return edit(page, {index.get_loc(key): {"scenario": text} for key, text in texts.items()})


def shown(page: AppTest, column: str = "scenario") -> list[str]:
    texts: list[str] = page.data_editor[0].value[column].tolist()
    return texts


def test_every_value_is_read_back_from_its_cell() -> None:
    for setting in assumptions().settings.values():
        if setting.entry.kind != "schedule":
            text = assumption_rows.cell(setting.entry, setting.base_value)
            values, faults = typed_values.read(assumptions(), Scenario(), {setting.id: text})
            assert faults == []
            assert values[setting.id] == pytest.approx(setting.base_value, abs=1e-12)


@pytest.mark.parametrize(
    ("setting_id", "text", "value"),
    [
        ("overtime_share.care", "3.25%", 0.0325),
        ("overtime_share.care", " 12", 0.12),
        ("health_insurance_usd_per_year.agency", "$6,000", 6000.0),
        ("fee_schedule_rate_usd.homemaker", "$4.905", 4.905),
        ("minimum_wage_rule", "spillover", "spillover"),
        ("overtime_share.care", "", 0.03),
    ],
)
def test_what_people_type_is_understood(setting_id: str, text: str, value: object) -> None:
    assert typed_values.read(assumptions(), Scenario(), {setting_id: text}) == (
        {setting_id: value},
        [],
    )


@pytest.mark.parametrize(
    "text",
    ["90", "-1", "abc", "3,25", "nan", "1e3", "inf", "3 4", "$", "<b>", "9" * 400, "$9.45", "0.05"],
)
def test_what_is_no_value_is_refused_by_name_with_what_is_allowed(text: str) -> None:
    values, [fault] = typed_values.read(assumptions(), Scenario(), {"overtime_share.care": text})
    assert values == {}
    assert fault.startswith("Overtime cost, direct care: ")
    assert fault.endswith("; it stays at 3.0%")
    assert "0% to 50% of wage" in fault or "is 0.05% or 5% meant?" in fault


@pytest.mark.parametrize(
    ("setting_id", "text", "meant"),
    [
        ("overtime_share.care", "0.05", {"0.05%": 0.0005, "5%": 0.05}),
        ("turnover_share", ".6", {"0.6%": 0.006, "60%": 0.6}),
        ("wage_trend_share_per_year", "0.03", {"0.03%": 0.0003, "3%": 0.03}),
        ("fee_schedule_rate_usd.homemaker", "490", {"$490": 490.0}),
        ("health_insurance_usd_per_year.agency", "5.2", {"$5.20": 5.2}),
    ],
)
def test_a_number_100_times_off_is_asked_about_and_taken_with_its_sign(
    setting_id: str, text: str, meant: dict[str, float]
) -> None:
    values, [fault] = typed_values.read(assumptions(), Scenario(), {setting_id: text})
    assert values == {}
    assert " meant? Type it with the " in fault
    for typed_with_sign, value in meant.items():
        assert typed_with_sign in fault
        read = typed_values.read(assumptions(), Scenario(), {setting_id: typed_with_sign})
        assert read == ({setting_id: value}, [])


@pytest.mark.parametrize(
    ("setting_id", "text"),
    [("overtime_share.care", "0"), ("overtime_share.care", "0.5"), ("turnover_share", "6"),
     ("fica_share", "7.65"), ("pay_rounding_usd", "0"), ("paid_time_off_included.agency", "0")],
)  # fmt: skip
def test_a_plain_percentage_or_nothing_is_not_asked_about(setting_id: str, text: str) -> None:
    assert typed_values.read(assumptions(), Scenario(), {setting_id: text})[1] == []


def test_an_edit_changes_the_rates_as_compute_says(edit: Edit) -> None:
    page = opened("assumptions", search="direct_care_staff_per_supervisor")
    typed(edit, page, direct_care_staff_per_supervisor="8")
    changes = {"direct_care_staff_per_supervisor": 8.0}
    assert changes_of(page) == changes
    assert (shown(page), shown(page, "base")) == (["8.0"], ["10.0"])
    gone_to(page, "rate_ranges")
    expect_rates(page, changes)
    assert (rates_of(changes) != rates_of({})).any()


def test_several_edits_come_into_force_together(edit: Edit) -> None:
    page = opened("assumptions", search="fee_schedule_rate_usd")
    homemaker = "fee_schedule_rate_usd.homemaker"
    meals = "fee_schedule_rate_usd.home_delivered_meals"
    typed(edit, page, **{homemaker: "5", meals: "$6.50"})
    assert changes_of(page) == {homemaker: 5.0, meals: 6.5}


def test_an_edit_finer_than_the_step_is_kept_and_shown_in_full(edit: Edit) -> None:
    page = opened("assumptions", search="turnover_share")
    typed(edit, page, turnover_share="41.125")
    assert changes_of(page) == {"turnover_share": 0.41125}
    assert shown(page) == ["41.125"]


def test_a_bad_edit_leaves_the_scenario_and_says_why(edit: Edit) -> None:
    page = opened("assumptions", search="turnover_share")
    typed(edit, page, turnover_share="40")
    key = page.data_editor[0].key
    typed(edit, page, turnover_share="101")
    assert changes_of(page) == {"turnover_share": 0.4}
    for said in ("Change not applied", "Turnover", "101%", "0% to 100%", "stays at 40"):
        assert said in warning(page)
    assert len(page.toast) == 1, "the head of the page may be out of view"
    assert page.data_editor[0].key != key, "the table still shows what was refused"
    assert shown(page) == ["40"]


def test_one_bad_edit_of_two_refuses_both(edit: Edit) -> None:
    page = opened("assumptions", search="fee_schedule_rate_usd")
    fees = ("fee_schedule_rate_usd.homemaker", "fee_schedule_rate_usd.home_delivered_meals")
    typed(edit, page, **{fees[0]: "5", fees[1]: "much"})
    assert changes_of(page) == {}
    assert "much" in warning(page)


def test_what_was_typed_is_text_in_its_message(edit: Edit) -> None:
    page = opened("assumptions", search="turnover_share")
    typed(edit, page, turnover_share="<b>![x](http://a) $1$")
    for said in (page.warning[0].value, page.toast[0].value):
        assert r"\<b\>\!\[x\]" in said
        assert r"\$1\$" in said


def test_an_emptied_cell_goes_back_to_the_study(edit: Edit) -> None:
    page = opened("assumptions", search="turnover_share")
    typed(edit, page, turnover_share="40")
    typed(edit, page, turnover_share="")
    assert changes_of(page) == {}
    assert shown(page) == ["54"]


def weights_typed(**texts: str) -> AppTest:
    """The table of a role's weights with texts typed, before the button is pressed."""
    page = opened("assumptions", search=SUPERVISORS)
    [table] = page.data_editor
    rows = {table.value.index.get_loc(key): {"scenario": text} for key, text in texts.items()}
    page.session_state[table.key] = {"edited_rows": rows, "added_rows": [], "deleted_rows": []}
    return run(page)


def applied(page: AppTest) -> AppTest:
    [apply] = [button for button in page.button if button.label == "Apply weights"]
    return run(apply.click())


def test_weights_of_a_role_are_applied_together() -> None:
    page = weights_typed(**{SUPERVISOR: "70", NURSE: "30"})
    assert changes_of(page) == {}
    assert "Ready to apply" in [caption.value for caption in page.caption]
    applied(page)
    assert changes_of(page) == {SUPERVISOR: 0.7, NURSE: 0.3}
    assert shown(page) == ["70", "30"]


def test_weights_that_do_not_add_up_are_refused_and_stay_to_be_corrected() -> None:
    page = weights_typed(**{SUPERVISOR: "70"})
    key = page.data_editor[0].key
    applied(page)
    assert changes_of(page) == {}
    for said in ("basic care, supervisor", "total 120%", "must total 100%"):
        assert said in warning(page)
    assert len(page.toast) == 1
    assert page.data_editor[0].key == key


def test_a_button_for_weights_waits_until_something_is_typed() -> None:
    page = opened("assumptions", search=SUPERVISORS)
    assert [b.disabled for b in page.button if b.label == "Apply weights"] == [True]


def test_columns_that_say_nothing_are_left_out() -> None:
    page = opened("assumptions", search="turnover_share")
    assert page.data_editor[0].value["band"].tolist() == ["40 to 80"]
    assert "band" in page.data_editor[0].proto.column_order
    page = opened("assumptions", search="fica_share")
    assert page.data_editor[0].value["band"].tolist() == [""]
    assert "band" not in page.data_editor[0].proto.column_order
