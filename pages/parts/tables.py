"""Frame -> table on the page: headings, units, formats. Fractions become percent here."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

import pandas as pd
import streamlit as st

from model.study.assumptions import BOUNDS
from pages.parts import plain_table
from pages.shell import session
from pages.shell.results import assumptions
from reporting.formats import dollars, month_in_words, signed_dollars, signed_percent

ROW = 30  # pixels
NOT_AVAILABLE, NEVER = "N/A", "never"
INTERPOLATED_MEANS = (
    "Interpolated: wages are published for some percentiles only; between them the model draws a "
    "line of the logarithm of the wage."
)
# Column of the frame -> the heading above it, and how the column is called and looks.
HeadedColumns = dict[str, tuple[str, Any]]


def draw_rate_ranges(ranges: pd.DataFrame, key: str, *, can_select: bool = False) -> str:
    """Table 7 with the scenario beside its base: frame of `rate_ranges`.

    Returns the key of the service that is selected where one can be; "" otherwise.
    """
    base = assumptions().base
    columns: HeadedColumns = {
        # What a narrow screen has room for comes first: whose rate, and the scenario's range.
        "service_group": ("", _text("Group", pinned=True, width=138)),
        "service": ("", _text("Service", pinned=True, width=240)),
        "fee_schedule_rate_usd": ("", _dollars("Current", meaning="Current rate", width=70)),
        **_by_bound("scenario_{}_usd", "Scenario", _dollars, 67),
        **_by_bound("base_{}_usd", base.name, _dollars, 67),
        "unit": (" ", _text("Unit", width=68)),
        "procedure_code": (" ", _text("Code", width=84)),
        **_by_bound("change_from_fee_{}", "Scenario vs. current rate", _percent, 64),
        **_by_bound("change_from_base_{}", f"Scenario vs. {base.short}", _percent, 64),
        "programs": ("  ", _text("Programs", width=90)),
    }
    if ranges["fee_schedule_mark"].any():
        columns["fee_schedule_mark"] = ("  ", _text("Current rate is", width=330))
    percent = [name for name in columns if name.startswith("change_")]
    table: Any = st.dataframe(
        **_under_headings(_in_percent(ranges, percent), columns),
        hide_index=True,
        key=f"{key}-{session.generation()}",
        on_select="rerun" if can_select else "ignore",
        selection_mode="single-row",
        row_height=ROW,
        height="content",
        alt=f"Rate ranges by service: current rate, scenario and {base.short}, in dollars per unit",
    )
    if can_select:
        plain_table.draw_for_paper(ranges, _rate_ranges_on_paper(), "rates", on_a_phone=True)
    rows = table.selection.rows if can_select else []
    return str(ranges["service_key"].iloc[rows[0]]) if rows else ""


def _rate_ranges_on_paper() -> dict[str, plain_table.PaperColumn]:
    base = assumptions().base
    groups = {
        "scenario_{}_usd": ("Scenario", dollars),
        "base_{}_usd": (base.name, dollars),
        "change_from_fee_{}": ("Scenario vs. current rate", signed_percent),
        "change_from_base_{}": (f"Scenario vs. {base.short}", signed_percent),
    }
    return {
        "service_group": ("", "Group", str),
        "service": ("", "Service", str),
        "fee_schedule_rate_usd": ("", "Current rate", dollars),
        **{
            name.format(bound): (heading, bound, write)
            for name, (heading, write) in groups.items()
            for bound in BOUNDS
        },
        "unit": ("", "Unit", str),
        "procedure_code": ("", "Code", str),
    }


def draw_minimum_wage_steps(steps: pd.DataFrame, wages: Mapping[date, float]) -> None:
    """Table 9: frame of `minimum_wage_steps`. wages: minimum wage by effective date."""
    if steps.empty:
        st.info("The phase-in has one step, so no rate changes from step to step.")
        return
    dates = {f"{day:%Y-%m-%d}": day for day in wages if f"{day:%Y-%m-%d}" in steps.columns}
    first, last = min(wages), max(wages)
    columns: HeadedColumns = {
        "service_group": ("", _text("Group", width=148)),
        "services": ("", _text("Services", width=190)),
        "first_rate_usd": ("Rate ($ per unit)", _dollars(month_in_words(first), width=66)),
        "last_rate_usd": ("Rate ($ per unit)", _dollars(month_in_words(last), width=66)),
        "change": ("Rate ($ per unit)", _right_text("Change", width=64)),
    }
    for prefix, heading in (("", "At this step"), ("cumulative_", "Cumulative")):
        for name, day in dates.items():
            meaning = f"Minimum wage {dollars(wages[day])} per hour".replace("$", "\\$")
            columns[prefix + name] = (
                heading,
                _percent(month_in_words(day), meaning=meaning, width=58),
            )
    columns["base_total"] = (assumptions().base.name, _percent("Cumulative", width=78))
    percent = [*dates, *(f"cumulative_{name}" for name in dates), "base_total"]
    change = [signed_dollars(usd) for usd in steps["change_usd"]]
    st.dataframe(
        **_under_headings(_in_percent(steps.assign(change=change), percent), columns),
        hide_index=True,
        key="table-9",
        placeholder=NOT_AVAILABLE,
        row_height=ROW,
        height="content",
        alt="Rate increase at each step of the minimum wage, in percent and in dollars per unit",
    )
    write: dict[str, Callable[[Any], str]] = {
        "first_rate_usd": dollars,
        "last_rate_usd": dollars,
        **dict.fromkeys(percent, _or(NOT_AVAILABLE, signed_percent)),
    }
    _draw_for_paper(steps.assign(change=change), columns, write, "table-9")


def draw_fiscal_years(rates: pd.DataFrame, months: Mapping[str, str]) -> None:
    """Frame of `fiscal_year_rates`. months: what each year's minimum wages are, by its column."""
    columns: dict[str, Any] = {
        "service_group": _text("Group", width=148),
        "services": _text("Services", width=232),
        **{
            year: _dollars(f"SFY {year}", meaning=said.replace("$", "\\$"), width=82)
            for year, said in months.items()
        },
    }
    alt = "Rate of each state fiscal year, weighted by months, in dollars per unit"
    _draw(rates, columns, "fiscal-years", alt, height="content")
    under = {name: ("", column) for name, column in columns.items()}
    _draw_for_paper(rates, under, dict.fromkeys(months, dollars), "fiscal-years")


