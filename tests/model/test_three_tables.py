"""The three tables: their verbs by hand, their sources cell by cell, their keys."""

from __future__ import annotations

import io
import json
import shutil
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from model import Scenario, compute, load_assumptions
from model.__main__ import main
from model.compute import LINE_STEPS, POSITION_STEPS, ROLE_STEPS, add_up, fill, parameters, step
from model.phase_in import standing_rate_lines
from model.sources import (
    ADDS_TO,
    MINIMUM_WAGE,
    Sources,
    line_sources,
    market_wage,
    position_sources,
    role_sources,
    settings_behind,
    staffing_cost,
)
from model.study.assumptions import BOUNDS, FOLDER

SOURCES = {"positions": position_sources, "roles": role_sources, "lines": line_sources}


# The verbs


def test_fill_takes_each_cell_from_the_value_that_it_names_or_as_the_number_that_it_is():
    values = pd.DataFrame({"fica_share": [0.0765, 0.08], "overtime_share.care": [0.03, 0.05]})
    sources = pd.DataFrame(
        {
            "overtime_share": ["overtime_share.care", 0],
            "fica_share": ["fica_share", "fica_share"],
            "units_of_service": [1, float("nan")],
            ADDS_TO: ["a", "a"],
        },
        dtype=object,
    )
    columns = fill(values, Sources(sources, sources, sources), "lines")
    assert list(columns) == ["overtime_share", "fica_share", "units_of_service"]
    assert columns["overtime_share"].tolist() == [[0.03, 0.0], [0.05, 0.0]]
    assert columns["fica_share"].tolist() == [[0.0765, 0.0765], [0.08, 0.08]]
    np.testing.assert_array_equal(columns["units_of_service"], [[1, np.nan], [1, np.nan]])


def test_fill_refuses_a_cell_that_leads_nowhere():
    sources = pd.DataFrame({"wage": ["wage_of_nobody"]}, dtype=object)
    with pytest.raises(ValueError, match="wage_of_nobody"):
        fill(pd.DataFrame({"wage": [10.0]}), Sources(sources, sources, sources), "roles")


def test_step_adds_a_column_that_a_later_step_takes_and_leaves_what_it_was_given():
    def doubled(wage):
        return 2 * wage

    def difference(doubled, cost):
        return doubled - cost

    given = {"wage": np.array([[10.0, 11.0]]), "cost": np.array([[1.0, 2.0]])}
    columns = step(given, (doubled, difference))
    assert list(columns) == ["wage", "cost", "doubled", "difference"]
    assert columns["difference"].tolist() == [[19.0, 20.0]]
    assert list(given) == ["wage", "cost"]


def test_rows_add_up_to_the_sums_that_they_name():
    column = np.array([[1.0, 2.0, 4.0, 8.0], [10.0, 20.0, 40.0, 80.0]])
    sums = add_up(column, ["a", "a", "a", "b"])
    assert sums.to_dict("list") == {"a": [7.0, 70.0], "b": [8.0, 80.0]}


def test_the_wage_of_the_basic_care_supervisor_by_hand_is_18_33(study):
    """Table 3, interim: half a supervisor at $15.78, half a licensed practical nurse at $19.76."""
    jobs = study.positions.loc[("Study", "basic_care", "supervisor", "interim")]
    assert jobs["wage_at_percentile"].tolist() == [15.78, 19.76]
    by_hand = (0.5 * 15.78 + 0.5 * 19.76) * 1.027 ** (14 / 12)
    assert round(by_hand, 2) == 18.33
    assert jobs["weighted_wage"].sum() == pytest.approx(by_hand, rel=1e-12)
    of_role = study.roles.loc[("Study", "basic_care", "interim", "supervisor")]
    assert of_role["market_wage"] == pytest.approx(by_hand, rel=1e-12)
    assert of_role["pay"] == pytest.approx(1.83, rel=1e-12)


