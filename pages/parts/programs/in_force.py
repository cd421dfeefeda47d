"""What a person set on the pages of the other programs, and how it is changed and undone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from model.programs.loaded import employment_plan, program_settings, programs
from model.programs.plan import Filled, filled_in
from model.programs.program import Values, checked_values, value_faults
from model.study.settings import Setting
from pages.shell import session
from pages.shell.history import Track

PLAN_PAGE = "employment_team"  # the program whose page has the plan
REFUSED = "Change not applied. The value stays as it was."


def take(setting: Setting, value: Any) -> None:
    """Take over what a person set a control to; what cannot be is said, and the old value stays."""
    faults = value_faults({setting.id: value}, program_settings())
    if not faults:
        _put({**session.program_values(), setting.id: value})
    else:
        session.put_notices(REFUSED, *faults)
        session.begin_generation()


def reset(*setting_ids: str) -> None:
    """Take these settings back to their document."""
    _put({k: value for k, value in session.program_values().items() if k not in setting_ids})
    session.begin_generation()


def _put(new: Mapping[str, Any]) -> None:
    session.program_values.put(checked_values(new, program_settings()))
    session.put_notices()


def fill_in(given: Mapping[str, Any]) -> None:
    """Take over what a person typed into the plan, all of it or nothing."""
    texts, faults = filled_in(employment_plan(), {**session.filled_plan(), **given})
    session.put_notices(*([REFUSED, *faults] if faults else []))
    if not faults:
        session.filled_plan.put(texts)
    session.begin_generation()


def track(program_key: str) -> Track:
    """What can be undone on the page of a program: its values, and the plan that stands there."""
    own, has_plan = programs()[program_key].settings, program_key == PLAN_PAGE

    def state() -> tuple[Values, Filled]:
        of_program = {k: value for k, value in session.program_values().items() if k in own}
        return of_program, session.filled_plan() if has_plan else {}

    def put(before: tuple[Values, Filled]) -> None:
        values, plan = before
        of_others = {k: value for k, value in session.program_values().items() if k not in own}
        _put({**of_others, **values})
        if has_plan:
            session.filled_plan.put(plan)
        session.begin_generation()

    return Track(program_key, state, put)