def draw_rates_over_time(rates: pd.DataFrame) -> None:
    """The numbers of the chart over time: frame of `rates_over_time`."""
    columns = {
        "whose": _text("Scenario", width=110),
        "effective_date": st.column_config.DateColumn("Effective date", format="MMM D, YYYY"),
        "minimum_wage_usd_per_hour": _dollars("Minimum wage ($/hour)"),
        "rate_usd": _dollars("Lower-bound rate ($ per unit)"),
    }
    base = assumptions().base
    named = rates.assign(whose=rates["whose"].map({"base": base.name, "scenario": "Scenario"}))
    alt = f"Lower bound at each step of the minimum wage, {base.short} and scenario, in dollars"
    _draw(named, columns, "rates-over-time", alt)


def draw_wages_below(wages: pd.DataFrame) -> None:
    """Each assumed wage and when it falls below the minimum: frame of `wages_below_minimum`."""
    columns = {
        "first_date_below": st.column_config.DateColumn(
            "Below minimum from", format="MMM YYYY", width=136
        ),
        "cents_below": st.column_config.NumberColumn(
            "Shortfall per hour", format="%.1f ¢", alignment="right", width=120
        ),
        "wage_usd_per_hour": _dollars("Wage ($/hour)", width=100),
        "minimum_wage_usd_per_hour": _dollars("Minimum ($/hour)", width=120),
        "occupation": _text("Occupation", width=220),
        "bound": _text("Bound", width=94),
        "percentile": _text("Percentile", width=96, meaning=INTERPOLATED_MEANS),
        "staffing": _text("Services", width=220),
        "role": _text("Role", width=200),
    }
    published = wages["wage_is_interpolated"].map({True: "interpolated", False: "published"})
    alt = "First date on which each modeled wage is below the minimum wage"
    shown = wages.assign(percentile=published)
    _draw(shown, columns, "calendar", alt, placeholder=NEVER, height="content")
    write: dict[str, Callable[[Any], str]] = {
        "first_date_below": _or(NEVER, month_in_words),
        "cents_below": _or(NEVER, lambda cents: f"{cents:.1f} ¢"),
        "wage_usd_per_hour": dollars,
        "minimum_wage_usd_per_hour": _or(NEVER, dollars),
    }
    under = {name: ("", column) for name, column in columns.items()}
    _draw_for_paper(shown, under, write, "calendar")


