"""The keys of the frames: which row is whose, as columns of names in the order of the study."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from model.sources import Names, in_order, line_sources, position_sources, role_sources
from model.study.assumptions import BOUNDS, Assumptions

Keys = Mapping[str, Names]
Rows = NDArray[np.intp]  # numbers of rows
SourcesOfTable = Callable[[Assumptions], pd.DataFrame]  # such as `line_sources`


@lru_cache(maxsize=8)
def service_keys(assumptions: Assumptions) -> Keys:
    """The rows of Table 7: each service at each bound."""
    services = assumptions.services.values()
    lines = [assumptions.rate_lines[service.rate_line] for service in services]
    settings = assumptions.classifications["setting"]
    return _at_each_bound({
        "service_key": list(assumptions.services),
        "service_group": [assumptions.service_groups[service.group] for service in services],
        "service": [service.name for service in services],
        "procedure_code": [service.procedure_code for service in services],
        "programs": [", ".join(service.programs) for service in services],
        "setting": [settings[line.classes["setting"]] for line in lines],
        "unit": [assumptions.unit_of(line.key).label for line in lines],
        "rate_line": [service.rate_line for service in services],
    })  # fmt: skip


@lru_cache(maxsize=8)
def minimum_wage_line_keys(assumptions: Assumptions) -> Keys:
    """The rows of Table 9 without its dates: each of its lines at each bound."""
    lines = assumptions.minimum_wage_lines.values()
    return _at_each_bound({
        "minimum_wage_line_key": [line.key for line in lines],
        "service_group": [line.service_group for line in lines],
        "services": [line.services for line in lines],
    })  # fmt: skip


@lru_cache(maxsize=8)
def occupation_keys(assumptions: Assumptions) -> Keys:
    """The occupations that some role employs, at each bound."""
    employed = set(position_sources(assumptions).index.get_level_values("occupation"))
    occupations = [job for job in assumptions.occupations.values() if job.key in employed]
    return _at_each_bound({
        "occupation": [job.key for job in occupations],
        "soc_code": [job.soc_code for job in occupations],
        "title": [job.title for job in occupations],
    })  # fmt: skip


@lru_cache(maxsize=8)
def rows_of_occupations(assumptions: Assumptions) -> Rows:
    """The row of `positions` for each row of `occupation_keys`: its first, for the wage is one."""
    positions, occupations = table_keys(assumptions, position_sources), occupation_keys(assumptions)
    places = [*zip(positions["occupation"], positions["bound"], strict=True)]
    pairs = zip(occupations["occupation"], occupations["bound"], strict=True)
    return np.array([places.index(pair) for pair in pairs])


@lru_cache(maxsize=8)
def staffed_role_keys(assumptions: Assumptions) -> Keys:
    """The roles of each table of Appendix B at each bound."""
    keys = position_sources(assumptions).index.to_frame()[["staffing", "role", "bound"]]
    return columns_of(keys.drop_duplicates())


@lru_cache(maxsize=8)
def assumed_wage_keys(assumptions: Assumptions) -> Keys:
    """The wages that are assumed: of each staffed role the blend (occupation ""), then its jobs."""
    rows = dict.fromkeys(
        (staffing, role, bound, of_row)
        for staffing, role, bound, occupation in position_sources(assumptions).index
        for of_row in ("", occupation)
    )
    staffing, role, bound, occupation = map(in_order, zip(*rows, strict=True))
    return {"staffing": staffing, "role": role, "occupation": occupation, "bound": bound}


@lru_cache(maxsize=24)
def table_keys(assumptions: Assumptions, sources: SourcesOfTable) -> Keys:
    """The rows of one of the three tables."""
    return columns_of(sources(assumptions).index.to_frame())


@lru_cache(maxsize=8)
def rows_of_roles(assumptions: Assumptions) -> Mapping[str, tuple[Rows, Rows]]:
    """Role -> its rows of the table `roles`, and the rows of `lines` that they stand behind."""
    lines = line_sources(assumptions).index
    keys = role_sources(assumptions).index.to_frame(index=False)
    rows = {}
    for role in assumptions.roles:
        of_role = keys[keys["role"] == role]
        of_line = pd.MultiIndex.from_frame(of_role[["rate_line", "bound"]])
        rows[role] = (of_role.index.to_numpy(), lines.get_indexer(of_line))
    return rows


@lru_cache(maxsize=8)
def lines_of_services(assumptions: Assumptions) -> Rows:
    """The number of the rate line of each service (28)."""
    numbers = {line: number for number, line in enumerate(assumptions.rate_lines)}
    return np.array([numbers[service.rate_line] for service in assumptions.services.values()])


def columns_of(keys: pd.DataFrame) -> Keys:
    """A frame of keys as columns."""
    return {str(name): keys[name].array for name in keys.columns}


def frame_of_cases(
    scenario: Names, keys: Keys, of_cases: Mapping[str, Any], columns: Mapping[str, Any]
) -> pd.DataFrame:
    """A row for each case and each row of the keys.

    scenario: the name of each case's scenario; keys: a name a row; of_cases: a value a case;
    columns: (cases, rows).
    """
    rows = len(next(iter(keys.values())))
    return pd.DataFrame(
        {
            "scenario": scenario.repeat(rows),
            **{name: tiled(column, len(scenario)) for name, column in keys.items()},
            **{name: column.repeat(rows) for name, column in of_cases.items()},
            **{name: column.ravel() for name, column in columns.items()},
        },
        copy=False,
    )


def table_of_cases(scenario: Names, keys: Keys, columns: Mapping[str, Any]) -> pd.DataFrame:
    """`frame_of_cases` with the scenario and the keys as its index."""
    rows = len(next(iter(keys.values())))
    levels = {name: tiled(column, len(scenario)) for name, column in keys.items()}
    index = pd.MultiIndex.from_arrays(
        [scenario.repeat(rows), *levels.values()], names=["scenario", *levels]
    )
    flat = {name: column.ravel() for name, column in columns.items()}
    return pd.DataFrame(flat, index=index, copy=False)


def chosen(names: Sequence[str], numbers: Any) -> Names:
    """A column of names by their numbers."""
    dtype = pd.CategoricalDtype(pd.Index(names, dtype=object))
    return pd.Categorical.from_codes(numbers, dtype=dtype)


def tiled(names: Names, times: int) -> Names:
    """A column of names over and over."""
    codes = np.tile(names.codes, times)
    return pd.Categorical.from_codes(codes, dtype=names.dtype, validate=False)


def texts(column: pd.Series[Any]) -> list[str]:
    """A column of names as a list; where it is categorical, in a third of the time of pandas'."""
    if not isinstance(column.dtype, pd.CategoricalDtype):
        return [str(name) for name in column.tolist()]
    categories = column.dtype.categories.tolist()
    return [categories[code] for code in column.array.codes.tolist()]


def _at_each_bound(names: Mapping[str, list[str]]) -> Keys:
    count = len(next(iter(names.values())))
    columns = {name: in_order(column).repeat(len(BOUNDS)) for name, column in names.items()}
    return {**columns, "bound": tiled(in_order(BOUNDS), count)}
