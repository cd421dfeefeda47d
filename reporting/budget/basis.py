"""What the cost of a change of fees rests on, and a reader must know before using it."""

from __future__ import annotations

import numpy as np

from model.findings.budget.cost import Budget
from model.findings.budget.inputs import BudgetInputs
from model.findings.budget.volumes import UndividedCode
from model.keys import texts
from model.study.assumptions import BOUNDS
from reporting.budget.words import ILLUSTRATIVE
from reporting.formats import counted, listed, percent
from reporting.wording.names import service_with_code


def basis_in_short(made: Budget) -> str:
    """Whether the figures can be used, in one line under them; "" where units are entered."""
    parts = []
    if made.is_illustrative:
        parts.append(f"{ILLUSTRATIVE}: units are estimated from dollars paid")
    if made.is_range:
        several = counted(len(_undivided(made)), "code")
        verb = "holds" if len(_undivided(made)) == 1 else "hold"
        parts.append(
            f"the cost is a range, as {several} {verb} several services and the division is not "
            "known"
        )
    return f"{'; '.join(parts)}. What this rests on stands below." if parts else ""


def basis_sentences(made: Budget, inputs: BudgetInputs) -> list[str]:
    """What the cost rests on and a reader must know before using it, the weightiest first."""
    return [
        *_illustration(made, inputs),
        *_range(made),
        *_services_without_units(made),
        *_fees_kept(made),
        *_marks(made),
        *_assumed_match(made, inputs),
    ]


def _illustration(made: Budget, inputs: BudgetInputs) -> list[str]:
    if not made.is_illustrative:
        return []
    return [
        f"{ILLUSTRATIVE}: units are not known here. They are made of the dollars that Medicaid "
        f"paid by procedure code in state fiscal year {inputs.paid_year}, divided by the fees "
        "of that year. Enter or load units for a cost to use."
    ]


def _range(made: Budget) -> list[str]:
    if not made.is_range:
        return []
    codes = [f"{code.code} ({len(code.places)} services)" for code in _undivided(made)]
    return [
        "Nobody here knows how the dollars of these codes divide among their services: "
        f"{', '.join(codes)}. At the ends of the range all dollars of a code are for the one "
        "service that costs least, or most. Enter a division, and the cost is one number."
    ]


def _services_without_units(made: Budget) -> list[str]:
    sentences = []
    if unknown := unknown_services(made):
        sentences.append(
            f"No units are known of {listed(unknown)}, whose fee changes; they count as none."
        )
    if left_out := services_left_out(made):
        sentences.append(
            f"No units in {made.plan.volumes.file} of {', '.join(left_out)}, whose fees change; "
            "they count as none."
        )
    return sentences


def _fees_kept(made: Budget) -> list[str]:
    kept = int(made.fees.would_fall[0].sum())
    if not kept or made.plan.policy.may_fall:
        return []
    stay = "stays as it is" if kept == 1 else "stay as they are"
    return [f"{counted(kept, 'fee')} would fall and {stay}."]


def _assumed_match(made: Budget, inputs: BudgetInputs) -> list[str]:
    if not (made.match["basis"] == "assumed").any():
        return []
    last = max(inputs.regular_match)
    return [
        f"The federal match after federal fiscal year {last} is not known here; that of "
        f"{last}, {percent(inputs.regular_match[last], 2)}, is taken until another is entered."
    ]


def _undivided(made: Budget) -> list[UndividedCode]:
    """The codes whose division is not known and makes a difference: a fee of theirs changes."""
    moves = _moves(made)
    return [code for code in made.units.undivided if moves[list(code.places)].any()]


def _moves(made: Budget) -> np.ndarray:
    """Whether the fee of each service changes at any date."""
    return np.asarray(np.abs(made.fees.increments[0]).max(axis=0) > 0)


def _marks(made: Budget) -> list[str]:
    """What must be said of the current rates that change, with how many it is said of."""
    moves = _moves(made)
    marks = texts(made.results.rates["fee_schedule_mark"])[:: len(BOUNDS)][: len(moves)]
    of_moved = [text for text, is_moved in zip(marks, moves, strict=True) if is_moved and text]
    return [
        f"Of the current rates that change, {of_moved.count(text)} of {int(moves.sum())}: {text}."
        for text in dict.fromkeys(of_moved)
    ]


def unknown_services(made: Budget) -> list[str]:
    """Names of services whose fee changes and of whose units nothing is known."""
    moves = _moves(made)
    assumptions = made.results.assumptions
    unknown = zip(assumptions.services, made.units.unknown & moves, strict=True)
    return [service_with_code(assumptions, key) for key, is_unknown in unknown if is_unknown]


def services_left_out(made: Budget) -> list[str]:
    """Codes of services whose fee changes and that the file of the units leaves out."""
    if not made.plan.volumes.file:
        return []
    moves = _moves(made)
    entered = {key for key, _, _ in made.plan.volumes.units}
    services = made.results.assumptions.services.values()
    return [
        service.procedure_code
        for service, is_moved in zip(services, moves, strict=True)
        if is_moved and service.key not in entered
    ]


def units_from(made: Budget) -> str:
    """Where units come from that are no illustration: "loaded from volumes.csv", "entered"."""
    return f"loaded from {made.plan.volumes.file}" if made.plan.volumes.file else "entered"