def draw_components(components: pd.DataFrame, unit: str, alt: str, *, is_changed: bool) -> None:
    """What makes up one rate: frame of `parts_of_rate`; the base's only where it differs.

    unit: what the rate is paid for ("per 15 min.").
    """
    base = assumptions().base
    compared = {
        "base_usd": _dollars(f"{base.name} ($ {unit})", decimals=4),
        "difference_usd": _dollars(f"Change vs. {base.short} ($ {unit})", decimals=4),
    }
    columns = {
        "label": _text("Part of the rate"),
        "scenario_usd_per_hour": _dollars("$ per hour", decimals=4),
        "scenario_usd": _dollars(f"$ {unit}", decimals=4),
        **(compared if is_changed else {}),
        "scenario_share": st.column_config.NumberColumn("Share of the rate", format="percent"),
    }
    _draw(components, columns, "components", alt)


def draw_comparison(rates: pd.DataFrame, bound: str) -> None:
    """One bound of several scenarios: frame of `comparison`.

    A column a scenario with its rate, then the difference of each but the first from the first,
    in dollars and in percent.
    """
    at_bound = rates.xs(bound, level="bound")
    names = list(at_bound["rate_usd"].columns)
    measures: dict[str, tuple[str, Callable[..., Any], list[str]]] = {
        "rate_usd": ("Rate", _dollars, names),
        "difference_usd": (f"Change vs. {names[0]} ($)", _difference, names[1:]),
        "difference": (f"Change vs. {names[0]} (%)", _percent, names[1:]),
    }
    columns: HeadedColumns = {
        "service_group": ("", _text("Group", pinned=True)),
        "service": ("", _text("Service", pinned=True)),
        "procedure_code": ("", _text("Code", width=84)),
        "unit": ("", _text("Unit", width=68)),
    }
    numbers: dict[str, Any] = {}
    for measure, (heading, column, compared) in measures.items():
        for name in compared:
            key = f"{measure}_{names.index(name)}"
            numbers[key] = at_bound[measure][name].to_numpy()
            columns[key] = (heading, column(name))
    table = pd.DataFrame(numbers, index=at_bound.index).reset_index()
    percent = [name for name, (heading, _) in columns.items() if heading.endswith("(%)")]
    st.dataframe(
        **_under_headings(_in_percent(table, percent), columns),
        hide_index=True,
        key="compare-rates",
        row_height=ROW,
        height="content",
        alt="Rates of the compared scenarios by service, and their differences",
    )
    write: dict[str, Callable[[Any], str]] = {
        "rate_usd": dollars, "difference_usd": signed_dollars, "difference": signed_percent,
    }  # fmt: skip
    plain_table.draw_for_paper(
        table,
        {
            name: (heading, column["label"], write.get(name.rpartition("_")[0], str))
            for name, (heading, column) in columns.items()
        },
        "compared",
        on_a_phone=True,
    )


def draw_bridge(steps: pd.DataFrame, alt: str) -> None:
    """What explains the difference between two scenarios: frame of `bridge_of`."""
    columns = {
        "label": _text("Changed assumption"),
        "contribution_usd": _difference("Change, dollars", decimals=4),
        "start_usd": _dollars("Rate before, dollars", decimals=4),
        "end_usd": _dollars("Rate after, dollars", decimals=4),
    }
    _draw(steps, columns, "bridge", alt)