def test_the_staffing_cost_of_a_line_is_that_of_its_roles(study):
    of_roles = study.roles["staffing_cost"].groupby(["rate_line", "bound"], observed=True).sum()
    of_lines = study.lines["staffing_cost"].droplevel("scenario")
    pd.testing.assert_series_equal(of_roles.loc[of_lines.index], of_lines, check_names=False)


# The sources


@pytest.mark.parametrize("table", SOURCES)
def test_every_cell_is_a_setting_a_number_or_a_value_that_is_computed_before(assumptions, table):
    sources = SOURCES[table](assumptions)
    computed = {
        "positions": set(),
        "roles": {MINIMUM_WAGE, *position_sources(assumptions)[ADDS_TO]},
        "lines": {
            MINIMUM_WAGE,
            *position_sources(assumptions)[ADDS_TO],
            *role_sources(assumptions)[ADDS_TO],
        },
    }[table]
    cells = sources.drop(columns=ADDS_TO, errors="ignore")
    for cell in cells.to_numpy().ravel():
        is_known = cell in assumptions.settings or cell in computed
        assert is_known or isinstance(cell, int | float), cell


@pytest.mark.parametrize("table", SOURCES)
def test_every_row_stands_once_and_has_its_own_setting_of_each_bound(assumptions, table):
    sources = SOURCES[table](assumptions)
    assert sources.index.is_unique
    bounds = sources.index.get_level_values("bound")
    for name in sources.columns:
        for bound, cell in zip(bounds, sources[name], strict=True):
            for setting_id in settings_behind(assumptions, cell):
                setting = assumptions.settings[setting_id]
                assert setting.entry.by != "bound" or setting.member == bound, (name, bound, cell)


@pytest.mark.parametrize(
    ("table", "steps"),
    [("positions", POSITION_STEPS), ("roles", ROLE_STEPS), ("lines", LINE_STEPS)],
)
def test_every_input_of_a_step_has_its_column_of_sources(assumptions, table, steps):
    taken = {name for each in steps for name in parameters(each)}
    made = {each.__name__ for each in steps} | {"wage_at_percentile"}
    columns = set(SOURCES[table](assumptions).columns)
    assert taken - made <= columns


def test_what_rows_add_up_to_is_what_the_next_table_takes(assumptions):
    wages = set(position_sources(assumptions)[ADDS_TO])
    assert set(role_sources(assumptions)["market_wage"]) == wages
    costs = set(role_sources(assumptions)[ADDS_TO])
    assert set(line_sources(assumptions)["staffing_cost"]) == costs


def test_some_cells_by_hand(assumptions):
    positions, roles, lines = (sources(assumptions) for sources in SOURCES.values())
    nurse = positions.loc[("advanced_care", "direct_care", "upper", "licensed_practical_nurses")]
    assert nurse["percentile"] == "wage_percentile_licensed_nurses.upper"
    assert nurse["percentile_90"] == "bls_wage_licensed_practical_nurses.percentile_90"
    assert np.isnan(nurse["percentile_75"])
    worker = roles.loc[("home_delivered_meals", "lower", "direct_care")]
    assert worker["overtime_share"] == "overtime_share.meals_and_administration"
    assert worker["staff_supported"] == 1
    driver = roles.loc[("home_delivered_meals", "lower", "driver")]
    assert driver["full_time_share"] == "full_time_share_program_staff"
    assert driver["workers_compensation_share"] == "workers_compensation_share.care"
    assert driver["market_wage"] == market_wage("home_delivered_meals", "driver", "lower")
    assert driver[ADDS_TO] == staffing_cost("home_delivered_meals", "lower")
    meals = lines.loc[("home_delivered_meals", "upper")]
    assert meals["units_of_service"] == "meals_per_hour.upper"
    assert (meals["hours_of_service"], meals["cost_after_loads"]) == (1, 0)
    assert meals["cost_inside_loads"] == "food_usd_per_meal"
    assert meals["direct_care_full_time_share"] == "full_time_share.meals"


