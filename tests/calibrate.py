"""The values that the study does not print, searched again: `make calibrate`.

With turnover and rounding fixed, every rate is a straight line in the unknown costs, because pay is
rounded before any of them is added. So "which values give the most printed figures?" is a mixed
integer programme: one switch for each printed figure of Tables 7 and 9, which says whether its
interval is kept. It is solved exactly; then each unknown's range is read off with all kept figures
held. The straight lines come from the model itself, by probing; the score from its check of the
printed figures. Deterministic.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from model import Assumptions, Scenario, compute, load_assumptions
from model.findings.check import check, printed_table, score

# The unknowns, and how far the search may go: well beyond what is plausible for each.
SEARCHED = {
    "health_insurance_usd_per_year.agency": (5000, 5500),
    "suta_share_of_wage_base": (0.015, 0.035),
    "retirement_and_other_benefits_share.agency": (0.0, 0.06),
    "workers_compensation_share.care": (0.02, 0.045),
    "workers_compensation_share.nursing": (0.005, 0.045),
    "workers_compensation_share.nurse_supervision": (0.002, 0.04),
    "workers_compensation_share.administration": (0.002, 0.03),
    "food_usd_per_meal": (2.0, 2.15),
    "electronic_visit_verification_usd_per_month": (8.0, 8.7),
}
IDS = tuple(SEARCHED)
LOW, HIGH = np.array(list(SEARCHED.values()), dtype=float).T
OPEN = 1e-7  # the edges of a printed interval are kept at this distance
FURTHEST = (
    0.05  # what a figure that is given up may lie beyond its interval, in dollars or as ratio
)
TWO_CLASSES = {
    "workers_compensation_share.nursing": "workers_compensation_share.care",
    "workers_compensation_share.nurse_supervision": "workers_compensation_share.administration",
}


@dataclass(frozen=True)
class Line:
    """A straight line in the unknowns: constant + slopes @ values."""

    constant: float
    slopes: np.ndarray

    def times(self, factor: float) -> Line:
        return Line(self.constant * factor, self.slopes * factor)

    def minus(self, other: Line) -> Line:
        return Line(self.constant - other.constant, self.slopes - other.slopes)


@dataclass(frozen=True)
class Figure:
    """A printed figure: it is given where low <= line <= high for each of its rows."""

    name: str
    rows: tuple[tuple[Line, float, float], ...]


def probes(fixed: dict[str, float], tied: dict[str, str]) -> list[Scenario]:
    """A scenario at the low end of all unknowns, and one for each with it at its high end."""
    points = [LOW, *(np.where(np.arange(len(IDS)) == n, HIGH, LOW) for n in range(len(IDS)))]
    scenarios = []
    for number, point in enumerate(points):
        values = dict(zip(IDS, point.tolist(), strict=True))
        values.update({name: values[leader] for name, leader in tied.items()})
        scenarios.append(Scenario(f"probe {number}", {**fixed, **values}))
    return scenarios


def lines(values: np.ndarray) -> list[Line]:
    """The straight lines of figures that were computed at the probes: (probes, figures)."""
    slopes = (values[1:] - values[0]) / (HIGH - LOW)[:, None]
    constants = values[0] - LOW @ slopes
    return [Line(float(c), slopes[:, n]) for n, c in enumerate(constants)]


def figures(
    assumptions: Assumptions, fixed: dict[str, float], tied: dict[str, str]
) -> list[Figure]:
    """Every printed rate, percent change and numeric cell of Table 9 with its interval."""
    results = compute(assumptions, probes(fixed, tied))
    count = len(IDS) + 1
    rates = results.rates
    rate_lines = lines(rates["rate_usd"].to_numpy().reshape(count, -1))
    found = []
    printed = printed_table("table_7_rates").to_dict("records")
    for number, (row, bound) in enumerate((r, b) for r in printed for b in assumptions.bounds):
        line, usd, fee = rate_lines[number], row[f"{bound}_usd"], row["fee_schedule_rate_usd"]
        name = f"{row['procedure_code']} {bound}"
        percent = row[f"{bound}_percent_change"]
        at = [fee * (1 + (percent + side) / 100) for side in (-0.05, 0.05)]
        found.append(Figure(f"rate {name}", ((line, usd - 0.005, usd + 0.005),)))
        found.append(Figure(f"percent {name}", ((line, at[0], at[1]),)))
    steps = results.rate_line_impacts
    lower = steps[steps["bound"] == "lower"]
    keys = list(zip(lower["rate_line"], lower["effective_date"].dt.strftime("%Y-%m-%d"),
                    strict=True))[: len(lower) // count]  # fmt: skip
    of_step = dict(zip(keys, lines(lower["rate_usd"].to_numpy().reshape(count, -1)), strict=True))
    dates = list(dict.fromkeys(date for _, date in keys))
    for row in printed_table("table_9_minimum_wage_impacts").to_dict("records"):
        held = next(h for h in assumptions.minimum_wage_lines.values()
                    if h.services == row["service_names"])  # fmt: skip
        for before, date in pairwise(dates):
            percent = row[f"{date}_percent"]
            if np.isnan(percent):
                continue
            rows = []
            for key in held.rate_lines:
                old, new = of_step[(key, before)], of_step[(key, date)]
                for side, low, high in ((-0.05, 0.0, np.inf), (0.05, -np.inf, 0.0)):
                    ratio = 1 + (percent + side) / 100
                    rows.append((new.minus(old.times(ratio)), low, high))
            found.append(Figure(f"Table 9 {held.key} {date}", tuple(rows)))
    return found


def constraint_rows(found: list[Figure]) -> tuple[np.ndarray, np.ndarray]:
    """Rows a, b of `a @ (values, switches) <= b`: a switched-on figure keeps its interval."""
    size = len(IDS)
    matrix, limits = [], []
    for number, figure in enumerate(found):
        for line, low, high in figure.rows:
            for limit, sign in ((low + OPEN, -1), (high - OPEN, 1)):
                if np.isfinite(limit):
                    row = np.zeros(size + len(found))
                    give = FURTHEST * max(1.0, abs(limit))
                    row[:size], row[size + number] = sign * line.slopes, give
                    matrix.append(row)
                    limits.append(sign * (limit - line.constant) + give)
    a, b = np.array(matrix), np.array(limits)
    b = b - a[:, :size] @ LOW  # scaled: each unknown from 0 to 1 over its search range
    a[:, :size] *= HIGH - LOW
    scale = np.abs(a[:, size:]).sum(axis=1)
    return a / scale[:, None], b / scale


def most_figures(found: list[Figure]) -> list[Figure]:
    """The largest set of printed figures that one set of values gives."""
    a, b = constraint_rows(found)
    size = len(IDS)
    solved = milp(
        np.r_[np.zeros(size), -np.ones(len(found))],
        integrality=np.r_[np.zeros(size), np.ones(len(found))],
        constraints=LinearConstraint(a, -np.inf, b),
        bounds=Bounds(0, 1),
        options={"mip_rel_gap": 1e-6, "time_limit": 30},
    )
    on = solved.x[size:] > 0.5
    return [figure for figure, kept in zip(found, on, strict=True) if kept]


def ranges(kept: list[Figure]) -> dict[str, tuple[float, float]]:
    """What each unknown may be while all kept figures stay, the others free to move along."""
    rows = [row for figure in kept for row in figure.rows]
    matrix = np.array([line.slopes * (HIGH - LOW) for line, _, _ in rows])
    at_low = np.array([line.constant + line.slopes @ LOW for line, _, _ in rows])
    inside = LinearConstraint(
        matrix,
        np.array([low for _, low, _ in rows]) - at_low,
        np.array([high for _, _, high in rows]) - at_low,
    )
    found = {}
    for number, key in enumerate(IDS):
        ends = []
        for sign in (1, -1):
            cost = sign * (np.arange(len(IDS)) == number).astype(float)
            share = milp(cost, constraints=inside, bounds=Bounds(0, 1)).x[number]
            ends.append(LOW[number] + share * (HIGH - LOW)[number])
        found[key] = (min(ends), max(ends))
    return found


def report(
    assumptions: Assumptions, title: str, fixed: dict[str, float], tied: dict[str, str]
) -> None:
    found = figures(assumptions, fixed, tied)
    kept = most_figures(found)
    print(f"\n{title}: {len(kept)} of {len(found)} printed figures of Tables 7 and 9")
    names = {figure.name for figure in kept}
    print("  missed:", ", ".join(f.name for f in found if f.name not in names) or "none")
    for key, (low, high) in ranges(kept).items():
        if key not in tied:
            print(f"  {key:50} {low:11.5f} to {high:11.5f}")


def main() -> None:
    assumptions = load_assumptions()
    print("With the values of the YAML files:")
    print(score(check(assumptions)).to_string(index=False))
    turnover = float(assumptions.settings["turnover_share"].base_value)
    for title, fixed, tied in (
        ("Pay in cents", {}, {}),
        ("Pay in cents, two classes of workers' compensation", {}, TWO_CLASSES),
        ("No rounding", {"pay_rounding_usd": 0.0}, {}),
        ("No rounding, two classes", {"pay_rounding_usd": 0.0}, TWO_CLASSES),
    ):
        report(assumptions, f"{title}, turnover {turnover:.0%}", fixed, tied)
    for other in (0.4, 0.5, 0.6, 0.7, 0.8):
        report(assumptions, f"Pay in cents, turnover {other:.0%}", {"turnover_share": other}, {})


if __name__ == "__main__":
    main()
