"""The assumptions page finds and shows every assumption, by section, by word, by kind."""

from __future__ import annotations

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from model import Scenario
from model.scenario.texts.mailed_links import with_check
from pages.shell.results import assumptions
from reporting.tables import assumption_rows
from tests.pages.screen import control, link_of, opened, run, widget, with_open

STUDY = Scenario()
LOADER = "Load a fee schedule"


def wages_on(page: AppTest) -> pd.DataFrame:
    [table] = [each.value for each in page.main.dataframe if "occupation" in each.value.columns]
    return table


def test_all_assumptions_are_in_reach_grouped_by_section() -> None:
    page = opened("assumptions")
    sections = assumption_rows.rows_shown(assumptions(), STUDY, "")
    titles = [expander.label.partition(",")[0] for expander in page.main.expander]
    assert titles[:2] == ["Wages of Tables 2 to 5", LOADER]
    assert titles[2:] == list(sections) == list(assumptions().sections)
    count = f"{len(assumptions().settings)} values"
    assert any(text.value.startswith(count) for text in page.main.markdown)


def test_a_section_is_made_when_it_is_opened() -> None:
    page = opened("assumptions")
    assert len(page.data_editor) == 1
    sections = assumption_rows.rows_shown(assumptions(), STUDY, "")
    with_open(page, *(f"section-{section}-False" for section in sections))
    ids = [setting_id for table in page.data_editor for setting_id in table.value.index]
    assert ids == [setting.id for settings in sections.values() for setting in settings]
    assert sorted(ids) == sorted(assumptions().settings)


def test_search_finds_by_word_and_by_id_from_the_link() -> None:
    page = opened("assumptions", search="turnover_share")
    assert widget(page, "assumption-search").value == "turnover_share"
    [table] = page.data_editor
    assert table.value.index.tolist() == ["turnover_share"]
    run(widget(page, "assumption-search").set_value("orkers compensation NURSING"))
    assert page.query_params == with_check({"search": "orkers compensation NURSING"})
    [table] = page.data_editor
    assert all(name.startswith("workers_compensation") for name in table.value.index)
    run(widget(page, "assumption-search").set_value("no such thing"))
    assert not page.data_editor
    assert len(page.main.info) == 1
    run(widget(page, "assumption-search").set_value(""))
    assert len(page.main.expander) == 2 + len(assumptions().sections)
    assert page.query_params == {}


@pytest.mark.parametrize("hostile", ["<script>", "$1$ ![x](http://a)", "%" * 5000, "\u202e"])
def test_a_hostile_search_finds_nothing_and_breaks_nothing(hostile: str) -> None:
    page = opened("assumptions", search=hostile)
    assert not page.data_editor
    assert len(page.main.info) == 1


def test_rows_that_changed_or_are_calibrated_can_be_shown_alone() -> None:
    page = opened("assumptions", **link_of({"turnover_share": 0.4}))
    run(widget(page, "choice-rows").set_value("Changed"))
    [table] = page.data_editor
    assert table.value.index.tolist() == ["turnover_share"]
    assert table.value[["scenario", "base"]].to_numpy().tolist() == [["40", "54"]]
    assert page.main.expander[2].label.endswith("1 value, 1 changed")
    run(widget(page, "choice-rows").set_value("Calibrated"))
    kinds = {kind for table in page.data_editor for kind in table.value["kind"]}
    assert kinds == {"calibrated"}
    assert page.query_params["rows"] == "Calibrated"


def test_a_moved_control_is_in_the_table_at_once() -> None:
    page = opened("assumptions", search="overtime_share")
    run(control(page, "overtime_share.care").set_value(8.5))
    [table] = page.data_editor
    assert table.value.loc["overtime_share.care", "scenario"] == "8.5"


def test_the_notes_of_a_section_stand_beneath_its_table_as_text() -> None:
    page = opened("assumptions", search="fee_schedule_rate_usd")
    notes = [text.value for text in page.main.markdown if text.value.startswith("- :small[")]
    assert any(r"\$204\.01" in note for note in notes)


def test_the_page_opens_on_wages_and_has_the_table_of_wages_in_reach() -> None:
    page = opened("assumptions")
    [table] = page.data_editor
    assert "wage_percentile.lower" in table.value.index
    with_open(page, "wages-False")
    aides = wages_on(page).set_index("occupation").loc["Personal Care Aides"]
    assert [round(aides[bound], 2) for bound in ("lower", "interim", "upper")] == [
        9.44, 10.64, 11.81,
    ]  # fmt: skip
    assert aides["source"] == "Table 2, Appendix B"


@pytest.mark.parametrize("typed", ["10.64", "$10.64"])
def test_a_wage_of_the_study_is_traced_to_its_assumptions(typed: str) -> None:
    page = opened("assumptions", search=typed)
    said = " ".join(text.value.replace("\\", "") for text in page.main.markdown)
    assert "$10.64 is the wage of Personal Care Aides at the interim point: $10.31" in said
    assert "Printed in Table 2" in said
    ids = {setting_id for table in page.data_editor for setting_id in table.value.index}
    assert ids == {
        "bls_wage_personal_care_aides.percentile_50", "wage_percentile.interim",
        "wage_trend_share_per_year", "wage_trend_months",
    }  # fmt: skip
    assert wages_on(page)["occupation"].tolist() == ["Personal Care Aides"]


def test_an_abbreviation_is_explained() -> None:
    page = opened("assumptions", search="lpn wage")
    said = " ".join(text.value.replace("\\", "") for text in page.main.markdown)
    assert "LPN: Licensed practical nurse." in said
    ids = {setting_id for table in page.data_editor for setting_id in table.value.index}
    assert "bls_wage_licensed_practical_nurses.percentile_25" in ids


def test_nothing_found_is_said_without_a_dangling_colon() -> None:
    page = opened("assumptions", search="no such thing")
    assert any(text.value == "0 values" for text in page.main.markdown)
