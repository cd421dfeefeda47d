"""The build-ups: the columns of rate lines and of their roles beside each other, a row a rate."""

from __future__ import annotations

import numpy as np

from model.compute import Columns, Tables
from model.keys import rows_of_roles
from model.sources import OF_THE_LINE
from model.study.assumptions import Assumptions


def build_up_columns(assumptions: Assumptions, computed: Tables) -> Columns:
    """The columns of the lines, with those of their roles before the steps: `supervisor_pay`.

    What a role takes from its line is not repeated. NaN where a line has no such role.
    """
    lines = computed.lines
    names = list(lines)
    first_step = names.index("staffing_cost")
    inputs = {name: lines[name] for name in names[:first_step]}
    steps = {name: lines[name] for name in names[first_step:]}
    return {**inputs, **_columns_of_roles(assumptions, computed), **steps}


def _columns_of_roles(assumptions: Assumptions, computed: Tables) -> Columns:
    """The columns of each role in the rows of the lines: (cases, rows of `lines`)."""
    shape = computed.lines["rate_per_unit"].shape
    columns: Columns = {}
    for role, (role_rows, line_rows) in rows_of_roles(assumptions).items():
        for name in [name for name in computed.roles if name not in OF_THE_LINE]:
            column = np.full(shape, np.nan)
            column[:, line_rows] = computed.roles[name][:, role_rows]
            columns[f"{role}_{name}"] = column
    return columns
