"""The assumptions page finds, shows and changes assumptions, and says why when it does not."""

from __future__ import annotations

from pathlib import Path

import pytest
from pages.shared import assumption_edits
from streamlit.testing.v1 import AppTest

from model import Scenario, compute, load_assumptions
from reporting import assumption_rows
from reporting import wording as words

ROOT = Path(__file__).resolve().parents[2]
ASSUMPTIONS = load_assumptions()
STUDY = Scenario()
SUPERVISORS = "position_weight_basic_care_supervisor"
SUPERVISOR, NURSE = (setting.id for setting in ASSUMPTIONS.settings_of(SUPERVISORS))


def opened(**parameters: str) -> AppTest:
    page = AppTest.from_file(ROOT / "app.py", default_timeout=60).run()
    page.switch_page("pages/assumptions.py")
    for name, text in parameters.items():
        page.query_params[name] = text
    page.run()
    assert not page.exception
    return page


def edit(page: AppTest, texts: dict[str, str]) -> AppTest:
    """Type texts into the one table that is open, all at once."""
    [table] = page.data_editor
    rows = {table.value.index.get_loc(setting_id): text for setting_id, text in texts.items()}
    page.session_state[table.key] = {
        "edited_rows": {row: {"scenario": text} for row, text in rows.items()},
        "added_rows": [],
        "deleted_rows": [],
    }
    return page


TABLE_ALONE = """
import streamlit as st
from pages.shared import assumption_edits, session, strip
from reporting import assumption_rows
from pages.shared.results import assumptions

session.open_page("Assumptions", ())
strip.draw()
found = assumption_rows.rows_shown(assumptions(), session.current_scenario(), "{search}")
[(section, settings)] = found.items()
assumption_edits.draw(section, settings)
taken = (assumption_edits.editor_key(section, settings), [s.id for s in settings])
st.button("An edit", key="edited", on_click=assumption_edits.take, args=taken)
"""


def table_alone(search: str) -> AppTest:
    """One table, with a button for what the browser does after an edit: AppTest cannot edit."""
    return AppTest.from_string(TABLE_ALONE.format(search=search), default_timeout=60).run()


def edited(page: AppTest, texts: dict[str, str]) -> AppTest:
    edit(page, texts).button(key="edited").click().run()
    assert not page.exception
    return page


def scenario_of(page: AppTest) -> Scenario:
    found: Scenario = page.session_state.get("scenario", STUDY)
    return found


def rates(scenario: Scenario) -> list[float]:
    return compute(ASSUMPTIONS, scenario).rates["rate_usd"].tolist()


def test_all_assumptions_are_in_reach_grouped_by_section() -> None:
    page = opened()
    found = assumption_rows.rows_shown(ASSUMPTIONS, STUDY, "")
    assert tuple(found) == ASSUMPTIONS.sections
    assert sum(map(len, found.values())) == len(ASSUMPTIONS.settings)
    assert [held.label.partition(",")[0] for held in page.main.expander] == list(found)
    count = f"{len(ASSUMPTIONS.settings)} values"
    assert any(held.value.startswith(count) for held in page.main.markdown)


def test_search_finds_by_word_and_by_id_from_the_link() -> None:
    page = opened(search="turnover_share")
    [table] = page.data_editor
    assert table.value.index.tolist() == ["turnover_share"]
    page.text_input(key="assumption-search").set_value("orkers compensation NURSING").run()
    assert "orkers compensation NURSING" in page.query_params["search"]
    [table] = page.data_editor
    assert all(name.startswith("workers_compensation") for name in table.value.index)
    page.text_input(key="assumption-search").set_value("no such thing").run()
    assert not page.data_editor
    assert len(page.main.info) == 1


@pytest.mark.parametrize("hostile", ["<script>", "$1$ ![x](http://a)", "%" * 5000, "\u202e"])
def test_a_hostile_search_finds_nothing_and_breaks_nothing(hostile: str) -> None:
    page = opened(search=hostile)
    assert not page.data_editor
    assert len(page.main.info) == 1


def test_rows_that_changed_or_are_calibrated_can_be_shown_alone() -> None:
    changed = Scenario("x", {"turnover_share": 0.4})
    [[setting]] = assumption_rows.rows_shown(ASSUMPTIONS, changed, "", "Changed").values()
    assert setting.id == "turnover_share"
    calibrated = assumption_rows.rows_shown(ASSUMPTIONS, STUDY, "", "Calibrated")
    found = [setting for section in calibrated.values() for setting in section]
    assert {setting.entry.source.kind for setting in found} == {"calibrated"}
    assert assumption_rows.table(ASSUMPTIONS, STUDY, found)["band"].all()


def test_the_table_says_percent_and_limits_and_what_the_study_contradicts() -> None:
    found = assumption_rows.rows_shown(ASSUMPTIONS, STUDY, "overtime_share")
    row = assumption_rows.table(ASSUMPTIONS, STUDY, found["Wages"]).loc["overtime_share.care"]
    assert row["scenario"] == "3.0"
    assert row["unit"] == "% of wage"
    assert row["limits"] == "0 to 50"
    [fees] = assumption_rows.rows_shown(ASSUMPTIONS, STUDY, "fee_schedule_rate_usd").values()
    [(_, note)] = assumption_rows.notes(fees)
    assert "$204.01" in note