def test_a_cell_names_the_value_that_stands_in_the_computed_table(assumptions):
    scenario = Scenario("x", {"overtime_share.care": 0.07, "turnover_share": 0.3}).checked(
        assumptions
    )
    results = compute(assumptions, scenario)
    computed = {"positions": results.positions, "roles": results.roles, "lines": results.lines}
    compared = 0
    for table, sources in SOURCES.items():
        cells, values = sources(assumptions), computed[table].loc["x"]
        for name in cells.columns.drop(ADDS_TO, errors="ignore"):
            for cell, value in zip(cells[name], values[name], strict=True):
                if cell in assumptions.settings and cell != "minimum_wage_rule":
                    assert scenario.value(assumptions, cell) == value
                    compared += 1
    assert compared > 3000


@pytest.mark.parametrize("service", ["S5170", "home_delivered_meals", "Home Delivered Meals"])
def test_sources_of_a_service_show_each_cell_at_three_bounds(capsys, service):
    assert main(["sources", service, "--format", "csv"]) == 0
    listing = pd.read_csv(io.StringIO(capsys.readouterr().out), keep_default_na=False)
    assert list(listing.columns) == ["table", "role", "occupation", "column", *BOUNDS]
    cells = listing.set_index(["table", "role", "occupation", "column"])
    assert cells.loc[("lines", "", "", "units_of_service")].tolist() == [
        "meals_per_hour.lower", "meals_per_hour.interim", "meals_per_hour.upper",
    ]  # fmt: skip
    assert set(listing["role"]) == {"", "direct_care", "supervisor", "nutritionist", "driver"}
    cook = ("positions", "direct_care", "cooks_institution_and_cafeteria", "percentile")
    assert cells.loc[cook, "lower"] == "wage_percentile.lower"


