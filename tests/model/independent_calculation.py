"""The rates once more, in plain Python from the house plan's formulas, without the model's code.

One loop, floats, no frames; it shares nothing with `model/` but the ids of the assumptions. Values
that the study does not print are taken from the YAML text itself, so that a recalibration does not
ask for a change here.
"""

from __future__ import annotations

import csv
import math
from functools import cache
from pathlib import Path
from statistics import NormalDist

import yaml

HERE = Path(__file__).resolve().parent
FOLDER = HERE.parent.parent / "assumptions"
BACKCAST = HERE.parent / "data" / "may2017_missouri_backcast_from_study.csv"
BOUNDS = ("lower", "interim", "upper")
PCA, SUPER, LPN, RN, AIDE = "39-9021", "39-1021", "29-2061", "29-1141", "31-1011"
COOK, PREP, FOOD_SUPER, ASSISTANT = "35-2012", "35-2021", "35-1012", "21-1093"
DIETITIAN, DRIVER, HEALTH, MANAGER, CLERK = "29-1031", "53-3031", "21-1094", "11-9151", "43-3051"
CARE_SUPERVISOR = {SUPER: 0.5, LPN: 0.5}
OFFICE_SUPERVISOR = {MANAGER: 0.5, ASSISTANT: 0.5}
WAGES = {
    row["soc_2010"]: {
        percentile: float(row[f"may2017_{name}_backcast"])
        for percentile, name in (
            (25, "p25"), (50, "median"), (90 if row["soc_2010"] in (LPN, RN) else 75, "upper")
        )
    }
    for row in csv.DictReader(BACKCAST.read_text().splitlines())
}  # fmt: skip


@cache
def printed_table_7() -> list[dict[str, str]]:
    """The rows of the study's Table 7 as it prints them."""
    return list(csv.DictReader((FOLDER / "published/table_7_rates.csv").read_text().splitlines()))


@cache
def study_values() -> dict[str, object]:
    """Every value of the YAML files by id, read without the model."""
    values: dict[str, object] = {}
    for path in FOLDER.glob("*.yaml"):
        for key, entry in (yaml.safe_load(path.read_text()).get("assumptions") or {}).items():
            given = entry["values"]
            if isinstance(given, dict):
                values.update({f"{key}.{member}": value for member, value in given.items()})
            else:
                values[key] = given
    return values


def wage_of(soc: str, bound: str, value: dict) -> float:
    nurse = soc in (LPN, RN)
    percentile = value[f"wage_percentile{'_licensed_nurses' if nurse else ''}.{bound}"]
    known = value.get("wages", WAGES)[soc]
    points = [NormalDist().inv_cdf(p / 100) for p in known]
    logs = [math.log(wage) for wage in known.values()]
    z = NormalDist().inv_cdf(percentile / 100)
    left = max(n for n, point in enumerate(points[:-1]) if n == 0 or z >= point)
    slope = (logs[left + 1] - logs[left]) / (points[left + 1] - points[left])
    raw = math.exp(logs[left] + slope * (z - points[left]))
    years = value["wage_trend_months"] / 12
    return raw * (1 + value["wage_trend_share_per_year"]) ** years


def hourly_cost(
    positions: dict, bound: str, value: dict, full_time: float, overtime: float, risk: str,
    minimum_wage: float, benefits: bool, shared_by: float = 1,
) -> float:  # fmt: skip
    blend = sum(weight * wage_of(soc, bound, value) for soc, weight in positions.items())
    wage = max(blend, minimum_wage)
    straight = in_cents(wage / shared_by, value["pay_rounding_usd"])
    pay = in_cents(wage * (1 + overtime) / shared_by, value["pay_rounding_usd"])
    unemployment = value["futa_usd_per_year"] + (
        value["suta_share_of_wage_base"] * value["suta_wage_base_usd_per_year"]
    )
    taxes = value["fica_share"] + value[f"workers_compensation_share.{risk}"]
    cost = pay * (1 + taxes) + unemployment / 2080 / shared_by
    if benefits:
        health = value["health_insurance_usd_per_year.agency"] / 2080 / shared_by
        retirement = straight * value["retirement_and_other_benefits_share.agency"]
        cost += full_time * (health + retirement)
    return cost


def in_cents(amount: float, to: float) -> float:
    """Half up to a multiple; the plan's formula as it stands where the multiple is 0."""
    return math.floor(amount / to + 0.5 + 1e-9) * to if to else amount


def rates(changes: dict[str, object]) -> dict[tuple[str, str], float]:
    """(procedure code, bound) -> rate in dollars per unit."""
    value = {**study_values(), **changes}
    schedule = value["minimum_wage_schedule"]
    minimum_wage = value["minimum_wage_before_schedule"]
    for step in schedule:
        if step["effective_date"] <= value["rates_as_of_date"]:
            minimum_wage = step["minimum_wage_usd_per_hour"]
    found = {}
    for bound in BOUNDS:
        for codes, rate in _lines(bound, value, minimum_wage):
            found.update({(code, bound): rate for code in codes})
    return found


