"""Units a year of each service, typed; how a code's dollars divide; growth."""

from __future__ import annotations

import streamlit as st

from model.findings.budget.cost import Budget
from model.findings.budget.texts.fields import FIRST_YEAR, LAST_YEAR
from model.findings.budget.volume_table import volume_texts
from model.findings.budget.volumes import EnteredVolumes, units_of
from model.tables.volumes import Volumes
from pages.parts.brought import volumes as loaded_volumes
from pages.parts.budget import plan, share_field, typed_cells
from pages.parts.typed_rows import Row
from pages.shell.results import assumptions
from pages.shell.widgets import clicked, heard
from reporting.formats import decimals_in_full, in_percent, number
from reporting.wording.names import service_with_code

SERVICE, UNITS, SHARE, DEFAULT = "service", "units", "share", "default"
HEADINGS = {
    SERVICE: "Service",
    UNITS: "Units a year",
    SHARE: "Share of the code's dollars",
    DEFAULT: "Illustrative units",
}
ABOUT = (
    "Type the units a year of a service. A service without them takes the illustrative ones, which "
    "are made of dollars paid. Where a code holds several services, type the share of its dollars "
    "that is for each (100% together); until then its cost is a range."
)


def draw(made: Budget) -> None:
    """The table, the fields of growth, and the way back to the illustrative units."""
    st.caption(ABOUT)
    present = dict(zip(assumptions().services, made.fees.present[0].tolist(), strict=True))
    loaded_volumes.draw(present, _take_volumes)
    typed_cells.draw("budget-units", _rows(), HEADINGS, _texts, fixed=(SERVICE, DEFAULT))
    volumes, (left, right) = plan.plan().volumes, st.columns(2)
    with left:
        share_field.draw("use_growth", volumes.use_growth)
    with right:
        share_field.draw("caseload_growth", volumes.caseload_growth)
    if volumes.units:
        _draw_year(volumes.units[0][2])
    if volumes.units or volumes.shares:
        st.button("Back to illustrative units", key="budget-no-units", **clicked(_forget))


def _draw_year(year: int) -> None:
    """The year that the units are of, from which they grow."""
    st.number_input(
        "State fiscal year of the units",
        min_value=FIRST_YEAR,
        max_value=LAST_YEAR,
        value=year,
        step=1,
        format="%d",
        help="Growth of use and of caseload counts from this year on.",
        **heard("budget-units-year", lambda typed: plan.take("units_year", f"{typed}")),
    )


def _take_volumes(brought: Volumes, fiscal_year: int, file: str) -> list[str]:
    """Put the units of one year of a file in force; its services without a row have none."""
    texts = volume_texts(brought, assumptions(), fiscal_year, file)
    return plan.take_or_refuse({**texts, "division": ""})


def _rows() -> list[Row]:
    own, volumes = assumptions(), plan.plan().volumes
    entered = {key: units for key, units, _ in volumes.units}
    shares = dict(volumes.shares)
    return [
        {
            SERVICE: service_with_code(own, key),
            UNITS: _in_full(entered[key]) if key in entered else "",
            SHARE: f"{_in_full(in_percent(shares[key]))}%" if key in shares else "",
            DEFAULT: illustrative,
        }
        for key, illustrative in zip(own.services, _illustrative_units(), strict=True)
    ]


def _in_full(value: float) -> str:
    """All of its digits: a cell that no one edits is read back as it is shown."""
    return number(value, decimals_in_full(value))


def _illustrative_units() -> list[str]:
    """What each service takes without units of its own: "1,200", "up to 1,200" of a shared code."""
    made = units_of(assumptions(), plan.inputs(), EnteredVolumes(), [plan.inputs().paid_year])
    of_shared_codes = {
        place: most
        for code in made.undivided
        for place, most in zip(code.places, code.units[0], strict=True)
    }
    return [
        f"up to {number(of_shared_codes[place])}"
        if place in of_shared_codes
        else number(units)
        if units
        else "not known"
        for place, units in enumerate(made.of_services[0])
    ]


def _texts(rows: list[Row]) -> dict[str, str]:
    """The texts of the plan that the table stands for; units that are typed are of no file."""
    codes = [each.procedure_code.replace(" ", "-") for each in assumptions().services.values()]
    typed = {
        name: "; ".join(
            f"{code}={row[column]}" for code, row in zip(codes, rows, strict=True) if row[column]
        )
        for name, column in (("units", UNITS), ("division", SHARE))
    }
    return {**typed, "units_from": ""}


def _forget() -> None:
    plan.put_all(dict.fromkeys(("units", "units_year", "units_from", "all_units", "division"), ""))