def test_every_value_is_read_back_from_its_cell() -> None:
    for setting in ASSUMPTIONS.settings.values():
        if setting.entry.kind != "schedule":
            text = assumption_rows.cell(setting.entry, setting.study_value)
            values, faults = assumption_edits.read(ASSUMPTIONS, {setting.id: text})
            assert faults == []
            assert values[setting.id] == pytest.approx(setting.study_value, abs=1e-12)


@pytest.mark.parametrize(
    ("setting_id", "text", "value"),
    [
        ("overtime_share.care", "3.25 %", 0.0325),
        ("overtime_share.care", " 12", 0.12),
        ("health_insurance_usd_per_year.agency", "$6,000", 6000.0),
        ("fee_schedule_rate_usd.homemaker", "$4.905", 4.905),
        ("minimum_wage_rule", "spillover", "spillover"),
        ("overtime_share.care", "", 0.03),
    ],
)
def test_what_people_type_is_understood(setting_id: str, text: str, value: object) -> None:
    values, faults = assumption_edits.read(ASSUMPTIONS, {setting_id: text})
    assert faults == []
    assert values == {setting_id: value}


@pytest.mark.parametrize(
    "text", ["90", "-1", "abc", "3,25", "nan", "1e3", "inf", "3 4", "$", "<b>", "9" * 400]
)
def test_what_is_no_value_is_refused_by_name_with_what_is_allowed(text: str) -> None:
    values, [fault] = assumption_edits.read(ASSUMPTIONS, {"overtime_share.care": text})
    assert values == {}
    assert fault.startswith("Overtime, care: given is '")
    assert fault.endswith("allowed is 0 to 50 % of wage; it stays at 3.0 %")


def test_an_edit_changes_the_rates_as_compute_says() -> None:
    page = edited(table_alone("fee_schedule_rate_usd"), {"fee_schedule_rate_usd.homemaker": "5"})
    assert dict(scenario_of(page).changes) == {"fee_schedule_rate_usd.homemaker": 5.0}
    page = edited(table_alone("direct_care_staff_per_supervisor"),
                  {"direct_care_staff_per_supervisor": "8"})  # fmt: skip
    expected = Scenario("x", {"direct_care_staff_per_supervisor": 8.0})
    assert rates(scenario_of(page)) == rates(expected)
    assert rates(expected) != rates(STUDY)
    assert page.data_editor[0].value["scenario"].tolist() == ["8.0"]
    assert page.data_editor[0].value["study"].tolist() == ["10.0"]


def test_an_edit_finer_than_the_step_is_kept_and_shown_in_full() -> None:
    page = edited(table_alone("turnover_share"), {"turnover_share": "41.125"})
    assert scenario_of(page).changes["turnover_share"] == 0.41125
    assert page.data_editor[0].value["scenario"].tolist() == ["41.125"]
    assert "41.125 %" in words.value_in_words(ASSUMPTIONS.entries["turnover_share"], 0.41125)


def test_a_bad_edit_leaves_the_scenario_and_says_why() -> None:
    page = edited(table_alone("turnover_share"), {"turnover_share": "40"})
    key = page.data_editor[0].key
    page = edited(page, {"turnover_share": "101"})
    assert dict(scenario_of(page).changes) == {"turnover_share": 0.4}
    [warning] = page.warning
    for said in ("Not changed", "Turnover", "101", "0 to 100", "stays at 40"):
        assert said in warning.value
    assert page.data_editor[0].key != key, "the table still shows what was refused"
    assert page.data_editor[0].value["scenario"].tolist() == ["40"]


def test_an_emptied_cell_goes_back_to_the_study() -> None:
    page = edited(table_alone("turnover_share"), {"turnover_share": "40"})
    page = edited(page, {"turnover_share": ""})
    assert not scenario_of(page).changes


def test_weights_of_a_role_are_applied_together() -> None:
    page = edit(opened(search=SUPERVISORS), {SUPERVISOR: "70", NURSE: "30"}).run()
    assert not scenario_of(page).changes
    assert any("100 % as typed" in held.value for held in page.caption)
    [apply] = [held for held in page.button if held.label == "Apply weights"]
    apply.click().run()
    assert not page.exception
    assert dict(scenario_of(page).changes) == {SUPERVISOR: 0.7, NURSE: 0.3}
    expected = Scenario("x", {SUPERVISOR: 0.7, NURSE: 0.3})
    assert rates(scenario_of(page)) == rates(expected) != rates(STUDY)


def test_weights_that_do_not_add_up_are_refused_and_stay_to_be_corrected() -> None:
    page = edit(opened(search=SUPERVISORS), {SUPERVISOR: "70"}).run()
    key = page.data_editor[0].key
    [apply] = [held for held in page.button if held.label == "Apply weights"]
    apply.click().run()
    assert not scenario_of(page).changes
    [warning] = page.warning
    assert "basic care, supervisor" in warning.value
    assert "120 %" in warning.value
    assert "100 %" in warning.value
    assert len(page.toast) == 1, "the strip may be out of view"
    assert page.data_editor[0].key == key