def draw_printed_figures(rows: pd.DataFrame, key: str) -> None:
    """Published figures beside the model's: frame of `check_rows.rows`."""
    right: dict[str, Any] = {"alignment": "right"}
    text = st.column_config.TextColumn
    columns = {
        "result": _text("Result", width=80),
        "table": _text("Table", width=90),
        "line": _text("Line", width=240),
        "column": _text("Column and unit", width=205),
        "printed": text("Published", width=85, **right),
        "model_as_printed": text("Model, rounded", width=110, **right),
        "model": text("Model, in full", width=110, **right),
        "difference": text("Difference", width=90, **right),
    }
    alt = "Published figures of the study beside the model's, mismatches first"
    _draw(rows, columns, key, alt, height="content")
    under = {name: ("", column["label"], str) for name, column in columns.items()}
    plain_table.draw_for_paper(rows, under, key)


def _draw_for_paper(
    frame: pd.DataFrame,
    columns: HeadedColumns,
    write: Mapping[str, Callable[[Any], str]],
    key: str,
) -> None:
    """The same columns on paper and on a phone; write: what makes a text of a value."""
    on_paper = {
        name: (heading, column["label"], write.get(name, str))
        for name, (heading, column) in columns.items()
    }
    plain_table.draw_for_paper(frame, on_paper, key, on_a_phone=True)


def _or(otherwise: str, write: Callable[[Any], str]) -> Callable[[Any], str]:
    """What writes a value, and another text where there is none."""
    return lambda value: otherwise if pd.isna(value) else write(value)


def _draw(
    frame: pd.DataFrame, columns: Mapping[str, Any], key: str, alt: str, **options: Any
) -> None:
    st.dataframe(
        frame[list(columns)],
        column_config=dict(columns),
        hide_index=True,
        key=key,
        row_height=ROW,
        alt=alt,
        **options,
    )


def _by_bound(
    name: str, heading: str, column: Callable[..., Any], width: int
) -> dict[str, tuple[str, Any]]:
    return {name.format(bound): (heading, column(bound, width=width)) for bound in BOUNDS}


def _dollars(label: str, *, meaning: str = "", decimals: int = 2, width: Any = None) -> Any:
    """A column of dollars, right-aligned: "$1,234.50"."""
    return st.column_config.NumberColumn(
        label, help=meaning or None, format=f"$%,.{decimals}f", alignment="right", width=width
    )


def _difference(label: str, *, decimals: int = 2) -> Any:
    """A column of differences in dollars, with their sign: "+0.11"."""
    return st.column_config.NumberColumn(label, format=f"%+,.{decimals}f", alignment="right")


def _percent(label: str, *, meaning: str = "", width: Any = None) -> Any:
    """A column of percentages, already times 100, with their sign: "+2.6%"."""
    return st.column_config.NumberColumn(
        label, help=meaning or None, format="%+.1f%%", alignment="right", width=width
    )


def _text(label: str, *, meaning: str = "", pinned: bool = False, width: Any = None) -> Any:
    return st.column_config.TextColumn(label, help=meaning or None, pinned=pinned, width=width)


def _right_text(label: str, *, width: Any = None) -> Any:
    """A column of numbers that are written already."""
    return st.column_config.TextColumn(label, alignment="right", width=width)


def _in_percent(frame: pd.DataFrame, names: Iterable[str]) -> pd.DataFrame:
    """The frame with the named columns times 100; what would round to -0.0 is 0."""
    return frame.assign(**{name: (100 * frame[name].to_numpy()).round(6) + 0.0 for name in names})


def _under_headings(frame: pd.DataFrame, columns: HeadedColumns) -> dict[str, Any]:
    """The named columns under their headings, as arguments of `st.dataframe`.

    Streamlit knows columns of two-line headers by their number, and counts the index as number 0.
    """
    headings = [(heading, column["label"]) for heading, column in columns.values()]
    return {
        "data": frame[list(columns)].set_axis(pd.MultiIndex.from_tuples(headings), axis=1),
        "column_config": {
            number: column for number, (_, column) in enumerate(columns.values(), start=1)
        },
    }
