"""What another program calculates in our workbooks, written and edited, is what the model says."""

from __future__ import annotations

import datetime
from functools import cache
from typing import Any

import pytest

from model import Results, Scenario, compute
from model.findings.compensation.rule import AT_FIRST, Counted
from model.findings.compensation.shares import compensation_shares
from model.scenario.presets import presets
from model.study.assumptions import BOUNDS
from reporting.chosen import Chosen
from reporting.files.edited_workbook import scenario_of_workbook
from reporting.workbook import workbook
from tests.reporting.office import recalculated
from tests.reporting.workbook.edited import (
    AS_OF_STEPS,
    NO_STEP,
    bytes_of,
    opened,
    put,
    with_cells,
    with_inputs,
    with_steps,
)
from tests.reporting.workbook.reading import (
    Sheets,
    approximately,
    assert_minimum_wage,
    assert_rates,
    assert_steps,
    checks,
    close,
    errors,
    minimum_wage_in_force,
    values_of,
    what_is_wrong,
)
from tests.study import ASSUMPTIONS as A

pytestmark = pytest.mark.office
DAY = datetime.date(2026, 11, 22)
COUNTED = Counted("counted", "licensed", "not_counted", "program_costs")

# Ten input cells, over all sections: a between-percentile, a date, a rule, schedule steps and more.
TEN_CHANGES: dict[str, Any] = {
    "wage_percentile.upper": 82,
    "wage_percentile_licensed_nurses.lower": 33,
    "rates_as_of_date": datetime.date(2023, 6, 1),
    "minimum_wage_rule": "keep_differentials",
    "overtime_share.care": 0.055,
    "full_time_share.nursing": 0.6,
    "paid_time_off_days_full_time.upper": 31,
    "program_share.agency": 0.065,
    "direct_care_staff_per_supervisor": 8,
    "fee_schedule_rate_usd.homemaker": 5.01,
}
FURTHER_CHANGES: dict[str, Any] = {
    "minimum_wage_rule": "spillover",
    "spillover_reach_ratio": 1.3,
    "minimum_wage_schedule": (
        (datetime.date(2019, 1, 1), 8.60),
        (datetime.date(2020, 7, 1), 9.95),
        (datetime.date(2021, 1, 1), 10.30),
        (datetime.date(2022, 1, 1), 10.30),
        (datetime.date(2023, 1, 1), 13.00),
        (datetime.date(2024, 1, 1), 14.25),
        (datetime.date(2025, 1, 1), 15.50),
    ),
    "rates_as_of_date": datetime.date(2018, 6, 1),
    "minimum_wage_before_schedule": 9.99,
    "wage_percentile.lower": 10,
    "wage_trend_months": 26,
    "hours_per_year": 2000,
    "bls_wage_home_health_aides.percentile_50": 11.5,
    "position_weight_advanced_care_direct_care.licensed_practical_nurses": 0.4,
    "position_weight_advanced_care_direct_care.home_health_aides": 0.6,
    "turnover_share": 0.8,
}
FLOOR = {"minimum_wage_rule": "floor_above_minimum", "wage_floor_ratio": 1.25}
WRITTEN = {
    "preset": presets(A)[4].scenario,  # in which a fee is shown as the rate that it lies above
    "floor": Scenario("Floor", {**FLOOR, "rates_as_of_date": datetime.date(2022, 1, 1)}),
    "today": Scenario(
        "On today",
        {"price_rise_since_2018_share": 0.4, "food_usd_per_meal": 3, "wage_percentile.lower": 40},
        base="today",
    ),
}
TYPED = {
    "ten": Scenario("Ten", TEN_CHANGES),
    "further": Scenario("Further", FURTHER_CHANGES),
    "one alone": Scenario("One alone", {"hours_per_year": 1920}),
}
TYPED_ON_TODAY = {
    "typed on today": Scenario(
        "Typed on today",
        {
            "price_rise_since_2018_share": 0.5,
            "wage_percentile.upper": 82,
            "bls_wage_home_health_aides.percentile_50": 17,
            "fee_schedule_rate_usd.chore": 8.14,
        },
        base="today",
    ),
}
CALCULATED = {**WRITTEN, **TYPED, **TYPED_ON_TODAY}
STUDY_STEPS = [(datetime.date(2019 + n, 1, 1), wage) for n, wage in
               enumerate((8.60, 9.45, 10.30, 11.15, 12.00))]  # fmt: skip