def test_sources_are_printed_as_json_and_as_a_table_and_take_the_key_of_a_rate_line(capsys):
    assert main(["sources", "basic_care", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert rows[-1]["lower"] == "staffing_cost.basic_care.lower"
    assert main(["sources", "basic_care"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == len(rows) + 1
    assert lines[0].split() == list(rows[0])
    assert main(["sources", "nowhere"]) == 2


# Other known percentiles


@pytest.fixture(scope="module")
def five_percentiles(tmp_path_factory: pytest.TempPathFactory):
    """The assumptions with the 10th and the 90th percentile of one occupation besides."""
    folder = Path(shutil.copytree(FOLDER, tmp_path_factory.mktemp("five") / "assumptions"))
    path = folder / "wages.yaml"
    old = "values: {percentile_25: 9.74, percentile_50: 10.78, percentile_75: 11.82}"
    new = (
        "values: {percentile_90: 13.1, percentile_25: 9.74, percentile_50: 10.78, "
        "percentile_75: 11.82, percentile_10: 8.9}"
    )
    text = path.read_text()
    assert old in text
    text = text.replace(old, new).replace(
        "base_range: {minimum: 9.74, maximum: 11.82}", "base_range: {minimum: 8.9, maximum: 13.1}"
    )
    path.write_text(text)
    return load_assumptions(folder)


def wages_at(assumptions, percentile: float) -> pd.Series:
    changes = {"wage_percentile": percentile, "wage_trend_months": 0}
    wages = compute(assumptions, Scenario("x", changes)).occupation_wages
    lower = wages[wages["bound"] == "lower"]
    return lower.set_index("occupation")[["wage_usd_per_hour", "interpolated"]]


@pytest.mark.parametrize(("percentile", "wage"), [(10, 8.9), (25, 9.74), (75, 11.82), (90, 13.1)])
def test_a_percentile_that_is_known_of_one_occupation_is_exact_for_it_alone(
    five_percentiles, percentile, wage
):
    wages = wages_at(five_percentiles, percentile)
    aides = wages.loc["home_health_aides"]
    assert aides["wage_usd_per_hour"] == wage
    assert not aides["interpolated"]
    others = wages.drop(["home_health_aides", "registered_nurses", "licensed_practical_nurses"])
    assert others["interpolated"].all() == (percentile in (10, 90))


def test_further_known_percentiles_leave_every_other_wage_as_it_is(assumptions, five_percentiles):
    before, after = wages_at(assumptions, 82), wages_at(five_percentiles, 82)
    others = before.index.drop("home_health_aides")
    pd.testing.assert_frame_equal(after.loc[others], before.loc[others])
    # quantiles: 75 -> 0.6744898, 82 -> 0.9153651, 90 -> 1.2815516
    share = (0.9153651 - 0.6744898) / (1.2815516 - 0.6744898)
    expected = 11.82 * (13.1 / 11.82) ** share
    assert after.loc["home_health_aides", "wage_usd_per_hour"] == pytest.approx(expected, rel=1e-6)
    sources = position_sources(five_percentiles)
    aide = sources.loc[("advanced_care", "direct_care", "lower", "home_health_aides")]
    assert aide["percentile_10"] == "bls_wage_home_health_aides.percentile_10"
    assert list(sources.columns)[2:7] == [f"percentile_{n}" for n in (10, 25, 50, 75, 90)]


# The keys


def test_every_frame_has_the_keys_of_its_rows(assumptions, study):
    rates = study.rates.set_index(["service_key", "bound"])
    assert rates.index.is_unique
    for service in assumptions.services.values():
        assert rates.loc[(service.key, "lower"), "procedure_code"] == service.procedure_code
    impacts = study.minimum_wage_impacts
    keys = ["minimum_wage_line_key", "bound", "effective_date"]
    assert not impacts.duplicated(keys).any()
    for line in assumptions.minimum_wage_lines.values():
        of_line = impacts[impacts["minimum_wage_line_key"] == line.key]
        assert set(of_line["services"]) == {line.services}
        assert set(of_line["rate_line"]) <= set(line.rate_lines)


def test_the_rate_line_that_rises_most_stands_for_its_line_the_first_of_those_alike(assumptions):
    lines = list(assumptions.rate_lines)
    table = assumptions.minimum_wage_lines["nursing"].rate_lines
    changes = pd.DataFrame(np.nan, index=lines, columns=list(BOUNDS))
    changes.loc[table[1], "interim"] = -0.5
    changes.loc[table[1], "upper"] = 0.2
    changes.loc[table[3], "upper"] = 0.2 + 1e-14
    changes.loc[table[4], "upper"] = 0.1
    standing = standing_rate_lines(assumptions, changes.to_numpy().ravel()).reshape(-1, len(BOUNDS))
    nursing = [lines[n] for n in standing[list(assumptions.minimum_wage_lines).index("nursing")]]
    assert nursing == [table[0], table[1], table[1]]
    changes.loc[table[3], "upper"] = 0.2 + 1e-11
    standing = standing_rate_lines(assumptions, changes.to_numpy().ravel()).reshape(-1, len(BOUNDS))
    nursing = [lines[n] for n in standing[list(assumptions.minimum_wage_lines).index("nursing")]]
    assert nursing[2] == table[3]


def test_a_schedule_of_one_step_still_has_a_rate_line_for_each_line(assumptions):
    one = {"minimum_wage_schedule": assumptions.later_law.steps[:1]}
    frame = compute(assumptions, Scenario("x", one)).minimum_wage_rate_lines
    first = frame.set_index(["minimum_wage_line_key", "bound"])["rate_line"]
    for line in assumptions.minimum_wage_lines.values():
        assert first[line.key, "upper"] == line.rate_lines[0]


def test_a_role_s_columns_stand_in_the_build_up_of_its_line_alone(assumptions, study):
    build_ups = study.build_ups.set_index(["rate_line", "bound"])
    roles = study.roles.loc["Study"]
    for (line, bound, role), row in roles.iterrows():
        assert build_ups.loc[(line, bound), f"{role}_pay"] == row["pay"]
    assert build_ups["driver_pay"].notna().sum() == len(BOUNDS)
