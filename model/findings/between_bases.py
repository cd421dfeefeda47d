"""What lies between two bases: the wages that were surveyed for each."""

from __future__ import annotations

import pandas as pd

from model.study.assumptions import Assumptions

MEDIAN = "percentile_50"
LOWER = "percentile_25"


def surveyed_wages(start: Assumptions, end: Assumptions) -> pd.DataFrame:
    """The wages that BLS published for two bases: a row for each occupation.

    per_year = (later / earlier) ** (1 / years between the surveys) - 1

    Columns: occupation, title (of the later base), soc_code (both, where they differ), and for
    `lower` (25th percentile) and `median` {which}_before and {which}_after in dollars per hour and
    {which}_per_year as a fraction; remark, what else is to be said of the later wage.
    """
    years = end.base.survey_year - start.base.survey_year
    rows = []
    for job in end.occupations.values():
        before, after = (
            each.entries[each.occupations[job.key].wage].values for each in (start, end)
        )
        code_before = start.occupations[job.key].soc_code
        row: dict[str, object] = {
            "occupation": job.key,
            "title": job.title,
            "soc_code": " → ".join(dict.fromkeys([code_before, job.soc_code])),
        }
        for which, percentile in (("lower", LOWER), ("median", MEDIAN)):
            then, now = float(before[percentile]), float(after[percentile])
            row[f"{which}_before"], row[f"{which}_after"] = then, now
            row[f"{which}_per_year"] = (now / then) ** (1 / years) - 1
        rows.append({**row, "remark": end.entries[job.wage].remark})
    return pd.DataFrame(rows)
