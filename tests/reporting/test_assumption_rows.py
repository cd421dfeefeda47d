"""The assumptions as rows of texts: which are found, what their cells say, what is remarked."""

from __future__ import annotations

import pytest

from model import Scenario
from reporting.tables import assumption_rows
from tests.study import ASSUMPTIONS

STUDY = Scenario()


def ids_shown(scenario: Scenario, search: str, shown: str = assumption_rows.ALL) -> list[str]:
    sections = assumption_rows.rows_shown(ASSUMPTIONS, scenario, search, shown)
    return [setting.id for settings in sections.values() for setting in settings]


def test_every_setting_is_a_row_under_its_section() -> None:
    sections = assumption_rows.rows_shown(ASSUMPTIONS, STUDY, "")
    assert tuple(sections) == ASSUMPTIONS.sections
    for section, settings in sections.items():
        assert {setting.entry.section for setting in settings} == {section}
    assert len(ids_shown(STUDY, "")) == len(ASSUMPTIONS.settings)


@pytest.mark.parametrize(
    ("search", "found"),
    [
        ("turnover_share", ["turnover_share"]),
        ("  Turnover_SHARE ", ["turnover_share"]),
        ("overtime_share.care", ["overtime_share.care"]),
        ("no such thing", []),
    ],
)
def test_an_id_finds_just_that_one(search: str, found: list[str]) -> None:
    assert ids_shown(STUDY, search) == found


def test_words_must_all_be_said_of_what_they_find() -> None:
    found = ids_shown(STUDY, "orkers compensation NURSING")
    assert found
    assert all(setting_id.startswith("workers_compensation") for setting_id in found)


def test_rows_that_changed_or_are_calibrated_can_be_shown_alone() -> None:
    changed = Scenario("x", {"turnover_share": 0.4})
    assert ids_shown(changed, "", assumption_rows.CHANGED) == ["turnover_share"]
    assert ids_shown(changed, "overtime", assumption_rows.CHANGED) == []
    settings = [ASSUMPTIONS.settings[key] for key in ids_shown(STUDY, "", "Calibrated")]
    assert {setting.source_kind for setting in settings} == {"calibrated"}
    assert assumption_rows.table(ASSUMPTIONS, STUDY, settings)["band"].all()


def test_the_table_says_percent_and_limits() -> None:
    settings = ASSUMPTIONS.settings_of("overtime_share")
    changed = Scenario("x", {"overtime_share.care": 0.085})
    row = assumption_rows.table(ASSUMPTIONS, changed, settings).loc["overtime_share.care"]
    assert (row["scenario"], row["base"]) == ("8.5", "3.0")
    assert (row["unit"], row["limits"]) == ("% of wage", "0 to 50")


def test_what_a_whole_section_begins_with_is_left_out() -> None:
    wages = [s for s in ASSUMPTIONS.settings.values() if s.entry.section == "Wages by occupation"]
    labels = assumption_rows.table(ASSUMPTIONS, STUDY, wages)["label"]
    beginnings = {setting.label.partition(", ")[0] for setting in wages}
    assert len(beginnings) == 1
    assert not labels.str.startswith(beginnings.pop()).any()


def test_what_the_study_contradicts_is_remarked() -> None:
    [(_, note)] = assumption_rows.notes(ASSUMPTIONS.settings_of("fee_schedule_rate_usd"))
    assert "$204.01" in note


def test_titles_count() -> None:
    settings = ASSUMPTIONS.settings_of("overtime_share")
    changed = Scenario("x", {"overtime_share.care": 0.085})
    count = f"Wages, {len(settings)} values"
    assert assumption_rows.section_title(STUDY, "Wages", settings) == count
    assert assumption_rows.section_title(changed, "Wages", settings) == f"{count}, 1 changed"
    counts = assumption_rows.kinds_in_words(ASSUMPTIONS.settings.values())
    numbers = [int(part.split()[0]) for part in counts.split(": ")[1].split(", ")]
    assert counts.startswith(f"{sum(numbers)} values: ")
    assert sum(numbers) == len(ASSUMPTIONS.settings)
    assert assumption_rows.kinds_in_words([]) == "0 values"


def test_weights_of_a_role_are_added_up_with_those_that_were_not_typed() -> None:
    entry = ASSUMPTIONS.entries["position_weight_basic_care_supervisor"]
    first, second = ASSUMPTIONS.settings_of(entry.id)
    totals = assumption_rows.weight_totals(ASSUMPTIONS, STUDY, {first.id: 0.7})
    assert totals == {entry.label: pytest.approx(0.7 + float(second.base_value))}
    assert assumption_rows.weight_totals(ASSUMPTIONS, STUDY, {"turnover_share": 0.4}) == {}


def test_sections_stand_in_the_order_of_the_calculation() -> None:
    assert ASSUMPTIONS.sections[0] == "Wages"
    assert ASSUMPTIONS.sections.index("Productivity") < ASSUMPTIONS.sections.index("Units")
    assert {entry.section for entry in ASSUMPTIONS.entries.values()} == set(ASSUMPTIONS.sections)


def test_the_source_stands_before_limits_and_ranges() -> None:
    columns = assumption_rows.COLUMNS
    assert columns.index("source") < columns.index("limits") < columns.index("band")
