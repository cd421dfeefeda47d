"""The volumes of a table that a person brings, as texts of a plan."""

from __future__ import annotations

from model.study.assumptions import Assumptions
from model.study.values import value_text
from model.tables.volumes import Volumes


def volume_texts(
    volumes: Volumes, assumptions: Assumptions, fiscal_year: int, file: str
) -> dict[str, str]:
    """The units of one state fiscal year of the table; services that it leaves out have none.

    file: name of the file, by which the units are known from then on.
    """
    of_year = volumes.of_year(fiscal_year)
    codes = {key: each.procedure_code for key, each in assumptions.services.items()}
    pairs = zip(map(str, of_year.index), of_year["units"], strict=True)
    units = (f"{codes[key].replace(' ', '-')}={value_text(float(n))}" for key, n in pairs)
    return {
        "units": "; ".join(units),
        "units_year": str(fiscal_year),
        "units_from": file,
        "all_units": "yes",
    }
