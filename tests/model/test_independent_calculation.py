"""200 random scenarios through `sweep` against a calculation that shares no code with the model."""

from __future__ import annotations

import csv
import datetime
import io
import random

import numpy as np
import pandas as pd
import pytest

from model.__main__ import main
from tests.model.independent_calculation import rates, study_values

DATES = [datetime.date(2019, 1, 1), datetime.date(2021, 6, 30), datetime.date(2023, 1, 1)]


def random_changes(random_numbers: random.Random, assumptions) -> dict[str, object]:
    numeric = [
        setting
        for setting in assumptions.settings.values()
        if setting.entry.kind == "number"
        and setting.entry.by not in ("service", "occupation", "percentile")
        and setting.entry.id not in ("hours_per_year", "hours_per_day", "pay_rounding_usd",
                                     "spillover_reach_ratio",
                                     "spillover_gap_share", "wage_floor_ratio",
                                     "paid_time_off_included")
        and "consumer_directed" not in setting.member.replace("consumer_directed_state_plan", "")
        and setting.id not in ("electronic_visit_verification_usd_per_hour.not_subject",)
    ]  # fmt: skip
    changes: dict[str, object] = {
        setting.id: random_numbers.uniform(
            setting.entry.limits.minimum, setting.entry.limits.maximum
        )
        for setting in random_numbers.sample(numeric, random_numbers.randint(1, 25))
    }
    return {**changes, "rates_as_of_date": random_numbers.choice(DATES)}


@pytest.mark.parametrize(
    "rounding",
    [
        pytest.param({}, id="pay in cents"),
        pytest.param({"pay_rounding_usd": 0.0}, id="the plan's formulas, unrounded"),
    ],
)
def test_200_random_scenarios_agree_to_1e_9_with_the_independent_calculation(
    assumptions, tmp_path, capsys, rounding
):
    random_numbers = random.Random(20200103)
    scenarios = {
        f"scenario {n}": {**random_changes(random_numbers, assumptions), **rounding}
        for n in range(200)
    }
    columns = sorted({key for changes in scenarios.values() for key in changes})
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(["scenario", *columns])
    for name, changes in scenarios.items():
        writer.writerow([name, *(changes.get(column, "") for column in columns)])
    path = tmp_path / "scenarios.csv"
    path.write_text(text.getvalue())
    assert len(columns) > 40

    assert main(["sweep", "--scenarios", str(path)]) == 0

    swept = pd.read_csv(io.StringIO(capsys.readouterr().out))
    assert len(swept) == 200 * 28 * 3
    expected = {name: rates(changes) for name, changes in scenarios.items()}
    cells = zip(swept["scenario"], swept["procedure_code"], swept["bound"], strict=True)
    np.testing.assert_allclose(
        swept["rate_usd"], [expected[name][code, bound] for name, code, bound in cells], rtol=1e-9
    )


def test_the_independent_calculation_would_notice_a_tenth_of_a_percent(assumptions):
    study = rates({})
    changed = rates({"admin_share.agency": 0.101})
    assert changed[("T1019", "lower")] > study[("T1019", "lower")] * 1.001
    assert "admin_share.agency" in study_values()