def _lines(bound: str, v: dict, minimum_wage: float):
    def agency(
        direct: dict, supervisor: dict, *, employment: str, setting: str, overtime: str = "care",
        risk: str = "care", nurse: bool = False, more_training: bool = False,
        program: str = "agency", meals: bool = False, supervisor_risk: str = "administration",
    ) -> tuple[float, float]:  # fmt: skip
        full_time = v[f"full_time_share.{employment}"]

        def other(positions: dict, risk_of_role: str, ratio: str) -> float:
            return hourly_cost(
                positions, bound, v, v["full_time_share_program_staff"],
                v["overtime_share_program_staff"], risk_of_role, minimum_wage, True,
                v[f"direct_care_staff_per_{ratio}"],
            )  # fmt: skip

        staff = hourly_cost(
            direct, bound, v, full_time, v[f"overtime_share.{overtime}"], risk, minimum_wage, True
        )
        staff += other(supervisor, supervisor_risk, "supervisor")
        if nurse:
            staff += other({RN: 1.0}, "administration", "nurse")
        if meals:
            staff += other({DIETITIAN: 1.0}, "administration", "nutritionist")
            staff += other({DRIVER: 1.0}, "care", "driver")
        off = full_time * v[f"paid_time_off_days_full_time.{bound}"]
        off += (1 - full_time) * v[f"paid_time_off_days_part_time.{bound}"]
        kind = "advanced_personal_care" if more_training else "standard"
        new, old = v[f"training_days_new.{kind}"], v[f"training_days_experienced.{kind}"]
        training = v["turnover_share"] * new + (1 - v["turnover_share"]) * old
        productive = 1 - (off + training) / 260
        loads = 1 - v[f"program_share.{program}"] - v["admin_share.agency"]
        return staff / (productive * v[f"billable_share.{setting}"]), loads

    evv = v["electronic_visit_verification_usd_per_hour.subject"]
    basic = {"supervisor": CARE_SUPERVISOR, "employment": "home_care", "nurse": True}
    for direct, setting, more, codes in (
        ({PCA: 1.0}, "in_home", False,
         ("S5150", "S5130", "S5120", "S5125 U5", "T1019", "T1019 U4", "T1019 EP")),
        ({PCA: 1.0}, "residential_care", False, ("T1019 U3",)),
        ({LPN: 0.05, AIDE: 0.95}, "in_home", False, ("S5150 TF",)),
        ({LPN: 0.05, AIDE: 0.95}, "in_home", True, ("T1019 TF", "T1019 TF EP")),
        ({LPN: 0.05, AIDE: 0.95}, "residential_care", True, ("T1019 U3 TF",)),
    ):  # fmt: skip
        cost, loads = agency(direct, setting=setting, more_training=more, **basic)
        hourly = cost / loads + (evv if setting == "in_home" else 0)
        yield codes, hourly / 4
        if "S5130" in codes:
            yield ("S5126 U4",), hourly * v["hours_per_attendant_care_day"]
    bare = hourly_cost(
        {PCA: 1.0}, bound, v, 0, v["overtime_share.care"], "care", minimum_wage, False
    )
    bare /= v["billable_share.other"]
    yield ("T1019 U6",), bare / 4
    yield ("T1019 U2",), (bare / (1 - v["admin_share.consumer_directed_state_plan"]) + evv) / 4
    visit = v[f"hours_per_visit.{bound}"]
    nursing = {"supervisor": {RN: 1.0}, "employment": "nursing", "risk": "nursing",
               "supervisor_risk": "nurse_supervision"}  # fmt: skip
    for direct, setting, hours, codes in (
        ({RN: 0.3, LPN: 0.7}, "in_home", visit, ("T1001", "T1001 EP", "T1001 TD EP")),
        ({RN: 0.3, LPN: 0.7}, "residential_care", visit, ("T1001 U3",)),
        ({LPN: 1.0}, "in_home", 0.25, ("T1000 U4", "T1000 U5", "T1000 SC", "T1000")),
        ({RN: 1.0}, "in_home", visit, ("G0299",)),
        ({LPN: 1.0}, "in_home", visit, ("G0300",)),
    ):
        cost, loads = agency(direct, setting=setting, **nursing)
        yield codes, cost / loads * hours
    cost, loads = agency(
        {COOK: 0.5, PREP: 0.5}, {FOOD_SUPER: 0.5, ASSISTANT: 0.5}, employment="meals",
        setting="other", overtime="meals_and_administration", program="home_delivered_meals",
        meals=True,
    )  # fmt: skip
    yield ("S5170",), (cost / v[f"meals_per_hour.{bound}"] + v["food_usd_per_meal"]) / loads
    for direct, hours, after, code in (
        ({HEALTH: 0.5, ASSISTANT: 0.5}, v["hours_per_case_management_year"], 0.0, "T2024 U6"),
        ({CLERK: 0.5, ASSISTANT: 0.5}, v["hours_per_financial_management_month"],
         v["electronic_visit_verification_usd_per_month"], "T2040 U6"),
    ):  # fmt: skip
        cost, loads = agency(
            direct, OFFICE_SUPERVISOR, employment="administration", setting="other",
            overtime="meals_and_administration", risk="administration",
        )  # fmt: skip
        yield (code,), cost / loads * hours + after
