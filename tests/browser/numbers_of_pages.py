"""What every page must say of a scenario that changes nothing, found by the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

from pages.shell.loaded import study_assumptions
from reporting.formats import dollars, percent, signed_percent
from reporting.tables.assumption_rows import cell
from reporting.wording.current_rates import mark_in_short
from tests.browser.command_line import number, rows

SERVICE, CODE = "homemaker", "S5130"
Said = Iterator[str]


def base_file(folder: Path, base: str) -> Path:
    """The file of a scenario that changes nothing of a base."""
    path = folder / f"{base}.yaml"
    path.write_text(f"name: {base.capitalize()}\nbase: {base}\nchanges: {{}}\n", encoding="utf-8")
    return path


def said_of(page_key: str, base: Path) -> list[str]:
    """The texts that a page has one after the other; base: its file. Of SERVICE, lower bound."""
    return list(SAID[page_key](base))


def is_said(texts: list[str], page: str) -> str:
    """The first of the texts that does not follow on the page; "" where all stand in their order.

    Without spaces, as cells of a table touch.
    """
    page, place = "".join(page.split()), 0
    for text in texts:
        found = page.find("".join(text.split()), place)
        if found < 0:
            return text
        place = found + len("".join(text.split()))
    return ""


def _rates(base: Path) -> list[tuple[dict[str, str], ...]]:
    """The rows of each service: lower, interim, upper."""
    every = rows("rates", base)
    return [every[first : first + 3] for first in range(0, len(every), 3)]


def _in_dollars(usd: str | None) -> str:
    return dollars(float(usd or "nan"))


def _overview(base: Path) -> Said:
    places = []
    for each in _rates(base):
        fee, ends = each[0]["fee_schedule_rate_usd"], [float(row["rate_usd"]) for row in each]
        places.append((float(fee) > max(ends)) - (float(fee) < min(ends)))
    for name, place in (("below", -1), ("within", 0), ("above", 1)):
        yield f"current rates {name} the range{places.count(place)}"
    [own] = [each for each in _rates(base) if each[0]["procedure_code"] == CODE]
    yield f"The current rate, {_in_dollars(own[0]['fee_schedule_rate_usd'])}"
    yield "Rate per 15 min." + "".join(_in_dollars(row["rate_usd"]) for row in own)
    changes = (float(row["percent_change"]) / 100 for row in own)
    yield "Rate vs. current rate" + "".join(map(signed_percent, changes))


def _rate_ranges(base: Path) -> Said:
    for each in _rates(base):
        rates = "".join(_in_dollars(row["rate_usd"]) for row in each)
        fee = each[0]["fee_schedule_rate_usd"]
        mark = mark_in_short(each[0]["fee_schedule_mark"])
        yield f"{each[0]['service']}{_in_dollars(fee)}{mark}{rates}{rates}"


def _minimum_wage(base: Path) -> Said:
    lines: dict[str, list[dict[str, str]]] = {}
    for row in rows("minimum-wage", base):
        if row["bound"] == "lower":
            lines.setdefault(row["services"], []).append(row)
    for services, steps in lines.items():
        yield services
        for column in ("percent_change", "cumulative_percent_change"):
            for step in steps if column == "percent_change" else steps[1:]:
                change = number(step[column])
                yield "N/A" if change is None else signed_percent(change / 100)


def _build_up(base: Path) -> Said:
    column = {row["column"]: row["lower"] for row in rows(f"build-up {CODE}", base)}
    [own] = [each for each in _rates(base) if each[0]["procedure_code"] == CODE]
    yield f"Current rate, per 15 min.{_in_dollars(own[0]['fee_schedule_rate_usd'])}"
    yield f"per 15 min.{_in_dollars(column['rate_per_unit'])}"
    yield f"Direct care wage, per hour{_in_dollars(column['direct_care_wage'])}"


def _budget(base: Path) -> Said:
    ends = {(row["amount"], row["end"]): row for row in rows("budget", base)}
    for amount, name in (("general_revenue", "General Revenue"), ("total", "Total")):
        low, high = ends[amount, "low"], ends[amount, "high"]
        years = [year for year in low if year.isdigit() or year == "annualized"]
        yield name + "".join(
            f"{dollars(float(low[year]), 0)} to {dollars(float(high[year]), 0)}" for year in years
        )


def _compare(base: Path) -> Said:
    for lower, _, _ in _rates(base):
        rate = _in_dollars(lower["rate_usd"])
        yield f"{lower['service']}{rate}{rate}$0.000.0%{lower['unit']}{lower['procedure_code']}"


def _sensitivity(base: Path) -> Said:
    every = rows(f"sensitivity {CODE} --bound lower", base)[-1]
    for name, column in (
        ("rate in force", "result"),
        ("all at their low values", "low_result"),
        ("all at their high values", "high_result"),
    ):
        yield f"{name}{_in_dollars(every[column])}"


def _compensation(base: Path) -> Said:
    own = [row for row in rows("compensation", base) if row["procedure_code"] == CODE]
    shares = [percent(float(row["percent_of_rate"]) / 100) for row in own]
    yield f"lower bound rate, {_in_dollars(own[0]['rate_usd'])}{shares[0]}"
    of_fee = percent(float(own[0]["percent_of_fee"]) / 100)
    yield f"The same pay in the current rate, {_in_dollars(own[0]['fee_usd'])}{of_fee}"
    yield "".join(shares)


def _assumptions(base: Path) -> Said:
    own = study_assumptions().of_base(base.stem)
    listed = {row["id"]: row for row in rows("assumptions", base)}
    in_order = [
        setting
        for section in own.sections
        for setting in own.settings.values()
        if setting.entry.section == section
    ]
    for setting in in_order:
        given = listed[setting.id]["base_value"]
        if setting.entry.kind == "number":
            text = cell(setting.entry, float(given))
            yield f"{text}{text}"
        elif setting.entry.kind == "date":
            yield f"{given}{given}"


def _check(_: Path) -> Said:
    figures = rows("check")
    assert all(row["matches"] == "True" for row in figures)
    yield f"All {len(figures)} published figures are reproduced"


SAID: dict[str, Callable[[Path], Said]] = {
    "overview": _overview,
    "rate_ranges": _rate_ranges,
    "minimum_wage": _minimum_wage,
    "build_up": _build_up,
    "budget": _budget,
    "compare": _compare,
    "sensitivity": _sensitivity,
    "compensation": _compensation,
    "assumptions": _assumptions,
    "check": _check,
}