# What stands in the eight rows of the schedule -> what the checks say of it.
TYPED_STEPS: dict[str, tuple[list[tuple[Any, Any]], list[str]]] = {
    "gaps and the last row": (
        [STUDY_STEPS[0], NO_STEP, STUDY_STEPS[2], NO_STEP, *STUDY_STEPS[3:], NO_STEP,
         (datetime.date(2023, 4, 1), 13.75)],
        [],
    ),
    "no wage and no date": (
        [NO_STEP, STUDY_STEPS[1], (STUDY_STEPS[2][0], None), STUDY_STEPS[3], (None, 20.0),
         (STUDY_STEPS[4][0], "twelve")],
        [
            "1 input, not a number: Step 6.",
            "1 input, no wage: Step 3.",
            "1 input, no date: Step 5.",
        ],
    ),
    "order reversed": (
        [*reversed(STUDY_STEPS)],
        ["4 inputs, not in order: Step 2 and others; filter the column Status."],
    ),
}  # fmt: skip
# Cells that limits of the program would refuse, but that can be pasted -> what the checks say.
PASTED = {
    "turnover_share": None,
    "overtime_share.care": 9,
    "hours_per_year": "many",
    "position_weight_basic_care_nursing_oversight.registered_nurses": 0.5,
    "paid_time_off_days_full_time.lower": 30,
    "count_supervision": "Some",
}
SAID = [
    "1 input, empty: Turnover.",
    "1 input, not a number: Paid hours a year.",
    "1 input, outside limits: Overtime cost, direct care.",
    "Those of Basic care do not; see the sheet Role wages.",
    "A tinted cell of the sheet Compensation holds none of its list.",
    "1 assumption is not: Paid time off, full-time.",
]


def results_of_steps(name: str) -> Results:
    """What the model gives for the typed steps that have a date and a wage."""
    steps, _ = TYPED_STEPS[name]
    used = sorted((d, w) for d, w in steps if d is not None and isinstance(w, float))
    changes = {"minimum_wage_schedule": tuple(used), "rates_as_of_date": AS_OF_STEPS}
    return compute(A, Scenario(name, changes))


