"""What a budget takes besides fees and rates: `assumptions/budget/*.yaml`, read and checked."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from model.errors import AssumptionsError
from model.study.assumptions import FOLDER
from model.study.files.entries import entries_of
from model.study.files.yaml_files import parts_of_own_file, read_in_form
from model.study.settings import Assumption

BUDGET_FOLDER = FOLDER / "budget"
ENTRIES = (
    "effective_date", "payment_lag_months", "use_growth", "caseload_growth", "expansion_share",
    "expansion_match", "other_state_funds_share",
)  # fmt: skip


@dataclass(frozen=True)
class Increase:
    """An increase of the federal match from one day to another, in addition to the regular one."""

    first_day: datetime.date
    last_day: datetime.date
    increase: float
    source: str


@dataclass(frozen=True, eq=False)
class BudgetInputs:
    """Entries by id, the known federal match, and the dollars paid by procedure code.

    regular_match: federal fiscal year -> fraction. paid_usd: procedure code without modifiers ->
    dollars in state fiscal year `paid_year`.
    """

    entries: Mapping[str, Assumption]
    regular_match: Mapping[int, float]
    match_source: str
    increases: tuple[Increase, ...]
    paid_year: int
    paid_usd: Mapping[str, float]
    paid_source: str

    def value(self, entry_id: str) -> Any:
        """What holds until a person enters something else."""
        return self.entries[entry_id].values[""]


@lru_cache(maxsize=1)
def budget_inputs() -> BudgetInputs:
    """The inputs that come with the product. Errors: AssumptionsError with every fault at once."""
    own, match, paid = (
        parts_of_own_file(BUDGET_FOLDER / name)
        for name in ("inputs.yaml", "federal_match.yaml", "paid.yaml")
    )
    raw = own.get("assumptions", {})
    entries, faults = entries_of(raw, dict.fromkeys(raw, "inputs.yaml"), {})
    faults += [f"inputs.yaml: {key} is missing" for key in ENTRIES if key not in raw]
    if faults:
        raise AssumptionsError(faults)
    with read_in_form("federal_match.yaml or paid.yaml"):
        built = _built(entries, match, paid)
    if faults := _faults(built):
        raise AssumptionsError(faults)
    return built


def _built(
    entries: dict[str, Assumption], match: Mapping[str, Any], paid: Mapping[str, Any]
) -> BudgetInputs:
    by_year = match["regular_match"]["by_federal_fiscal_year"]
    return BudgetInputs(
        entries=MappingProxyType(entries),
        regular_match=MappingProxyType({int(year): float(m) for year, m in by_year.items()}),
        match_source=" ".join(match["regular_match"]["source"].split()),
        increases=tuple(
            Increase(each["from"], each["to"], float(each["increase"]), each["source"])
            for each in match["increases"]
        ),
        paid_year=int(paid["fiscal_year"]),
        paid_usd=MappingProxyType({str(k): float(usd) for k, usd in paid["paid_usd"].items()}),
        paid_source=" ".join(paid["source"].split()),
    )


def _faults(inputs: BudgetInputs) -> list[str]:
    faults = [
        f"federal_match.yaml: {year}: {match} is not a share of the cost"
        for year, match in inputs.regular_match.items()
        if not 0 <= match <= 1
    ]
    return faults + [
        f"paid.yaml: {code}: {usd} is not an amount of dollars"
        for code, usd in inputs.paid_usd.items()
        if not usd >= 0
    ]
