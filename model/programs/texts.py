"""What is set of the other programs as parameters of a link and as texts of a file, and back.

The plan of an employment team names persons: it stands in no link, only in a file.
"""

from __future__ import annotations

from collections.abc import Mapping

from model.errors import ScenarioError
from model.programs.plan import Filled, Plan, filled_in
from model.programs.program import Values, checked_values, value_faults
from model.scenario.texts.mailed_links import check_value, mended_value
from model.study.settings import Setting
from model.study.values import value_text
from model.study.words import given_in_words

CHECK = "programs"  # the parameter with the check value of all the others
PLAN = "plan."  # what stands before a name of the plan in a file

Settings = Mapping[str, Setting]  # every value of these programs that can be changed, by id


def is_parameter(name: str, settings: Settings) -> bool:
    """Whether a parameter of a link is of the other programs."""
    return name == CHECK or name in settings


def parameters_of_values(values: Values) -> dict[str, str]:
    """The values as parameters of a link, behind their check value; {} for none."""
    texts = {key: value_text(value) for key, value in values.items()}
    return {CHECK: check_value(texts), **texts} if texts else {}


def values_of_parameters(
    received: Mapping[str, str], settings: Settings
) -> tuple[Values, list[str]]:
    """The values that the parameters of a link set, and what is to be said of the others."""
    texts = {
        name: mended_value(text) for name, text in received.items() if is_parameter(name, settings)
    }
    check = texts.pop(CHECK, "")
    if check and check.lower() != check_value(texts):
        cut = "The link was cut or changed on its way, so the document's values are shown."
        return {}, [cut]
    faults = value_faults(texts, settings)
    return checked_values(texts, settings), [f"{f}. The document's value is shown." for f in faults]


def texts_of_file(values: Values, plan: Filled) -> dict[str, str]:
    """All that is set, texts by name, as a file carries it."""
    of_values = {key: value_text(value) for key, value in values.items()}
    return {**of_values, **{f"{PLAN}{name}": text for name, text in plan.items()}}


def values_and_plan_of_texts(
    texts: Mapping[str, str], settings: Settings, plan: Plan
) -> tuple[Values, Filled]:
    """What the texts of a file set. Errors: ScenarioError with all faults."""
    of_plan = {n.removeprefix(PLAN): text for n, text in texts.items() if n.startswith(PLAN)}
    of_values = {name: text for name, text in texts.items() if not name.startswith(PLAN)}
    filled, faults = filled_in(plan, of_plan)
    faults += [
        f"{given_in_words(name)} is not a value of another program"
        for name in of_values
        if name not in settings
    ]
    faults += value_faults(of_values, settings)
    if faults:
        raise ScenarioError(faults)
    return checked_values(of_values, settings), filled