@cache
def written(name: str) -> bytes:
    """The workbook of one of WRITTEN; that of "floor" counts otherwise and compares."""
    if name == "floor":
        return workbook(A, WRITTEN[name], [Scenario("Other")], DAY, Chosen(counted=COUNTED))
    return workbook(A, WRITTEN[name], written_on=DAY)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Workbooks as LibreOffice saves them: as written, and with values typed in."""
    study = workbook(A, Scenario(), written_on=DAY)
    today = workbook(A, Scenario("Today", base="today"), written_on=DAY)
    contents = {
        **{name: written(name) for name in WRITTEN},
        **{name: with_inputs(study, scenario) for name, scenario in TYPED.items()},
        **{name: with_inputs(today, scenario) for name, scenario in TYPED_ON_TODAY.items()},
        **{name: with_steps(study, steps) for name, (steps, _) in TYPED_STEPS.items()},
        "pasted": with_cells(study, PASTED),
    }
    contents["one alone"] = counted_otherwise(contents["one alone"])
    paths = recalculated(contents, tmp_path_factory.mktemp("office"))
    return {name: path.read_bytes() for name, path in paths.items()}


def counted_otherwise(content: bytes) -> bytes:
    """A workbook after someone chose what counts as pay, by the words of the lists."""
    book = opened(content)
    put(book, "count_nursing_oversight", "Counted")
    put(book, "count_supervision", "Licensed part")
    put(book, "count_workers_compensation", "Not counted")
    put(book, "count_excluded_costs", "All program costs")
    return bytes_of(book)


@pytest.fixture(scope="module")
def calculated(saved: dict[str, bytes]) -> dict[str, Sheets]:
    """The same as LibreOffice calculates them."""
    return {name: values_of(content) for name, content in saved.items()}


@pytest.mark.parametrize("name", CALCULATED)
def test_every_number_calculated_elsewhere_is_the_models(
    calculated: dict[str, Sheets], name: str
) -> None:
    book, results = calculated[name], compute(A, CALCULATED[name])
    assert_rates(book, results)
    assert_minimum_wage(book, results)
    assert_steps(book, results)
    assert list(errors(book)) == []
    assert what_is_wrong(book) == []


@pytest.mark.parametrize("name", CALCULATED)
def test_what_another_program_saved_loads_back(saved: dict[str, bytes], name: str) -> None:
    scenario, messages = scenario_of_workbook(saved[name], A)
    assert scenario.changes == CALCULATED[name].checked(A).changes
    base = "Today" if name in TYPED_ON_TODAY else "Study"
    assert scenario.name == (CALCULATED[name].name if name in WRITTEN else base)
    assert messages == []


@pytest.mark.parametrize("name", TYPED_STEPS)
def test_only_steps_with_a_date_and_a_wage_are_used_and_the_checks_say_so(
    calculated: dict[str, Sheets], name: str
) -> None:
    book, results = calculated[name], results_of_steps(name)
    assert_rates(book, results)
    assert_minimum_wage(book, results)
    schedule = results.scenarios[0].value(A, "minimum_wage_schedule")
    assert close(minimum_wage_in_force(book), max(schedule)[1])
    assert what_is_wrong(book) == TYPED_STEPS[name][1]
    assert list(errors(book)) == []


def test_the_checks_say_in_words_what_was_pasted(calculated: dict[str, Sheets]) -> None:
    assert what_is_wrong(calculated["pasted"]) == SAID
    assert len(checks(calculated["ten"])) > len(SAID)


@pytest.mark.parametrize(
    ("name", "counted"),
    [
        ("preset", AT_FIRST),
        ("ten", AT_FIRST),
        ("today", AT_FIRST),
        ("floor", COUNTED),
        ("one alone", COUNTED),
    ],
)
def test_shares_of_pay_calculated_elsewhere_are_the_models(
    calculated: dict[str, Sheets], name: str, counted: Counted
) -> None:
    shares = compensation_shares(compute(A, CALCULATED[name]), counted)
    by_service = shares[["share_of_rate", "share_of_fee"]].to_numpy().reshape(-1, len(BOUNDS), 2)
    sheet = calculated[name]["Compensation"]
    [heading] = [at for at, row in enumerate(sheet.rows) if row[0] == "Service"]
    for row, expected in enumerate(by_service, start=heading + 1):
        shown = [sheet.value(row, column) for column in range(2, 8)]
        assert shown == approximately([*expected[:, 0], *expected[:, 1]]), row


@pytest.mark.parametrize("name", WRITTEN)
def test_values_written_beside_formulas_are_those_that_they_give(
    calculated: dict[str, Sheets], name: str
) -> None:
    misses = []
    for title, sheet in values_of(written(name)).items():
        for row, values in enumerate(sheet.rows):
            for column, given in enumerate(values):
                shown = calculated[name][title].value(row, column)
                is_number = isinstance(given, int | float)
                if not (close(shown, given) if is_number else (given or "") == (shown or "")):
                    misses.append((title, row, column, given, shown))
    assert misses == []


def test_the_sentence_of_the_summary_follows_the_inputs(calculated: dict[str, Sheets]) -> None:
    def sentence(name: str) -> str:
        return str(calculated[name]["Summary"].value(2, 0))

    assert sentence("one alone").startswith("With 1 input changed, ")
    assert sentence("ten").startswith("With 10 inputs changed, ")
    assert ", 17 in the study; " in sentence("ten")
    # Steps out of order are faults and not changes; the first step and the date are changed.
    assert sentence("order reversed").startswith("With 2 inputs changed, ")
